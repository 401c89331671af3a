//! Hours per person per day (bokføringsforskriften § 5-14).

use chrono::{NaiveDate, NaiveTime};

use super::{Facts, PersonId, Row, RowId, SubGoalId, Value};
use crate::num::Hours;

/// One row: what a person did on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeEntry {
    /// Where it was written.
    pub row: RowId,
    /// The day.
    pub date: NaiveDate,
    /// Who.
    pub person: PersonId,
    /// How long, breaks taken off.
    pub hours: Hours,
    /// From and to, when they were written instead of hours.
    pub clock: Option<(NaiveTime, NaiveTime)>,
    /// What was done.
    pub activity: String,
    /// For which sub-goal; `None` until somebody says it.
    pub sub_goal: Option<SubGoalId>,
    /// More about it.
    pub note: Option<String>,
    /// When it was written down, if that is known.
    pub registered: Option<NaiveDate>,
}

impl Row for TimeEntry {
    fn row(&self) -> RowId {
        self.row
    }

    fn facts(&self) -> Facts {
        Facts::default()
            .with("date", Value::Day(self.date))
            .with("person", Value::text(&self.person))
            .with("hours", Value::Hours(self.hours))
            .with("from–to", self.clock.map(|(from, to)| Value::Clock(from, to)))
            .with("activity", Value::text(&self.activity))
            .with("sub_goal", self.sub_goal.as_ref().map(Value::text))
            .with("note", self.note.as_ref().map(Value::text))
            .with("registered", self.registered.map(Value::Day))
    }
}

impl TimeEntry {
    /// What was done, by which two rows are the same: where and when that was written down is not part of it.
    #[must_use]
    pub fn work(&self) -> impl Ord + '_ {
        let Self { date, person, hours, clock, activity, sub_goal, note, .. } = self;
        (date, person, hours, clock, activity, sub_goal, note)
    }
}

/// All hours of an agreement, by date, then person, then row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timesheet {
    entries: Vec<TimeEntry>,
}

impl Timesheet {
    /// Puts the rows in order.
    #[must_use]
    pub fn new(mut entries: Vec<TimeEntry>) -> Self {
        entries.sort_by(|a, b| (a.date, &a.person, a.row).cmp(&(b.date, &b.person, b.row)));
        Self { entries }
    }

    /// Every row, in order.
    #[must_use]
    pub fn entries(&self) -> &[TimeEntry] {
        &self.entries
    }
}
