//! Hours by month and person.

use crate::domain::{Month, PersonId};
use crate::num::Hours;
use crate::settle::Breakdown;

/// Hours by month and person, without the months that have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursStatus {
    /// Everyone with hours, in the agreement's order, and how many.
    pub people: Vec<(PersonId, Hours)>,
    /// The months with hours, in order.
    pub months: Vec<MonthHours>,
    /// All of them.
    pub sum: Hours,
}

/// The hours of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthHours {
    /// Which.
    pub month: Month,
    /// Of each of [`HoursStatus::people`], in that order.
    pub by_person: Vec<Hours>,
    /// Of everyone.
    pub sum: Hours,
}

/// Lays out what the settlement added up.
pub(super) fn of(breakdown: Breakdown) -> HoursStatus {
    let months = breakdown.months.into_iter().filter(|month| !month.hours.is_zero());
    HoursStatus {
        sum: breakdown.people.iter().map(|person| person.hours).sum(),
        people: breakdown.people.into_iter().map(|person| (person.person, person.hours)).collect(),
        months: months
            .map(|month| MonthHours { month: month.month, by_person: month.by_person, sum: month.hours })
            .collect(),
    }
}
