//! What the rows of the other files are held against, known even when the agreement has errors of its own.

use std::collections::BTreeSet;
use std::fmt::Display;

use chrono::NaiveDate;

use super::nearest::{listed, nearest};
use super::origin::Span;
use super::row::{Row, Value};
use crate::diag::catalogue::{OutsidePeriod, UnknownId};
use crate::domain::{Period, PersonId, SubGoalId};

/// The agreement as the other files see it; what it doesn't say is not checked.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) people: BTreeSet<String>,
    pub(super) sub_goals: BTreeSet<String>,
    pub(super) period: Option<Period>,
    /// The day by which activities are finished.
    pub(super) activity_deadline: Option<NaiveDate>,
}

impl Known {
    /// Reads what can be read of an agreement.
    pub(super) fn of(root: Row<'_>, period: Option<Period>, activity_deadline: Option<NaiveDate>) -> Self {
        let ids = |key| root.rows(key).filter_map(|row| row.written("id").map(str::to_owned)).collect();
        Self { people: ids("people"), sub_goals: ids("sub_goals"), period, activity_deadline }
    }

    /// A person of the agreement.
    pub(super) fn person(&self, row: Row<'_>, key: &'static str) -> Option<PersonId> {
        look_up(&self.people, row.value(key)?, "person").and_then(PersonId::new)
    }

    /// A sub-goal of the agreement.
    pub(super) fn sub_goal(&self, value: Option<Value<'_>>) -> Option<SubGoalId> {
        look_up(&self.sub_goals, value?, "sub-goal").and_then(SubGoalId::new)
    }

    /// A day of the project period.
    pub(super) fn day(&self, row: Row<'_>, key: &'static str) -> Option<NaiveDate> {
        let date = row.date(key)?;
        match self.period {
            Some(period) if !period.contains(date) => {
                outside(date, period, row.node.span_of(key), row);
                None
            }
            _ => Some(date),
        }
    }
}

/// Reports a day or month that the project period doesn't have.
pub(super) fn outside(date: impl Display, period: Period, span: Span, row: Row<'_>) {
    row.report(span, OutsidePeriod { date, from: period.from(), to: period.to() });
}

/// The id that a value holds, if the agreement has it; where nothing is known of the agreement, nothing is wrong.
fn look_up<'a>(ids: &BTreeSet<String>, value: Value<'a>, what: &str) -> Option<&'a str> {
    if ids.is_empty() || ids.contains(value.text) {
        return Some(value.text);
    }
    let names = || ids.iter().map(String::as_str);
    let suggestion = match nearest(value.text, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}, or add it to agreement.yaml", listed(names())),
    };
    value.report(UnknownId { what, id: value.text, suggestion });
    None
}
