//! Crediting without a replacement: all of an invoice, some of its lines, or an amount.

use super::books::Books;
use super::correct::reverse;
use super::find;
use super::stored::Stored;
use super::writer::Writer;
use crate::diag::{Problem, Problems, catalogue};
use crate::invoice::{self, Extent};
use crate::register::{Entry, Kind};

/// Credits `extent` of the document `number`.
///
/// # Errors
/// When it isn't an invoice of which so much remains, and whatever stops the credit note from being made.
pub(super) fn credit(
    writer: &mut Writer<'_>,
    number: &str,
    reason: &str,
    extent: &Extent,
) -> Result<(), Problems> {
    let entry = find(&writer.register, number)?.clone();
    let stored = Stored::read(writer.context, &writer.register, &entry)?;
    let books = Books { register: &writer.register, agreement: &stored.project.agreement };
    refuse(books, &entry)?;
    within(&stored, &entry, extent)?;
    later_documents(books, &entry, &mut writer.issuance.problems);
    reverse(writer, &stored, extent, reason, Vec::new()).map(drop)
}

/// Only an invoice of which something remains can be credited.
fn refuse(books: Books<'_>, entry: &Entry) -> Result<(), Problems> {
    let (number, agreement) = (entry.number.as_str(), entry.agreement.as_str());
    let problem = match entry.kind {
        Kind::CreditNote => {
            let milestone = entry.milestone.as_str();
            if let Some(original) = books.reverses(entry) {
                let arguments = [
                    ("number", number),
                    ("original", original.number.as_str()),
                    ("agreement", agreement),
                    ("milestone", milestone),
                ];
                Problem::new(catalogue::CREDIT_NOTE_STANDS, &arguments)
            } else {
                let arguments = [("number", number), ("milestone", milestone)];
                Problem::new(catalogue::SETTLED_CREDIT_NOTE, &arguments)
            }
        }
        Kind::Invoice if books.is_reversed(entry) => {
            Problem::new(catalogue::CREDITED_IN_FULL, &[("number", number), ("agreement", agreement)])
        }
        Kind::Invoice => return Ok(()),
    };
    Err(problem.into())
}

/// A part must be of the document's own lines, more than nothing, and not more than what remains.
fn within(stored: &Stored, entry: &Entry, extent: &Extent) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let number = entry.number.as_str();
    if let Extent::Lines(places) = extent {
        let count = stored.original.lines.len();
        for place in places.iter().filter(|place| **place >= count) {
            let (line, known) = ((place + 1).to_string(), format!("1 to {count}"));
            let arguments = [("number", number), ("line", line.as_str()), ("known", &known)];
            problems.push(Problem::new(catalogue::LINE_NOT_FOUND, &arguments));
        }
    }
    let net = invoice::credit(&stored.project, &stored.original, extent).totals.net;
    let remaining = stored.original.remaining();
    if problems.is_empty() && (net > remaining || !net.is_positive()) {
        let (amount, remaining) = (net.to_string(), remaining.to_string());
        let arguments = [("number", number), ("amount", amount.as_str()), ("remaining", &remaining)];
        let code = if net.is_positive() { catalogue::CREDIT_TOO_LARGE } else { catalogue::CREDIT_OF_NOTHING };
        problems.push(Problem::new(code, &arguments));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// A later document that took the invoice off is right no longer: what it left out is billed by nobody now.
fn later_documents(books: Books<'_>, entry: &Entry, problems: &mut Problems) {
    for later in books.after(&entry.milestone) {
        let Some(standing) = books.standing(&later.id) else { continue };
        let arguments = [("later", standing.number.as_str()), ("number", entry.number.as_str())];
        problems.push(Problem::new(catalogue::LATER_DOCUMENT_TOOK_IT_OFF, &arguments));
    }
}
