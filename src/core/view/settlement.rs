//! The settlement: how the amount due came about.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::head::period;
use super::invoice::{draft_asks, earlier};
use super::{Fact, Head, RowKind, Subject, Words};
use crate::bokmal;
use crate::domain::{DocumentKind, PersonId, SubGoalId};
use crate::invoice::Draft;
use crate::num::{Hours, Money};
use crate::words::BOKMAL;

/// Data of `settlement.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettlementSheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// Period, frame and the like.
    pub facts: Vec<Fact>,
    /// What is due, large.
    pub due: Fact,
    /// The computation, line by line.
    pub computation: Vec<ComputationRow>,
    /// Who worked: each by name, under the initials that stand for it.
    pub people: Vec<Fact>,
    /// Hours by month, with the plan if there is one.
    pub months: Vec<HoursOf>,
    /// Hours by sub-goal.
    pub sub_goals: Vec<HoursOf>,
    /// All hours, and all that was planned.
    pub sum: HoursOf,
}

/// A line of the computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComputationRow {
    /// Ordinary, or a sum.
    pub kind: RowKind,
    /// What it is about.
    pub post: String,
    /// How it came about.
    pub basis: String,
    /// What it comes to.
    pub amount: String,
}

/// Hours of a month, of a sub-goal, or in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HoursOf {
    /// Which.
    pub name: String,
    /// The hours of each person, in the order of the names.
    pub by_person: Vec<String>,
    /// All hours.
    pub hours: String,
    /// What was planned.
    pub planned: Option<String>,
}

/// The settlement of one package, down to what its invoice or credit note asks for.
#[must_use]
pub fn settlement(subject: Subject<'_>, draft: Option<&Draft>) -> SettlementSheet {
    let (words, terms) = (&BOKMAL.settlement, &BOKMAL.terms);
    let (agreement, settlement) = (&subject.project.agreement, subject.settlement);
    let breakdown = &settlement.breakdown;
    let sub_goal = |id: &Option<SubGoalId>| match id {
        Some(id) => agreement.sub_goal(id).map_or_else(|| id.to_string(), |goal| goal.title.clone()),
        None => words.no_sub_goal.to_owned(),
    };
    let by_person: Vec<Hours> = breakdown.people.iter().map(|row| row.hours).collect();
    SettlementSheet {
        head: Head::attachment(subject, words.settlement, None),
        words: super::words(words.plain()),
        facts: vec![
            period(subject),
            fact!(terms.payment_basis, subject.milestone.title.as_str()),
            fact!(words.frame, settlement.frame.map_or_else(|| words.no_frame.to_owned(), bokmal::kroner)),
            fact!(terms.seller, agreement.seller.name.as_str()),
            fact!(terms.buyer, agreement.buyer.name.as_str()),
        ],
        due: asked(draft),
        computation: computation(subject, draft),
        people: with_initials(breakdown.people.iter().map(|row| person_name(subject, &row.person))),
        months: breakdown
            .months
            .iter()
            .map(|row| hours_of(bokmal::month(row.month), &row.by_person, row.hours, row.planned))
            .collect(),
        sub_goals: breakdown
            .sub_goals
            .iter()
            .map(|row| hours_of(sub_goal(&row.sub_goal), &row.by_person, row.hours, None))
            .collect(),
        sum: hours_of(terms.sum.to_owned(), &by_person, settlement.hours, breakdown.planned_total),
    }
}

/// Each name under its initials; those that several names have are numbered.
fn with_initials<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Fact> {
    let mut people: Vec<Fact> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        let initials: String =
            name.split([' ', '-']).filter_map(|part| part.chars().next()).collect::<String>().to_uppercase();
        let count = seen.entry(initials.clone()).and_modify(|count| *count += 1).or_insert(1);
        let initials = if *count == 1 { initials } else { format!("{initials}{count}") };
        people.push(Fact::new("person", &initials, name));
    }
    people
}

fn hours_of(name: String, by_person: &[Hours], hours: Hours, planned: Option<Hours>) -> HoursOf {
    HoursOf {
        name,
        by_person: by_person.iter().copied().map(bokmal::hours).collect(),
        hours: bokmal::hours(hours),
        planned: planned.map(bokmal::hours),
    }
}

/// What the invoice or credit note of the same package says, large.
fn asked(draft: Option<&Draft>) -> Fact {
    match draft {
        None => Fact::new("due", BOKMAL.settlement.nothing_to_bill, bokmal::kroner(Money::ZERO)),
        Some(draft) => {
            let (owed, amount) = draft_asks(draft);
            Fact::new("due", owed, bokmal::kroner(amount))
        }
    }
}

