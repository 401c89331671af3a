//! Long and odd content, through the built program: every document is made, and says what it must.
//!
//! `BILAG_KEEP=/some/folder cargo test odd` leaves the documents in that folder, to be looked at.

mod agreements;
mod receipts;

use std::sync::LazyLock;

use crate::pdf_text;
use crate::support::Workspace;

/// All odd agreements, built once.
static BUILT: LazyLock<Workspace> = LazyLock::new(|| {
    let mut workspace = Workspace::empty();
    for agreement in agreements::all() {
        for (path, contents) in agreement.files {
            workspace = workspace.with(&format!("inputs/{}/{path}", agreement.id), contents);
        }
    }
    let run = workspace.bilag(&["build"]);
    let errors: Vec<_> = run.stderr.split("\n\n").filter(|said| said.contains("error[")).collect();
    assert_eq!(run.status, 0, "{errors:?}");
    workspace.keep("odd");
    workspace
});

#[test]
fn every_odd_document_is_made_under_both_standards() {
    let files = BUILT.files("outputs");
    let documents: Vec<_> =
        files.iter().filter(|file| file.ends_with(".pdf") && !file.contains("/originaler/")).collect();
    for document in &documents {
        let bytes = BUILT.read(&format!("outputs/{document}"));
        for standard in ["pdfaid:part", "pdfuaid:part"] {
            let is_there = bytes.windows(standard.len()).any(|window| window == standard.as_bytes());
            assert!(is_there, "{document} doesn't claim {standard}");
        }
        assert!(pdf_text::text(&bytes).contains("B123456"), "{document} has no order number");
    }
    assert!(documents.len() > 30, "{documents:?}");
}
