//! Each problem of the command and of the workspace, in a folder of its own below `tests/errors`: `command.txt`
//! has the arguments, `expected.txt` what is said. What stands in `workspace` is laid over the workspace of
//! `tests/errors/base`, or takes its place if it has `inputs`.

#![expect(
    clippy::disallowed_methods,
    reason = "the test reads its cases, and may be told to accept what it sees"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bilag::diag::catalogue::CATALOGUE;

use crate::support::{Workspace, bytes_of_repository, files_of_repository, is_in_repository};

/// What only a disk in a certain state brings about; the room's own tests make that state.
const SEEN_BY_THE_ROOM: [(&str, &str); 8] = [
    ("E0008", "src/store/tests.rs"),
    ("E0009", "src/store/tests.rs"),
    ("E0012", "src/package/tests.rs"),
    ("E0801", "src/store/tests.rs"),
    ("E0803", "src/store/tests.rs"),
    ("E0804", "src/store/tests.rs"),
    ("E0805", "src/store/tests.rs"),
    ("E0806", "src/store/tests.rs"),
];

/// The cases with a command: code and arguments.
fn cases() -> Vec<(String, String)> {
    let files = files_of_repository("tests/errors");
    let codes = files.iter().filter_map(|file| file.strip_suffix("/command.txt"));
    let command = |code| String::from_utf8(bytes_of_repository(&format!("tests/errors/{code}/command.txt")));
    codes.map(|code| (code.to_owned(), command(code).expect("text"))).collect()
}

/// The workspace of a case.
fn workspace(code: &str) -> Workspace {
    let own = format!("tests/errors/{code}/workspace");
    let layers: &[&str] = match (is_in_repository(&own), is_in_repository(&format!("{own}/inputs"))) {
        (false, _) => &["tests/errors/base"],
        (true, true) => &[&own],
        (true, false) => &["tests/errors/base", &own],
    };
    layers.iter().fold(Workspace::empty(), |workspace, layer| {
        files_of_repository(layer).into_iter().fold(workspace, |workspace, file| {
            let contents = bytes_of_repository(&format!("{layer}/{file}"));
            workspace.with(&file, contents)
        })
    })
}

#[test]
fn each_case_says_what_is_expected() {
    let mut differences = Vec::new();
    for (code, command) in cases() {
        let workspace = workspace(&code);
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let run = workspace.bilag(&arguments);
        let root = fs::canonicalize(workspace.path(".")).expect("the workspace");
        let said = run.stderr.replace(&root.display().to_string(), "WORKSPACE");
        let is_about_the_command = !code.starts_with("E08");
        assert_eq!(run.status, if is_about_the_command { 2 } else { 1 }, "{code}: {said}");
        assert!(said.contains(&format!("[{code}]")), "{code} isn't reported in its own case:\n{said}");
        let path = format!("tests/errors/{code}/expected.txt");
        if std::env::var_os("BILAG_ACCEPT").is_some() {
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path), &said).expect("a case");
        }
        if !is_in_repository(&path) || bytes_of_repository(&path) != said.as_bytes() {
            differences.push(format!("{path} isn't what is said now:\n{said}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn each_code_of_the_command_is_brought_about() {
    let mut shown: BTreeSet<String> = cases().into_iter().map(|(code, _)| code).collect();
    for (code, tests) in SEEN_BY_THE_ROOM {
        let text = String::from_utf8(bytes_of_repository(tests)).expect("text");
        assert!(text.contains(&format!("\"{code}\"")), "{tests} doesn't bring about {code}");
        shown.insert(code.to_owned());
    }
    let families = ["E000", "E001", "E08"];
    let codes = CATALOGUE.iter().map(|entry| entry.code);
    let ours: BTreeSet<String> = codes
        .filter(|code| families.iter().any(|family| code.starts_with(family)))
        .map(str::to_owned)
        .collect();
    assert_eq!(shown, ours);
}
