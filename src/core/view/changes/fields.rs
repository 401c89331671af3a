//! A fact that changed, in words.

use crate::bokmal;
use crate::compare::{Changes, Field};
use crate::domain::{Key, Value, VatStatus};
use crate::words::BOKMAL;

/// Letters of a text that still stand in a short line; of a longer one it is only said that it changed.
const TEXT_MAX: usize = 60;

/// `kontonummer 9999 05 43212 → 8601 11 17947`.
pub(super) fn field(field: &Field, changes: &Changes) -> String {
    let words = &BOKMAL.changes;
    let name = name(&field.key, changes);
    let is_long = |value: &Option<Value>| match value {
        Some(Value::Text(text)) => text.chars().count() > TEXT_MAX,
        Some(Value::List(texts)) => texts.iter().map(String::len).sum::<usize>() > TEXT_MAX,
        _ => false,
    };
    if is_long(&field.before) || is_long(&field.after) {
        return (words.changed)(&name);
    }
    let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| words.not_given.to_owned(), display);
    (words.change)(&name, &shown(&field.before), &shown(&field.after))
}

/// What the fact is called, and of which person, milestone or day it is.
fn name(key: &Key, changes: &Changes) -> String {
    let name = BOKMAL.of_inputs(key.path);
    if key.of.is_empty() {
        return name.to_owned();
    }
    let which = match key.path.split('.').next() {
        Some("people") => {
            let person = changes.people.iter().find(|person| person.person.as_str() == key.of);
            person.map(|person| person.name.clone())
        }
        Some("milestones") => {
            let milestone = changes.milestones.iter().find(|known| known.milestone.as_str() == key.of);
            milestone.map(|milestone| milestone.title.clone())
        }
        Some("measurements") => key.of.parse().ok().map(bokmal::date),
        _ => None,
    };
    (BOKMAL.changes.of)(name, which.as_ref().unwrap_or(&key.of))
}

/// A value as the documents write it.
fn display(value: &Value) -> String {
    let words = &BOKMAL.changes;
    match value {
        Value::Text(text) => (words.quoted)(text),
        Value::List(texts) if texts.is_empty() => BOKMAL.terms.none.to_owned(),
        Value::List(texts) => texts.join(", "),
        Value::Choice(word) => BOKMAL.of_inputs(word).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::TermDays(days) => (words.count_of_days)(&days.to_string()),
        Value::Size(bytes) => (words.megabytes)(&(bytes / 1_000_000).to_string()),
        Value::Amount(amount) => bokmal::kroner(*amount),
        Value::Hours(hours) => bokmal::hours(*hours),
        Value::Clock(from, to) => {
            (words.clock)(&from.format("%H:%M").to_string(), &to.format("%H:%M").to_string())
        }
        Value::Day(day) => bokmal::date(*day),
        Value::Days(from, to) => bokmal::date_range(*from, *to),
        Value::Measured(value, None) => bokmal::measure(*value),
        Value::Measured(value, Some(day)) => {
            (words.measured_on)(&bokmal::measure(*value), &bokmal::date(*day))
        }
        Value::OrgNumber(number) => bokmal::org_number(number),
        Value::Account(account) => bokmal::bank_account(account),
        Value::Vat(VatStatus::NotRegistered) => words.not_registered.to_owned(),
        Value::Vat(VatStatus::Taxable) => words.taxable.to_owned(),
        Value::Vat(VatStatus::Exempt { reason }) => (words.exempt)(reason),
        Value::Advance(share) => (words.advance)(&bokmal::percent(*share)),
        Value::Settlement(None) => words.settlement.to_owned(),
        Value::Settlement(Some(day)) => (words.settlement_through)(&bokmal::date(*day)),
    }
}
