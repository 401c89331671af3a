//! Hours by month and person.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::{Month, PersonId};
use crate::num::Hours;
use crate::settle::Breakdown;

/// Hours by month and person, without the months that have none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct HoursStatus {
    /// Everyone with hours, in the agreement's order, and how many.
    #[serde(skip)]
    pub people: Vec<(PersonId, Hours)>,
    /// The months with hours, in order.
    pub months: Vec<MonthHours>,
    /// All of them.
    #[serde(skip)]
    pub sum: Hours,
}

/// The hours of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthHours {
    /// Which.
    pub month: Month,
    /// Of everyone.
    pub hours: Hours,
    /// Of each person.
    pub by_person: BTreeMap<PersonId, Hours>,
}

/// Lays out what the settlement added up.
pub(super) fn of(breakdown: Breakdown) -> HoursStatus {
    let people: Vec<(PersonId, Hours)> =
        breakdown.people.into_iter().map(|person| (person.person, person.hours)).collect();
    let ids = || people.iter().map(|(person, _)| person.clone());
    let months = breakdown.months.into_iter().filter(|month| !month.hours.is_zero());
    let months = months.map(|month| MonthHours {
        month: month.month,
        hours: month.hours,
        by_person: ids().zip(month.by_person).collect(),
    });
    HoursStatus { months: months.collect(), sum: people.iter().map(|(_, hours)| *hours).sum(), people }
}
