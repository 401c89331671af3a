//! «Hva er endret»: the changes between two states of the inputs, in short lines for a credit note or a replacement.

mod facts;
mod sums;
#[cfg(test)]
mod tests;

use crate::bokmal;
use crate::compare::{Change, Changed, Changes, HoursChange, HoursRow, Key, VoucherChange};
use crate::domain::{Activity, Indicator};
use crate::num::Hours;
use crate::words::BOKMAL;

/// Every change in a line of its own, in the order of the documents, and what the changes come to.
#[must_use]
pub fn changes(changes: &Changes) -> Vec<String> {
    let words = &BOKMAL.changes;
    let mut lines = Vec::new();
    let agreement = changes.agreement.iter();
    lines.extend(agreement.map(|field| row(words.agreement, &[facts::field(field, changes)])));
    lines.extend(changes.hours.iter().map(|change| hours(change, changes)));
    lines.extend(changes.people.iter().filter_map(sums::person));
    lines.extend(changes.vouchers.iter().map(|change| voucher(change, changes)));
    lines.extend(changes.activities.iter().map(|change| activity(change, changes)));
    lines.extend(changes.indicators.iter().map(|change| indicator(change, changes)));
    let sections = changes.report.sections.iter();
    lines.extend(
        sections.map(|section| row(&(words.section)(section.latest()), &[became(section, words.rewritten)])),
    );
    lines.extend(changes.report.reordered.then(|| words.reordered.to_owned()));
    let files = changes.files.iter();
    lines.extend(
        files.map(|file| row(&(words.file)(file.latest().as_str()), &[became(file, words.new_bytes)])),
    );
    lines.extend(sums::all(changes));
    lines
}

/// A line: the name of what changed, and what became of it.
fn row(name: &str, what: &[String]) -> String {
    (BOKMAL.changes.row)(name, &what.join("; "))
}

fn became<T>(change: &Change<T>, changed: &str) -> String {
    match change {
        Change::Added(_) => BOKMAL.changes.added.to_owned(),
        Change::Removed(_) => BOKMAL.changes.removed.to_owned(),
        Change::Changed { .. } => changed.to_owned(),
    }
}

fn hours(change: &HoursChange, changes: &Changes) -> String {
    let words = &BOKMAL.changes;
    let of = |row: &HoursRow| (words.hours_row)(&row.name, &bokmal::date(row.entry.date));
    let figures = |row: &HoursRow| bokmal::hours(row.entry.hours);
    let (name, mut what) = match &change.row {
        Change::Added(row) => (of(row), vec![(words.row_added)(&figures(row), &row.entry.activity)]),
        Change::Removed(row) => (of(row), vec![(words.row_removed)(&figures(row), &row.entry.activity)]),
        Change::Changed { before, after } => {
            let mut what = Vec::new();
            if before.entry.person != after.entry.person {
                what.push((words.to_person)(&after.name));
            }
            if before.entry.hours != after.entry.hours {
                what.push((words.hours_changed)(&figures(before), &figures(after)));
            }
            let rest = change.fields.iter().filter(|field| !matches!(field.key, Key::Hours | Key::Person));
            what.extend(rest.map(|field| facts::field(field, changes)));
            (of(before), what)
        }
    };
    let differences = sums::differences(change.hours, change.amount);
    if let (false, Some(last)) = (differences.is_empty(), what.last_mut()) {
        *last = (words.signed)(last, &differences);
    }
    row(&name, &what)
}

fn voucher(change: &VoucherChange, changes: &Changes) -> String {
    let words = &BOKMAL.changes;
    let latest = change.voucher.latest();
    let name = (words.voucher)(&latest.number.to_string(), &latest.supplier);
    let difference = sums::differences(Hours::ZERO, change.amount);
    let mut what = match &change.voucher {
        Change::Added(voucher) => vec![(words.voucher_added)(&voucher.description)],
        Change::Removed(voucher) => vec![(words.voucher_removed)(&voucher.description)],
        Change::Changed { .. } => {
            let fields = change.fields.iter().map(|field| facts::field(field, changes));
            fields.chain(change.receipts.iter().map(|path| (words.receipt_bytes)(path.as_str()))).collect()
        }
    };
    if let (false, Some(last)) = (difference.is_empty(), what.last_mut()) {
        *last = (words.signed)(last, &(words.billed)(&difference));
    }
    row(&name, &what)
}

fn activity(change: &Changed<Activity>, changes: &Changes) -> String {
    let latest = change.row.latest();
    let day = bokmal::date_range(latest.days.from(), latest.days.to());
    row(&(BOKMAL.changes.activity)(&latest.title, &day), &fields(change, changes))
}

fn indicator(change: &Changed<Indicator>, changes: &Changes) -> String {
    row(&(BOKMAL.changes.indicator)(&change.row.latest().title), &fields(change, changes))
}

fn fields<T>(change: &Changed<T>, changes: &Changes) -> Vec<String> {
    match &change.row {
        Change::Changed { .. } => change.fields.iter().map(|field| facts::field(field, changes)).collect(),
        other => vec![became(other, BOKMAL.changes.rewritten)],
    }
}
