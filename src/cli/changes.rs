//! What changed in the inputs, for people.

mod sums;

use super::text::shortened;
use crate::compare::{Change, Changes, Field, HoursRow, RowChange};
use crate::domain::{Row, Value};
use crate::num::{Hours, Money};

/// The changes in sentences, each line ended, and what they come to.
pub(super) fn text(changes: &Changes) -> String {
    let named = |name: &str, change: Change| format!("{name}: {}", became(change));
    let report =
        changes.report.sections.iter().map(|section| named(&format!("`{}`", section.name), section.change));
    let order = changes.report.reordered.then(|| "the sections stand in another order".to_owned());
    let sections: [(&str, Vec<String>); 9] = [
        ("agreement", changes.agreement.iter().map(field).collect()),
        ("hours", changes.hours.iter().filter_map(hours).collect()),
        ("people", changes.people.iter().filter_map(sums::person).collect()),
        (
            "vouchers",
            rows(&changes.vouchers, |voucher| {
                (format!("{} {}", voucher.number, voucher.supplier), format!(", `{}`", voucher.description))
            }),
        ),
        (
            "activities",
            rows(&changes.activities, |activity| {
                (format!("{} {}", activity.days.from(), activity.title), String::new())
            }),
        ),
        (
            "indicators",
            rows(&changes.indicators, |indicator| {
                (format!("{} {}", indicator.id, indicator.title), String::new())
            }),
        ),
        ("report", report.chain(order).collect()),
        ("files", changes.files.iter().map(|file| named(&file.name, file.change)).collect()),
        ("sums", sums::all(changes)),
    ];
    let mut text = String::new();
    for (title, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        text.extend([title, "\n"]);
        text.extend(lines.iter().map(|line| format!("  {line}\n")));
    }
    text
}

/// All of it in one line: how many of what, and what it comes to.
pub(super) fn summary(changes: &Changes) -> String {
    let report = changes.report.sections.len() + usize::from(changes.report.reordered);
    let counts = [
        (changes.agreement.len(), "fact of the agreement", "facts of the agreement"),
        (changes.hours.len(), "row of hours", "rows of hours"),
        (changes.vouchers.len(), "voucher", "vouchers"),
        (changes.activities.len(), "activity", "activities"),
        (changes.indicators.len(), "indicator", "indicators"),
        (report, "section of the report", "sections of the report"),
        (changes.files.len(), "file", "files"),
    ];
    let counts = counts.iter().filter(|(count, ..)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    let sums = &changes.sums;
    format!("{}{}", counts.join(", "), differences(sums.hours.difference(), sums.documented.difference()))
}

const fn became(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Changed => "changed",
    }
}

/// `2026-02-03 Kari Nordmann: 7.50 → 6.00 h (−1.50 h, −1350.00)`.
fn hours(change: &RowChange<HoursRow>) -> Option<String> {
    let row = change.earliest()?;
    let name = format!("{} {}", row.entry.date, row.name);
    Some(line(&name, &format!(", {} h, `{}`", row.entry.hours, row.entry.activity), change))
}

/// Each row that changed; of a new one and of one that is gone, what it is.
fn rows<T: Row>(changes: &[RowChange<T>], name_and_content: fn(&T) -> (String, String)) -> Vec<String> {
    let row = |change: &RowChange<T>| {
        let (name, content) = name_and_content(change.latest()?);
        Some(line(&name, &content, change))
    };
    changes.iter().filter_map(row).collect()
}

fn line<T>(name: &str, content: &str, change: &RowChange<T>) -> String {
    let what = if change.change == Change::Changed {
        let receipts =
            change.receipts_with_other_bytes.iter().map(|path| format!("`{path}` has other bytes"));
        change.fields.iter().map(field).chain(receipts).collect::<Vec<_>>().join("; ")
    } else {
        format!("{}{content}", became(change.change))
    };
    let difference = differences(change.hours.unwrap_or_default(), change.amount.unwrap_or_default());
    format!("{name}: {what}{difference}")
}

/// `payment.account: open → 86011117947`.
fn field(field: &Field) -> String {
    let shown = |value: &Option<Value>| match value {
        None => "open".to_owned(),
        Some(Value::Text(text)) => format!("`{}`", shortened(text, TEXT_MAX)),
        Some(value) => value.to_string(),
    };
    format!("{} {} → {}", field.key, shown(&field.before), shown(&field.after))
}

/// Columns of a text that are shown; the rest of a long one is in the JSON.
const TEXT_MAX: usize = 60;

/// ` (−1.50 h, −1350.00)`, or nothing where nothing is different.
fn differences(hours: Hours, amount: Money) -> String {
    let hours = (!hours.is_zero()).then(|| format!("{} h", signed(&hours)));
    let amount = (!amount.is_zero()).then(|| format!("{} NOK", signed(&amount)));
    let both: Vec<String> = [hours, amount].into_iter().flatten().collect();
    if both.is_empty() { String::new() } else { format!(" ({})", both.join(", ")) }
}

fn signed(figure: &impl ToString) -> String {
    let figure = figure.to_string();
    if figure.starts_with('-') { figure } else { format!("+{figure}") }
}
