//! Rules between rows: what no single row can be blamed for.

mod activities;
mod costs;
mod hours;

use chrono::{Datelike, NaiveDate, Weekday};

use super::convert::{Findings, Known};
use super::source::Span;
use crate::diag::catalogue;
use crate::domain::holiday_on;

pub(super) use activities::check as check_activities;
pub(super) use costs::check as check_costs;
pub(super) use hours::check as check_hours;

/// Warns of a day after the agreement's deadline for activities.
fn after_deadline(date: NaiveDate, span: Span, known: &Known, findings: &mut Findings<'_>) {
    if let Some(deadline) = known.activity_deadline.filter(|deadline| date > *deadline) {
        let (date, deadline) = (date.to_string(), deadline.to_string());
        let arguments = [("date", date.as_str()), ("deadline", &deadline)];
        findings.report(catalogue::AFTER_ACTIVITY_DEADLINE, span, &arguments);
    }
}

/// The name of a day on which ordinary work rests.
fn day_off(date: NaiveDate) -> Option<&'static str> {
    let sunday = (date.weekday() == Weekday::Sun).then_some("a Sunday");
    holiday_on(date).map(|holiday| holiday.name).or(sunday)
}
