//! Rules for activities.

use super::super::convert::{Findings, Known, Placed};
use super::after_deadline;
use crate::domain::Activity;

/// Checks when the activities were.
pub(in crate::input) fn check(
    activities: &[Placed<'_, Activity>],
    known: &Known,
    findings: &mut Findings<'_>,
) {
    for activity in activities {
        let key = if activity.node.value("to").is_some() { "to" } else { "date" };
        after_deadline(activity.value.days.to(), activity.node.span_of(key), known, findings);
    }
}
