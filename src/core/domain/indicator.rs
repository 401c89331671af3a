//! Result indicators (resultatindikatorer) and what was measured.

use chrono::NaiveDate;

use super::{Facts, IndicatorId, Row, RowId, SubGoalId, Value};
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

impl Row for Indicator {
    fn row(&self) -> RowId {
        self.row
    }

    fn facts(&self) -> Facts {
        let reading = |reading: Reading| Value::Measured(reading.value, reading.date);
        let measured = |value: fn(&Measurement) -> Option<Value>| {
            let on_its_day = move |made: &Measurement| Some((made.date.to_string(), value(made)?));
            self.measurements.iter().filter_map(on_its_day)
        };
        Facts::default()
            .with("id", Value::text(&self.id))
            .with("title", Value::text(&self.title))
            .with("sub_goal", Value::text(&self.sub_goal))
            .with("unit", Value::text(&self.unit))
            .with("baseline", self.baseline.map(reading))
            .with("target", self.target.map(reading))
            .with_each("measurements.*.value", measured(|made| Some(Value::Measured(made.value, None))))
            .with_each("measurements.*.source", measured(|made| Some(Value::text(&made.source))))
            .with_each("measurements.*.comment", measured(|made| made.comment.as_ref().map(Value::text)))
            .with("comment", self.comment.as_ref().map(Value::text))
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
