//! «Hva er endret»: the changes between two states of the inputs, in short lines for a credit note or a replacement.

mod fields;
mod sums;
#[cfg(test)]
mod tests;

use crate::bokmal;
use crate::compare::{Change, Changes, HoursRow, RowChange};
use crate::domain::Voucher;
use crate::num::{Hours, Money};
use crate::words::BOKMAL;
use fields::field;

/// Every change in a line of its own, in the order of the documents, and what the changes come to.
#[must_use]
pub fn changes(changes: &Changes) -> Vec<String> {
    let words = &BOKMAL.changes;
    let mut lines = Vec::new();
    for fact in &changes.agreement {
        lines.push(line(words.agreement, &[field(fact, changes)]));
    }
    lines.extend(changes.hours.iter().filter_map(|change| hours(change, changes)));
    lines.extend(changes.people.iter().filter_map(sums::person));
    lines.extend(changes.vouchers.iter().filter_map(|change| voucher(change, changes)));
    for change in &changes.activities {
        lines.extend(change.latest().map(|activity| {
            let day = bokmal::date_range(activity.days.from(), activity.days.to());
            line(&(words.activity)(&activity.title, &day), &fields(change, changes))
        }));
    }
    for change in &changes.indicators {
        let title = change.latest().map(|indicator| (words.indicator)(&indicator.title));
        lines.extend(title.map(|title| line(&title, &fields(change, changes))));
    }
    for section in &changes.report.sections {
        lines.push(line(&(words.section)(&section.name), &[became(section.change, words.rewritten)]));
    }
    lines.extend(changes.report.reordered.then(|| words.reordered.to_owned()));
    for file in &changes.files {
        lines.push(line(&(words.file)(&file.name), &[became(file.change, words.new_bytes)]));
    }
    lines.extend(sums::all(changes));
    lines
}

/// A line: the name of what changed, and what became of it.
fn line(name: &str, what: &[String]) -> String {
    (BOKMAL.changes.row)(name, &what.join("; "))
}

fn became(change: Change, changed: &str) -> String {
    let words = &BOKMAL.changes;
    match change {
        Change::Added => words.added,
        Change::Removed => words.removed,
        Change::Changed => changed,
    }
    .to_owned()
}

/// What is different in a row, or what became of it.
fn fields<T>(change: &RowChange<T>, changes: &Changes) -> Vec<String> {
    match change.change {
        Change::Changed => change.fields.iter().map(|fact| field(fact, changes)).collect(),
        other => vec![became(other, BOKMAL.changes.rewritten)],
    }
}

fn hours(change: &RowChange<HoursRow>, changes: &Changes) -> Option<String> {
    let words = &BOKMAL.changes;
    let figures = |row: &HoursRow| bokmal::hours(row.entry.hours);
    let mut what = match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let mut what = Vec::new();
            if before.entry.person != after.entry.person {
                what.push((words.to_person)(&after.name));
            }
            if before.entry.hours != after.entry.hours {
                what.push((words.hours_changed)(&figures(before), &figures(after)));
            }
            let rest = change.fields.iter().filter(|field| !matches!(field.key.path, "hours" | "person"));
            what.extend(rest.map(|fact| field(fact, changes)));
            what
        }
        (None, Some(row)) => vec![(words.row_added)(&figures(row), &row.entry.activity)],
        (Some(row), None) => vec![(words.row_removed)(&figures(row), &row.entry.activity)],
        (None, None) => return None,
    };
    let differences = sums::differences(change.hours.unwrap_or_default(), change.amount.unwrap_or_default());
    sign(&mut what, &differences);
    let named = change.earliest()?;
    Some(line(&(words.hours_row)(&named.name, &bokmal::date(named.entry.date)), &what))
}

fn voucher(change: &RowChange<Voucher>, changes: &Changes) -> Option<String> {
    let words = &BOKMAL.changes;
    let voucher = change.latest()?;
    let mut what = match change.change {
        Change::Added => vec![(words.voucher_added)(&voucher.description)],
        Change::Removed => vec![(words.voucher_removed)(&voucher.description)],
        Change::Changed => {
            let receipts = change.receipts_with_other_bytes.iter();
            let mut what = fields(change, changes);
            what.extend(receipts.map(|path| (words.receipt_bytes)(path.as_str())));
            what
        }
    };
    let billed = sums::differences(Hours::ZERO, change.amount.unwrap_or(Money::ZERO));
    if !billed.is_empty() {
        sign(&mut what, &(words.billed)(&billed));
    }
    Some(line(&(words.voucher)(&voucher.number.to_string(), &voucher.supplier), &what))
}

/// Puts what a change comes to behind the last thing that is told of it.
fn sign(what: &mut [String], differences: &str) {
    if let (false, Some(last)) = (differences.is_empty(), what.last_mut()) {
        *last = (BOKMAL.changes.signed)(last, differences);
    }
}
