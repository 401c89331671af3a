//! What the rows of the other files are held against, known even when the agreement has errors of its own.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::nearest::{listed, nearest};
use super::super::node::{Field, Node};
use super::super::raw;
use super::super::source::Span;
use super::findings::{Findings, rows};
use crate::diag::catalogue;
use crate::domain::{Period, PersonId, SubGoalId};

/// The agreement as the other files see it; what it doesn't say is not checked.
#[derive(Debug, Default)]
pub(in crate::input) struct Known {
    people: Option<BTreeSet<String>>,
    sub_goals: Option<BTreeSet<String>>,
    period: Option<Period>,
    /// The day by which activities are finished.
    pub(in crate::input) activity_deadline: Option<NaiveDate>,
}

impl Known {
    /// Reads what can be read of an agreement.
    pub(super) fn of(
        raw: &raw::Agreement,
        root: &Node,
        period: Option<Period>,
        activity_deadline: Option<NaiveDate>,
    ) -> Self {
        let people = rows(raw.people.as_ref(), root.value("people")).filter_map(|(row, _)| row.id.clone());
        let goals =
            rows(raw.sub_goals.as_ref(), root.value("sub_goals")).filter_map(|(row, _)| row.id.clone());
        let some = |ids: BTreeSet<String>| (!ids.is_empty()).then_some(ids);
        Self { people: some(people.collect()), sub_goals: some(goals.collect()), period, activity_deadline }
    }

    /// A person of the agreement.
    pub(super) fn person(&self, field: Option<Field<'_>>, findings: &mut Findings<'_>) -> Option<PersonId> {
        look_up(self.people.as_ref(), field, "person", findings).and_then(PersonId::new)
    }

    /// A sub-goal of the agreement.
    pub(super) fn sub_goal(
        &self,
        field: Option<Field<'_>>,
        findings: &mut Findings<'_>,
    ) -> Option<SubGoalId> {
        look_up(self.sub_goals.as_ref(), field, "sub-goal", findings).and_then(SubGoalId::new)
    }

    /// A day of the project period.
    pub(super) fn day(&self, field: Option<Field<'_>>, findings: &mut Findings<'_>) -> Option<NaiveDate> {
        let date = findings.date(field)?;
        match self.period {
            Some(period) if !period.contains(date) => {
                outside(date, period, field?.span, findings);
                None
            }
            _ => Some(date),
        }
    }
}

/// Reports a day that the project period doesn't have.
pub(super) fn outside(date: NaiveDate, period: Period, span: Span, findings: &mut Findings<'_>) {
    let (date, from, to) = (date.to_string(), period.from().to_string(), period.to().to_string());
    let arguments = [("date", date.as_str()), ("from", &from), ("to", &to)];
    findings.report(catalogue::OUTSIDE_PERIOD, span, &arguments);
}

/// The id that a field holds, if the agreement has it.
fn look_up<'a>(
    ids: Option<&BTreeSet<String>>,
    field: Option<Field<'a>>,
    what: &str,
    findings: &mut Findings<'_>,
) -> Option<&'a str> {
    let field = field?;
    let Some(ids) = ids else { return Some(field.text) };
    if ids.contains(field.text) {
        return Some(field.text);
    }
    let names = || ids.iter().map(String::as_str);
    let suggestion = match nearest(field.text, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}, or add it to agreement.yaml", listed(names())),
    };
    let arguments = [("what", what), ("id", field.text), ("suggestion", &*suggestion)];
    findings.report(catalogue::UNKNOWN_ID, field.span, &arguments);
    None
}
