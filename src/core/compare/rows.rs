//! Activities and indicators.

use std::collections::BTreeSet;

use super::change::{self, Change, Facts, Field, Key, Pair, Value};
use super::facts::{Listing, paths, text};
use super::matching::{self, Likeness, Row, only};
use crate::domain::{Activity, Indicator, IndicatorId, Measurement, Project, SubGoalId};

/// A row that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed<T> {
    /// The row.
    pub row: Change<T>,
    /// What is different in a row that changed.
    pub fields: Vec<Field>,
}

impl<T: Clone> Changed<T> {
    fn new(change: &Change<Row<'_, T>>) -> Self {
        let fields = fields_of(change);
        let row = match change {
            Change::Added(row) => Change::Added(row.item.clone()),
            Change::Removed(row) => Change::Removed(row.item.clone()),
            Change::Changed { before, after } => {
                Change::Changed { before: before.item.clone(), after: after.item.clone() }
            }
        };
        Self { row, fields }
    }
}

/// What is different in a row that stands on both sides.
pub(super) fn fields_of<T>(change: &Change<Row<'_, T>>) -> Vec<Field> {
    match change {
        Change::Changed { before, after } => change::fields(&before.facts, &after.facts),
        Change::Added(_) | Change::Removed(_) => Vec::new(),
    }
}

/// An activity is known by its day and title, then by its title, then by its day.
pub(super) fn activities(projects: Pair<&Project>) -> Vec<Changed<Activity>> {
    const PASSES: [Likeness<Activity>; 3] = [
        |row| only(row, &[Key::Date, Key::Title]),
        |row| only(row, &[Key::Title]),
        |row| only(row, &[Key::Date]),
    ];
    let rows = projects.map(|project| project.activities.iter().map(activity).collect());
    matching::changes(rows.before, rows.after, &PASSES).iter().map(Changed::new).collect()
}

fn activity(activity: &Activity) -> Row<'_, Activity> {
    let mut facts = Listing::default();
    facts.put(Key::Date, Value::Days(activity.days.from(), activity.days.to()));
    facts.put(Key::Title, text(&activity.title));
    facts.put(Key::Place, text(&activity.place));
    facts.put(Key::Participants, text(&activity.participants));
    facts.put_some(Key::Headcount, activity.headcount.map(Value::Number));
    facts.put(Key::SubGoals, Value::List(activity.sub_goals.iter().map(SubGoalId::to_string).collect()));
    facts.put(Key::Description, text(&activity.description));
    facts.put_some(Key::Outcome, activity.outcome.as_deref().map(text));
    facts.put(Key::Documentation, paths(&activity.documentation));
    Row { item: activity, facts: facts.0, day: activity.days.from() }
}

/// An indicator is known by its id.
pub(super) fn indicators(projects: Pair<&Project>) -> Vec<Changed<Indicator>> {
    let Pair { before, after } = projects.map(|project| project.indicators.as_slice());
    let ids: BTreeSet<&IndicatorId> = before.iter().chain(after).map(|indicator| &indicator.id).collect();
    let with = |indicators: &[Indicator], id: &IndicatorId| {
        indicators.iter().find(|indicator| indicator.id == *id).cloned()
    };
    ids.into_iter()
        .filter_map(|id| {
            let row = Change::of(with(before, id), with(after, id))?;
            let fields = match &row {
                Change::Changed { before, after } => change::fields(&indicator(before), &indicator(after)),
                Change::Added(_) | Change::Removed(_) => Vec::new(),
            };
            let is_same = matches!(row, Change::Changed { .. }) && fields.is_empty();
            (!is_same).then_some(Changed { row, fields })
        })
        .collect()
}

fn indicator(indicator: &Indicator) -> Facts {
    let mut facts = Listing::default();
    facts.put(Key::Title, text(&indicator.title));
    facts.put(Key::SubGoal, text(indicator.sub_goal.as_str()));
    facts.put(Key::Unit, text(&indicator.unit));
    let readings = [(Key::Baseline, indicator.baseline), (Key::Target, indicator.target)];
    for (key, reading) in readings {
        facts.put_some(key, reading.map(|reading| Value::Measured(reading.value, reading.date)));
    }
    for Measurement { date, value, source, comment } in &indicator.measurements {
        facts.put_of(Key::Measurement, date, Value::Measured(*value, None));
        facts.put_of(Key::MeasurementSource, date, text(source));
        if let Some(comment) = comment {
            facts.put_of(Key::MeasurementComment, date, text(comment));
        }
    }
    facts.put_some(Key::Comment, indicator.comment.as_deref().map(text));
    facts.0
}
