//! Rows of cells → rows of an input file: what they say, and in hours how long it took.

use super::cell::Cell;
use super::duration::{Duration, decimal};
use super::month::DayColumns;
use super::row::{Draft, Given, Reader};
use super::values;
use crate::diag::Problems;
use crate::diag::catalogue::{ClockAndHours, HoursNotExact};
use crate::input::{Key, Node};

/// What a row of cells says: one row, or one for each day that has hours; `None` where one can't be read, of which the
/// reason may have been told in a row before.
pub(super) fn read(reader: &Reader<'_>, index: usize) -> (Option<Vec<Node>>, Problems) {
    if let Some(days) = &reader.columns.days {
        return month(reader, index, days);
    }
    let (row, problems) = row(reader, index, None);
    (row.map(|row| vec![row]), problems)
}

/// A day of a month that has its own column.
struct Day<'a> {
    days: &'a DayColumns,
    number: u32,
    given: Given,
    length: Option<Duration>,
}

fn month(reader: &Reader<'_>, index: usize, days: &DayColumns) -> (Option<Vec<Node>>, Problems) {
    let mut rows = Vec::new();
    let mut problems = Problems::new();
    let mut failed = false;
    for (number, column) in &days.columns {
        let cell = reader.table.cell(index, *column);
        let length = values::duration(cell);
        if cell.is_empty() || length.is_some_and(|length| length.hundredths() == Some(0)) {
            continue;
        }
        let given = (cell.clone(), Some(*column));
        let (found, told) = row(reader, index, Some(&Day { days, number: *number, given, length }));
        problems.extend(told);
        match found {
            Some(row) => rows.push(row),
            None => failed = true,
        }
    }
    ((!failed).then_some(rows), problems)
}

fn row(reader: &Reader<'_>, index: usize, day: Option<&Day<'_>>) -> (Option<Node>, Problems) {
    let mut draft = Draft::new(reader, index);
    for key in reader.columns.kind.keys() {
        match (key.name, day) {
            ("from" | "to" | "break", _) => {}
            ("date", Some(day)) => {
                let (date, what) = (day.days.date(day.number), "possible here: the month has no such day");
                if let Some(date) = draft.read(&day.given, date, what, "it under another day") {
                    draft.put("date", date.to_string(), day.given.1);
                }
            }
            ("hours", Some(day)) => {
                if let Some(length) = draft.read(&day.given, day.length, LENGTH, LENGTH_FORM) {
                    put_length(&mut draft, length, day.given.1);
                }
            }
            ("hours", None) => worked(&mut draft, key),
            _ => draft.value(key),
        }
    }
    draft.finish()
}

/// What a length of time is called, and how it is written.
const LENGTH: &str = "a length of time";
const LENGTH_FORM: &str = "hours as 3,5 or 3:30, or `3t 30m`";

/// How long: by the clock where that is exact to the minute, or as hours.
fn worked(draft: &mut Draft<'_>, key: &Key) {
    let said = from_cell(draft, "hours", values::duration, LENGTH, LENGTH_FORM);
    let form = "it as 09:00, from 00:00 to 23:59";
    let from = from_cell(draft, "from", values::time, "a time of day", form);
    let to = from_cell(draft, "to", values::time, "a time of day", form);
    let minutes = |cell: &_| values::minutes(cell)?.parse::<i64>().ok();
    let pause = from_cell(draft, "break", minutes, "a break", "whole minutes such as 30, or 0:30");
    let (Ok(said), Ok(from), Ok(to), Ok(pause)) = (said, from, to, pause) else { return };
    let Some(((began, from_column), (ended, to_column))) = from.zip(to) else {
        if let Some((duration, column)) = said {
            return put_length(draft, duration, column);
        }
        let column = draft.reader.columns.of("hours").or_else(|| draft.reader.columns.of("from"));
        return draft.empty(key, column);
    };
    let break_minutes = pause.map_or(0, |(minutes, _)| minutes);
    let seconds = ended - began - break_minutes * 60;
    let clocked = Duration::seconds(seconds);
    if seconds > 0 && said.is_some_and(|(said, _)| !said.is_near(clocked)) {
        let said_shown = said.map(|(said, _)| said.shown()).unwrap_or_default();
        return draft.report(
            said.and_then(|(_, column)| column),
            ClockAndHours { clocked: clocked.shown(), hours: said_shown },
        );
    }
    let step = draft.reader.options.round;
    let rounded = step.map_or(clocked, |minutes| clocked.rounded(minutes));
    let to_the_minute = began % 60 == 0 && ended % 60 == 0;
    let is_exact = clocked.hundredths().is_some() && clocked.hundredths() == rounded.hundredths();
    // What the clock can't say goes on to the reader of YAML, who has words for it.
    if seconds <= 0 || (to_the_minute && is_exact) {
        draft.put("from", clock(began), from_column);
        draft.put("to", clock(ended), to_column);
        if let Some((minutes, column)) = pause.filter(|(minutes, _)| *minutes > 0) {
            draft.put("break", minutes.to_string(), column);
        }
        return;
    }
    let (duration, column) = said.filter(|_| step.is_none()).unwrap_or((clocked, to_column));
    put_length(draft, duration, column);
}

/// Hours as a number with two decimals, rounded if somebody asked for that.
fn put_length(draft: &mut Draft<'_>, duration: Duration, column: Option<usize>) {
    let rounded = draft.reader.options.round.map_or(duration, |minutes| duration.rounded(minutes));
    match rounded.hundredths() {
        Some(hundredths) => draft.put("hours", decimal(hundredths), column),
        None => draft.report(column, HoursNotExact { text: rounded.shown() }),
    }
}

/// The column had something that can't be read, which has been reported.
struct Reported;

/// What a cell holds with its column, where the key has a filled one.
fn from_cell<T>(
    draft: &mut Draft<'_>,
    name: &str,
    read: impl Fn(&Cell) -> Option<T>,
    what: &str,
    form: &str,
) -> Result<Option<(T, Option<usize>)>, Reported> {
    let key = draft.reader.columns.kind.keys().iter().find(|key| key.name == name);
    let Some(given) = key.and_then(|key| draft.filled(key)) else { return Ok(None) };
    let value = read(&given.0);
    draft.read(&given, value, what, form).map(|value| Some((value, given.1))).ok_or(Reported)
}

/// `09:00`.
fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
}
