//! A register that isn't a continuation of the last one that was seen on this machine.

#![expect(clippy::disallowed_methods, reason = "the tests put older folders back")]

use std::fs;
use std::path::Path;

use crate::support::{Run, Workspace};

const SIGNING: [&str; 5] = ["issue", "fjordbygda", "signing", "--date", "2026-02-02"];
const FINAL: [&str; 5] = ["issue", "fjordbygda", "final", "--date", "2026-11-02"];
const REGISTER: &str = "outputs/register.jsonl";

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    run
}

/// Both documents issued, and a copy of `outputs` from before the second beside it.
fn with_a_copy() -> Workspace {
    let workspace = Workspace::example();
    done(workspace.bilag(&SIGNING));
    copy(&workspace.path("outputs"), &workspace.path("copy"));
    done(workspace.bilag(&FINAL));
    workspace
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).expect("a copy");
        }
    }
}

/// Every command that gives numbers says so, `verify` too, and nothing is written.
fn stopped(workspace: &Workspace, code: &str, words: &[&str]) {
    let before = (workspace.files("outputs"), fs::read(workspace.path(REGISTER)).ok());
    let credit = ["credit", "2026-0001", "--reason", "Feil", "--date", "2026-11-03"];
    let correct = ["correct", "2026-0001", "--reason", "Feil", "--date", "2026-11-03"];
    let plan = ["plan", "fjordbygda", "final", "--date", "2026-11-02"];
    for arguments in [&FINAL[..], &credit, &correct, &plan, &["verify"]] {
        let run = workspace.bilag(arguments);
        assert_eq!(run.status, 1, "{arguments:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(&format!("error[{code}]")), "{arguments:?}: {}", run.stderr);
        assert!(words.iter().all(|word| run.stderr.contains(word)), "{arguments:?}: {}", run.stderr);
        assert!(!run.stdout.contains("everything is as it was issued"), "{}", run.stdout);
    }
    assert_eq!((workspace.files("outputs"), fs::read(workspace.path(REGISTER)).ok()), before);
}

#[test]
fn an_older_copy_of_all_that_was_issued_gives_no_number_twice() {
    let workspace = with_a_copy();
    fs::remove_dir_all(workspace.path("outputs")).expect("a folder");
    fs::rename(workspace.path("copy"), workspace.path("outputs")).expect("a folder");
    stopped(&workspace, "E0912", &["has 1 document,", "had 2 documents", "bilag verify --accept-register"]);
    let accepted = done(workspace.bilag(&["verify", "--accept-register"]));
    assert!(accepted.stdout.contains("everything is as it was issued"), "{}", accepted.stdout);
    let issued = done(workspace.bilag(&FINAL));
    assert!(issued.stdout.contains("issued 2026-0002"), "{}", issued.stdout);
    done(workspace.bilag(&["verify"]));
}

#[test]
fn the_last_line_and_its_folder_removed_together_are_missed() {
    let workspace = with_a_copy();
    let register = String::from_utf8(workspace.read(REGISTER)).expect("text");
    let first = register.split_inclusive('\n').next().expect("a line");
    fs::write(workspace.path(REGISTER), first).expect("a file");
    fs::remove_dir_all(workspace.path("outputs/fjordbygda/issued/2026-0002")).expect("a folder");
    stopped(&workspace, "E0912", &["isn't a continuation"]);
}

#[test]
fn a_register_that_another_machine_went_on_with_is_not_gone_on_with() {
    let workspace = with_a_copy();
    let other = Workspace::empty();
    copy(&workspace.path("inputs"), &other.path("inputs"));
    copy(&workspace.path("copy"), &other.path("outputs"));
    done(other.bilag(&["credit", "2026-0001", "--reason", "Feil", "--date", "2026-11-02"]));
    fs::remove_dir_all(workspace.path("outputs")).expect("a folder");
    copy(&other.path("outputs"), &workspace.path("outputs"));
    stopped(&workspace, "E0912", &["has 2 documents", "had 2 documents"]);
}

#[test]
fn all_of_it_removed_is_missed_and_a_new_workspace_in_its_place_is_not_that() {
    let workspace = with_a_copy();
    fs::remove_dir_all(workspace.path("outputs")).expect("a folder");
    let run = workspace.bilag(&SIGNING);
    if fs::metadata(workspace.path(".")).and_then(|metadata| metadata.created()).is_ok() {
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains("E0912") && run.stderr.contains("has 0 documents"), "{}", run.stderr);
    }
    fs::remove_dir_all(workspace.path("")).expect("a folder");
    fs::create_dir(workspace.path("")).expect("a folder");
    done(workspace.bilag(&["init", "--example", "."]));
    done(workspace.bilag(&SIGNING));
}

#[test]
fn a_workspace_that_was_moved_is_still_known() {
    let workspace = with_a_copy();
    let moved = Workspace::empty();
    fs::remove_dir_all(workspace.path("outputs")).expect("a folder");
    for folder in ["inputs", "copy"] {
        copy(&workspace.path(folder), &moved.path(folder));
    }
    fs::rename(moved.path("copy"), moved.path("outputs")).expect("a folder");
    fs::rename(workspace.path("../state"), moved.path("../state")).expect("what was seen");
    stopped(&moved, "E0912", &["had 2 documents"]);
}

#[test]
fn a_copy_of_a_sync_program_beside_the_register_is_told() {
    for name in ["register-DESKTOP-X.jsonl", "register (1).jsonl", "Register.sync-conflict-20261102.jsonl"] {
        let workspace = with_a_copy();
        fs::copy(workspace.path("copy/register.jsonl"), workspace.path(&format!("outputs/{name}")))
            .expect("a copy");
        stopped(&workspace, "E0913", &[&format!("`outputs/{name}`")]);
        fs::remove_file(workspace.path(&format!("outputs/{name}"))).expect("a file");
        done(workspace.bilag(&["verify"]));
    }
}

#[test]
fn a_folder_of_state_that_can_not_be_written_is_in_nobodys_way() {
    let workspace = Workspace::example_beside(&[("state", "a file in its place")]);
    let run = done(workspace.bilag(&SIGNING));
    assert!(run.stderr.contains("warning[W0911]") && run.stderr.contains("state/bilag"), "{}", run.stderr);
    let found = done(workspace.bilag(&["verify"]));
    assert!(found.stdout.contains("everything is as it was issued"), "{}", found.stdout);
}
