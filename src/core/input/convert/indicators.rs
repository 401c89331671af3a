//! `indicators.yaml` → indicators.

use super::super::node::Node;
use super::super::raw;
use super::findings::{Findings, rows};
use super::known::Known;
use super::unique::Unique;
use crate::domain::{Indicator, IndicatorId, InputFile, Measurement, Reading};

/// Reads every indicator that can be read.
pub(in crate::input) fn indicators(
    raw: &raw::Indicators,
    root: &Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Vec<Indicator> {
    let mut ids = Unique::new("the id of an indicator", "give one of them another id");
    let mut indicators = Vec::new();
    for (row, node) in rows(raw.indicators.as_ref(), root.value("indicators")) {
        ids.note_field(node.field("id", row.id.as_ref()), findings);
        indicators.extend(indicator(row, node, known, findings));
    }
    indicators
}

fn indicator(
    row: &raw::Indicator,
    node: &Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Option<Indicator> {
    let id = findings.id(node.field("id", row.id.as_ref()), IndicatorId::new);
    let title = findings.text(node.field("title", row.title.as_ref()));
    let sub_goal = known.sub_goal(node.field("sub_goal", row.sub_goal.as_ref()), findings);
    let unit = findings.text(node.field("unit", row.unit.as_ref()));
    let baseline = reading(row.baseline.as_ref(), node.value("baseline"), findings);
    let target = reading(row.target.as_ref(), node.value("target"), findings);
    let measurements = measurements(row, node, known, findings);
    let comment = findings.text(node.field("comment", row.comment.as_ref()));
    Some(Indicator {
        row: findings.row(InputFile::Indicators, node),
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

fn reading(raw: Option<&raw::Reading>, node: Option<&Node>, findings: &mut Findings<'_>) -> Option<Reading> {
    let (raw, node) = (raw?, node?);
    let value = findings.measure(node.field("value", raw.value.as_ref()));
    let date = findings.date(node.field("date", raw.date.as_ref()));
    Some(Reading { value: value?, date })
}

/// By date; two of one day would leave open which is the newest.
fn measurements(
    row: &raw::Indicator,
    node: &Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Vec<Measurement> {
    let mut days = Unique::new("the day of a measurement", "keep one measurement a day");
    let mut measurements = Vec::new();
    for (row, node) in rows(row.measurements.as_ref(), node.value("measurements")) {
        let day = node.field("date", row.date.as_ref());
        days.note_field(day, findings);
        measurements.extend(measurement(row, node, known, findings));
    }
    measurements.sort_by_key(|measurement: &Measurement| measurement.date);
    measurements
}

fn measurement(
    row: &raw::Measurement,
    node: &Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Option<Measurement> {
    let date = known.day(node.field("date", row.date.as_ref()), findings);
    let value = findings.measure(node.field("value", row.value.as_ref()));
    let source = findings.text(node.field("source", row.source.as_ref()));
    let comment = findings.text(node.field("comment", row.comment.as_ref()));
    Some(Measurement { date: date?, value: value?, source: source?, comment })
}
