//! The agreement as a list of facts.

use super::change::{Facts, Key, Value};
use crate::domain::{Address, Agreement, Contact, MilestoneBasis, Party, Project, WorkspacePath};

/// Every fact of the agreement that stands there; what is left open is left out.
pub(super) fn of(project: &Project) -> Facts {
    let agreement = &project.agreement;
    let mut facts = Listing::default();
    facts.put(Key::Sample, Value::Yes(project.sample));
    facts.put(Key::Title, text(&agreement.title));
    parties(agreement, &mut facts);
    references(agreement, &mut facts);
    terms(agreement, &mut facts);
    several(agreement, &mut facts);
    facts.0
}

/// Facts while they are listed.
#[derive(Default)]
pub(super) struct Listing(pub(super) Facts);

impl Listing {
    pub(super) fn put(&mut self, key: Key, value: Value) {
        self.put_of(key, &"", value);
    }

    pub(super) fn put_some(&mut self, key: Key, value: Option<Value>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    pub(super) fn put_of(&mut self, key: Key, of: &impl ToString, value: Value) {
        self.0.insert((key, of.to_string()), value);
    }
}

pub(super) fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

pub(super) fn paths(paths: &[WorkspacePath]) -> Value {
    Value::List(paths.iter().map(ToString::to_string).collect())
}

fn parties(agreement: &Agreement, facts: &mut Listing) {
    let keys = [
        (&agreement.seller, [Key::SellerName, Key::SellerOrgNumber, Key::SellerAddress, Key::SellerContact]),
        (&agreement.buyer, [Key::BuyerName, Key::BuyerOrgNumber, Key::BuyerAddress, Key::BuyerContact]),
    ];
    for (party, [name_key, number_key, address_key, contact_key]) in keys {
        let Party { name, org_number, address, contact } = party;
        facts.put(name_key, text(name));
        facts.put_some(number_key, org_number.clone().map(Value::OrgNumber));
        facts.put_some(address_key, address.as_ref().map(in_one_line));
        facts.put_some(contact_key, contact.as_ref().map(who));
    }
}

fn in_one_line(address: &Address) -> Value {
    let Address { street, postal_code, city } = address;
    Value::Text(format!("{street}, {postal_code} {city}"))
}

fn who(contact: &Contact) -> Value {
    let ways = [Some(&contact.name), contact.email.as_ref(), contact.phone.as_ref()];
    Value::Text(ways.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))
}

fn references(agreement: &Agreement, facts: &mut Listing) {
    let references = &agreement.references;
    facts.put(Key::OrderNumber, text(references.order_number.as_str()));
    facts.put(Key::ProjectNumber, text(references.project_number.as_str()));
    facts.put(Key::Mark, text(&references.mark));
    facts.put_some(Key::Contract, references.contract.as_deref().map(text));
}

fn terms(agreement: &Agreement, facts: &mut Listing) {
    let (period, payment) = (agreement.period, &agreement.payment);
    facts.put_some(Key::SignedOn, agreement.signed_on.map(Value::Day));
    facts.put_some(Key::SignedAgreement, agreement.signed_agreement.as_ref().map(|path| text(path.as_str())));
    facts.put(Key::Period, Value::Days(period.from(), period.to()));
    facts.put_some(Key::ActivityDeadline, agreement.activity_deadline.map(Value::Day));
    facts.put_some(Key::DeliveryDeadline, agreement.delivery_deadline.map(Value::Day));
    facts.put_some(Key::Frame, agreement.frame.map(Value::Amount));
    facts.put_some(Key::Vat, agreement.vat.clone().map(Value::Vat));
    facts.put_some(Key::Account, payment.account.clone().map(Value::Account));
    facts.put_some(Key::Kid, payment.kid.as_ref().map(|kid| text(kid.digits())));
    facts.put(Key::TermDays, Value::TermDays(payment.term_days));
    // The form of the numbers is told by the first number of the period.
    let first = agreement.numbering.number(period.from(), 1);
    facts.put_some(Key::Numbering, first.map(|number| text(number.as_str())));
}

/// What there can be several of, each under its id; lines of the plan by month, lines of the budget by their place.
fn several(agreement: &Agreement, facts: &mut Listing) {
    for milestone in &agreement.milestones {
        facts.put_of(Key::MilestoneTitle, &milestone.id, text(&milestone.title));
        let basis = match milestone.basis {
            MilestoneBasis::Advance { share, .. } => Value::Advance(share),
            MilestoneBasis::Settlement { through } => Value::Settlement(through),
        };
        facts.put_of(Key::MilestoneBasis, &milestone.id, basis);
    }
    for goal in &agreement.sub_goals {
        facts.put_of(Key::SubGoalTitle, &goal.id, text(&goal.title));
    }
    for person in &agreement.people {
        facts.put_of(Key::PersonName, &person.id, text(&person.name));
        facts.put_of(Key::PersonRole, &person.id, text(&person.role));
        facts.put_of(Key::PersonRate, &person.id, Value::Rate(person.rate));
    }
    for planned in &agreement.plan {
        let month = format!("{}-{:02}", planned.month.year(), planned.month.number());
        facts.put_of(Key::PlannedHours, &month, Value::Hours(planned.hours));
    }
    for (line, place) in agreement.budget.iter().zip(1..) {
        let place = format!("{place:02}");
        facts.put_of(Key::BudgetTitle, &place, text(&line.title));
        facts.put_of(Key::BudgetCovers, &place, Value::Covers(line.covers));
        facts.put_of(Key::BudgetAmount, &place, Value::Amount(line.amount));
    }
}
