//! The settlement: how the amount due came about.

use schemars::JsonSchema;
use serde::Serialize;

use super::head::period;
use super::invoice::{Titled, draft_asks, earlier};
use super::text::{breakable, narrow};
use super::{Fact, Head, RowKind, Subject, Table};
use crate::bokmal;
use crate::domain::{DocumentKind, PersonId};
use crate::invoice::Draft;
use crate::num::Money;
use crate::words::BOKMAL;

/// As many people as a table of hours has room for beside the sum; the timesheets have the hours of each.
const PEOPLE_MAX: usize = 4;

/// Data of `settlement.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettlementSheet {
    /// Head and foot.
    pub head: Head,
    /// Period, frame and the like.
    pub facts: Vec<Fact>,
    /// What is due, large.
    pub due: Fact,
    /// The computation, line by line.
    pub computation: Titled,
    /// Hours by month and person, and the plan.
    pub months: Titled,
    /// Hours by sub-goal and person.
    pub sub_goals: Titled,
    /// How the figures were rounded and where the rows are.
    pub notes: Vec<String>,
}

/// The settlement of one package, down to what its invoice or credit note asks for.
#[must_use]
pub fn settlement(subject: Subject<'_>, draft: Option<&Draft>) -> SettlementSheet {
    let words = &BOKMAL.settlement;
    let (months_title, sub_goals_title) = if people_shown(subject) > 0 {
        (words.months_and_people, words.sub_goals_and_people)
    } else {
        (words.months, words.sub_goals)
    };
    SettlementSheet {
        head: Head::attachment(subject, words.settlement, None),
        facts: vec![
            Fact::new(BOKMAL.terms.project_period, period(subject)),
            Fact::new(BOKMAL.terms.payment_basis, breakable(&subject.milestone.title)),
            Fact::new(
                words.frame,
                subject.settlement.frame.map_or_else(|| words.no_frame.to_owned(), bokmal::kroner),
            ),
            Fact::new(BOKMAL.terms.seller, breakable(&subject.project.agreement.seller.name)),
            Fact::new(BOKMAL.terms.buyer, breakable(&subject.project.agreement.buyer.name)),
        ],
        due: asked(draft),
        computation: Titled { title: words.computation.to_owned(), table: computation(subject, draft) },
        months: Titled { title: months_title.to_owned(), table: months(subject) },
        sub_goals: Titled { title: sub_goals_title.to_owned(), table: sub_goals(subject) },
        notes: vec![words.rounding.to_owned(), words.no_mark_up.to_owned()],
    }
}

/// What the invoice or credit note of the same package says, large.
fn asked(draft: Option<&Draft>) -> Fact {
    match draft {
        None => Fact::new(BOKMAL.settlement.nothing_to_bill, bokmal::kroner(Money::ZERO)),
        Some(draft) => {
            let (owed, amount) = draft_asks(draft);
            Fact::new(owed, bokmal::kroner(amount))
        }
    }
}

fn computation(subject: Subject<'_>, draft: Option<&Draft>) -> Table {
    let settlement = subject.settlement;
    let (words, terms) = (&BOKMAL.settlement, &BOKMAL.terms);
    let mut table = Table::new([terms.post, words.basis, terms.amount]);
    let mut line = |kind, post: String, basis: String, amount: String| {
        table.push(kind, vec![post, basis, amount]);
    };
    for fee in &settlement.fees {
        let basis = (words.hours_times_rate)(&bokmal::hours(fee.hours), &bokmal::amount(fee.rate.per_hour()));
        line(RowKind::Plain, breakable(person_name(subject, &fee.person)), basis, bokmal::amount(fee.amount));
    }
    line(
        RowKind::Sum,
        words.sum_hours.to_owned(),
        (words.hours)(&bokmal::hours(settlement.hours)),
        bokmal::amount(settlement.fees_total),
    );
    line(
        RowKind::Plain,
        terms.direct_costs.to_owned(),
        match settlement.costs.len() {
            0 => words.no_vouchers.to_owned(),
            count => (words.vouchers)(&bokmal::count(count)),
        },
        bokmal::amount(settlement.costs_total),
    );
    line(RowKind::Sum, terms.documented.to_owned(), String::new(), bokmal::amount(settlement.documented));
    if let Some(frame) = settlement.frame.filter(|_| settlement.over_frame.is_positive()) {
        let basis = (words.frame_is)(&bokmal::amount(frame));
        let over = terms.over_frame.to_owned();
        line(RowKind::Plain, over, basis, bokmal::amount(-settlement.over_frame));
    }
    line(RowKind::Sum, terms.billable.to_owned(), String::new(), bokmal::amount(settlement.billable));
    for billed in &settlement.before {
        let post = if billed.net.is_negative() { words.credited_before } else { words.billed_before };
        let document = earlier(subject, billed);
        line(RowKind::Plain, post.to_owned(), document, bokmal::amount(-billed.net));
    }
    if settlement.carried().is_positive() {
        let post = words.carried.to_owned();
        line(RowKind::Plain, post, String::new(), bokmal::amount(settlement.carried()));
    }
    // The figure keeps its sign, so that the column adds up; the words say which way it goes.
    let due = if settlement.due.is_negative() { words.rest_to_buyer } else { words.to_bill };
    line(RowKind::Total, due.to_owned(), String::new(), bokmal::amount(settlement.due));
    for (kind, post, basis, amount) in tax_and_advances(subject, draft) {
        line(kind, post, basis, bokmal::amount(amount));
    }
    table
}

