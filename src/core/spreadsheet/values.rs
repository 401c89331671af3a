//! Cells → days, times, lengths of time and amounts, in the ways in which people write them.

use chrono::NaiveDate;

use super::cell::Cell;
use super::duration::Duration;
use super::workbook::day_of_serial;
use crate::bokmal;
use crate::bokmal::typed::day_of;
pub(super) use crate::bokmal::typed::month_of_word;

/// What stands first in a date such as `2/3/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 2 March.
    DayFirst,
    /// 3 February.
    MonthFirst,
}

/// Why a cell is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDate {
    /// It is nothing like one.
    Form,
    /// Day or month could be first.
    Order,
}

/// Months of a year.
pub(super) const MONTHS: u32 = 12;

/// The two numbers before the year of a date such as `2/3/2026` or `2-3-2026`, whose order is in doubt.
pub(super) fn doubtful(cell: &Cell) -> Option<(u32, u32)> {
    let Cell::Text(text) = cell else { return None };
    let text = text.split([' ', 'T']).next()?;
    let separator = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(separator).collect();
    match parts.as_slice() {
        [first, second, _] if first.len() <= 2 => Some((first.parse().ok()?, second.parse().ok()?)),
        _ => None,
    }
}

/// The day that a cell holds; a time beside it is passed over.
pub(super) fn date(cell: &Cell, order: Option<DateOrder>) -> Result<NaiveDate, NoDate> {
    match cell {
        Cell::Moment { date: Some(date), .. } => Ok(*date),
        Cell::Number(number) => {
            day_of_serial(number).or_else(|| bokmal::typed::day(number)).ok_or(NoDate::Form)
        }
        Cell::Text(text) => written_date(cell, text, order),
        _ => Err(NoDate::Form),
    }
}

fn written_date(cell: &Cell, text: &str, order: Option<DateOrder>) -> Result<NaiveDate, NoDate> {
    if let Some((first, second)) = doubtful(cell) {
        let year = text.split([' ', 'T']).next().and_then(|date| date.rsplit(['/', '-']).next());
        let (day, month) = match order {
            Some(DateOrder::DayFirst) => (first, second),
            Some(DateOrder::MonthFirst) => (second, first),
            None if first == second => (first, second),
            None => return Err(NoDate::Order),
        };
        return year.and_then(|year| day_of(year, month, day)).ok_or(NoDate::Form);
    }
    let without_weekday = text.split_once(' ').filter(|(first, _)| {
        first.chars().next().is_some_and(char::is_alphabetic) && month_of_word(first).is_none()
    });
    let text = without_weekday.map_or(text, |(_, rest)| rest);
    day_of_serial(text).or_else(|| bokmal::typed::day(text)).ok_or(NoDate::Form)
}

/// The time of day that a cell holds, in seconds since midnight; a day beside it is passed over.
pub(super) fn time(cell: &Cell) -> Option<i64> {
    let seconds = match cell {
        Cell::Moment { seconds, .. } | Cell::Duration(seconds) => *seconds,
        Cell::Number(text) => text.parse::<i64>().ok()?.checked_mul(3600)?,
        Cell::Text(text) => written_time(text)?,
        _ => return None,
    };
    (0..86_400).contains(&seconds).then_some(seconds)
}

fn written_time(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let (clock, afternoon) = match (lower.strip_suffix("pm"), lower.strip_suffix("am")) {
        (Some(clock), _) => (clock, Some(true)),
        (_, Some(clock)) => (clock, Some(false)),
        _ => (lower.as_str(), None),
    };
    let clock = clock.trim().rsplit([' ', 't']).next()?;
    let parts: Vec<i64> = clock.split([':', '.']).map(digits).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours] => (*hours, 0, 0),
        [hours, minutes] => (*hours, *minutes, 0),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let hours = match afternoon {
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some(afternoon) => hours % 12 + if afternoon { 12 } else { 0 },
        None => hours,
    };
    (minutes < 60 && seconds < 60).then_some(hours * 3600 + minutes * 60 + seconds)
}

