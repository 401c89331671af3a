//! What the rows of the other files are held against, known even when the agreement has errors of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use chrono::NaiveDate;

use super::nearest::{listed, nearest};
use super::origin::Span;
use super::row::{Row, Value};
use crate::diag::catalogue::{AttesterUnknown, AttestsOwnHours, OutsidePeriod, UnknownId};
use crate::domain::{Attester, Period, PersonId, SubGoalId};

/// The agreement as the other files see it; what it doesn't say is not checked.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Names by their ids.
    pub(super) people: BTreeMap<String, String>,
    pub(super) sub_goals: BTreeSet<String>,
    pub(super) period: Option<Period>,
    /// The day by which activities are finished.
    pub(super) activity_deadline: Option<NaiveDate>,
}

impl Known {
    /// Reads what can be read of an agreement.
    pub(super) fn of(root: Row<'_>, period: Option<Period>, activity_deadline: Option<NaiveDate>) -> Self {
        let person = |row: Row<'_>| {
            Some((row.written("id")?.to_owned(), row.written("name").unwrap_or_default().to_owned()))
        };
        let sub_goals = root.rows("sub_goals").filter_map(|row| row.written("id").map(str::to_owned));
        Self {
            people: root.rows("people").filter_map(person).collect(),
            sub_goals: sub_goals.collect(),
            period,
            activity_deadline,
        }
    }

    /// A person of the agreement.
    pub(super) fn person(&self, row: Row<'_>, key: &'static str) -> Option<PersonId> {
        look_up(self.people.keys(), row.value(key)?, "person").and_then(PersonId::new)
    }

    /// Who attests the hours of `worker`: another person of the agreement, or somebody by name. A single word is meant to
    /// be an id.
    pub(super) fn attester(
        self: &Self,
        row: Row<'_>,
        key: &'static str,
        worker: Option<&PersonId>,
    ) -> Option<Attester> {
        let value = row.value(key)?;
        let text = row.text(key)?;
        let name = match self.people.get(&text) {
            Some(name) => name,
            None if text.contains(' ') => text.split(',').next().unwrap_or(&text),
            None => {
                let suggestion = match nearest(&text, self.people.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the id of a person of the agreement, or a name in full".to_owned(),
                };
                value.report(AttesterUnknown { by: text, suggestion });
                return None;
            }
        };
        let worker_name = self.people.get(worker?.as_str());
        let words =
            |name: &str| name.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        if worker_name.is_some_and(|worker| words(worker) == words(name)) {
            value.report(AttestsOwnHours { name });
            return None;
        }
        if self.people.contains_key(&text) {
            PersonId::new(&text).map(Attester::Person)
        } else {
            Some(Attester::Other(text))
        }
    }

    /// A sub-goal of the agreement.
    pub(super) fn sub_goal(&self, value: Option<Value<'_>>) -> Option<SubGoalId> {
        look_up(self.sub_goals.iter(), value?, "sub-goal").and_then(SubGoalId::new)
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
fn look_up<'a, 'b>(
    ids: impl Iterator<Item = &'b String> + Clone,
    value: Value<'a>,
    what: &str,
) -> Option<&'a str> {
    let names = || ids.clone().map(String::as_str);
    if names().next().is_none() || names().any(|id| id == value.text) {
        return Some(value.text);
    }
    let suggestion = match nearest(value.text, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}, or add it to agreement.yaml", listed(names())),
    };
    value.report(UnknownId { what, id: value.text, suggestion });
    None
}
