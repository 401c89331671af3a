//! One person's timesheet: a row a day (bokføringsforskriften § 5-14).

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::head::period;
use super::{Fact, Head, Subject, Words};
use crate::bokmal;
use crate::domain::{Person, TimeEntry};
use crate::settle::{SheetRow, sheet_months};
use crate::words::BOKMAL;

/// Data of `timesheet.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimeSheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// Who, in which role, in which period.
    pub facts: Vec<Fact>,
    /// All hours, large.
    pub total: Fact,
    /// Months with rows, in order.
    pub months: Vec<MonthSheet>,
    /// What the sub-goals' numbers stand for.
    pub legend: Vec<Fact>,
    /// Lines to sign on.
    pub sign_off: Vec<SignOff>,
}

/// A month of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MonthSheet {
    /// Such as `Januar 2026`.
    pub title: String,
    /// A row for each time that somebody worked.
    pub rows: Vec<HoursRow>,
    /// The month's sum.
    pub sum: Fact,
    /// The sum so far, with which the next month begins.
    pub to_date: Fact,
}

/// Hours of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HoursRow {
    /// The day.
    pub date: String,
    /// The day of the week, in short.
    pub weekday: &'static str,
    /// What was done, and the note on it.
    pub activity: String,
    /// The sub-goal's number.
    pub sub_goal: String,
    /// From when to when; empty if nobody wrote it down.
    pub clock: String,
    /// How long.
    pub hours: String,
    /// The sum of these hours and those before, for a page that ends here.
    pub carried: String,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SignOff {
    /// What the signature says.
    pub statement: String,
    /// Below the line.
    pub name: String,
    /// Beside the line.
    pub date: String,
}

impl SignOff {
    /// A line to sign on.
    pub(super) fn new(statement: &str, name: &str) -> Self {
        Self {
            statement: statement.to_owned(),
            name: name.to_owned(),
            date: BOKMAL.terms.place_and_date.to_owned(),
        }
    }
}

/// The timesheet of `person`.
#[must_use]
pub fn timesheet(subject: Subject<'_>, person: &Person) -> TimeSheet {
    let (words, terms) = (&BOKMAL.timesheet, &BOKMAL.terms);
    let months = sheet_months(subject.project, subject.milestone, &person.id);
    let total = months.last().map(|month| month.to_date).unwrap_or_default();
    let goals = &subject.project.agreement.sub_goals;
    let numbers = |entry: &TimeEntry| {
        goals
            .iter()
            .position(|goal| entry.sub_goal.as_ref() == Some(&goal.id))
            .map(|place| (place + 1).to_string())
    };
    let sheets = months.iter().map(|month| {
        let name = bokmal::month(month.month);
        let rows = month.entries.iter();
        MonthSheet {
            rows: rows.map(|row| hours_row(row, numbers(row.entry).unwrap_or_default())).collect(),
            sum: Fact::new("sum", &(words.sum_of)(&name), bokmal::hours(month.hours)),
            to_date: fact!(words.sum_to_date, bokmal::hours(month.to_date)),
            title: capitalised(&name),
        }
    });
    TimeSheet {
        head: Head::attachment(subject, words.timesheet, Some(&person.name)),
        words: super::words(words.plain()),
        facts: vec![
            fact!(words.name, person.name.as_str()),
            fact!(words.role, person.role.as_str()),
            fact!(words.rate, (words.without_vat)(&bokmal::kroner(person.rate.per_hour()))),
            fact!(terms.project_period, period(subject)),
        ],
        total: fact!(words.total, bokmal::hours(total)),
        months: sheets.collect(),
        legend: (1..)
            .zip(goals)
            .map(|(number, goal): (usize, _)| {
                Fact::new("sub_goal", &(terms.sub_goal_number)(&number.to_string()), goal.title.as_str())
            })
            .collect(),
        sign_off: vec![
            SignOff::new(words.person_signs, &person.name),
            SignOff::new(words.leader_signs, terms.project_leader),
        ],
    }
}

fn hours_row(row: &SheetRow<'_>, sub_goal: String) -> HoursRow {
    let entry = row.entry;
    let activity = match &entry.note {
        Some(note) => (BOKMAL.timesheet.noted)(&entry.activity, note),
        None => entry.activity.clone(),
    };
    let clock = entry
        .clock
        .map_or_else(String::new, |(from, to)| format!("{}–{}", from.format("%H.%M"), to.format("%H.%M")));
    HoursRow {
        date: bokmal::date_short(entry.date),
        weekday: bokmal::weekday_short(entry.date),
        activity,
        sub_goal,
        clock,
        hours: bokmal::hours(entry.hours),
        carried: bokmal::hours(row.to_date),
    }
}

/// With a capital at the start, as a heading has.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
