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
    /// How far the newest measurement is on the way to the target, in per mille. Without a baseline the way to a target
    /// above zero begins at zero. `None` when nobody knows how long the way was, or whether it goes up or down. What is
    /// partly reached is never rounded to nothing, nor to all of it.
    #[must_use]
    pub fn progress(&self) -> Option<i64> {
        let share = self.latest()?.value.progress_permille(self.start()?, self.target?.value)?;
        Some(if self.standing() == Standing::Partly { share.clamp(1, 999) } else { share })
    }

    /// Where the way to the target begins.
    fn start(&self) -> Option<Measure> {
        let target = self.target?.value;
        let zero = (target > Measure::ZERO).then_some(Measure::ZERO);
        self.baseline.map(|reading| reading.value).or(zero)
    }

    /// What became of the target. It is reached at the value itself and beyond it, on the side that lies away from the
    /// baseline; on the way there it is partly reached, however short the way.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let Some(latest) = self.latest() else { return Standing::NotMeasured };
        let Some(target) = self.target else { return Standing::NoTarget };
        let (result, target) = (latest.value, target.value);
        if result == target {
            return Standing::Reached;
        }
        let Some(start) = self.start() else {
            // Nothing may happen, and something did: that is no way down to zero, since nobody knows from where.
            return if target == Measure::ZERO && result > target {
                Standing::NotReached
            } else {
                Standing::Unclear
            };
        };
        if start == target {
            return Standing::Unclear;
        }
        let rises = start < target;
        let is_past = |value: Measure, from: Measure| if rises { value > from } else { value < from };
        if is_past(result, target) {
            Standing::Reached
        } else if is_past(result, start) {
            Standing::Partly
        } else {
            Standing::NotReached
        }
    }

    /// The newest measurement.
    #[must_use]
    pub fn latest(&self) -> Option<&Measurement> {
        self.measurements.last()
    }
}

/// What became of an indicator's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The target, or more of what it asks for.
    Reached,
    /// Between baseline and target.
    Partly,
    /// At the baseline, or further away.
    NotReached,
    /// Nothing was measured.
    NotMeasured,
    /// There is no target to reach.
    NoTarget,
    /// Nobody can tell whether the target asks for more or for less.
    Unclear,
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