fn computation(subject: Subject<'_>, draft: Option<&Draft>) -> Vec<ComputationRow> {
    let settlement = subject.settlement;
    let (words, terms) = (&BOKMAL.settlement, &BOKMAL.terms);
    let mut rows = Vec::new();
    let mut line = |kind, post: &str, basis: String, amount: Money| {
        rows.push(ComputationRow { kind, post: post.to_owned(), basis, amount: bokmal::amount(amount) });
    };
    for fee in &settlement.fees {
        let basis = (words.hours_times_rate)(&bokmal::hours(fee.hours), &bokmal::amount(fee.rate.per_hour()));
        line(RowKind::Plain, person_name(subject, &fee.person), basis, fee.amount);
    }
    let hours = (words.hours)(&bokmal::hours(settlement.hours));
    line(RowKind::Sum, words.sum_hours, hours, settlement.fees_total);
    let vouchers = match settlement.costs.len() {
        0 => words.no_vouchers.to_owned(),
        count => (words.vouchers)(&bokmal::count(count)),
    };
    line(RowKind::Plain, terms.direct_costs, vouchers, settlement.costs_total);
    line(RowKind::Sum, terms.documented, String::new(), settlement.documented);
    if let Some(frame) = settlement.frame.filter(|_| settlement.over_frame.is_positive()) {
        let basis = (words.frame_is)(&bokmal::amount(frame));
        line(RowKind::Plain, terms.over_frame, basis, -settlement.over_frame);
    }
    if settlement.over_frame.is_positive() {
        line(RowKind::Sum, terms.billable, String::new(), settlement.billable);
    }
    for billed in settlement.before.iter().filter(|billed| !billed.net.is_zero() || billed.agreed.is_zero()) {
        let post = if billed.net.is_negative() { words.credited_before } else { words.billed_before };
        line(RowKind::Plain, post, earlier(subject, billed), -billed.net);
    }
    for billed in settlement.reductions() {
        line(RowKind::Plain, BOKMAL.lines.agreed, earlier(subject, billed), -billed.agreed);
    }
    if settlement.carried().is_positive() {
        line(RowKind::Plain, words.carried, String::new(), settlement.carried());
    }
    // The figure keeps its sign, so that the column adds up; the words say which way it goes.
    let further = tax_and_advances(subject, draft);
    let due = if settlement.due.is_negative() {
        words.rest_to_buyer
    } else if further.is_empty() {
        terms.to_pay
    } else {
        words.to_bill
    };
    line(RowKind::Total, due, String::new(), settlement.due);
    for (kind, post, basis, amount) in further {
        line(kind, &post, basis, amount);
    }
    rows
}

/// What a taxable seller's document adds and takes off after the sum ex VAT.
pub(super) fn tax_and_advances(
    subject: Subject<'_>,
    draft: Option<&Draft>,
) -> Vec<(RowKind, String, String, Money)> {
    let Some(draft) = draft else { return Vec::new() };
    let totals = &draft.totals;
    let owed = |sum: Money| draft.kind.owed(sum);
    let mut rows = Vec::new();
    if let Some(percent) = totals.vat.percent.filter(|_| !totals.vat.amount.is_zero()) {
        let post = (BOKMAL.terms.vat_at)(&bokmal::percent(percent));
        rows.push((RowKind::Plain, post, String::new(), owed(totals.vat.amount)));
    }
    // Where nothing is due but an advance goes back, the credit note's own sum is that advance.
    let is_advance = subject.settlement.due.is_zero() && draft.kind == DocumentKind::CreditNote;
    let advance = owed(if is_advance { totals.net } else { -totals.prepaid });
    if !advance.is_zero() {
        let advances = subject.settlement.advances.iter().map(|billed| earlier(subject, billed));
        let basis = advances.collect::<Vec<String>>().join("; ");
        rows.push((RowKind::Plain, BOKMAL.terms.advance_taken_off.to_owned(), basis, advance));
    }
    if !rows.is_empty() {
        let (called, _) = draft_asks(draft);
        let called = if totals.vat.amount.is_zero() {
            called.to_owned()
        } else {
            (BOKMAL.settlement.with_vat)(called)
        };
        rows.push((RowKind::Total, called, String::new(), draft.asks()));
    }
    rows
}

fn person_name<'a>(subject: Subject<'a>, id: &'a PersonId) -> &'a str {
    let person = subject.project.agreement.person(id);
    person.map_or(id.as_str(), |person| person.name.as_str())
}
