//! A fact that changed, with the key that the inputs have for it.

use serde_json::{Value as Json, json};

use super::plain;
use crate::compare::{Field, Value};
use crate::domain::{BudgetCover, VatStatus, VoucherCategory};

/// `payment.account: open → 86011117947`.
pub(super) fn field(field: &Field) -> String {
    let told = |value: &Option<Value>| {
        value.as_ref().map_or_else(
            || "open".to_owned(),
            |value| match value {
                Value::Text(text) => format!("`{}`", short(text)),
                value => told(value),
            },
        )
    };
    format!("{} {} → {}", field.path(), told(&field.before), told(&field.after))
}

/// Letters of a text that are shown; the rest of a long one is in the JSON.
const TEXT_MAX: usize = 60;

fn short(text: &str) -> String {
    if text.chars().count() <= TEXT_MAX {
        return text.to_owned();
    }
    text.chars().take(TEXT_MAX - 1).chain(['…']).collect()
}

/// The fact as a JSON object.
pub(super) fn field_json(field: &Field) -> Json {
    let told = |value: &Option<Value>| value.as_ref().map(told);
    json!({ "key": field.path(), "before": told(&field.before), "after": told(&field.after) })
}

/// A value as the inputs write it.
fn told(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::List(texts) => texts.join(", "),
        Value::Number(number) => number.to_string(),
        Value::TermDays(days) => days.to_string(),
        Value::Bytes(bytes) => (bytes / 1_000_000).to_string(),
        Value::Yes(yes) => yes.to_string(),
        Value::Amount(amount) => amount.to_string(),
        Value::Rate(rate) => rate.per_hour().to_string(),
        Value::Hours(hours) => plain(*hours),
        Value::Clock(from, to) => format!("{}–{}", from.format("%H:%M"), to.format("%H:%M")),
        Value::Day(day) => day.to_string(),
        Value::Days(from, to) if from == to => from.to_string(),
        Value::Days(from, to) => format!("{from} to {to}"),
        Value::Measured(value, None) => value.digits(),
        Value::Measured(value, Some(day)) => format!("{} on {day}", value.digits()),
        Value::OrgNumber(number) => number.digits().to_owned(),
        Value::Account(account) => account.digits().to_owned(),
        Value::Vat(VatStatus::NotRegistered) => "not_registered".to_owned(),
        Value::Vat(VatStatus::Taxable) => "taxable".to_owned(),
        Value::Vat(VatStatus::Exempt { reason }) => format!("exempt, {reason}"),
        Value::Advance(share) => format!("advance of {} %", share.digits()),
        Value::Settlement(None) => "settlement".to_owned(),
        Value::Settlement(Some(day)) => format!("settlement through {day}"),
        Value::Covers(BudgetCover::Hours) => "hours".to_owned(),
        Value::Covers(BudgetCover::Costs) => "costs".to_owned(),
        Value::Category(category) => kind(*category).to_owned(),
    }
}

/// The category as costs.yaml names it.
const fn kind(category: VoucherCategory) -> &'static str {
    match category {
        VoucherCategory::Travel => "travel",
        VoucherCategory::Hospitality => "hospitality",
        VoucherCategory::Venue => "venue",
        VoucherCategory::Services => "services",
        VoucherCategory::Materials => "materials",
        VoucherCategory::Other => "other",
    }
}
