//! `activities.yaml` → activities.

use super::super::node::{Field, Node};
use super::super::raw;
use super::agreement::span_of_days;
use super::costs::paths;
use super::findings::{Findings, Placed, rows};
use super::known::Known;
use crate::domain::{Activity, InputFile, SubGoalId};

/// Reads every activity that can be read.
pub(in crate::input) fn activities<'a>(
    raw: &raw::Activities,
    root: &'a Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Vec<Placed<'a, Activity>> {
    rows(raw.activities.as_ref(), root.value("activities"))
        .filter_map(|(row, node)| Some(Placed { value: activity(row, node, known, findings)?, node }))
        .collect()
}

fn activity(
    row: &raw::Activity,
    node: &Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Option<Activity> {
    let first = known.day(node.field("date", row.date.as_ref()), findings);
    let last = match node.field("to", row.to.as_ref()) {
        None => first,
        written => known.day(written, findings),
    };
    let title = findings.text(node.field("title", row.title.as_ref()));
    let place = findings.text(node.field("place", row.place.as_ref()));
    let participants = findings.text(node.field("participants", row.participants.as_ref()));
    let headcount = findings.count(node.field("headcount", row.headcount.as_ref()), &(0..=999_999));
    let sub_goals = sub_goals(row, node, known, findings);
    let description = findings.text(node.field("description", row.description.as_ref()));
    let outcome = findings.text(node.field("outcome", row.outcome.as_ref()));
    let documentation = paths("documentation", row.documentation.as_ref(), node, findings);
    let days = first.zip(last).and_then(|(first, last)| span_of_days(first, last, node, findings));
    Some(Activity {
        row: findings.row(InputFile::Activities, node),
        days: days?,
        title: title?,
        place: place?,
        participants: participants?,
        headcount,
        sub_goals,
        description: description?,
        outcome,
        documentation,
    })
}

fn sub_goals(row: &raw::Activity, node: &Node, known: &Known, findings: &mut Findings<'_>) -> Vec<SubGoalId> {
    rows(row.sub_goals.as_ref(), node.value("sub_goals"))
        .map(|(text, node)| Field { key: "sub_goals", text, span: node.span })
        .filter_map(|field| known.sub_goal(Some(field), findings))
        .collect()
}
