//! A fact that changed, in words.

use crate::bokmal;
use crate::compare::{Changes, Field, Key, Value};
use crate::domain::{BudgetCover, VatStatus, VoucherCategory};
use crate::words::BOKMAL;

/// Letters of a text that still stand in a short line; of a longer one it is only said that it changed.
const TEXT_MAX: usize = 60;

/// `kontonummer 9999 05 43212 → 8601 11 17947`.
pub(super) fn field(field: &Field, changes: &Changes) -> String {
    let words = &BOKMAL.changes;
    let name = named(field, changes);
    let is_long = |value: &Option<Value>| match value {
        Some(Value::Text(text)) => text.chars().count() > TEXT_MAX,
        Some(Value::List(texts)) => texts.iter().map(String::len).sum::<usize>() > TEXT_MAX,
        _ => false,
    };
    if is_long(&field.before) || is_long(&field.after) {
        return (words.changed)(&name);
    }
    let told = |value: &Option<Value>| value.as_ref().map_or_else(|| words.not_given.to_owned(), told);
    (words.change)(&name, &told(&field.before), &told(&field.after))
}

/// What the fact is called, and of which person, milestone or day it is.
fn named(field: &Field, changes: &Changes) -> String {
    let name = word(field.key);
    if field.of.is_empty() {
        return name.to_owned();
    }
    let person = changes.people.iter().find(|person| person.person.as_str() == field.of);
    let milestone = changes.milestones.iter().find(|milestone| milestone.milestone.as_str() == field.of);
    let which = match field.key {
        Key::PersonName | Key::PersonRole | Key::PersonRate => person.map(|person| person.name.clone()),
        Key::MilestoneTitle | Key::MilestoneBasis => milestone.map(|milestone| milestone.title.clone()),
        Key::Measurement | Key::MeasurementSource | Key::MeasurementComment => {
            field.of.parse().ok().map(bokmal::date)
        }
        _ => None,
    };
    (BOKMAL.changes.of)(name, &which.unwrap_or_else(|| field.of.clone()))
}

/// A value as the documents write it.
fn told(value: &Value) -> String {
    let words = &BOKMAL.changes;
    match value {
        Value::Text(text) => (words.quoted)(text),
        Value::List(texts) if texts.is_empty() => BOKMAL.terms.none.to_owned(),
        Value::List(texts) => texts.join(", "),
        Value::Number(number) => number.to_string(),
        Value::TermDays(days) => (words.count_of_days)(&days.to_string()),
        Value::Bytes(bytes) => (words.megabytes)(&(bytes / 1_000_000).to_string()),
        Value::Yes(true) => words.yes.to_owned(),
        Value::Yes(false) => words.no.to_owned(),
        Value::Amount(amount) => bokmal::kroner(*amount),
        Value::Rate(rate) => bokmal::kroner(rate.per_hour()),
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
        Value::Covers(BudgetCover::Hours) => words.covers_hours.to_owned(),
        Value::Covers(BudgetCover::Costs) => words.covers_costs.to_owned(),
        Value::Category(category) => kind(*category).to_owned(),
    }
}

const fn kind(category: VoucherCategory) -> &'static str {
    let words = &BOKMAL.changes;
    match category {
        VoucherCategory::Travel => words.travel,
        VoucherCategory::Hospitality => words.hospitality,
        VoucherCategory::Venue => words.venue,
        VoucherCategory::Services => words.services,
        VoucherCategory::Materials => words.materials,
        VoucherCategory::Other => words.other,
    }
}

/// What a fact is called in the documents.
const fn word(key: Key) -> &'static str {
    let words = &BOKMAL.keys;
    match key {
        Key::Sample => words.sample,
        Key::Title => words.title,
        Key::SellerName => words.seller_name,
        Key::SellerOrgNumber => words.seller_org_number,
        Key::SellerAddress => words.seller_address,
        Key::SellerContact => words.seller_contact,
        Key::BuyerName => words.buyer_name,
        Key::BuyerOrgNumber => words.buyer_org_number,
        Key::BuyerAddress => words.buyer_address,
        Key::BuyerContact => words.buyer_contact,
        Key::BuyerVatRegistered => words.buyer_vat_registered,
        Key::OrderNumber => words.order_number,
        Key::ProjectNumber => words.project_number,
        Key::Mark => words.mark,
        Key::Contract => words.contract,
        Key::SignedOn => words.signed_on,
        Key::SignedAgreement => words.signed_agreement,
        Key::Period => words.period,
        Key::ActivityDeadline => words.activity_deadline,
        Key::DeliveryDeadline => words.delivery_deadline,
        Key::DeliveryPlace => words.delivery_place,
        Key::Frame => words.frame,
        Key::Vat => words.vat_status,
        Key::Account => words.account,
        Key::Kid => words.kid,
        Key::TermDays => words.term_days,
        Key::EhfWeight => words.ehf_weight,
        Key::Numbering => words.numbering,
        Key::MilestoneTitle => words.milestone_title,
        Key::MilestoneBasis => words.milestone_basis,
        Key::SubGoalTitle => words.sub_goal_title,
        Key::PersonName => words.person_name,
        Key::PersonRole => words.person_role,
        Key::PersonRate => words.rate,
        Key::PlannedHours => words.planned_hours,
        Key::BudgetTitle => words.budget_title,
        Key::BudgetCovers => words.budget_covers,
        Key::BudgetAmount => words.budget_amount,
        Key::Date => words.date,
        Key::Person => words.person,
        Key::Hours => words.hours,
        Key::Clock => words.clock,
        Key::Activity => words.activity,
        Key::SubGoal => words.sub_goal,
        Key::SubGoals => words.sub_goals,
        Key::Note => words.note,
        Key::Registered => words.registered,
        Key::Supplier => words.supplier,
        Key::InvoiceNumber => words.invoice_number,
        Key::Description => words.description,
        Key::Purpose => words.purpose,
        Key::Category => words.category,
        Key::Gross => words.paid,
        Key::VatPaid => words.vat,
        Key::VatRecoverable => words.vat_recoverable,
        Key::Receipts => words.receipts,
        Key::Place => words.place,
        Key::Participants => words.participants,
        Key::Headcount => words.headcount,
        Key::Outcome => words.outcome,
        Key::Documentation => words.documentation,
        Key::Unit => words.unit,
        Key::Baseline => words.baseline,
        Key::Target => words.target,
        Key::Measurement => words.measurement,
        Key::MeasurementSource => words.measurement_source,
        Key::MeasurementComment => words.measurement_comment,
        Key::Comment => words.comment,
    }
}
