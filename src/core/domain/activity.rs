//! What was done in the project.

use super::{Period, RowId, SubGoalId, WorkspacePath};

/// A meeting, workshop, visit or the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Where it was written.
    pub row: RowId,
    /// First and last day.
    pub days: Period,
    /// What it was.
    pub title: String,
    /// Where it was.
    pub place: String,
    /// Who took part, in words.
    pub participants: String,
    /// How many took part, if they were counted.
    pub headcount: Option<u32>,
    /// Which sub-goals it served; never empty.
    pub sub_goals: Vec<SubGoalId>,
    /// What was done.
    pub description: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// Programmes, minutes, photographs.
    pub documentation: Vec<WorkspacePath>,
}
