//! What an issued document says that a draft doesn't, and what a correction says of what it corrects.

use schemars::JsonSchema;
use serde::Serialize;

use super::Subject;
use super::fact::{Fact, fact};
use crate::bokmal;
use crate::domain::{DocumentKind, DocumentRef};
use crate::invoice::{self, Issued, Step};
use crate::words::BOKMAL;

/// A heading and a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listed {
    /// The heading.
    pub title: String,
    /// The items.
    pub items: Vec<String>,
}

/// The document that the package is sent with, as its attachments name it.
pub(super) fn package_of(issued: &Issued) -> String {
    let (number, day) = (issued.number.as_str(), bokmal::date(issued.date));
    match issued.content.kind {
        DocumentKind::Invoice => (BOKMAL.issued.attached_to_invoice)(number, &day),
        DocumentKind::CreditNote => (BOKMAL.issued.attached_to_credit_note)(number, &day),
    }
}

/// The same for the foot of each page, which has one line.
pub(super) fn package_in_short(issued: &Issued) -> String {
    let number = issued.number.as_str();
    match issued.content.kind {
        DocumentKind::Invoice => (BOKMAL.issued.with_invoice)(number),
        DocumentKind::CreditNote => (BOKMAL.issued.with_credit_note)(number),
    }
}

/// What a credit note that reverses a document is for, in a sentence; `None` for any other document.
pub(super) fn purpose(subject: Subject<'_>) -> Option<String> {
    let issued = subject.issued.filter(|issued| issued.reverses())?;
    let original = &issued.correction.as_ref()?.original;
    Some((BOKMAL.issued.takes_back)(&invoice_of(original)))
}

/// What the document corrects, and why; both name each other (bokføringsforskriften § 5-12).
pub(super) fn correction(subject: Subject<'_>) -> Vec<Fact> {
    let words = &BOKMAL.issued;
    let Some((issued, correction)) =
        subject.issued.and_then(|issued| Some((issued, issued.correction.as_ref()?)))
    else {
        return Vec::new();
    };
    let original = &correction.original;
    let mut facts = match &correction.step {
        Step::Reverses { .. } => Vec::new(),
        Step::Replaces { credit_note: Some(_), .. } => {
            let reversed: Vec<String> = issued.reversed_by().map(credit_note_of).collect();
            vec![fact!(words.replaces, invoice_of(original)), fact!(words.credited_by, reversed.join(", "))]
        }
        Step::Replaces { credit_note: None, .. } => vec![fact!(words.corrects, credit_note_of(original))],
    };
    facts.push(fact!(words.reason, correction.reason.as_str()));
    facts
}

/// What the buyer does instead of paying the document that is corrected.
pub(super) fn instead(subject: Subject<'_>) -> Vec<String> {
    let correction = subject.issued.and_then(|issued| issued.correction.as_ref());
    correction.map(invoice::instead).unwrap_or_default()
}

/// What changed since the document that is corrected.
pub(super) fn changes(subject: Subject<'_>) -> Option<Listed> {
    let correction = subject.issued?.correction.as_ref()?;
    let title = (BOKMAL.issued.changed_since)(correction.original.number.as_str());
    (!correction.changes.is_empty()).then(|| Listed { title, items: correction.changes.clone() })
}

fn invoice_of(document: &DocumentRef) -> String {
    (BOKMAL.lines.issued_invoice)(document.number.as_str(), &bokmal::date(document.date))
}

fn credit_note_of(document: &DocumentRef) -> String {
    (BOKMAL.lines.issued_credit_note)(document.number.as_str(), &bokmal::date(document.date))
}
