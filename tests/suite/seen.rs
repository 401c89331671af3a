//! Documents as somebody last looked at them: the print of each in `tests/seen/documents.txt`.
//!
//! The same inputs give the same bytes, so a print that differs is a document that looks different or reads
//! different. `tests/tools/before_after.sh` shows what has changed; `BILAG_ACCEPT=seen cargo test seen` accepts it.

#![expect(clippy::disallowed_methods, reason = "the test may be told to accept what it sees")]

use std::fs;
use std::path::Path;

use crate::odd;
use crate::pdf_text;
use crate::support::{Workspace, bytes_of_repository};

const SEEN: &str = "tests/seen/documents.txt";

/// Odd documents that show most of what can go wrong on paper.
const ODD: [&str; 3] = [
    "timer/draft/final/03-timeliste-kari.pdf",
    "bilag/draft/final/02-avregning.pdf",
    "navn/draft/final/04-kostnader.pdf",
];

#[test]
fn the_documents_look_as_they_did() {
    let example = Workspace::example();
    let run = example.bilag(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    example.keep("example");
    let documents: Vec<String> =
        example.files("outputs").into_iter().filter(|file| is_document(file)).collect();
    let ours = documents.iter().map(|file| print(&example, "example", file));
    let odd = ODD.iter().map(|file| print(odd::built(), "odd", file));
    let now: String = ours.chain(odd).collect();
    if std::env::var("BILAG_ACCEPT").is_ok_and(|name| name == "seen") {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(SEEN), &now).expect("a list");
    }
    let seen = String::from_utf8(bytes_of_repository(SEEN)).expect("text");
    let changed: Vec<&str> = now.lines().filter(|line| !seen.lines().any(|known| known == *line)).collect();
    assert!(
        now == seen,
        "not as they were when somebody last looked (see {}):\n{}",
        file!(),
        changed.join("\n")
    );
}

/// A document of ours, rather than a receipt as it came.
pub(crate) fn is_document(file: &str) -> bool {
    file.contains(".pdf") && !file.contains("/originaler/")
}

/// A line of the list: hash, pages, name.
fn print(workspace: &Workspace, name: &str, file: &str) -> String {
    let bytes = workspace.read(&format!("outputs/{file}"));
    let pages = pdf_text::pages(&bytes).len();
    format!("{} {pages:>3} {name}/{file}\n", bilag::digest::sha256(&bytes))
}
