//! Calendars (.ics, RFC 5545): each event becomes a row under the headings that Outlook writes in its own CSV.
//!
//! A crate would read more of a calendar than is asked of it here, and `icalendar` brings `chrono` its clock.

use chrono::{NaiveDate, NaiveDateTime};

use super::cell::Cell;
use super::delimited;
use super::table::{Row, Table};
use super::unreadable;
use crate::diag::Errors;
use crate::domain::norwegian_time;

/// How a calendar begins.
pub(super) const BEGINS: &[u8] = b"BEGIN:VCALENDAR";

/// What is taken of an event.
const HEADINGS: [&str; 11] = [
    "Emne",
    "Startdato",
    "Starttidspunkt",
    "Sluttdato",
    "Sluttidspunkt",
    "Varighet",
    "Hele dagen",
    "Kategorier",
    "Privat",
    "Avlyst",
    "Gjentas",
];

/// Zones of time whose clocks show what Norwegian ones do, as Outlook, Google and Apple call them.
const SAME_TIME: [&str; 12] = [
    "W. Europe Standard Time",
    "Romance Standard Time",
    "Central Europe Standard Time",
    "Central European Standard Time",
    "Europe/Oslo",
    "Europe/Stockholm",
    "Europe/Copenhagen",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Brussels",
    "Europe/Amsterdam",
    "Arctic/Longyearbyen",
];

/// An event on its way.
#[derive(Default)]
struct Event {
    line: usize,
    /// Parts of it that have properties of their own, such as an alarm.
    below: usize,
    cells: [String; HEADINGS.len()],
}

/// The table of a calendar.
pub(super) fn table(file: &str, bytes: &[u8]) -> Result<Table, Errors> {
    let no_text = || unreadable(file, "it isn't text", "export the calendar anew");
    let text = delimited::decoded(bytes).ok_or_else(no_text)?;
    let heading = HEADINGS.iter().map(|heading| Cell::text(heading)).collect();
    let mut rows = vec![Row { number: 1, cells: heading, ..Row::default() }];
    let mut event: Option<Event> = None;
    for (line, content) in unfolded(&text) {
        let Some((name, parameters, value)) = property(&content) else { continue };
        match (name.as_str(), value, event.as_mut()) {
            ("BEGIN", "VEVENT", _) => event = Some(Event { line, ..Event::default() }),
            ("END", "VEVENT", _) => {
                if let Some(Event { line, cells, .. }) = event.take() {
                    let cells = cells.iter().map(|cell| Cell::text(cell)).collect();
                    rows.push(Row { number: line, cells, ..Row::default() });
                }
            }
            ("BEGIN", _, Some(event)) => event.below += 1,
            ("END", _, Some(event)) => event.below = event.below.saturating_sub(1),
            (_, _, Some(event)) if event.below == 0 => event.take(&name, &parameters, value),
            _ => {}
        }
    }
    Ok(Table::new(file, None, rows))
}

impl Event {
    /// Takes one of its properties.
    fn take(&mut self, name: &str, parameters: &[(String, String)], value: &str) {
        let yes = || "ja".to_owned();
        let [
            subject,
            start_date,
            start,
            end_date,
            end,
            length,
            all_day,
            categories,
            private,
            cancelled,
            recurs,
        ] = &mut self.cells;
        match name {
            "SUMMARY" => *subject = unescaped(value),
            "DTSTART" => match moment(parameters, value) {
                (date, None) => (*start_date, *all_day) = (date, yes()),
                (date, Some(time)) => (*start_date, *start) = (date, time),
            },
            "DTEND" => match moment(parameters, value) {
                (_, None) => {}
                (date, Some(time)) => (*end_date, *end) = (date, time),
            },
            "DURATION" => *length = value.trim_start_matches("PT").to_lowercase(),
            "CATEGORIES" if categories.is_empty() => *categories = unescaped(value),
            "CATEGORIES" => *categories = format!("{categories}, {}", unescaped(value)),
            "CLASS" if value != "PUBLIC" => *private = yes(),
            "STATUS" if value == "CANCELLED" => *cancelled = yes(),
            "RRULE" | "RDATE" => *recurs = yes(),
            _ => {}
        }
    }
}

/// Day and time as Norwegian clocks show them; a day alone for an event about whole days. What can't be told is handed on
/// as it stands, and is refused as a time of day.
fn moment(parameters: &[(String, String)], value: &str) -> (String, Option<String>) {
    if let Ok(date) = NaiveDate::parse_from_str(value, "%Y%m%d") {
        return (date.to_string(), None);
    }
    let zone =
        parameters.iter().find(|(name, _)| name == "TZID").map(|(_, zone)| zone.trim_start_matches('/'));
    let moment = NaiveDateTime::parse_from_str(value.trim_end_matches('Z'), "%Y%m%dT%H%M%S").ok();
    match (moment, zone) {
        (Some(moment), _) if value.ends_with('Z') => shown(norwegian_time(moment)),
        (Some(moment), None) => shown(moment),
        (Some(moment), Some(zone)) if SAME_TIME.contains(&zone) => shown(moment),
        (Some(moment), Some(zone)) => {
            (moment.date().to_string(), Some(format!("{} {zone}", moment.time().format("%H:%M"))))
        }
        (None, _) => (value.to_owned(), Some(value.to_owned())),
    }
}

fn shown(moment: NaiveDateTime) -> (String, Option<String>) {
    (moment.date().to_string(), Some(moment.time().format("%H:%M:%S").to_string()))
}

/// The lines as they were before they were folded (§ 3.1), each with its number.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// A property's name, its parameters and its value; a colon in quotes is none.
fn property(line: &str) -> Option<(String, Vec<(String, String)>, &str)> {
    let mut is_quoted = false;
    let mut parts = vec![0];
    let mut colon = None;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => parts.push(at + 1),
            ':' if !is_quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon?;
    let ends = parts.iter().skip(1).map(|start| start - 1).chain([colon]);
    let mut parts = parts.iter().zip(ends).filter_map(|(start, end)| line.get(*start..end));
    let name = parts.next()?.to_uppercase();
    let parameter = |part: &str| {
        let (name, value) = part.split_once('=')?;
        Some((name.to_uppercase(), value.trim_matches('"').to_owned()))
    };
    Some((name, parts.filter_map(parameter).collect(), line.get(colon + 1..)?.trim()))
}

/// A text without the escapes of § 3.3.11.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push(' '),
                other => plain.extend(other),
            },
            letter => plain.push(letter),
        }
    }
    plain
}
