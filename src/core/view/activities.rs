//! The activity log with its documentation.

use schemars::JsonSchema;
use serde::Serialize;

use super::pictures::{Plate, PlatePage, plate_pages};
use super::text::breakable;
use super::{Fact, Head, Subject};
use crate::bokmal;
use crate::domain::{Activity, Agreement};
use crate::words::BOKMAL;

/// Data of `activities.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivitySheet {
    /// Head and foot.
    pub head: Head,
    /// How many, large.
    pub total: Fact,
    /// The activities, by first day.
    pub activities: Vec<ActivityEntry>,
    /// Shown when there is none.
    pub empty: Option<String>,
    /// Heading of the documentation's pages.
    pub pages_title: String,
    /// The documentation's pages.
    pub pages: Vec<PlatePage>,
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivityEntry {
    /// Its number and title.
    pub title: String,
    /// Date, place, participants, sub-goals.
    pub facts: Vec<Fact>,
    /// What was done.
    pub description: String,
    /// What came of it.
    pub outcome: Option<Fact>,
}

/// The activity log; `plates` has the documentation of each activity, in the same order.
#[must_use]
pub fn activities(subject: Subject<'_>, plates: &[Vec<Plate>]) -> ActivitySheet {
    let words = &BOKMAL.activities;
    let project = subject.project;
    let entries = project
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| entry(&project.agreement, place + 1, activity));
    let pages = project.activities.iter().zip(plates).enumerate().flat_map(|(place, (activity, plates))| {
        let heading = (words.heading)(&(place + 1).to_string(), &breakable(&activity.title));
        plate_pages(&heading, &[Fact::new(BOKMAL.terms.date, days(activity))], plates)
    });
    ActivitySheet {
        head: Head::attachment(subject, words.activities, None),
        total: Fact::new(words.total, bokmal::count(project.activities.len())),
        activities: entries.collect(),
        empty: project.activities.is_empty().then(|| words.empty.to_owned()),
        pages_title: words.documentation.to_owned(),
        pages: pages.collect(),
    }
}

fn entry(agreement: &Agreement, number: usize, activity: &Activity) -> ActivityEntry {
    let words = &BOKMAL.activities;
    let participants = match activity.headcount {
        Some(count) => (words.counted)(&count.to_string(), &breakable(&activity.participants)),
        None => breakable(&activity.participants),
    };
    let mut facts = vec![
        Fact::new(BOKMAL.terms.date, days(activity)),
        Fact::new(words.place, breakable(&activity.place)),
        Fact::new(words.participants, participants),
        Fact::new(BOKMAL.terms.sub_goal, sub_goal_titles(agreement, activity)),
    ];
    let files: Vec<String> = activity.documentation.iter().map(|path| breakable(path.file_name())).collect();
    if !files.is_empty() {
        facts.push(Fact::new(words.documentation, files.join(", ")));
    }
    ActivityEntry {
        title: (words.numbered)(&number.to_string(), &breakable(&activity.title)),
        facts,
        description: breakable(&activity.description),
        outcome: activity.outcome.as_deref().map(|text| Fact::new(words.outcome, breakable(text))),
    }
}

/// Day or days of an activity.
pub(super) fn days(activity: &Activity) -> String {
    bokmal::date_range(activity.days.from(), activity.days.to())
}

fn sub_goal_titles(agreement: &Agreement, activity: &Activity) -> String {
    let titles = activity
        .sub_goals
        .iter()
        .map(|id| agreement.sub_goal(id).map_or_else(|| id.to_string(), |goal| breakable(&goal.title)));
    titles.collect::<Vec<String>>().join("; ")
}
