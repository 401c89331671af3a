//! `agreement.yaml` → [`Agreement`].

use chrono::NaiveDate;

use super::super::node::Node;
use super::super::raw;
use super::findings::{Findings, rows};
use super::known::{Known, outside};
use super::unique::Unique;
use super::{milestones, open_facts, parties};
use crate::diag::catalogue;
use crate::domain::{
    Agreement, AgreementId, BudgetCover, BudgetLine, Month, NumberFormat, OrderNumber, OrgNumber, Party,
    Period, Person, PersonId, PlannedMonth, ProjectNumber, References, SubGoal, SubGoalId,
};
use crate::num::Rate;

/// What could be read of an agreement.
pub(in crate::input) struct Understood {
    /// All of it, unless something is missing or wrong.
    pub(in crate::input) agreement: Option<Agreement>,
    /// What the other files are held against.
    pub(in crate::input) known: Known,
}

/// Reads an agreement.
pub(in crate::input) fn agreement(
    id: Option<AgreementId>,
    raw: &raw::Agreement,
    root: &Node,
    findings: &mut Findings<'_>,
) -> Understood {
    open_facts::report(root, findings);
    let period = period(raw.period.as_ref(), root.value("period"), findings);
    let activity_deadline = findings.date(root.field("activity_deadline", raw.activity_deadline.as_ref()));
    in_period(activity_deadline, period, "activity_deadline", root, findings);
    let known = Known::of(raw, root, period, activity_deadline);
    let agreement = facts(id, raw, root, period, activity_deadline, findings);
    Understood { agreement, known }
}

