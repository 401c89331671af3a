//! Rows of cells → rows of an input file: what they say, and in hours how long it took.

use chrono::NaiveDate;

use super::cell::Cell;
use super::duration::{Duration, HUNDREDTH, decimal};
use super::keys::END_DATE;
use super::reason::Reason;
use super::row::{Draft, Given, Outcome, Reader, clock};
use super::spread::{Part, Spread};
use super::values;
use crate::diag::Problems;
use crate::diag::catalogue::ClockAndHours;
use crate::input::Key;

/// What a row of cells says: of itself, or of each day or person with hours; and the problems with it.
pub(super) fn read(reader: &Reader<'_>, index: usize, spread: Option<&Spread>) -> Vec<(Outcome, Problems)> {
    let Some(spread) = spread else { return vec![row(reader, index, None)] };
    let mut rows = Vec::new();
    for (part, column) in &spread.columns {
        let cell = reader.table.cell(index, *column);
        let length = values::duration(cell);
        if cell.is_empty() || length.is_some_and(|length| length.in_seconds() == 0) {
            continue;
        }
        let given = (cell.clone(), Some(*column));
        rows.push(row(reader, index, Some(&OfPart { spread, part, given, length })));
    }
    rows
}

/// The hours of one of the columns that a row is spread over.
struct OfPart<'a> {
    spread: &'a Spread,
    part: &'a Part,
    given: Given,
    length: Option<Duration>,
}

fn row(reader: &Reader<'_>, index: usize, part: Option<&OfPart<'_>>) -> (Outcome, Problems) {
    let mut draft = Draft::new(reader, index);
    for key in reader.columns.kind.keys() {
        match (key.name, part) {
            ("from" | "to" | "break", _) => {}
            ("date", Some(OfPart { spread, part, given, .. })) if spread.has_days() => {
                let what =
                    "possible here: its column is of no day of that month, or of a week that isn't named";
                if let Some(date) = draft.read(given, spread.date(part), what, "it under another day") {
                    draft.put("date", date.to_string(), given.1);
                }
            }
            ("person", Some(OfPart { part: Part::Person(person), given, .. })) => {
                draft.put("person", person.clone(), given.1);
            }
            ("hours", Some(OfPart { given, length, .. })) => {
                if let Some(length) = draft.read(given, *length, LENGTH, LENGTH_FORM) {
                    draft.put_length(length, given.1);
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

/// Seconds of a day.
const DAY: i64 = 86_400;
/// What began after the first and ended by the second has passed midnight, though nothing else says so.
const EVENING: (i64, i64) = (18 * 3600, 6 * 3600);

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
            return draft.put_length(duration, column);
        }
        let column = draft.reader.columns.of("hours").or_else(|| draft.reader.columns.of("from"));
        return draft.empty(key, column);
    };
    let rest = pause.map_or(0, |(minutes, _)| minutes) * 60;
    let stated = said.map(|(said, _)| said);
    if passes_midnight(draft, stated, (began, ended), rest) {
        // The break is taken off the day that has room for it.
        let (before, after) = (DAY - began, ended);
        let (before, after) = if before > rest { (before - rest, after) } else { (before, after - rest) };
        if before > 0 && after >= 0 {
            draft.past_midnight = Some(after);
            return draft.put_length(Duration::seconds(before), from_column);
        }
    }
    let seconds = ended - began - rest;
    let clocked = Duration::seconds(seconds);
    // Trackers show the clock to the minute, and round hours to hundredths.
    let is_shown_to_the_minute = began % 60 == 0 && ended % 60 == 0;
    let tolerance = if is_shown_to_the_minute { 60 } else { HUNDREDTH / 2 };
    if seconds > 0 && stated.is_some_and(|said| !said.is_near(clocked, tolerance)) {
        let hours = stated.map(Duration::shown).unwrap_or_default();
        let column = said.and_then(|(_, column)| column);
        return draft.report(column, ClockAndHours { clocked: clocked.shown(), hours });
    }
    let is_exact = clocked.hundredths() == Some(clocked.rounded(draft.reader.options.round));
    let is_agreed = stated.is_none_or(|said| said.is_near(clocked, HUNDREDTH / 2));
    // What the clock can't say goes on to the reader of YAML, who has words for it.
    if seconds <= 0 || (is_shown_to_the_minute && is_exact && is_agreed) {
        draft.put("from", clock(began), from_column);
        draft.put("to", clock(ended), to_column);
        if let Some((minutes, column)) = pause.filter(|(minutes, _)| *minutes > 0) {
            draft.put("break", minutes.to_string(), column);
        }
        return;
    }
    let (duration, column) = said.unwrap_or((clocked, to_column));
    draft.put_length(duration, column);
}

/// Did it last into the next day? The day of its end says so, or hours that fit nothing else, or the evening.
fn passes_midnight(
    draft: &mut Draft<'_>,
    said: Option<Duration>,
    (began, ended): (i64, i64),
    rest: i64,
) -> bool {
    let reader = draft.reader;
    let end_date = reader.columns.of(END_DATE).map(|column| reader.table.cell(draft.index, column));
    let end_date = end_date.and_then(|cell| reader.date(cell).ok());
    let date: Option<NaiveDate> = draft.text("date").and_then(|date| date.parse().ok());
    if let Some((end, date)) = end_date.zip(date) {
        return end > date && Some(end) == date.succ_opt() && ended <= began;
    }
    let over_night = Duration::seconds(ended + DAY - began - rest);
    let is_evening = || began >= EVENING.0 && ended <= EVENING.1;
    ended < began && said.map_or_else(is_evening, |said| said.is_near(over_night, 60))
}

impl Draft<'_> {
    /// Hours as a number with two decimals, rounded to what somebody asked for, or to what can be billed.
    fn put_length(&mut self, duration: Duration, column: Option<usize>) {
        let hundredths = duration.rounded(self.reader.options.round);
        if duration.hundredths() != Some(hundredths) {
            self.rounded = Some((duration, hundredths));
        }
        if hundredths == 0 {
            self.left_out = Some(Reason::NoHours);
        }
        self.put("hours", decimal(hundredths), column);
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
