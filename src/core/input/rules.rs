//! Rules that several kinds of rows have.

use chrono::{Datelike, NaiveDate, Weekday};

use super::known::Known;
use super::row::Row;
use crate::diag::catalogue::AfterActivityDeadline;
use crate::domain::holiday_on;

/// Warns of a day after the agreement's deadline for activities.
pub(super) fn after_deadline(date: NaiveDate, row: Row<'_>, key: &str, known: &Known) {
    if let Some(deadline) = known.activity_deadline.filter(|deadline| date > *deadline) {
        row.report_at(key, AfterActivityDeadline { date, deadline });
    }
}

/// The name of a day on which ordinary work rests.
pub(super) fn day_off(date: NaiveDate) -> Option<&'static str> {
    let sunday = (date.weekday() == Weekday::Sun).then_some("a Sunday");
    holiday_on(date).map(|holiday| holiday.name).or(sunday)
}
