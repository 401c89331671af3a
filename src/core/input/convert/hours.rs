//! `hours.yaml` → rows of the timesheet.

use chrono::NaiveTime;

use super::super::node::Node;
use super::super::raw;
use super::findings::{Findings, Placed, rows};
use super::known::Known;
use crate::diag::catalogue;
use crate::domain::{InputFile, TimeEntry};
use crate::num::Hours;

/// Minutes that a break can have at the most: less than a day.
const BREAK_MAX: i64 = 1439;

/// Reads every row that can be read.
pub(in crate::input) fn time_entries<'a>(
    raw: &raw::Hours,
    root: &'a Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Vec<Placed<'a, TimeEntry>> {
    rows(raw.hours.as_ref(), root.value("hours"))
        .filter_map(|(row, node)| Some(Placed { value: entry(row, node, known, findings)?, node }))
        .collect()
}

fn entry(row: &raw::TimeEntry, node: &Node, known: &Known, findings: &mut Findings<'_>) -> Option<TimeEntry> {
    let date = known.day(node.field("date", row.date.as_ref()), findings);
    let person = known.person(node.field("person", row.person.as_ref()), findings);
    let worked = worked(row, node, findings);
    let activity = findings.text(node.field("activity", row.activity.as_ref()));
    let sub_goal = known.sub_goal(node.field("sub_goal", row.sub_goal.as_ref()), findings);
    let remark = findings.text(node.field("note", row.note.as_ref()));
    let registered = findings.date(node.field("registered", row.registered.as_ref()));
    let (hours, clock) = worked?;
    Some(TimeEntry {
        row: findings.row(InputFile::Hours, node),
        date: date?,
        person: person?,
        hours,
        clock,
        activity: activity?,
        sub_goal: sub_goal?,
        note: remark,
        registered,
    })
}

type Worked = (Hours, Option<(NaiveTime, NaiveTime)>);

/// Every key that a row may have.
const KEYS: [&str; 10] =
    ["date", "person", "hours", "from", "to", "break", "activity", "sub_goal", "note", "registered"];

/// How long, said in the one way or the other.
fn worked(row: &raw::TimeEntry, node: &Node, findings: &mut Findings<'_>) -> Option<Worked> {
    let found = match (node.has("hours"), node.has("from"), node.has("to"), node.has("break")) {
        (true, false, false, false) => {
            return findings.worked(node.field("hours", row.hours.as_ref())).map(|hours| (hours, None));
        }
        (false, true, true, _) => return clocked(row, node, findings),
        (true, false, false, true) => "both `hours` and `break`",
        (true, ..) => "both `hours` and `from` or `to`",
        (false, true, false, _) => "`from` without `to`",
        (false, false, true, _) => "`to` without `from`",
        (false, false, false, _) if node.misspells(&["hours", "from", "to"], |key| KEYS.contains(&key)) => {
            return None;
        }
        (false, false, false, _) => "neither `hours` nor `from` and `to`",
    };
    findings.report(catalogue::HOURS_OR_CLOCK, node.head(), &[("found", found)]);
    None
}

fn clocked(row: &raw::TimeEntry, node: &Node, findings: &mut Findings<'_>) -> Option<Worked> {
    let from = findings.time(node.field("from", row.from.as_ref()));
    let to = findings.time(node.field("to", row.to.as_ref()));
    let pause = match node.field("break", row.pause.as_ref()) {
        None => Some(0),
        written => findings.count(written, &(0..=BREAK_MAX)),
    };
    let (from, to, pause) = (from?, to?, pause?);
    let minutes = to.signed_duration_since(from).num_minutes() - pause;
    if minutes <= 0 {
        let (from, to) = (from.format("%H:%M").to_string(), to.format("%H:%M").to_string());
        findings.report(catalogue::CLOCK_ORDER, node.span_of("to"), &[("from", &from), ("to", &to)]);
        return None;
    }
    let hours = Hours::from_minutes(minutes);
    if hours.is_none() {
        let (minutes, rounded) = (minutes.to_string(), ((minutes + 1) / 3 * 3).to_string());
        let arguments = [("minutes", minutes.as_str()), ("suggestion", &rounded)];
        findings.report(catalogue::CLOCK_STEP, node.span_of("to"), &arguments);
    }
    Some((hours?, Some((from, to))))
}
