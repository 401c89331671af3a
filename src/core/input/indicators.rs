//! `indicators.yaml`: its keys, and its rows as indicators.

use super::known::Known;
use super::row::{Row, Unique};
use crate::diag::catalogue::NotMeasured;
use crate::domain::{Indicator, IndicatorId, InputFile, Measurement, Reading};

keys! {
    /// All result indicators of an agreement.
    INDICATORS {
        optional sample Flag = "The facts are illustrative: drafts can be made, and nothing can be issued.";
        open indicators ["Something that is counted to see whether a sub-goal is reached." INDICATOR] =
            "One row for each indicator.";
    }

    /// Something that is counted to see whether a sub-goal is reached.
    INDICATOR {
        required id Id = "A short name, such as i1.";
        required title Text = "What is counted.";
        required sub_goal Id = "The id of a sub-goal of the agreement.";
        required unit Text = "In what it is counted, such as bedrifter.";
        optional baseline { READING } = "Where it stood at the start.";
        optional target { READING } = "Where it should go; it may be below the baseline.";
        optional measurements ["A measured value." MEASUREMENT] = "What was measured; may be empty.";
        optional comment Text = "A remark on the result.";
    }

    /// A value, perhaps of a day.
    READING {
        required value Measure = "The value, with at most four decimals.";
        optional date Date = "The day.";
    }

    /// A measured value.
    MEASUREMENT {
        required date Date = "The day.";
        required value Measure = "The value, with at most four decimals.";
        required source Text = "Where the value is from.";
        optional comment Text = "A remark.";
    }
}

/// Reads every indicator that can be read.
pub(super) fn indicators<'a>(rows: impl Iterator<Item = Row<'a>>, known: &Known) -> Vec<Indicator> {
    let mut ids = Unique::new("the id of an indicator", "give one of them another id");
    let mut indicators = Vec::new();
    for row in rows {
        ids.note_value(row.value("id"));
        let Some(indicator) = indicator(row, known) else { continue };
        if indicator.measurements.is_empty() && !row.has("measurements") {
            row.report_row(NotMeasured { id: &indicator.id, title: &indicator.title });
        }
        indicators.push(indicator);
    }
    indicators
}

fn indicator(row: Row<'_>, known: &Known) -> Option<Indicator> {
    let id = row.id("id", IndicatorId::new);
    let title = row.text("title");
    let sub_goal = known.sub_goal(row.value("sub_goal"));
    let unit = row.text("unit");
    let baseline = reading(row.map("baseline"));
    let target = reading(row.map("target"));
    let measurements = measurements(row, known);
    let comment = row.text("comment");
    Some(Indicator {
        row: row.row_id(InputFile::Indicators),
        id: id?,
        title: title?,
        sub_goal: sub_goal?,
        unit: unit?,
        baseline,
        target,
        measurements,
        comment,
    })
}

fn reading(map: Option<Row<'_>>) -> Option<Reading> {
    let map = map?;
    let value = map.measure("value");
    let date = map.date("date");
    Some(Reading { value: value?, date })
}

/// By date; two of one day would leave open which is the newest.
fn measurements(row: Row<'_>, known: &Known) -> Vec<Measurement> {
    let mut days = Unique::new("the day of a measurement", "keep one measurement a day");
    let mut measurements = Vec::new();
    for row in row.rows("measurements") {
        days.note_value(row.value("date"));
        measurements.extend(measurement(row, known));
    }
    measurements.sort_by_key(|measurement: &Measurement| measurement.date);
    measurements
}

fn measurement(row: Row<'_>, known: &Known) -> Option<Measurement> {
    let date = known.day(row, "date");
    let value = row.measure("value");
    let source = row.text("source");
    let comment = row.text("comment");
    Some(Measurement { date: date?, value: value?, source: source?, comment })
}
