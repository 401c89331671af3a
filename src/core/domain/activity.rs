//! What was done in the project.

use super::{Facts, Period, Row, RowId, SubGoalId, Value, WorkspacePath};

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

impl Row for Activity {
    fn row(&self) -> RowId {
        self.row
    }

    fn facts(&self) -> Facts {
        Facts::default()
            .with("date", Value::Days(self.days.from(), self.days.to()))
            .with("title", Value::text(&self.title))
            .with("place", Value::text(&self.place))
            .with("participants", Value::text(&self.participants))
            .with("headcount", self.headcount.map(Value::Number))
            .with("sub_goals", Value::list(&self.sub_goals))
            .with("description", Value::text(&self.description))
            .with("outcome", self.outcome.as_ref().map(Value::text))
            .with("documentation", Value::list(&self.documentation))
    }
}
