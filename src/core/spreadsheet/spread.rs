//! Sheets whose rows are spread over columns: one for each day of a month, each day of a week, or each person.
//!
//! A column for each day is how Tripletex writes its monthly overview (månedsoversikt): `Avdelingsnummer`,
//! `Avdelingsnavn`, `Ansattnummer`, `Ansattnavn`, `Aktivitetsnummer`, `Aktivitetsnavn`, then `1` to `31`; the month stands
//! only in the file's name, as in `Månedsoversikt - (April 2026).csv`. (Column names as in programs on GitHub that read
//! such exports; Tripletex publishes no description.) Weeks and people are how timesheets are kept by hand.

use chrono::{Datelike, NaiveDate, Weekday};

use super::keys::WEEK;
use super::names::{ids, names};
use super::options::{ImportOptions, MONTH};
use super::table::Table;
use super::text::normal;
use super::values::{MONTHS, month_of_word};
use crate::diag::Problem;
use crate::diag::catalogue::ColumnMissing;
use crate::domain::{Agreement, Period};

/// So many headings that are days of a month, or of a week, make it a sheet of those.
const DAYS_MIN: usize = 5;
const WEEKDAYS_MIN: usize = 3;

/// The days of the week as they are written in bokmål and in English, whole and cut short, from Monday.
const WEEKDAYS: [[&str; 5]; 7] = [
    ["mandag", "man", "ma", "monday", "mon"],
    ["tirsdag", "tir", "ti", "tuesday", "tue"],
    ["onsdag", "ons", "on", "wednesday", "wed"],
    ["torsdag", "tor", "to", "thursday", "thu"],
    ["fredag", "fre", "fr", "friday", "fri"],
    ["lørdag", "lør", "lø", "saturday", "sat"],
    ["søndag", "søn", "sø", "sunday", "sun"],
];

/// What the hours of a column are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A day of a month.
    Day(u32),
    /// A day of a week, from 0 for Monday.
    Weekday(u8),
    /// A day.
    Date(NaiveDate),
    /// A person's id.
    Person(String),
}

/// The columns that rows are spread over.
#[derive(Debug, Clone)]
pub(super) struct Spread {
    /// What each of them is of, and the column.
    pub(super) columns: Vec<(Part, usize)>,
    /// The month that days are of, where it is known.
    month: Option<(i32, u32)>,
    /// The week that days are of: its year, where that is known, and its number.
    week: Option<(Option<i32>, u32)>,
    period: Period,
}

impl Spread {
    /// Is a row of each day, rather than of each person?
    pub(super) fn has_days(&self) -> bool {
        !self.has_people()
    }

    /// Is a row of each person?
    pub(super) fn has_people(&self) -> bool {
        matches!(self.columns.first(), Some((Part::Person(_), _)))
    }

    /// The date that a column is of; `None` when there is no such day, or its week isn't known.
    pub(super) fn date(&self, part: &Part) -> Option<NaiveDate> {
        match part {
            Part::Day(day) => self.month.and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, *day)),
            Part::Weekday(day) => {
                let (year, week) = self.week?;
                let day = Weekday::try_from(*day).ok()?;
                let in_year = |year| NaiveDate::from_isoywd_opt(year, week, day);
                let years = self.period.from().year()..=self.period.to().year();
                let mut possible = years.filter_map(in_year).filter(|date| self.period.contains(*date));
                match year {
                    Some(year) => in_year(year),
                    None => possible.next().filter(|_| possible.next().is_none()),
                }
            }
            Part::Date(date) => Some(*date),
            Part::Person(_) => None,
        }
    }

    /// The week that a row names, where it has a column for that.
    pub(super) fn of_week(&mut self, week: &str) {
        self.week = week_of(&format!("uke {week}")).or(self.week);
    }

    /// What a row says of those below it: the days that its cells are, or the week.
    pub(super) fn continued(&mut self, table: &Table, row: usize) -> bool {
        let cells = table.rows.get(row).map_or(0, |row| row.cells.len());
        let texts = (0..cells).map(|column| (column, normal(&table.cell(row, column).shown())));
        let texts: Vec<(usize, String)> = texts.filter(|(_, text)| !text.is_empty()).collect();
        if let Some(week) = texts.iter().find_map(|(_, text)| week_of(text)) {
            self.week = Some(week);
        }
        let days = weekdays(&texts, self.period);
        let is_heading = !days.is_empty() && self.has_days();
        if is_heading {
            self.columns = days;
        }
        is_heading
    }

    /// The problem that days are of a month or week that nobody has named.
    pub(super) fn unknown(&self, table: &Table, row: usize) -> Option<Problem> {
        let (key, description, suggestion) = match self.columns.first()? {
            (Part::Day(_), _) if self.month.is_none() => (
                "`month`",
                "the month whose days the columns are",
                "name it with `--set month=2026-04`, or in the file's name, as in `timer april 2026.csv`",
            ),
            (Part::Weekday(_), _) if self.week.is_none() && !is_week_said(table, row) => (
                "`week`",
                "the week whose days the columns are",
                "name it with `--set week=2026-06`, or write `Uke 6` above the days",
            ),
            _ => return None,
        };
        Some(table.problem(row, None, ColumnMissing { key, description, suggestion }))
    }
}

fn is_week_said(table: &Table, heading: usize) -> bool {
    let rows = table.rows.get(heading..).unwrap_or_default();
    let texts: Vec<String> =
        rows.iter().flat_map(|row| &row.cells).map(|cell| normal(&cell.shown())).collect();
    texts.iter().any(|text| week_of(text).is_some() || matches!(text.as_str(), "uke" | "week"))
}

