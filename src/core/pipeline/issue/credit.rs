//! Crediting without a replacement: all of an invoice, some of its lines, or an amount.

use super::correct::{Reversal, reverse};
use super::stored::Stored;
use super::writer::Writer;
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::domain::DocumentKind;
use crate::invoice::{self, Extent};
use crate::pipeline::books::Books;
use crate::pipeline::books::find;
use crate::register::Entry;

/// Credits `extent` of the document `number`.
///
/// # Errors
/// When it isn't an invoice of which so much remains, and whatever stops the credit note from being made.
pub(super) fn credit(
    writer: &mut Writer<'_>,
    number: &str,
    reason: &str,
    extent: &Extent,
) -> Result<(), Errors> {
    let entry = find(&writer.register, number)?.clone();
    let stored = Stored::read(writer.context, &writer.register, &entry)?;
    let books = Books { register: &writer.register, agreement: &stored.project.agreement };
    refuse(books, &entry)?;
    within(&stored, &entry, extent)?;
    refuse_repetition(writer, &stored, &entry, reason, extent)?;
    // A part stays off what is billed later; all of a document is taken back to be billed anew.
    if *extent == Extent::Whole {
        later_documents(books, &entry, &mut writer.issuance.problems);
    }
    writer.confirm()?;
    reverse(writer, &stored, extent, Reversal { reason, changes: Vec::new(), instead: None }).map(drop)
}

/// Only an invoice of which something remains can be credited.
fn refuse(books: Books<'_>, entry: &Entry) -> Result<(), Errors> {
    let (number, agreement) = (entry.number.as_str(), entry.agreement.as_str());
    match entry.kind {
        DocumentKind::CreditNote => {
            let milestone = entry.milestone.as_str();
            Err(if let Some(original) = books.reverses(entry) {
                let original = &original.number;
                catalogue::CreditNoteStands { number, original, milestone, agreement }.into()
            } else {
                catalogue::SettledCreditNote { number, milestone }.into()
            })
        }
        DocumentKind::Invoice if books.register.is_reversed(entry) => {
            Err(catalogue::CreditedInFull { number, agreement }.into())
        }
        DocumentKind::Invoice => Ok(()),
    }
}

/// A part must be of the document's own lines, more than nothing, and not more than what remains.
fn within(stored: &Stored, entry: &Entry, extent: &Extent) -> Result<(), Errors> {
    let mut problems = Problems::new();
    let number = entry.number.as_str();
    if let Extent::Lines(places) = extent {
        let count = stored.original.document.content.lines.len();
        for line in places.iter().filter(|place| !(1..=count).contains(*place)) {
            let known = format!("1 to {count}");
            problems.push(catalogue::LineNotFound { number, line, known });
        }
    }
    let net = invoice::credit(&stored.project, &stored.original, extent).totals.net;
    let remaining = stored.original.remaining();
    if problems.is_empty() && (net > remaining || !net.is_positive()) {
        problems.push(if net.is_positive() {
            Problem::from(catalogue::CreditTooLarge { number, amount: net, remaining })
        } else {
            catalogue::CreditOfNothing { number, amount: net, remaining }.into()
        });
    }
    problems.without_errors().map(drop)
}

/// A part that was credited for the same reason on the same day: the command was given twice, more likely than not. Whoever
/// means it says so in the reason; this is where it would be asked about.
fn refuse_repetition(
    writer: &Writer<'_>,
    stored: &Stored,
    entry: &Entry,
    reason: &str,
    extent: &Extent,
) -> Result<(), Errors> {
    if *extent == Extent::Whole {
        return Ok(());
    }
    let amount = invoice::credit(&stored.project, &stored.original, extent).totals.net;
    let is_the_same = |known: &&Entry| {
        known.credit_of(&entry.number) == amount
            && known.reason.as_deref() == Some(reason)
            && known.date == writer.date
    };
    match writer.register.entries().find(is_the_same) {
        Some(known) => {
            let (number, credit_note) = (&entry.number, &known.number);
            Err(catalogue::CreditRepeated { number, amount, credit_note }.into())
        }
        None => Ok(()),
    }
}

/// A later document that took the invoice off is right no longer: what it left out is billed by nobody now.
fn later_documents(books: Books<'_>, entry: &Entry, problems: &mut Problems) {
    for later in books.after(&entry.milestone) {
        let Some(standing) = books.standing(&later.id) else { continue };
        problems.push(catalogue::LaterDocumentTookItOff { later: &standing.number, number: &entry.number });
    }
}
