//! One person's hours, month by month, with the sum so far: what a timesheet shows.

use crate::domain::{Milestone, Month, PersonId, Project, TimeEntry};
use crate::num::Hours;

/// A month of one person's timesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetMonth<'a> {
    /// Which.
    pub month: Month,
    /// Its rows, by date.
    pub entries: Vec<SheetRow<'a>>,
    /// Σ of its rows.
    pub hours: Hours,
    /// Σ of its rows and those of all months before.
    pub to_date: Hours,
}

/// A row of one person's timesheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetRow<'a> {
    /// The row itself.
    pub entry: &'a TimeEntry,
    /// Σ of this row and all rows before, for where a page ends.
    pub to_date: Hours,
}

/// The months in which a person has rows that count for a milestone, in order.
#[must_use]
pub fn sheet_months<'a>(
    project: &'a Project,
    milestone: &Milestone,
    person: &PersonId,
) -> Vec<SheetMonth<'a>> {
    let mut months: Vec<SheetMonth<'a>> = Vec::new();
    let mut to_date = Hours::ZERO;
    let rows = project.timesheet.entries().iter();
    for entry in rows.filter(|entry| entry.person == *person && milestone.basis.counts(entry.date)) {
        to_date += entry.hours;
        let month = Month::of(entry.date);
        match months.last_mut() {
            Some(last) if last.month == month => {
                last.entries.push(SheetRow { entry, to_date });
                last.hours += entry.hours;
                last.to_date = to_date;
            }
            _ => {
                let entries = vec![SheetRow { entry, to_date }];
                months.push(SheetMonth { month, entries, hours: entry.hours, to_date });
            }
        }
    }
    months
}