/// Headings that are days or people, if so many are that it must be meant.
pub(super) fn parts(headings: &[(usize, String)], agreement: &Agreement) -> Vec<(Part, usize)> {
    let day =
        |heading: &str| heading.parse().ok().filter(|day: &u32| heading.len() <= 2 && (1..=31).contains(day));
    let days: Vec<_> =
        headings.iter().filter_map(|(column, heading)| Some((Part::Day(day(heading)?), *column))).collect();
    if days.len() >= DAYS_MIN {
        return days;
    }
    let weekdays = weekdays(headings, agreement.period);
    if !weekdays.is_empty() {
        return weekdays;
    }
    let people = ids(&names(agreement, "person"));
    let person = |heading: &str| people.get(heading).filter(|ids| ids.len() == 1)?.first();
    let people = headings.iter().filter_map(|(column, heading)| {
        person(heading).map(|person| (Part::Person(person.clone()), *column))
    });
    people.collect()
}

/// Headings that are days of a week, with or without their dates.
fn weekdays(headings: &[(usize, String)], period: Period) -> Vec<(Part, usize)> {
    let parts = headings.iter().filter_map(|(column, heading)| Some((day(heading, period)?, *column)));
    let parts: Vec<_> = parts.collect();
    if parts.len() >= WEEKDAYS_MIN { parts } else { Vec::new() }
}

/// `mandag`, `man 2 2`, `mandag 02 02 2026`, `2026 02 02`.
fn day(heading: &str, period: Period) -> Option<Part> {
    let words: Vec<&str> = heading.split(' ').collect();
    let weekday = words.first().and_then(|word| weekday(word));
    let rest = words.get(usize::from(weekday.is_some())..).unwrap_or_default();
    let number = |word: &&str| word.parse::<u32>().ok();
    match rest {
        [] => weekday.map(Part::Weekday),
        [day, month] => {
            let month = number(month).or_else(|| month_of_word(month))?;
            let mut years = (period.from().year()..=period.to().year())
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, number(day)?))
                .filter(|date| period.contains(*date));
            years.next().filter(|_| years.next().is_none()).map(Part::Date)
        }
        [first, month, last] => {
            let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
            let year = i32::try_from(number(year)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).map(Part::Date)
        }
        _ => None,
    }
}

/// The day of the week that a word is, from 0 for Monday.
fn weekday(word: &str) -> Option<u8> {
    u8::try_from(WEEKDAYS.iter().position(|names| names.contains(&word))?).ok()
}

/// The columns that rows are spread over, where there are any.
pub(super) fn columns(
    table: &Table,
    headings: &[(usize, String)],
    heading_row: usize,
    options: &ImportOptions,
    agreement: &Agreement,
) -> Option<Spread> {
    let columns = parts(headings, agreement);
    if columns.is_empty() {
        return None;
    }
    let file = table.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let month = options.fixed.get(MONTH).map_or_else(|| named(file), |month| named(month));
    let names = [Some(file), table.sheet.as_deref()];
    let said = options.fixed.get(WEEK).map(|week| normal(&format!("uke {week}")));
    let of_names = names.into_iter().flatten().map(normal);
    let week = said.into_iter().chain(of_names).find_map(|name| week_of(&name));
    let mut spread = Spread { columns, month, week, period: agreement.period };
    for row in (0..heading_row).filter(|_| !options.fixed.contains_key(WEEK)) {
        spread.continued(table, row);
    }
    Some(spread)
}

/// The week of a text such as `uke 6`, `timer uke 6 2026` or `uke 2026 06`; `2026` may be missing.
fn week_of(text: &str) -> Option<(Option<i32>, u32)> {
    let text = text.replace("uke", "uke ").replace("week", "week ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| matches!(*word, "uke" | "week"))?;
    let number = |at: usize| words.get(at).and_then(|word| word.trim_start_matches('w').parse::<u32>().ok());
    let is_year = |number: &u32| (2000..2100).contains(number);
    let (first, second) = (number(at + 1)?, number(at + 2));
    let (week, year) = if is_year(&first) { (second?, Some(first)) } else { (first, second.filter(is_year)) };
    (1..=53).contains(&week).then(|| (year.and_then(|year| i32::try_from(year).ok()), week))
}

/// The month of a text such as `Månedsoversikt - (April 2026).csv` or `2026-04`.
fn named(text: &str) -> Option<(i32, u32)> {
    let plain = normal(text);
    let words: Vec<&str> = plain.split(' ').collect();
    words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let year = |word: &str| word.parse().ok().filter(|year| (2000..2100).contains(year));
        let by_word = month_of_word(first).zip(year(second)).map(|(month, year)| (year, month));
        let by_number = || year(first).zip(second.parse().ok().filter(|month| (1..=MONTHS).contains(month)));
        by_word.or_else(by_number)
    })
}

#[cfg(test)]
mod tests {
    use super::{named, week_of};

    #[test]
    fn the_month_stands_in_the_name() {
        assert_eq!(named("Månedsoversikt - (April 2026).csv"), Some((2026, 4)));
        assert_eq!(named("timer_2026-11.csv"), Some((2026, 11)));
        assert_eq!(named("timer.csv"), None);
    }

    #[test]
    fn a_week_is_told_by_its_word() {
        for (text, week) in [
            ("uke 6", Some((None, 6))),
            ("timer uke 6 2026", Some((Some(2026), 6))),
            ("uke 2026 06", Some((Some(2026), 6))),
            ("uke6", Some((None, 6))),
            ("uke 60", None),
            ("ukedag", None),
            ("timer 6", None),
        ] {
            assert_eq!(week_of(text), week, "{text}");
        }
    }
}
