//! What changed in the inputs, for people; for programs, see `json`.

mod fields;
mod json;
mod table;

use crate::compare::{Change, Changed, Changes, HoursChange, HoursRow, VoucherChange};
use crate::num::{Hours, Money};
use fields::field;
pub(super) use json::json;

/// The changes in sentences, each line ended, and what they come to.
pub(super) fn text(changes: &Changes) -> String {
    let mut lines: Vec<String> = Vec::new();
    section(&mut lines, "agreement", changes.agreement.iter().map(field));
    section(&mut lines, "hours", changes.hours.iter().map(hours));
    section(&mut lines, "people", changes.people.iter().filter_map(table::person));
    section(&mut lines, "vouchers", changes.vouchers.iter().map(voucher));
    let activities = changes.activities.iter().map(|change| {
        let activity = change.row.latest();
        row(&format!("{} {}", activity.days.from(), activity.title), change)
    });
    section(&mut lines, "activities", activities);
    let indicators = changes.indicators.iter().map(|change| {
        let indicator = change.row.latest();
        row(&format!("{} {}", indicator.id, indicator.title), change)
    });
    section(&mut lines, "indicators", indicators);
    let sections =
        changes.report.sections.iter().map(|title| format!("`{}`: {}", title.latest(), became(title)));
    let order = changes.report.reordered.then(|| "the sections stand in another order".to_owned());
    section(&mut lines, "report", sections.chain(order));
    let files = changes.files.iter().map(|file| format!("{}: {}", file.latest(), became(file)));
    section(&mut lines, "files", files);
    section(&mut lines, "sums", table::sums(changes));
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// All of it in one line: how many of what, and what it comes to.
pub(super) fn summary(changes: &Changes) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let report = changes.report.sections.len() + usize::from(changes.report.reordered);
    let counts = [
        count(changes.agreement.len(), "fact of the agreement", "facts of the agreement"),
        count(changes.hours.len(), "row of hours", "rows of hours"),
        count(changes.vouchers.len(), "voucher", "vouchers"),
        count(changes.activities.len(), "activity", "activities"),
        count(changes.indicators.len(), "indicator", "indicators"),
        count(report, "section of the report", "sections of the report"),
        count(changes.files.len(), "file", "files"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let sums = &changes.sums;
    format!("{}{}", counts.join(", "), differences(sums.hours.difference(), sums.documented.difference()))
}

fn section(lines: &mut Vec<String>, title: &str, rows: impl IntoIterator<Item = String>) {
    let rows: Vec<String> = rows.into_iter().map(|row| format!("  {row}")).collect();
    if !rows.is_empty() {
        lines.push(title.to_owned());
        lines.extend(rows);
    }
}

fn became<T>(change: &Change<T>) -> &'static str {
    match change {
        Change::Added(_) => "added",
        Change::Removed(_) => "removed",
        Change::Changed { .. } => "changed",
    }
}

/// `2026-02-03 Kari Nordmann: 7.50 → 6.00 h (−1.50 h, −1350.00)`.
fn hours(change: &HoursChange) -> String {
    let head = |row: &HoursRow| format!("{} {}", row.entry.date, row.name);
    let told = |row: &HoursRow| format!("{} h, `{}`", plain(row.entry.hours), row.entry.activity);
    let (name, what) = match &change.row {
        Change::Added(row) => (head(row), vec![format!("added, {}", told(row))]),
        Change::Removed(row) => (head(row), vec![format!("removed, {}", told(row))]),
        Change::Changed { before, .. } => (head(before), change.fields.iter().map(field).collect()),
    };
    format!("{name}: {}{}", what.join("; "), differences(change.hours, change.amount))
}

fn voucher(change: &VoucherChange) -> String {
    let voucher = change.voucher.latest();
    let what = match &change.voucher {
        Change::Changed { .. } => {
            let receipts = change.receipts.iter().map(|path| format!("`{path}` has other bytes"));
            change.fields.iter().map(field).chain(receipts).collect::<Vec<_>>().join("; ")
        }
        other => format!("{}, `{}`", became(other), voucher.description),
    };
    let difference = differences(Hours::ZERO, change.amount);
    format!("{} {}: {what}{difference}", voucher.number, voucher.supplier)
}

fn row<T>(name: &str, change: &Changed<T>) -> String {
    let what = match &change.row {
        Change::Changed { .. } => change.fields.iter().map(field).collect::<Vec<_>>().join("; "),
        other => became(other).to_owned(),
    };
    format!("{name}: {what}")
}

/// ` (−1.50 h, −1350.00)`, or nothing where nothing is different.
fn differences(hours: Hours, amount: Money) -> String {
    let hours = (!hours.is_zero()).then(|| format!("{} h", signed(plain(hours))));
    let amount = (!amount.is_zero()).then(|| format!("{} NOK", signed(amount.to_string())));
    let told: Vec<String> = [hours, amount].into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

fn signed(figure: String) -> String {
    if figure.starts_with('-') { figure } else { format!("+{figure}") }
}

/// `7.50`, `-1.50`.
pub(super) fn plain(hours: Hours) -> String {
    // Hours and money are both counted in hundredths.
    Money::from_ore(hours.hundredths()).to_string()
}