/// Reads everything before giving up on anything, so that all problems are found.
fn facts(
    id: Option<AgreementId>,
    raw: &raw::Agreement,
    root: &Node,
    period: Option<Period>,
    activity_deadline: Option<NaiveDate>,
    findings: &mut Findings<'_>,
) -> Option<Agreement> {
    let title = findings.text(root.field("title", raw.title.as_ref()));
    let seller = parties::seller(raw.seller.as_ref(), root.value("seller"), findings);
    let buyer = parties::buyer(raw.buyer.as_ref(), root.value("buyer"), findings);
    let buyer_number = buyer.as_ref().and_then(|buyer| buyer.org_number.as_ref());
    let references = references(raw.references.as_ref(), root.value("references"), buyer_number, findings);
    let delivery_deadline = findings.date(root.field("delivery_deadline", raw.delivery_deadline.as_ref()));
    let signed_on = findings.date(root.field("signed_on", raw.signed_on.as_ref()));
    let signed_agreement = findings.path(root.field("signed_agreement", raw.signed_agreement.as_ref()));
    let delivery_place = findings.text(root.field("delivery_place", raw.delivery_place.as_ref()));
    let frame = findings.positive_amount(root.field("frame", raw.frame.as_ref()));
    let vat = parties::vat(raw.vat.as_ref(), root.value("vat"), findings);
    let payment = parties::payment(raw.payment.as_ref(), root.value("payment"), findings);
    let numbering = findings.form(
        root.field("numbering", raw.numbering.as_ref()),
        NumberFormat::parse,
        "a way of numbering",
        "letters, digits, `-` and `.`, then `{number}` or `{number:4}` at the end, such as {year}-{number:4}",
    );
    let ehf = parties::ehf(raw.ehf.as_ref(), root.value("ehf"), findings);
    let milestones = milestones::milestones(raw, root, period, findings);
    let sub_goals = sub_goals(raw, root, findings);
    let people = people(raw, root, findings);
    let plan = plan(raw, root, period, findings);
    let budget = budget(raw, root, findings);
    Some(Agreement {
        id: id?,
        sample: Findings::flag(root.field("sample", raw.sample.as_ref())).unwrap_or(false),
        title: title?,
        delivery_place: delivery_place.or_else(|| town(seller.as_ref()?)),
        seller: seller?,
        buyer: buyer?,
        buyer_is_vat_registered: buyer_is_vat_registered(raw.buyer.as_ref(), root),
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

/// The town of a party's address.
fn town(party: &Party) -> Option<String> {
    party.address.as_ref().map(|address| address.city.clone())
}

fn buyer_is_vat_registered(raw: Option<&raw::Buyer>, root: &Node) -> bool {
    let written = raw.zip(root.value("buyer"));
    let flag = written
        .and_then(|(raw, node)| Findings::flag(node.field("vat_registered", raw.vat_registered.as_ref())));
    flag.unwrap_or(false)
}

fn period(raw: Option<&raw::Period>, node: Option<&Node>, findings: &mut Findings<'_>) -> Option<Period> {
    let (raw, node) = (raw?, node?);
    let from = findings.date(node.field("from", raw.from.as_ref()));
    let to = findings.date(node.field("to", raw.to.as_ref()));
    span_of_days(from?, to?, node, findings)
}

/// The days from one to another; reports them when they come in the wrong order.
pub(super) fn span_of_days(
    from: NaiveDate,
    to: NaiveDate,
    node: &Node,
    findings: &mut Findings<'_>,
) -> Option<Period> {
    let period = Period::new(from, to);
    if period.is_none() {
        let (later, earlier) = (to.to_string(), from.to_string());
        let arguments = [("later", later.as_str()), ("earlier", &earlier)];
        findings.report(catalogue::WRONG_ORDER, node.span_of("to"), &arguments);
    }
    period
}

fn in_period(
    date: Option<NaiveDate>,
    period: Option<Period>,
    key: &str,
    root: &Node,
    findings: &mut Findings<'_>,
) {
    if let (Some(date), Some(period)) = (date, period)
        && !period.contains(date)
    {
        outside(date, period, root.span_of(key), findings);
    }
}

fn references(
    raw: Option<&raw::References>,
    node: Option<&Node>,
    buyer: Option<&OrgNumber>,
    findings: &mut Findings<'_>,
) -> Option<References> {
    let (raw, node) = (raw?, node?);
    let form = "one word of letters and digits, as the buyer gives it, such as B701010";
    let written = node.field("order_number", raw.order_number.as_ref());
    let order_number = findings.form(written, OrderNumber::new, "an order number", form);
    let suits = |number: &OrderNumber| buyer.is_none_or(|buyer| number.suits(buyer));
    if order_number.as_ref().is_some_and(|number| !suits(number)) {
        let form =
            "`B` and six digits, and nothing else, such as B701010: Buskerud fylkeskommune takes no other";
        findings.form(written, |_| None::<OrderNumber>, "an order number", form);
    }
    let written = node.field("project_number", raw.project_number.as_ref());
    let form = "one word of letters and digits, as the buyer gives it, such as \"60256\"";
    let project_number = findings.form(written, ProjectNumber::new, "a project number", form);
    let mark = findings.text(node.field("mark", raw.mark.as_ref()));
    let contract = findings.text(node.field("contract", raw.contract.as_ref()));
    Some(References { order_number: order_number?, project_number: project_number?, mark: mark?, contract })
}

fn sub_goals(raw: &raw::Agreement, root: &Node, findings: &mut Findings<'_>) -> Vec<SubGoal> {
    let mut ids = Unique::new("the id of a sub-goal", "give one of them another id");
    let mut goals = Vec::new();
    for (row, node) in rows(raw.sub_goals.as_ref(), root.value("sub_goals")) {
        let id = node.field("id", row.id.as_ref());
        ids.note_field(id, findings);
        let id = findings.id(id, SubGoalId::new);
        let title = findings.text(node.field("title", row.title.as_ref()));
        goals.extend(id.zip(title).map(|(id, title)| SubGoal { id, title }));
    }
    goals
}

fn people(raw: &raw::Agreement, root: &Node, findings: &mut Findings<'_>) -> Vec<Person> {
    let everybodys = findings.rate(root.field("hourly_rate", raw.hourly_rate.as_ref()));
    let is_priced = root.has("hourly_rate");
    let mut ids = Unique::new("the id of a person", "give one of them another id");
    let mut people = Vec::new();
    for (row, node) in rows(raw.people.as_ref(), root.value("people")) {
        ids.note_field(node.field("id", row.id.as_ref()), findings);
        if !node.has("hourly_rate") && !is_priced {
            let id = row.id.as_deref().unwrap_or_default();
            findings.report(catalogue::NO_RATE, node.head(), &[("id", id)]);
        }
        people.extend(person(row, node, everybodys, findings));
    }
    people
}

fn person(
    row: &raw::Person,
    node: &Node,
    everybodys: Option<Rate>,
    findings: &mut Findings<'_>,
) -> Option<Person> {
    let id = findings.id(node.field("id", row.id.as_ref()), PersonId::new);
    let name = findings.text(node.field("name", row.name.as_ref()));
    let role = findings.text(node.field("role", row.role.as_ref()));
    let own = findings.rate(node.field("hourly_rate", row.hourly_rate.as_ref()));
    Some(Person { id: id?, name: name?, role: role?, rate: own.or(everybodys)? })
}

fn plan(
    raw: &raw::Agreement,
    root: &Node,
    period: Option<Period>,
    findings: &mut Findings<'_>,
) -> Vec<PlannedMonth> {
    let mut months = Unique::new("a month of the plan", "add the hours up in one row");
    let mut plan = Vec::new();
    for (row, node) in rows(raw.plan.as_ref(), root.value("plan")) {
        let field = node.field("month", row.month.as_ref());
        months.note_field(field, findings);
        let month = findings.month(field);
        let hours = findings.hours(node.field("hours", row.hours.as_ref()));
        let Some((month, hours)) = month.zip(hours) else { continue };
        if let Some(period) = period.filter(|period| !is_month_of(*period, month)) {
            let (from, to) = (period.from().to_string(), period.to().to_string());
            let text = row.month.as_deref().unwrap_or_default();
            let arguments = [("date", text), ("from", &*from), ("to", &*to)];
            findings.report(catalogue::OUTSIDE_PERIOD, node.span_of("month"), &arguments);
        }
        plan.push(PlannedMonth { month, hours });
    }
    plan.sort_by_key(|planned| planned.month);
    plan
}

fn is_month_of(period: Period, month: Month) -> bool {
    (Month::of(period.from())..=Month::of(period.to())).contains(&month)
}

fn budget(raw: &raw::Agreement, root: &Node, findings: &mut Findings<'_>) -> Vec<BudgetLine> {
    let mut covers = Unique::new("`covers` of a budget line", "make one line of the two");
    let mut lines = Vec::new();
    for (row, node) in rows(raw.budget.as_ref(), root.value("budget")) {
        let title = findings.text(node.field("title", row.title.as_ref()));
        let amount = findings.amount(node.field("amount", row.amount.as_ref()));
        covers.note_field(node.field("covers", row.covers.as_ref()), findings);
        let cover = match row.covers.as_deref() {
            Some("hours") => BudgetCover::Hours,
            Some("costs") => BudgetCover::Costs,
            _ => continue,
        };
        lines.extend(title.zip(amount).map(|(title, amount)| BudgetLine { title, covers: cover, amount }));
    }
    lines
}
