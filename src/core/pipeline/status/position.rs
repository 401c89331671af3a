//! What the inputs of an agreement and the register say together.

use serde::Serialize;

use super::deadlines::Deadline;
use super::documents::MilestoneStatus;
use super::hours::HoursStatus;
use super::money::MoneyStatus;
use crate::diag::Problems;
use crate::domain::MilestoneId;
use crate::pipeline::diff::Since;

/// What the inputs of an agreement and the register say together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// What the agreement is about.
    pub title: String,
    /// Its milestones, in order.
    pub milestones: Vec<MilestoneStatus>,
    /// The sums.
    pub money: MoneyStatus,
    /// Hours by month and person.
    pub hours: HoursStatus,
    /// The days that matter, in order.
    pub deadlines: Vec<Deadline>,
    /// The documents that stand, with what changed in the inputs since.
    pub since: Vec<Since>,
    /// The milestone to be issued next, with all that stands in its way on this day.
    pub missing: Option<Missing>,
}

/// A milestone that can't be issued yet, or can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Which.
    pub milestone: MilestoneId,
    /// All that stands in its way.
    pub obstacles: Problems,
}
