//! Names of files and folders, and letters that nobody sees.

#![expect(clippy::disallowed_methods, reason = "the tests rename files and close folders")]

use std::fs;

use crate::support::{Workspace, ended, started};

#[test]
fn a_file_is_the_same_however_the_accents_of_its_name_are_written() {
    // As macOS writes them: the ring, and the accent, after the letter.
    let apart = "receipts/ma\u{30a}ltid-cafe\u{301}.jpg";
    let together = "receipts/m\u{e5}ltid-caf\u{e9}.jpg";
    for (on_the_disk, in_the_file) in [(apart, together), (together, apart)] {
        let workspace = Workspace::example();
        let folder = "inputs/fjordbygda";
        fs::rename(
            workspace.path(&format!("{folder}/receipts/02-lunsj.jpg")),
            workspace.path(&format!("{folder}/{on_the_disk}")),
        )
        .expect("a file");
        let workspace =
            workspace.edited("inputs/fjordbygda/costs.yaml", "receipts/02-lunsj.jpg", in_the_file);
        let run = workspace.bilag(&["check"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let run = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let kept = format!("outputs/fjordbygda/issued/2026-0001/inputs/{together}");
        assert!(workspace.path(&kept).exists(), "{:?}", workspace.files("outputs"));
        assert_eq!(workspace.bilag(&["verify", "--rebuild", "all"]).status, 0);
    }
}

#[test]
fn a_folder_is_not_called_as_a_device_of_windows() {
    for name in ["con", "nul", "com1", "lpt9"] {
        let workspace = Workspace::example();
        fs::rename(workspace.path("inputs/fjordbygda"), workspace.path(&format!("inputs/{name}")))
            .expect("a folder");
        let run = workspace.bilag(&["check"]);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(
            run.stderr.contains("error[E0021]") && run.stderr.contains(&format!("`avtale-{name}`")),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn letters_that_nobody_sees_are_told() {
    for letter in ['\u{ad}', '\u{61c}', '\u{3164}', '\u{115f}', '\u{ffa0}'] {
        let name = format!("Siv{letter} Eksempel");
        let workspace =
            Workspace::example().edited("inputs/fjordbygda/agreement.yaml", "Siv Eksempel", &name);
        let run = workspace.bilag(&["check"]);
        assert_eq!(run.status, 1, "{letter:?}: {}", run.stdout);
        assert!(run.stderr.contains(&format!("(U+{:04X})", u32::from(letter))), "{letter:?}: {}", run.stderr);
    }
}

/// Whom permissions don't bind is bound in a namespace in which nobody is anybody; `None` where there is none.
#[cfg(target_os = "linux")]
#[test]
fn an_agreement_that_may_not_be_looked_into_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::example();
    let nobody =
        |arguments: &[&str]| ended(started(workspace.within("unshare", ".").arg("--user").args(arguments)));
    if !nobody(&["true"]).status.success() {
        return;
    }
    fs::create_dir(workspace.path("inputs/closed")).expect("a folder");
    fs::set_permissions(workspace.path("inputs/closed"), fs::Permissions::from_mode(0o0))
        .expect("permissions");
    for command in ["check", "status", "build"] {
        let run = nobody(&[env!("CARGO_BIN_EXE_bilag"), command]);
        let said = String::from_utf8(run.stderr).expect("text");
        assert!(said.contains("error[E0801]: `inputs/closed` can't be read"), "{command}: {said}");
    }
    fs::set_permissions(workspace.path("inputs/closed"), fs::Permissions::from_mode(0o755))
        .expect("permissions");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_what_was_issued_is_told_as_what_it_is() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]).status, 0);
    let issued = workspace.path("outputs/fjordbygda/issued");
    fs::rename(&issued, workspace.path("../elsewhere")).expect("a folder");
    std::os::unix::fs::symlink(workspace.path("../elsewhere"), &issued).expect("a link");
    let run = workspace.bilag(&["verify"]);
    assert!(run.stderr.contains("E0806") && !run.stderr.contains("inputs/"), "{}", run.stderr);
}
