//! Where an agreement stands, as a JSON object. Amounts and hours are texts with a point and two decimals.

use serde_json::{Value, json};

use super::step;
use crate::cli::changes::plain;
use crate::cli::diff;
use crate::diag::{self, Problems};
use crate::domain::DocumentNumber;
use crate::num::Money;
use crate::pipeline::{
    AgreementStatus, Deadline, DeadlineKind, DocumentState, DocumentStatus, DraftState, HoursStatus,
    MilestoneStatus, MoneyStatus, MonthHours, Position,
};

/// One agreement.
pub(super) fn of(status: &AgreementStatus) -> Value {
    let (what, commands) = step(&status.agreement, &status.next);
    json!({
        "agreement": status.agreement,
        "errors": status.errors,
        "warnings": status.warnings,
        "documents": status.documents.iter().map(document).collect::<Vec<_>>(),
        "position": status.position.as_ref().map(position),
        "next": { "what": what, "commands": commands },
    })
}

fn document(document: &DocumentStatus) -> Value {
    let DocumentStatus { entry, state, replaced_by } = document;
    let (state, credited) = match state {
        DocumentState::Stands => ("stands", Money::ZERO),
        DocumentState::PartlyCredited(net) => ("partly_credited", *net),
        DocumentState::Credited => ("credited", entry.net),
    };
    json!({
        "number": entry.number.as_str(),
        "kind": entry.kind.key(),
        "milestone": entry.milestone.as_str(),
        "date": entry.date.to_string(),
        "due": entry.due.map(|day| day.to_string()),
        "net": entry.net.to_string(),
        "payable": entry.payable.to_string(),
        "state": state,
        "credited": credited.to_string(),
        "credits": entry.credits.iter().map(|credit| credit.number.as_str()).collect::<Vec<_>>(),
        "replaces": entry.replaces.as_ref().map(DocumentNumber::as_str),
        "replaced_by": replaced_by.as_ref().map(DocumentNumber::as_str),
    })
}

fn position(position: &Position) -> Value {
    let missing = |missing: &(String, Problems)| {
        let (milestone, obstacles) = missing;
        json!({ "milestone": milestone, "obstacles": diag::json(obstacles) })
    };
    json!({
        "title": position.title,
        "milestones": position.milestones.iter().map(milestone).collect::<Vec<_>>(),
        "money": money(&position.money),
        "hours": hours(&position.hours),
        "deadlines": position.deadlines.iter().map(deadline).collect::<Vec<_>>(),
        "since": position.since.iter().map(diff::json).collect::<Vec<_>>(),
        "missing": position.missing.as_ref().map(missing),
    })
}

fn milestone(milestone: &MilestoneStatus) -> Value {
    json!({
        "milestone": milestone.id,
        "title": milestone.title,
        "draft": match milestone.draft {
            DraftState::NotMade => "none",
            DraftState::Stale => "stale",
            DraftState::Current => "current",
        },
        "issued": milestone.standing.as_ref().map(DocumentNumber::as_str),
        "would_ask_for": milestone.asks.map(|asks| asks.to_string()),
    })
}

fn money(money: &MoneyStatus) -> Value {
    json!({
        "frame": money.frame.map(|frame| frame.to_string()),
        "documented": money.documented.to_string(),
        "over_frame": money.over_frame.to_string(),
        "invoiced": money.invoiced.to_string(),
        "credited": money.credited.to_string(),
        "to_bill": money.to_bill.to_string(),
        "left_of_frame": money.left.map(|left| left.to_string()),
    })
}

fn hours(hours: &HoursStatus) -> Value {
    let month = |month: &MonthHours| {
        let people = hours.people.iter().zip(&month.by_person);
        let by_person = people.map(|((person, _), hours)| (person.to_string(), json!(plain(*hours))));
        json!({
            "month": format!("{}-{:02}", month.month.year(), month.month.number()),
            "hours": plain(month.sum),
            "by_person": by_person.collect::<serde_json::Map<String, Value>>(),
        })
    };
    hours.months.iter().map(month).collect()
}

fn deadline(deadline: &Deadline) -> Value {
    let (kind, number) = match &deadline.kind {
        DeadlineKind::Activities => ("activities", None),
        DeadlineKind::Paid { .. } => ("with_the_buyer_to_be_paid_in_time", None),
        DeadlineKind::Delivery => ("delivery", None),
        DeadlineKind::Due(number) => ("due", Some(number.as_str())),
    };
    json!({
        "date": deadline.day.to_string(),
        "kind": kind,
        "number": number,
        "days_left": deadline.days_left,
        "done": deadline.is_met,
    })
}
