//! The agreement as a list of facts.

use super::change::{Facts, Key, Value};
use crate::domain::{
    Address, Agreement, BudgetLine, Contact, Milestone, MilestoneBasis, Party, Payment, Person, PlannedMonth,
    Project, References, WorkspacePath,
};

/// Every fact of the agreement that stands there; what is left open is left out.
///
/// Each field has a name here, so that the compiler asks about a new one.
pub(super) fn of(project: &Project) -> Facts {
    let Agreement {
        id: _,
        // The project's own flag says the same of all files.
        sample: _,
        title,
        seller,
        buyer,
        buyer_is_vat_registered,
        references,
        delivery_place,
        period,
        activity_deadline,
        delivery_deadline,
        signed_on,
        signed_agreement,
        frame,
        vat,
        payment,
        ehf,
        numbering,
        milestones,
        sub_goals,
        people,
        plan,
        budget,
    } = &project.agreement;
    let mut facts = Listing::default();
    facts.put(Key::Sample, Value::Yes(project.sample));
    facts.put(Key::Title, text(title));
    facts.party(seller, [Key::SellerName, Key::SellerOrgNumber, Key::SellerAddress, Key::SellerContact]);
    facts.party(buyer, [Key::BuyerName, Key::BuyerOrgNumber, Key::BuyerAddress, Key::BuyerContact]);
    facts.put(Key::BuyerVatRegistered, Value::Yes(*buyer_is_vat_registered));
    facts.references(references);
    facts.put_some(Key::SignedOn, signed_on.map(Value::Day));
    facts.put_some(Key::SignedAgreement, signed_agreement.as_ref().map(|path| text(path.as_str())));
    facts.put(Key::Period, Value::Days(period.from(), period.to()));
    facts.put_some(Key::ActivityDeadline, activity_deadline.map(Value::Day));
    facts.put_some(Key::DeliveryDeadline, delivery_deadline.map(Value::Day));
    facts.put_some(Key::DeliveryPlace, delivery_place.as_deref().map(text));
    facts.put_some(Key::Frame, frame.map(Value::Amount));
    facts.put_some(Key::Vat, vat.clone().map(Value::Vat));
    facts.payment(payment);
    facts.put(Key::EhfWeight, Value::Bytes(ehf.max_attachments.bytes()));
    // The form of the numbers is told by the first number of the period.
    let first = numbering.number(period.from(), 1);
    facts.put_some(Key::Numbering, first.map(|number| text(number.as_str())));
    facts.milestones(milestones);
    facts.people(people);
    for goal in sub_goals {
        facts.put_of(Key::SubGoalTitle, &goal.id, text(&goal.title));
    }
    facts.plan(plan, budget);
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

impl Listing {
    fn party(&mut self, party: &Party, [name_key, number_key, address_key, contact_key]: [Key; 4]) {
        let Party { name, org_number, address, contact } = party;
        self.put(name_key, text(name));
        self.put_some(number_key, org_number.clone().map(Value::OrgNumber));
        self.put_some(address_key, address.as_ref().map(in_one_line));
        self.put_some(contact_key, contact.as_ref().map(who));
    }

    fn references(&mut self, references: &References) {
        let References { order_number, project_number, mark, contract } = references;
        self.put(Key::OrderNumber, text(order_number.as_str()));
        self.put(Key::ProjectNumber, text(project_number.as_str()));
        self.put(Key::Mark, text(mark));
        self.put_some(Key::Contract, contract.as_deref().map(text));
    }

    fn payment(&mut self, payment: &Payment) {
        let Payment { account, kid, term_days } = payment;
        self.put_some(Key::Account, account.clone().map(Value::Account));
        self.put_some(Key::Kid, kid.as_ref().map(|kid| text(kid.digits())));
        self.put(Key::TermDays, Value::TermDays(*term_days));
    }

    /// Milestones under their ids.
    fn milestones(&mut self, milestones: &[Milestone]) {
        for Milestone { id, title, basis, row: _ } in milestones {
            self.put_of(Key::MilestoneTitle, id, text(title));
            let basis = match *basis {
                MilestoneBasis::Advance { share, cumulative: _ } => Value::Advance(share),
                MilestoneBasis::Settlement { through } => Value::Settlement(through),
            };
            self.put_of(Key::MilestoneBasis, id, basis);
        }
    }

    /// People under their ids.
    fn people(&mut self, people: &[Person]) {
        for Person { id, name, role, rate } in people {
            self.put_of(Key::PersonName, id, text(name));
            self.put_of(Key::PersonRole, id, text(role));
            self.put_of(Key::PersonRate, id, Value::Rate(*rate));
        }
    }

    /// Lines of the plan by month, lines of the budget by their place.
    fn plan(&mut self, plan: &[PlannedMonth], budget: &[BudgetLine]) {
        for PlannedMonth { month, hours } in plan {
            let month = format!("{}-{:02}", month.year(), month.number());
            self.put_of(Key::PlannedHours, &month, Value::Hours(*hours));
        }
        for (BudgetLine { title, covers, amount }, place) in budget.iter().zip(1..) {
            let place = format!("{place:02}");
            self.put_of(Key::BudgetTitle, &place, text(title));
            self.put_of(Key::BudgetCovers, &place, Value::Covers(*covers));
            self.put_of(Key::BudgetAmount, &place, Value::Amount(*amount));
        }
    }
}

fn in_one_line(address: &Address) -> Value {
    let Address { street, postal_code, city } = address;
    Value::Text(format!("{street}, {postal_code} {city}"))
}

fn who(contact: &Contact) -> Value {
    let Contact { name, email, phone } = contact;
    let ways = [Some(name), email.as_ref(), phone.as_ref()];
    Value::Text(ways.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))
}