fn digits(text: &str) -> Option<i64> {
    let is_number = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// The length of time that a cell holds: `3,5`, `3:30`, `3t 30m`, `210 min`, or Excel's own.
pub(super) fn duration(cell: &Cell) -> Option<Duration> {
    match cell {
        Cell::Duration(seconds) | Cell::Moment { date: None, seconds } => Some(Duration::seconds(*seconds)),
        Cell::Number(text) => Duration::decimal(text, 3600),
        Cell::Text(text) => written_duration(&text.to_lowercase()),
        _ => None,
    }
}

fn written_duration(text: &str) -> Option<Duration> {
    if text.contains(':') {
        let parts: Vec<i64> = text.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
        let (hours, minutes, seconds) = match parts.as_slice() {
            [hours, minutes] => (*hours, *minutes, 0),
            [hours, minutes, seconds] => (*hours, *minutes, *seconds),
            _ => return None,
        };
        let fits = (0..1000).contains(&hours) && (0..60).contains(&minutes) && (0..60).contains(&seconds);
        return fits.then(|| Duration::seconds(hours * 3600 + minutes * 60 + seconds));
    }
    let text = text.replace(',', ".");
    let text = text.trim();
    Duration::decimal(text, 3600).or_else(|| in_parts(text)).or_else(|| with_units(text))
}

/// Hours with a fraction: `½`, `1 ½`, `1½`, `1/2`, `1 1/2`.
fn in_parts(text: &str) -> Option<Duration> {
    const SIGNS: [(&str, i64); 3] = [("½", 1800), ("¼", 900), ("¾", 2700)];
    const WRITTEN: [(&str, i64); 3] = [("1/2", 1800), ("1/4", 900), ("3/4", 2700)];
    let sign = SIGNS.iter().find_map(|(sign, seconds)| Some((text.strip_suffix(sign)?, *seconds)));
    let written = || WRITTEN.iter().find_map(|(words, seconds)| Some((text.strip_suffix(words)?, *seconds)));
    // `11/2` is no one and a half: only a sign may stand right behind the whole hours.
    let (whole, seconds) =
        sign.or_else(|| written().filter(|(whole, _)| whole.is_empty() || whole.ends_with(' ')))?;
    let part = Duration::seconds(seconds);
    if whole.is_empty() {
        Some(part)
    } else {
        Duration::decimal(whole.trim(), 3600).map(|whole| whole.plus(part))
    }
}

/// `3 t 30 min`, `3h30m`, `3t30`, `210 minutter`.
fn with_units(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    let mut total: Option<Duration> = None;
    while !rest.is_empty() {
        // After hours, minutes need no unit, where two digits say that they are minutes.
        if let Some(sum) = total.filter(|_| rest.len() == 2) {
            return Some(sum.plus(Duration::decimal(rest, 60).filter(|part| part.in_seconds() < 3600)?));
        }
        let number_end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        let (number, tail) = rest.split_at(number_end);
        let tail = tail.trim_start();
        let unit_end = tail.find(|letter: char| !letter.is_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(unit_end);
        let part = Duration::decimal(number, unit_seconds(unit)?)?;
        total = Some(total.map_or(part, |sum| sum.plus(part)));
        rest = tail.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ','));
    }
    total
}

fn unit_seconds(unit: &str) -> Option<i64> {
    Some(match unit {
        "t" | "time" | "timer" | "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
        "m" | "min" | "mins" | "minutt" | "minutter" | "minute" | "minutes" => 60,
        "s" | "sek" | "sekunder" | "sec" | "secs" | "seconds" => 1,
        _ => return None,
    })
}

/// Whole minutes: `30`, `30 min`, `0:30`, or Excel's own.
pub(super) fn minutes(cell: &Cell) -> Option<String> {
    let plain = |text: &str| text.parse::<u32>().ok().map(|minutes| minutes.to_string());
    match cell {
        // `0,5` alone could be half an hour or half a minute; with a unit or a colon there is no doubt.
        Cell::Text(text) if text.contains(|letter: char| letter == ':' || letter.is_alphabetic()) => {
            Some(duration(cell)?.minutes()?.to_string())
        }
        Cell::Number(text) | Cell::Text(text) => plain(text),
        _ => Some(duration(cell)?.minutes()?.to_string()),
    }
}

/// An amount as digits with a point: `1 234,50`, `kr 1.234,50`, `1234.5`.
pub(super) fn amount(cell: &Cell) -> Option<String> {
    let text = match cell {
        Cell::Number(text) => text.clone(),
        Cell::Text(text) => bokmal::typed::amount(text)?,
        _ => return None,
    };
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some(match decimals {
        0 => format!("{text}.00"),
        1 => format!("{text}0"),
        _ => text,
    })
}

/// Yes or no.
pub(super) fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Flag(flag) => Some(*flag),
        _ => match cell.shown().to_lowercase().as_str() {
            "ja" | "yes" | "true" | "sann" | "sant" | "x" | "j" | "y" | "1" => Some(true),
            "nei" | "no" | "false" | "usann" | "falsk" | "n" | "0" => Some(false),
            _ => None,
        },
    }
}
