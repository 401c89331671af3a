//! One person's timesheet: a row a day (bokføringsforskriften § 5-14).

use schemars::JsonSchema;
use serde::Serialize;

use super::activities::legend;
use super::fact::fact;
use super::head::period;
use super::pictures::{Belonging, Plate, PlatePage, plate_pages};
use super::{Fact, Head, Subject, Words};
use crate::bokmal;
use crate::domain::{Agreement, Attestation, Attested, Attester, Month, Person, SubGoalId, TimeEntry};
use crate::settle::{SheetMonth, SheetRow, sheet_months};
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
    /// What the numbers of the sub-goals stand for that have hours.
    pub legend: Vec<Fact>,
    /// Who attested which hours, and which nobody did.
    pub attested: Vec<String>,
    /// Lines to sign on, in a draft that nobody attested.
    pub sign_off: Vec<SignOff>,
    /// The pages that were signed on paper.
    pub signed: Vec<PlatePage>,
}

/// A month of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MonthSheet {
    /// Such as `Januar 2026`.
    pub title: String,
    /// A row for each time that somebody worked.
    pub rows: Vec<HoursRow>,
    /// The month's sum, beside the sum so far where that is another.
    pub sum: Fact,
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
    /// From when to when, and the break between; empty if nobody wrote it down.
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
    pub(super) fn new(statement: &str, name: impl Into<String>) -> Self {
        Self {
            statement: statement.to_owned(),
            name: name.into(),
            date: BOKMAL.terms.place_and_date.to_owned(),
        }
    }
}

/// The timesheet of `person`; `plates` has the signed pages of each of their attestations, in the file's order.
#[must_use]
pub fn timesheet(subject: Subject<'_>, person: &Person, plates: &[Vec<Plate>]) -> TimeSheet {
    let words = &BOKMAL.timesheet;
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
        let rows = month.entries.iter();
        MonthSheet {
            rows: rows.map(|row| hours_row(row, numbers(row.entry).unwrap_or_default())).collect(),
            sum: sum(month),
            title: capitalised(&bokmal::month(month.month)),
        }
    });
    let worked = |goal: &SubGoalId| {
        months.iter().flat_map(|month| &month.entries).any(|row| row.entry.sub_goal.as_ref() == Some(goal))
    };
    let attested = subject.project.timesheet.attested(&person.id, &subject.milestone.basis);
    let signed = attested.by.iter().zip(plates).flat_map(|(attestation, plates)| {
        let heading = attestation
            .month
            .map_or_else(|| words.signed.to_owned(), |month| (words.signed_month)(&bokmal::month(month)));
        plate_pages(&Belonging::plain(&heading, fact!(words.name, person.name.as_str())), plates)
    });
    TimeSheet {
        head: Head::attachment(subject, words.timesheet, Some(&person.name)),
        words: super::words(words.plain()),
        facts: vec![
            fact!(words.name, person.name.as_str()),
            fact!(words.role, person.role.as_str()),
            fact!(words.rate, (words.without_vat)(&bokmal::kroner(person.rate.per_hour()))),
            period(subject),
        ],
        total: fact!(words.total, bokmal::hours(total)),
        months: sheets.collect(),
        legend: legend(goals, worked),
        sign_off: if subject.issued.is_none() && attested.by.is_empty() {
            vec![
                SignOff::new(words.person_signs, person.name.as_str()),
                SignOff::new(words.other_signs, (words.other)(&person.name)),
            ]
        } else {
            Vec::new()
        },
        signed: signed.collect(),
        attested: attestations(&subject.project.agreement, &attested),
    }
}

/// The month's sum, and behind it the sum so far from the second month on.
fn sum(month: &SheetMonth<'_>) -> Fact {
    let words = &BOKMAL.timesheet;
    let name = bokmal::month(month.month);
    let name = if month.hours == month.to_date {
        (words.sum_of)(&name)
    } else {
        (words.sum_of_and_to_date)(&name, &bokmal::hours(month.to_date))
    };
    Fact::new("sum", &name, bokmal::hours(month.hours))
}

/// A sentence for each attestation, and one for the months that have none; none of either where nobody attested.
fn attestations(agreement: &Agreement, attested: &Attested<'_>) -> Vec<String> {
    let words = &BOKMAL.timesheet;
    let month = |month: &Month| bokmal::month(*month);
    let mut sentences: Vec<String> = Vec::new();
    for Attestation { by, month: of, date, signed, .. } in &attested.by {
        let name = match by {
            Attester::Person(id) => agreement
                .person(id)
                .map_or_else(|| id.to_string(), |person| (words.attester)(&person.name, &person.role)),
            Attester::Other(name) => name.clone(),
        };
        let told = if signed.is_some() { words.signed_by } else { words.attested_by };
        let told = told(&name, &bokmal::date(*date));
        sentences.push(match of {
            Some(of) => (words.of_month)(&capitalised(&month(of)), &told),
            None => (words.of_all)(&capitalised(&told)),
        });
    }
    if !attested.by.is_empty() && !attested.open.is_empty() {
        let months: Vec<String> = attested.open.iter().map(month).collect();
        sentences.push((words.not_attested)(&months.join(", ")));
    }
    sentences
}

fn hours_row(row: &SheetRow<'_>, sub_goal: String) -> HoursRow {
    let entry = row.entry;
    let activity = match &entry.note {
        Some(note) => (BOKMAL.timesheet.noted)(&entry.activity, note),
        None => entry.activity.clone(),
    };
    let clock = entry.clock.map_or_else(String::new, |(from, to)| {
        let clock = format!("{}–{}", from.format("%H.%M"), to.format("%H.%M"));
        match entry.pause() {
            Some(minutes) => (BOKMAL.timesheet.clock_and_break)(&clock, &minutes.to_string()),
            None => clock,
        }
    });
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
