//! The activity log with its documentation.

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::pictures::{Belonging, Plate, PlatePage, plate_pages};
use super::{Fact, Head, Subject, Words, key};
use crate::bokmal;
use crate::domain::{Activity, Agreement, SubGoal, SubGoalId, WorkspacePath};
use crate::words::BOKMAL;

/// Data of `activities.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivitySheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// How many, large.
    pub total: Fact,
    /// What the numbers of the sub-goals stand for that have activities.
    pub legend: Vec<Fact>,
    /// The activities, by first day.
    pub activities: Vec<ActivityEntry>,
    /// The documentation's pages.
    pub pages: Vec<PlatePage>,
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivityEntry {
    /// By which its documentation is found; none without documentation.
    pub key: Option<String>,
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
    let (words, terms) = (&BOKMAL.activities, &BOKMAL.terms);
    let project = subject.project;
    let entries = project
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| entry(&project.agreement, place + 1, activity));
    let pages = project.activities.iter().zip(plates).enumerate().flat_map(|(place, (activity, plates))| {
        let heading = (words.heading)(&(place + 1).to_string(), &activity.title);
        let label = Some(key::activity(place + 1)).filter(|_| !plates.is_empty());
        let stamp = fact!(terms.date, days(activity));
        plate_pages(&Belonging { label, ..Belonging::plain(&heading, stamp) }, plates)
    });
    ActivitySheet {
        head: Head::attachment(subject, words.activities, None),
        words: super::words(words.plain()),
        total: fact!(words.total, bokmal::count(project.activities.len())),
        legend: legend(&project.agreement.sub_goals, |goal| {
            project.activities.iter().any(|activity| activity.sub_goals.contains(goal))
        }),
        activities: entries.collect(),
        pages: pages.collect(),
    }
}

fn entry(agreement: &Agreement, number: usize, activity: &Activity) -> ActivityEntry {
    let (words, terms) = (&BOKMAL.activities, &BOKMAL.terms);
    let participants = match activity.headcount {
        Some(count) => (words.counted)(&count.to_string(), &activity.participants),
        None => activity.participants.clone(),
    };
    let mut facts = vec![
        fact!(terms.date, days(activity)),
        fact!(words.place, activity.place.as_str()),
        fact!(words.participants, participants),
        fact!(terms.sub_goal, sub_goal_numbers(agreement, activity)),
    ];
    let files: Vec<&str> = activity.documentation.iter().map(WorkspacePath::file_name).collect();
    let files = if files.is_empty() { words.not_attached.to_owned() } else { files.join(", ") };
    facts.push(fact!(words.documentation, files));
    ActivityEntry {
        key: (!activity.documentation.is_empty()).then(|| key::activity(number)),
        title: (words.numbered)(&number.to_string(), &activity.title),
        facts,
        description: activity.description.clone(),
        outcome: activity.outcome.as_deref().map(|text| fact!(words.outcome, text)),
    }
}

/// Day or days of an activity.
pub(super) fn days(activity: &Activity) -> String {
    bokmal::date_range(activity.days.from(), activity.days.to())
}

/// The numbers of the sub-goals that have something, and what they stand for.
pub(super) fn legend(goals: &[SubGoal], has_something: impl Fn(&SubGoalId) -> bool) -> Vec<Fact> {
    let numbered = goals.iter().zip(1_usize..).filter(|(goal, _)| has_something(&goal.id));
    let named = numbered.map(|(goal, number)| {
        let name = (BOKMAL.terms.sub_goal_number)(&number.to_string());
        Fact::new("sub_goal", &name, goal.title.as_str())
    });
    named.collect()
}

/// Such as `1, 4`, in the agreement's order.
fn sub_goal_numbers(agreement: &Agreement, activity: &Activity) -> String {
    let numbered = agreement.sub_goals.iter().zip(1_usize..);
    let served = numbered.filter(|(goal, _)| activity.sub_goals.contains(&goal.id));
    served.map(|(_, number)| number.to_string()).collect::<Vec<String>>().join(", ")
}
