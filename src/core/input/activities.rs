//! `activities.yaml`: its keys, and its rows as activities.

use super::agreement::span_of_days;
use super::known::Known;
use super::row::Row;
use super::rules::after_deadline;
use crate::diag::catalogue::NotDocumented;
use crate::domain::{Activity, InputFile};

keys! {
    /// What was done in the project.
    ACTIVITIES {
        optional sample Flag = "The facts are illustrative: drafts can be made, and nothing can be issued.";
        open activities ["A meeting, workshop, visit or the like." ACTIVITY] =
            "One row for each meeting, workshop, visit or the like.";
    }

    /// A meeting, workshop, visit or the like.
    ACTIVITY {
        required date Date = "The day, or the first of several.";
        optional to Date = "The last of several days.";
        required title Text = "What it was.";
        required place Text = "Where it was.";
        required participants Text = "Who took part, in words.";
        optional headcount Count = "How many took part.";
        required sub_goals [Id] = "The ids of the sub-goals that it served.";
        required description Text = "What was done.";
        optional outcome Text = "What came of it.";
        optional documentation [File] = "Programmes, minutes, photographs, as files in the folder.";
    }
}

/// Reads every activity that can be read, by date.
pub(super) fn activities<'a>(rows: impl Iterator<Item = Row<'a>>, known: &Known) -> Vec<(Activity, Row<'a>)> {
    let mut activities: Vec<_> = rows.filter_map(|row| Some((activity(row, known)?, row))).collect();
    for (activity, row) in &activities {
        let key = if row.node.value("to").is_some() { "to" } else { "date" };
        after_deadline(activity.days.to(), *row, key, known);
    }
    for (activity, row) in &activities {
        if activity.documentation.is_empty() && !row.has("documentation") {
            row.report_at("title", NotDocumented { title: &activity.title });
        }
    }
    activities.sort_by_key(|(activity, _)| (activity.days.from(), activity.row));
    activities
}

fn activity(row: Row<'_>, known: &Known) -> Option<Activity> {
    let first = known.day(row, "date");
    let last = if row.has("to") { known.day(row, "to") } else { first };
    let title = row.text("title");
    let place = row.text("place");
    let participants = row.text("participants");
    let headcount = row.count("headcount", &(0..=999_999));
    let sub_goals = row.values("sub_goals").filter_map(|value| known.sub_goal(Some(value))).collect();
    let description = row.text("description");
    let outcome = row.text("outcome");
    let documentation = row.paths("documentation");
    let days = first.zip(last).and_then(|(first, last)| span_of_days(first, last, row));
    Some(Activity {
        row: row.row_id(InputFile::Activities),
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
