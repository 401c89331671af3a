//! What changed between two states of one agreement's inputs, by meaning: the line that a row stands on, the order of
//! rows and how a number was typed are no change.
//!
//! Three figures tell what a change is worth, and they are kept apart. A row's own figure is its hours times the
//! person's price afterwards less the same before, rounded once. A person's figure is the difference of two lines of
//! the settlement, each rounded once after all hours were added up: it may differ from the sum of the rows' own
//! figures by the rounding, and by a new price for rows that are as they were. The differences of people and vouchers
//! add up to the difference of what is documented, exactly.

mod change;
mod files;
mod matching;
mod report;
mod rows;
mod sums;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub use change::{Change, Field, Named, Pair, RowChange};
pub use report::ReportChanges;
pub use rows::{HoursRow, changed_hours, changed_vouchers};
pub use sums::{MilestoneSums, PersonSums, Sums};

use crate::domain::{Activity, Indicator, Project, Voucher};

/// One state of an agreement's inputs.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The facts.
    pub project: &'a Project,
    /// The SHA-256 of each file, by its path below the agreement's folder; empty when the files' bytes aren't known.
    pub files: &'a BTreeMap<String, String>,
}

/// All that is different, in the order of the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Facts of the agreement, in its order.
    pub agreement: Vec<Field>,
    /// Rows of hours, by date and person.
    pub hours: Vec<RowChange<HoursRow>>,
    /// Vouchers, by number.
    pub vouchers: Vec<RowChange<Voucher>>,
    /// Activities, by day.
    pub activities: Vec<RowChange<Activity>>,
    /// Indicators, by id.
    pub indicators: Vec<RowChange<Indicator>>,
    /// Sections of the report.
    pub report: ReportChanges,
    /// Files that are no receipts and have other bytes, are new or are gone: documentation, pictures, the logo.
    pub files: Vec<Named>,
    /// People whose hours, price or sum are different, in the agreement's order.
    pub people: Vec<PersonSums>,
    /// The sums of the whole project.
    pub sums: Sums,
    /// Every milestone of either state: what it entitles to.
    pub milestones: Vec<MilestoneSums>,
}

impl Changes {
    /// Is everything as it was?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.agreement.is_empty()
            && self.hours.is_empty()
            && self.vouchers.is_empty()
            && self.activities.is_empty()
            && self.indicators.is_empty()
            && self.report.is_empty()
            && self.files.is_empty()
    }
}

/// Tells what changed from one state of an agreement's inputs to another.
#[must_use]
pub fn compare(before: State<'_>, after: State<'_>) -> Changes {
    let states = Pair { before, after };
    let projects = states.map(|state| state.project);
    let hours = rows::hours(projects);
    let settled = sums::settled(projects);
    Changes {
        agreement: change::fields(&before.project.facts(), &after.project.facts()),
        people: sums::people(projects, &settled, &hours),
        vouchers: rows::vouchers(states, &settled),
        activities: rows::activities(projects),
        indicators: rows::indicators(projects),
        report: report::compare(before.project.report.as_ref(), after.project.report.as_ref()),
        files: files::compare(states),
        sums: sums::of(&settled),
        milestones: sums::milestones(projects),
        hours,
    }
}
