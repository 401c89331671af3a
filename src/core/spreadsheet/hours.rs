//! Rows of hours.

use super::cell::Cell;
use super::duration::{Duration, decimal};
use super::month::DayColumns;
use super::row::{Draft, FoundRow, Reader};
use super::values;
use crate::diag::{Problems, catalogue};
use crate::input::Written;

/// What a row of cells says: one row, or one for each day that has hours.
pub(super) fn read(reader: &Reader<'_>, index: usize) -> Result<Vec<FoundRow>, Problems> {
    match &reader.columns.days {
        Some(days) => month(reader, index, days),
        None => day(reader, index).map(|row| vec![row]),
    }
}

fn day(reader: &Reader<'_>, index: usize) -> Result<FoundRow, Problems> {
    let mut draft = Draft::new(reader, index);
    draft.day("date");
    draft.name("person", "person");
    worked(&mut draft);
    about(&mut draft);
    draft.finish()
}

/// What was done, and what for.
fn about(draft: &mut Draft<'_>) {
    draft.text("activity");
    draft.name("sub_goal", "sub-goal");
    draft.text("note");
    draft.day("registered");
}

/// A row with a cell for each day of a month.
fn month(reader: &Reader<'_>, index: usize, days: &DayColumns) -> Result<Vec<FoundRow>, Problems> {
    let mut rows = Vec::new();
    let mut problems = Problems::new();
    let mut failed = false;
    for (number, column) in &days.columns {
        let cell = reader.table.cell(index, *column);
        let duration = values::duration(cell);
        if cell.is_empty() || duration.is_some_and(|duration| duration.hundredths() == Some(0)) {
            continue;
        }
        let mut draft = Draft::new(reader, index);
        match days.date(*number) {
            Some(date) => draft.put("date", Written::Bare(date.to_string()), Some(*column)),
            None => draft.refuse(
                cell,
                *column,
                "possible here: the month has no such day",
                "it under another day",
            ),
        }
        draft.name("person", "person");
        match duration {
            Some(duration) => length(&mut draft, duration, Some(*column)),
            None => no_length(&mut draft, cell, *column),
        }
        about(&mut draft);
        match draft.finish() {
            Ok(row) => rows.push(row),
            Err(found) => {
                problems.extend(found);
                failed = true;
            }
        }
    }
    if failed { Err(problems) } else { Ok(rows) }
}

/// A time of day with its cell.
type Time = Option<(i64, Option<usize>)>;

/// How long: by the clock where that is exact to the minute, or as hours.
fn worked(draft: &mut Draft<'_>) {
    let said = hours(draft);
    let (from, to) = (time(draft, "from"), time(draft, "to"));
    let pause = pause(draft);
    let (Ok(said), Ok(from), Ok(to), Ok(pause)) = (said, from, to, pause) else { return };
    let Some(((began, from_column), (ended, to_column))) = from.zip(to) else {
        if let Some((duration, column)) = said {
            return length(draft, duration, column);
        }
        let column = draft.reader.columns.of("hours").or_else(|| draft.reader.columns.of("from"));
        return draft.empty("hours", column);
    };
    let break_minutes = pause.map_or(0, |(minutes, _)| minutes);
    let seconds = ended - began - break_minutes * 60;
    let clocked = Duration::seconds(seconds);
    if seconds > 0 && said.is_some_and(|(said, _)| !said.is_near(clocked)) {
        let said_shown = said.map(|(said, _)| said.shown()).unwrap_or_default();
        let arguments = [("clocked", &*clocked.shown()), ("hours", &*said_shown)];
        return draft.report(catalogue::CLOCK_AND_HOURS, said.and_then(|(_, column)| column), &arguments);
    }
    let step = draft.reader.wishes.round;
    let rounded = step.map_or(clocked, |minutes| clocked.rounded(minutes));
    let to_the_minute = began % 60 == 0 && ended % 60 == 0;
    let is_exact = clocked.hundredths().is_some() && clocked.hundredths() == rounded.hundredths();
    // What the clock can't say goes on to the reader of YAML, who has words for it.
    if seconds <= 0 || (to_the_minute && is_exact) {
        draft.put("from", Written::Quoted(clock(began)), from_column);
        draft.put("to", Written::Quoted(clock(ended)), to_column);
        if let Some((minutes, column)) = pause.filter(|(minutes, _)| *minutes > 0) {
            draft.put("break", Written::Bare(minutes.to_string()), column);
        }
        return;
    }
    let (duration, column) = said.filter(|_| step.is_none()).unwrap_or((clocked, to_column));
    length(draft, duration, column);
}

/// Hours as a number with two decimals, rounded if somebody asked for that.
fn length(draft: &mut Draft<'_>, duration: Duration, column: Option<usize>) {
    let rounded = draft.reader.wishes.round.map_or(duration, |minutes| duration.rounded(minutes));
    match rounded.hundredths() {
        Some(hundredths) => draft.put("hours", Written::Bare(decimal(hundredths)), column),
        None => draft.report(catalogue::HOURS_NOT_EXACT, column, &[("text", &rounded.shown())]),
    }
}

/// The column had something that can't be read, which has been reported.
struct Reported;

fn hours(draft: &mut Draft<'_>) -> Result<Option<(Duration, Option<usize>)>, Reported> {
    let Some((cell, column)) = draft.filled("hours") else { return Ok(None) };
    if let Some(duration) = values::duration(&cell) {
        return Ok(Some((duration, column)));
    }
    no_length(draft, &cell, column.unwrap_or_default());
    Err(Reported)
}

fn no_length(draft: &mut Draft<'_>, cell: &Cell, column: usize) {
    draft.refuse(cell, column, "a length of time", "hours as 3,5 or 3:30, or `3t 30m`");
}

fn time(draft: &mut Draft<'_>, key: &'static str) -> Result<Time, Reported> {
    let Some((cell, column)) = draft.filled(key) else { return Ok(None) };
    if let Some(seconds) = values::time(&cell) {
        return Ok(Some((seconds, column)));
    }
    let form = "it as 09:00, from 00:00 to 23:59";
    draft.refuse(&cell, column.unwrap_or_default(), "a time of day", form);
    Err(Reported)
}

fn pause(draft: &mut Draft<'_>) -> Result<Time, Reported> {
    let Some((cell, column)) = draft.filled("break") else { return Ok(None) };
    if let Some(minutes) = values::minutes(&cell).and_then(|minutes| minutes.parse().ok()) {
        return Ok(Some((minutes, column)));
    }
    draft.refuse(&cell, column.unwrap_or_default(), "a break", "whole minutes such as 30, or 0:30");
    Err(Reported)
}

/// `09:00`.
fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
}