/// What a taxable seller's document adds and takes off after the sum ex VAT.
fn tax_and_advances(subject: Subject<'_>, draft: Option<&Draft>) -> Vec<(RowKind, String, String, Money)> {
    let Some(draft) = draft.filter(|draft| draft.kind == DocumentKind::Invoice) else { return Vec::new() };
    let totals = &draft.totals;
    let mut rows = Vec::new();
    if let Some(percent) = totals.vat.percent.filter(|_| !totals.vat.amount.is_zero()) {
        let post = (BOKMAL.terms.vat_at)(&bokmal::percent(percent));
        rows.push((RowKind::Plain, post, String::new(), totals.vat.amount));
    }
    if !totals.prepaid.is_zero() {
        let advances = subject.settlement.advances.iter().map(|billed| earlier(subject, billed));
        let basis = advances.collect::<Vec<String>>().join("; ");
        rows.push((RowKind::Plain, BOKMAL.terms.advance_taken_off.to_owned(), basis, -totals.prepaid));
    }
    if !rows.is_empty() {
        let (owed, _) = draft_asks(draft);
        rows.push((RowKind::Total, (BOKMAL.settlement.with_vat)(owed), String::new(), totals.payable));
    }
    rows
}

fn months(subject: Subject<'_>) -> Table {
    let breakdown = &subject.settlement.breakdown;
    let shown = people_shown(subject);
    let planned = breakdown.months.iter().any(|month| month.planned.is_some());
    let mut table = hours_table(subject, BOKMAL.terms.month, planned.then_some(BOKMAL.settlement.plan));
    for row in &breakdown.months {
        let mut cells = vec![bokmal::month(row.month)];
        cells.extend(row.by_person.iter().take(shown).map(|hours| bokmal::hours(*hours)));
        cells.push(bokmal::hours(row.hours));
        cells.extend(row.planned.map(bokmal::hours));
        table.push(RowKind::Plain, cells);
    }
    let plan = breakdown.planned_total.map(bokmal::hours);
    table.push(RowKind::Total, total_cells(subject, planned.then(|| plan.unwrap_or_default())));
    table
}

fn sub_goals(subject: Subject<'_>) -> Table {
    let breakdown = &subject.settlement.breakdown;
    let shown = people_shown(subject);
    let mut table = hours_table(subject, BOKMAL.terms.sub_goal, None);
    for row in &breakdown.sub_goals {
        let title = subject.project.agreement.sub_goal(&row.sub_goal).map(|goal| goal.title.as_str());
        let mut cells = vec![breakable(title.unwrap_or(row.sub_goal.as_str()))];
        cells.extend(row.by_person.iter().take(shown).map(|hours| bokmal::hours(*hours)));
        cells.push(bokmal::hours(row.hours));
        table.push(RowKind::Plain, cells);
    }
    table.push(RowKind::Total, total_cells(subject, None));
    table
}

/// How many columns of people there are: each of them, or none where they would not fit on the paper.
fn people_shown(subject: Subject<'_>) -> usize {
    let people = subject.settlement.breakdown.people.len();
    if people > PEOPLE_MAX { 0 } else { people }
}

/// A table with a column for each person, one for the sum, and perhaps one more.
fn hours_table(subject: Subject<'_>, first: &str, last: Option<&str>) -> Table {
    let people = subject.settlement.breakdown.people.iter().take(people_shown(subject));
    let head = std::iter::once(first.to_owned())
        .chain(people.map(|row| narrow(person_name(subject, &row.person))))
        .chain([BOKMAL.terms.sum.to_owned()])
        .chain(last.map(str::to_owned));
    Table { head: head.collect(), rows: Vec::new() }
}

fn total_cells(subject: Subject<'_>, last: Option<String>) -> Vec<String> {
    let people = subject.settlement.breakdown.people.iter().take(people_shown(subject));
    std::iter::once(BOKMAL.terms.sum.to_owned())
        .chain(people.map(|row| bokmal::hours(row.hours)))
        .chain([bokmal::hours(subject.settlement.hours)])
        .chain(last)
        .collect()
}

fn person_name<'a>(subject: Subject<'a>, id: &'a PersonId) -> &'a str {
    let person = subject.project.agreement.person(id);
    person.map_or(id.as_str(), |person| person.name.as_str())
}
