//! Rows of hours.

use super::change::{Change, Field, Key, Pair, Value};
use super::facts::{Listing, text};
use super::matching::{self, Likeness, Row, only};
use super::rows::fields_of;
use crate::domain::{PersonId, Project, TimeEntry};
use crate::num::{Hours, Money, Precise, Rate, Rounding};

/// A row of hours that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursChange {
    /// The row.
    pub row: Change<HoursRow>,
    /// What is different in a row that changed.
    pub fields: Vec<Field>,
    /// Hours afterwards less hours before.
    pub hours: Hours,
    /// The row's own figure: what its hours are worth afterwards less what they were worth before, rounded once. The
    /// settlement adds a person's hours up before it rounds, so that these figures don't add up to it to the øre.
    pub amount: Money,
}

/// A row of hours with what its state says of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursRow {
    /// The row.
    pub entry: TimeEntry,
    /// The person's name.
    pub name: String,
    /// The person's price.
    pub rate: Rate,
}

/// A row is known, from the closest likeness to the widest, by day, person and what was done; by day, person and how
/// long; by day and person (someone wrote the row anew); by person, what was done and how long (another day); by
/// person and what was done; and by day, what was done and how long (another person).
const PASSES: [Likeness<TimeEntry>; 6] = [
    |row| only(row, &[Key::Date, Key::Person, Key::Activity]),
    |row| only(row, &[Key::Date, Key::Person, Key::Hours]),
    |row| only(row, &[Key::Date, Key::Person]),
    |row| only(row, &[Key::Person, Key::Activity, Key::Hours]),
    |row| only(row, &[Key::Person, Key::Activity]),
    |row| only(row, &[Key::Date, Key::Activity, Key::Hours]),
];

/// Every row that is different, by date and person.
pub(super) fn compare(projects: Pair<&Project>) -> Vec<HoursChange> {
    let rows = projects.map(|project| project.timesheet.entries().iter().map(row).collect());
    let changes = matching::changes(rows.before, rows.after, &PASSES);
    changes.iter().filter_map(|change| told(projects, change)).collect()
}

fn row(entry: &TimeEntry) -> Row<'_, TimeEntry> {
    let mut facts = Listing::default();
    facts.put(Key::Date, Value::Day(entry.date));
    facts.put(Key::Person, text(entry.person.as_str()));
    facts.put(Key::Hours, Value::Hours(entry.hours));
    facts.put_some(Key::Clock, entry.clock.map(|(from, to)| Value::Clock(from, to)));
    facts.put(Key::Activity, text(&entry.activity));
    facts.put(Key::SubGoal, text(entry.sub_goal.as_str()));
    facts.put_some(Key::Note, entry.note.as_deref().map(text));
    facts.put_some(Key::Registered, entry.registered.map(Value::Day));
    Row { item: entry, facts: facts.0, day: entry.date }
}

fn told(projects: Pair<&Project>, change: &Change<Row<'_, TimeEntry>>) -> Option<HoursChange> {
    let before = change.before().and_then(|row| with_person(projects.before, row.item));
    let after = change.after().and_then(|row| with_person(projects.after, row.item));
    let length = |row: &Option<HoursRow>| row.as_ref().map(|row| row.entry.hours).unwrap_or_default();
    Some(HoursChange {
        fields: fields_of(change),
        hours: length(&after) - length(&before),
        amount: (worth(after.as_ref()) - worth(before.as_ref())).round(Rounding::HalfUp),
        row: Change::of(before, after)?,
    })
}

/// A project knows everyone who has a row in it.
fn with_person(project: &Project, entry: &TimeEntry) -> Option<HoursRow> {
    let person = project.agreement.person(&entry.person)?;
    Some(HoursRow { entry: entry.clone(), name: person.name.clone(), rate: person.rate })
}

fn worth(row: Option<&HoursRow>) -> Precise {
    row.map_or(Precise::ZERO, |row| row.entry.hours.at(row.rate))
}

/// What the changed rows of one person come to by their own figures; a row that went to another person counts on
/// either side.
pub(super) fn of_person(changes: &[HoursChange], person: &PersonId) -> (usize, Money) {
    let own = |row: Option<&HoursRow>| worth(row.filter(|row| row.entry.person == *person));
    let concerns = |change: &&HoursChange| {
        [change.row.before(), change.row.after()].into_iter().flatten().any(|row| row.entry.person == *person)
    };
    let figures = changes
        .iter()
        .filter(concerns)
        .map(|change| (own(change.row.after()) - own(change.row.before())).round(Rounding::HalfUp));
    (figures.clone().count(), figures.sum())
}
