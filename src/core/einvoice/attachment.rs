//! The files that go into the XML: which may, and how much they weigh.

use std::sync::Arc;

use crate::diag::{KeyPlaces, Problem, Problems, catalogue};
use crate::domain::Megabytes;

/// A file that goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// By which the document refers to it, different from all others (BT-122).
    pub id: String,
    /// What it is, in words (BT-123).
    pub title: String,
    /// Its name in the package, without folders (BT-125-2).
    pub file_name: String,
    /// What its bytes are, such as `application/pdf` (BT-125-1).
    pub mime: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// The types that a file in an EHF may have (Peppol BIS Billing 3.0, BR-CL-24 and PEPPOL-EN16931-CL001): no ZIP, no XML,
/// nothing of Word.
const EMBEDDABLE: [(&str, &str); 6] = [
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("csv", "text/csv"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
];

/// From how many bytes of files on receivers may have trouble (the guide to EHF 2.0 asks for at most 5 MB).
pub const WARNED_BYTES: u64 = 5_000_000;

/// The type of a file by its name's ending.
#[must_use]
pub fn mime_of(file_name: &str) -> &'static str {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = match ending.as_deref() {
        Some("jpeg") => Some("jpg"),
        other => other,
    };
    let known = EMBEDDABLE.iter().find(|(known, _)| Some(*known) == ending);
    known.map_or("application/octet-stream", |(_, mime)| mime)
}

/// May a file of this type stand in an EHF?
#[must_use]
pub fn embeddable(mime: &str) -> bool {
    EMBEDDABLE.iter().any(|(_, allowed)| *allowed == mime)
}

/// How far the document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is sent yet: what is too heavy is warned of.
    Draft,
    /// What is too heavy is refused.
    Issued,
}

/// Says which files can't go into the XML of `document`, and when those that can are too heavy, each with its weight.
#[must_use]
pub fn weigh(
    document: &str,
    stage: Stage,
    attachments: &[Attachment],
    limit: Megabytes,
    places: &dyn KeyPlaces,
) -> Problems {
    let mut problems = Problems::new();
    for file in attachments.iter().filter(|file| !embeddable(&file.mime)) {
        // All other files are the program's own.
        let place = places.at("signed_agreement");
        problems
            .push(catalogue::EhfFileLeftOut { file: &file.file_name, mime: &file.mime, document }.at(place));
    }
    let mut heaviest: Vec<&Attachment> = attachments.iter().filter(|file| embeddable(&file.mime)).collect();
    let total: u64 = heaviest.iter().map(|file| weight(file)).sum();
    if total <= WARNED_BYTES.min(limit.bytes()) {
        return problems;
    }
    heaviest.sort_by_key(|file| (std::cmp::Reverse(file.bytes.len()), file.file_name.clone()));
    let each: Vec<String> =
        heaviest.iter().map(|file| format!("{} {}", file.file_name, megabytes(weight(file)))).collect();
    let is_too_heavy = stage == Stage::Issued && total > limit.bytes();
    let (total, limit, each) = (megabytes(total), megabytes(limit.bytes()), each.join(", "));
    let problem = if is_too_heavy {
        Problem::from(catalogue::EhfTooHeavy { document, total, limit, each })
    } else {
        Problem::from(catalogue::EhfHeavy { document, total, each, limit })
    };
    problems.push(problem.at(places.at("ehf.max_attachments_mb")));
    problems
}

fn weight(file: &Attachment) -> u64 {
    u64::try_from(file.bytes.len()).unwrap_or(u64::MAX)
}

/// `5.3 MB`, rounded up, so that what is over a limit is never printed as the limit.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
