//! One person's timesheet: a row a day (bokføringsforskriften § 5-14).

use schemars::JsonSchema;
use serde::Serialize;

use super::head::period;
use super::text::breakable;
use super::{Fact, Head, RowKind, Subject, Table};
use crate::bokmal;
use crate::domain::{Person, TimeEntry};
use crate::settle::{SheetRow, sheet_months};
use crate::words::BOKMAL;

/// Data of `timesheet.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimeSheet {
    /// Head and foot.
    pub head: Head,
    /// Who, in which role, in which period.
    pub facts: Vec<Fact>,
    /// All hours, large.
    pub total: Fact,
    /// Months with rows, in order.
    pub months: Vec<MonthSheet>,
    /// Shown when there is no month.
    pub empty: String,
    /// What the sub-goals' short names stand for.
    pub legend: Vec<Fact>,
    /// Lines to sign on.
    pub sign_off: Vec<SignOff>,
}

/// A month of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MonthSheet {
    /// Such as `januar 2026`.
    pub title: String,
    /// Rows, the month's sum, and the sum so far that the next month begins with.
    pub table: Table,
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
            name: breakable(name),
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
        goals.iter().position(|goal| goal.id == entry.sub_goal).map(|place| (place + 1).to_string())
    };
    let sheets = months.iter().map(|month| {
        let mut table =
            Table::new([terms.date, words.day, terms.activity, terms.sub_goal, words.clock, terms.hours]);
        for SheetRow { entry, to_date } in &month.entries {
            table.push_carrying(row(entry, numbers(entry).unwrap_or_default()), bokmal::hours(*to_date));
        }
        let sum = (words.sum_of)(&bokmal::month(month.month));
        table.push(RowKind::Sum, closing(sum, bokmal::hours(month.hours)));
        table.push(RowKind::Total, closing(words.sum_to_date.to_owned(), bokmal::hours(month.to_date)));
        MonthSheet { title: capitalised(&bokmal::month(month.month)), table }
    });
    TimeSheet {
        head: Head::attachment(subject, words.timesheet, Some(&person.name)),
        facts: vec![
            Fact::new(words.name, breakable(&person.name)),
            Fact::new(words.role, breakable(&person.role)),
            Fact::new(words.rate, (words.without_vat)(&bokmal::kroner(person.rate.per_hour()))),
            Fact::new(terms.project_period, period(subject)),
        ],
        total: Fact::new(words.total, bokmal::hours(total)),
        months: sheets.collect(),
        empty: words.empty.to_owned(),
        legend: goals
            .iter()
            .enumerate()
            .map(|(place, goal)| {
                Fact::new(&(terms.sub_goal_number)(&(place + 1).to_string()), breakable(&goal.title))
            })
            .collect(),
        sign_off: vec![
            SignOff::new(words.person_signs, &person.name),
            SignOff::new(words.leader_signs, terms.project_leader),
        ],
    }
}

fn row(entry: &TimeEntry, goal: String) -> Vec<String> {
    let activity = match &entry.note {
        Some(note) => (BOKMAL.timesheet.noted)(&breakable(&entry.activity), &breakable(note)),
        None => breakable(&entry.activity),
    };
    let clock = entry
        .clock
        .map_or_else(String::new, |(from, to)| format!("{}–{}", from.format("%H.%M"), to.format("%H.%M")));
    vec![
        bokmal::date_short(entry.date),
        bokmal::weekday_short(entry.date).to_owned(),
        activity,
        goal,
        clock,
        bokmal::hours(entry.hours),
    ]
}

/// A row with a text under the activities and a figure under the hours.
fn closing(text: String, hours: String) -> Vec<String> {
    vec![String::new(), String::new(), text, String::new(), String::new(), hours]
}

/// With a capital at the start, as a heading has.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
