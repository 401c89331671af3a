//! `agreement.yaml`: its keys, and the agreement that it says.

mod keys;
mod milestones;
mod open_facts;
mod parties;

use chrono::NaiveDate;

use super::known::{Known, outside};
use super::row::{Row, Unique};
use crate::diag::catalogue::{NoRate, WrongOrder};
use crate::domain::{
    Agreement, AgreementId, BudgetCover, BudgetLine, BuyerReference, Month, NumberFormat, OrgNumber, Period,
    Person, PersonId, PlannedMonth, ProjectNumber, References, SubGoal, SubGoalId,
};
use crate::num::Rate;

pub(super) use keys::AGREEMENT;

/// Reads an agreement: all of it, unless something is missing or wrong, and what the other files are held against.
pub(super) fn agreement(id: Option<AgreementId>, root: Row<'_>) -> (Option<Agreement>, Known) {
    open_facts::report(root);
    let period = root.map("period").and_then(period);
    let activity_deadline = root.date("activity_deadline");
    if let (Some(date), Some(period)) = (activity_deadline, period)
        && !period.contains(date)
    {
        outside(date, period, root.node.span_of("activity_deadline"), root);
    }
    (facts(id, root, period, activity_deadline), Known::of(root, period, activity_deadline))
}

/// Reads everything before giving up on anything, so that all problems are found.
fn facts(
    id: Option<AgreementId>,
    root: Row<'_>,
    period: Option<Period>,
    activity_deadline: Option<NaiveDate>,
) -> Option<Agreement> {
    let title = root.text("title");
    let seller = root.map("seller").and_then(parties::seller);
    let buyer = root.map("buyer").and_then(parties::party);
    let buyer_number = buyer.as_ref().and_then(|buyer| buyer.org_number.as_ref());
    let references = root.map("references").and_then(|map| references(map, buyer_number));
    let delivery_deadline = root.date("delivery_deadline");
    let signed_on = root.date("signed_on");
    let signed_agreement = root.path("signed_agreement");
    let delivery_place = root.text("delivery_place");
    let frame = root.positive_amount("frame");
    let vat = root.map("vat").and_then(parties::vat);
    let payment = parties::payment(root.map("payment"));
    let numbering = root.form(
        "numbering",
        NumberFormat::parse,
        "a way of numbering",
        "letters, digits, `-` and `.`, then `{number}` or `{number:4}` at the end, such as {year}-{number:4}",
    );
    let ehf = parties::ehf(root.map("ehf"));
    let milestones = milestones::milestones(root, period);
    let sub_goals = sub_goals(root);
    let people = people(root);
    let plan = plan(root, period);
    let budget = budget(root);
    let town = || seller.as_ref()?.address.as_ref().map(|address| address.city.clone());
    Some(Agreement {
        id: id?,
        sample: root.flag("sample").unwrap_or(false),
        title: title?,
        delivery_place: delivery_place.or_else(town),
        seller: seller?,
        buyer: buyer?,
        buyer_is_vat_registered: root.map("buyer").and_then(|buyer| buyer.flag("vat_registered"))
            == Some(true),
        references: references?,
        period: period?,
        activity_deadline,
        delivery_deadline,
        signed_on,
        signed_agreement,
        frame,
        vat,
        payment: payment?,
        numbering: numbering.unwrap_or_default(),
        ehf,
        milestones,
        sub_goals,
        people,
        plan,
        budget,
    })
}

fn period(map: Row<'_>) -> Option<Period> {
    let from = map.date("from");
    let to = map.date("to");
    span_of_days(from?, to?, map)
}

/// The days from one to another; reports them when they come in the wrong order.
pub(super) fn span_of_days(from: NaiveDate, to: NaiveDate, row: Row<'_>) -> Option<Period> {
    let period = Period::new(from, to);
    if period.is_none() {
        row.report_at("to", WrongOrder { later: to, earlier: from });
    }
    period
}

fn references(map: Row<'_>, buyer: Option<&OrgNumber>) -> Option<References> {
    let form = "one word of letters and digits, as the buyer gives it, such as B701010";
    let buyer_reference = map.form("order_number", BuyerReference::new, "an order number", form);
    let suits = |number: &BuyerReference| buyer.is_none_or(|buyer| number.suits(buyer));
    if buyer_reference.as_ref().is_some_and(|number| !suits(number)) {
        let form =
            "`B` and six digits, and nothing else, such as B701010: Buskerud fylkeskommune takes no other";
        map.form("order_number", |_| None::<BuyerReference>, "an order number", form);
    }
    let form = "one word of letters and digits, as the buyer gives it, such as \"60256\"";
    let project_number = map.form("project_number", ProjectNumber::new, "a project number", form);
    let mark = map.text("mark");
    let contract = map.text("contract");
    Some(References {
        buyer_reference: buyer_reference?,
        project_number: project_number?,
        mark: mark?,
        contract,
    })
}

fn sub_goals(root: Row<'_>) -> Vec<SubGoal> {
    let mut ids = Unique::new("the id of a sub-goal", "give one of them another id");
    let mut goals = Vec::new();
    for row in root.rows("sub_goals") {
        ids.note_value(row.value("id"));
        let id = row.id("id", SubGoalId::new);
        let title = row.text("title");
        goals.extend(id.zip(title).map(|(id, title)| SubGoal { id, title }));
    }
    goals
}

fn people(root: Row<'_>) -> Vec<Person> {
    let everybodys = root.rate("hourly_rate");
    let mut ids = Unique::new("the id of a person", "give one of them another id");
    let mut people = Vec::new();
    for row in root.rows("people") {
        ids.note_value(row.value("id"));
        if !row.has("hourly_rate") && !root.has("hourly_rate") {
            row.report_row(NoRate { id: row.written("id").unwrap_or_default() });
        }
        people.extend(person(row, everybodys));
    }
    people
}

fn person(row: Row<'_>, everybodys: Option<Rate>) -> Option<Person> {
    let id = row.id("id", PersonId::new);
    let name = row.text("name");
    let role = row.text("role");
    let own = row.rate("hourly_rate");
    Some(Person { id: id?, name: name?, role: role?, rate: own.or(everybodys)? })
}

fn plan(root: Row<'_>, period: Option<Period>) -> Vec<PlannedMonth> {
    let mut months = Unique::new("a month of the plan", "add the hours up in one row");
    let mut plan = Vec::new();
    for row in root.rows("plan") {
        months.note_value(row.value("month"));
        let month = row.month("month");
        let hours = row.hours("hours");
        let Some((month, hours)) = month.zip(hours) else { continue };
        if let Some(period) = period.filter(|period| !is_month_of(*period, month)) {
            let text = row.written("month").unwrap_or_default();
            outside(text, period, row.node.span_of("month"), row);
        }
        plan.push(PlannedMonth { month, hours });
    }
    plan.sort_by_key(|planned| planned.month);
    plan
}

fn is_month_of(period: Period, month: Month) -> bool {
    (Month::of(period.from())..=Month::of(period.to())).contains(&month)
}

fn budget(root: Row<'_>) -> Vec<BudgetLine> {
    let mut covers = Unique::new("`covers` of a budget line", "make one line of the two");
    let mut lines = Vec::new();
    for row in root.rows("budget") {
        let title = row.text("title");
        let amount = row.amount("amount");
        covers.note_value(row.value("covers"));
        let cover = match row.written("covers") {
            Some("hours") => BudgetCover::Hours,
            Some("costs") => BudgetCover::Costs,
            _ => continue,
        };
        lines.extend(title.zip(amount).map(|(title, amount)| BudgetLine { title, covers: cover, amount }));
    }
    lines
}
