//! Templates are read with the same care as receipts: nothing from outside, no pipe, nothing without an end.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the tests put links and pipes in the way"
)]
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::support::{Workspace, end, started};

/// A build is refused for a template, in these words.
fn refused(workspace: &Workspace, words: &str) {
    let run = workspace.bilag(&["build", "--only", "signing"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(run.stderr.contains("error[E0005]") && run.stderr.contains(words), "{words}: {}", run.stderr);
    assert!(!workspace.path("outputs").exists(), "something was made");
}

#[test]
fn a_link_to_a_template_is_not_followed_out_of_its_folder() {
    let workspace = Workspace::example_beside(&[("secret", "Hemmelig")]);
    fs::create_dir(workspace.path("templates")).expect("a folder");
    symlink(workspace.path("../secret"), workspace.path("templates/x.typ")).expect("a link");
    refused(&workspace, "`x.typ`: it is a link that leads out of the folder");
    let linked = Workspace::example_beside(&[("elsewhere/x.typ", "Hemmelig")]);
    symlink(linked.path("../elsewhere"), linked.path("templates")).expect("a link");
    refused(&linked, "it is a link that leads out of the workspace");
    let inside = Workspace::example().with("templates/own.typ", "#let x = 1");
    symlink("own.typ", inside.path("templates/other.typ")).expect("a link");
    assert_eq!(inside.bilag(&["build", "--only", "signing"]).status, 0);
}

#[test]
fn a_template_that_is_no_file_is_not_opened() {
    let workspace = Workspace::example();
    fs::create_dir(workspace.path("templates")).expect("a folder");
    let mut pipe = workspace.within("mkfifo", ".");
    assert!(end(&mut started(pipe.arg("templates/a.typ"))).success());
    refused(&workspace, "`a.typ`: it isn't a file");
    fs::remove_file(workspace.path("templates/a.typ")).expect("a pipe");
    symlink("/dev/zero", workspace.path("templates/a.typ")).expect("a link");
    refused(&workspace, "`a.typ`: it is a link that leads out of the folder");
    fs::remove_file(workspace.path("templates/a.typ")).expect("a link");
    let file = fs::File::create(workspace.path("templates/a.typ")).expect("a file");
    file.set_len(1 << 32).expect("a hole");
    refused(&workspace, "`a.typ`: it has more than 5 MB");
}
