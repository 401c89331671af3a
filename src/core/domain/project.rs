//! Everything known about one agreement, and what the agreement says as `path → value`.

use super::facts::{Facts, Value};
use super::{
    Activity, Address, Agreement, Attestation, BudgetLine, Contact, Indicator, Milestone, MilestoneBasis,
    Party, Person, PlannedMonth, Report, SubGoal, Timesheet, Voucher,
};

/// An agreement with the facts of its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The agreement.
    pub agreement: Agreement,
    /// All hours.
    pub timesheet: Timesheet,
    /// All vouchers, by number.
    pub vouchers: Vec<Voucher>,
    /// All activities, by first day.
    pub activities: Vec<Activity>,
    /// All indicators, in the file's order.
    pub indicators: Vec<Indicator>,
    /// The final report; `None` while it is not written.
    pub report: Option<Report>,
    /// Some of the facts are illustrative (`sample: true` in any of the files): drafts only.
    pub sample: bool,
}

impl Project {
    /// What the agreement says; what is left open is left out.
    ///
    /// Each field has a name here, so that the compiler asks about a new one.
    #[must_use]
    pub fn facts(&self) -> Facts {
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
        } = &self.agreement;
        let facts =
            Facts::default().with("sample", Value::yes(self.sample)).with("title", Value::text(title));
        let facts =
            party(facts, ["seller.name", "seller.org_number", "seller.address", "seller.contact"], seller);
        let facts = party(facts, ["buyer.name", "buyer.org_number", "buyer.address", "buyer.contact"], buyer)
            .with("buyer.vat_registered", Value::yes(*buyer_is_vat_registered))
            .with("references.order_number", Value::text(&references.buyer_reference))
            .with("references.project_number", Value::text(&references.project_number))
            .with("references.mark", Value::text(&references.mark))
            .with("references.contract", references.contract.as_ref().map(Value::text))
            .with("signed_on", signed_on.map(Value::Day))
            .with("signed_agreement", signed_agreement.as_ref().map(Value::text))
            .with("period", Value::Days(period.from(), period.to()))
            .with("activity_deadline", activity_deadline.map(Value::Day))
            .with("delivery_deadline", delivery_deadline.map(Value::Day))
            .with("delivery_place", delivery_place.as_ref().map(Value::text))
            .with("frame", frame.map(Value::Amount))
            .with("vat.status", vat.clone().map(Value::Vat))
            .with("payment.account", payment.account.clone().map(Value::Account))
            .with("payment.kid", payment.kid.as_ref().map(|kid| Value::text(kid.digits())))
            .with("payment.term_days", Value::TermDays(payment.term_days))
            .with("ehf.max_attachments_mb", Value::Size(ehf.max_attachments.bytes()))
            // The form of the numbers is told by the first number of the period.
            .with("numbering", numbering.number(period.from(), 1).map(Value::text));
        let facts = rows_of(facts, milestones, people, sub_goals);
        plans(facts, plan, budget).with_each(
            "attested.*",
            self.timesheet.attestations().unwrap_or_default().iter().map(Attestation::fact),
        )
    }
}

fn party(
    facts: Facts,
    [name_key, number_key, address_key, contact_key]: [&'static str; 4],
    party: &Party,
) -> Facts {
    let Party { name, org_number, address, contact } = party;
    let address = address
        .as_ref()
        .map(|Address { street, postal_code, city }| Value::Text(format!("{street}, {postal_code} {city}")));
    let contact = contact.as_ref().map(|Contact { name, email, phone }| {
        let ways = [Some(name), email.as_ref(), phone.as_ref()];
        Value::Text(ways.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))
    });
    facts
        .with(name_key, Value::text(name))
        .with(number_key, org_number.clone().map(Value::OrgNumber))
        .with(address_key, address)
        .with(contact_key, contact)
}

/// Milestones, sub-goals and people under their ids.
fn rows_of(facts: Facts, milestones: &[Milestone], people: &[Person], sub_goals: &[SubGoal]) -> Facts {
    let basis = |milestone: &Milestone| match milestone.basis {
        MilestoneBasis::Advance { share, cumulative: _ } => Value::Advance(share),
        MilestoneBasis::Settlement { through } => Value::Settlement(through),
    };
    let of_person =
        |value: fn(&Person) -> Value| people.iter().map(move |person| (person.id.to_string(), value(person)));
    facts
        .with_each(
            "milestones.*.title",
            milestones.iter().map(|milestone| (milestone.id.to_string(), Value::text(&milestone.title))),
        )
        .with_each(
            "milestones.*.basis",
            milestones.iter().map(|milestone| (milestone.id.to_string(), basis(milestone))),
        )
        .with_each(
            "sub_goals.*.title",
            sub_goals.iter().map(|goal| (goal.id.to_string(), Value::text(&goal.title))),
        )
        .with_each("people.*.name", of_person(|person| Value::text(&person.name)))
        .with_each("people.*.role", of_person(|person| Value::text(&person.role)))
        .with_each("people.*.hourly_rate", of_person(|person| Value::Amount(person.rate.per_hour())))
}

/// Lines of the plan by month, lines of the budget by their place.
fn plans(facts: Facts, plan: &[PlannedMonth], budget: &[BudgetLine]) -> Facts {
    let month = |line: &PlannedMonth| format!("{}-{:02}", line.month.year(), line.month.number());
    let of_line = |value: fn(&BudgetLine) -> Value| {
        budget.iter().zip(1..).map(move |(line, place)| (format!("{place:02}"), value(line)))
    };
    facts
        .with_each("plan.*.hours", plan.iter().map(|line| (month(line), Value::Hours(line.hours))))
        .with_each("budget.*.title", of_line(|line| Value::text(&line.title)))
        .with_each("budget.*.covers", of_line(|line| Value::Choice(line.covers.name())))
        .with_each("budget.*.amount", of_line(|line| Value::Amount(line.amount)))
}
