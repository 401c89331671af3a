//! Result indicators (resultatindikatorer) and what was measured.

use chrono::NaiveDate;

use super::{IndicatorId, RowId, SubGoalId};
use crate::num::Measure;

/// Something that is counted to see whether a sub-goal is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Where it was written.
    pub row: RowId,
    /// Such as `i1`.
    pub id: IndicatorId,
    /// What is counted.
    pub title: String,
    /// Which sub-goal it speaks for.
    pub sub_goal: SubGoalId,
    /// In what it is counted, such as `bedrifter`.
    pub unit: String,
    /// Where it stood at the start.
    pub baseline: Option<Reading>,
    /// Where it should go.
    pub target: Option<Reading>,
    /// What was measured, by date; at most one a day.
    pub measurements: Vec<Measurement>,
    /// A remark on the result.
    pub comment: Option<String>,
}

impl Indicator {
    /// The newest measurement.
    #[must_use]
    pub fn latest(&self) -> Option<&Measurement> {
        self.measurements.last()
    }
}

/// A value on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The value.
    pub value: Measure,
    /// The day, if one is given.
    pub date: Option<NaiveDate>,
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measurement {
    /// The day.
    pub date: NaiveDate,
    /// The value.
    pub value: Measure,
    /// Where the value is from.
    pub source: String,
    /// A remark.
    pub comment: Option<String>,
}
