//! The commands as a shell sees them: status, standard output, standard error.

use serde_json::Value;

use crate::support::{Workspace, bytes_of_repository, files_of_repository};

#[test]
fn an_unknown_command_is_a_usage_error() {
    let run = Workspace::empty().bilag(&["biuld"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("'build'"), "{}", run.stderr);
    assert!(run.stdout.is_empty());
}

#[test]
fn help_is_a_result() {
    let run = Workspace::empty().bilag(&["--help"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("Usage: bilag"), "{}", run.stdout);
}

#[test]
fn the_example_is_written_whole_and_only_once() {
    let workspace = Workspace::example();
    let written = workspace.files(".");
    let kept = files_of_repository("templates/example");
    let (schemas, inputs): (Vec<_>, Vec<_>) =
        written.into_iter().partition(|file| file.starts_with("schemas/"));
    assert_eq!(inputs, kept);
    for file in &inputs {
        assert_eq!(workspace.read(file), bytes_of_repository(&format!("templates/example/{file}")));
    }
    assert_eq!(schemas.len(), 5);
    for file in &schemas {
        assert_eq!(workspace.read(file), bytes_of_repository(file));
    }
    let again = workspace.bilag(&["init", "--example", "."]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("E0006"), "{}", again.stderr);
}

#[test]
fn an_empty_workspace_says_what_to_do() {
    let run = Workspace::empty().bilag(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stdout.is_empty());
    assert!(run.stderr.contains("E0001") && run.stderr.contains("bilag init --example"), "{}", run.stderr);
}

#[test]
fn a_folder_outside_any_workspace_is_named() {
    let workspace = Workspace::empty();
    let run = workspace.bilag(&["check", "--workspace", "inputs"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("E0002") && run.stderr.contains("inputs"), "{}", run.stderr);
}

#[test]
fn json_is_one_document_on_standard_output() {
    let run = Workspace::example().bilag(&["check", "ukjent", "--format", "json"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(document["status"], 2);
    assert_eq!(document["problems"][0]["code"], "E0003");
    assert_eq!(document["problems"][0]["help"], "the agreements are `fjordbygda`");
}

#[test]
fn the_example_passes_the_check_from_any_folder_in_it() {
    let workspace = Workspace::example();
    let run = workspace.bilag(&["check", "--workspace", workspace.path(".").to_str().expect("a path")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "`fjordbygda` has no errors, and an EHF can be made of `signing` and `final`\n\
         \x20 pictures, for people to read: the receipts of voucher 2, 3\n\
         next: `bilag build fjordbygda` writes the drafts\n"
    );
    let inside = workspace.bilag_in("inputs/fjordbygda", &["check"]);
    assert_eq!(inside.status, 0, "{}", inside.stderr);
}

#[test]
fn a_code_is_explained_in_any_case_of_letters() {
    let run = Workspace::empty().bilag(&["explain", "e0001"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.starts_with("error[E0001]: no agreement under `…`\n"), "{}", run.stdout);
    let unknown = Workspace::empty().bilag(&["explain", "E9999"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("E0007"), "{}", unknown.stderr);
}

#[test]
fn the_manifest_has_a_schema() {
    let run = Workspace::empty().bilag(&["schema", "manifest"]);
    assert_eq!(run.status, 0);
    assert_eq!(run.stdout.as_bytes(), bytes_of_repository("schemas/manifest.schema.json"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    use crate::support::ended;
    let mut child = Workspace::empty().started(&["schema", "manifest"]);
    drop(child.stdout.take());
    let output = ended(child);
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

/// What can't be done is said, and nothing is written.
#[cfg(not(feature = "typeset"))]
#[test]
fn without_its_typesetter_the_program_makes_no_documents() {
    let workspace = Workspace::example();
    for command in
        [&["build"] as &[&str], &["plan", "fjordbygda", "signing"], &["issue", "fjordbygda", "signing"]]
    {
        let run = workspace.bilag(command);
        assert_eq!(run.status, 2, "{command:?}: {}", run.stderr);
        assert!(run.stderr.contains("[E0605]"), "{command:?}: {}", run.stderr);
    }
    assert_eq!(workspace.files("outputs"), [".lock"]);
    let run = workspace.bilag(&["templates", "eject", "looks"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("[E0605]"), "{}", run.stderr);
}
