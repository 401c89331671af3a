//! Which day it is: the one place where the clock is read, and the option that stands in its place.
//!
//! It is Norway's day, on every machine: the documents are dated where seller and buyer are, and one that is issued
//! at half past midnight in Oslo belongs to the new day, and perhaps the new year's series, though it is yesterday in
//! UTC, where servers live. The rule of summer time is short and the same in all of the EEA (directive 2000/84/EC,
//! sommertidsforskriften), so that neither the machine's time zone nor a table of time zones is asked.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use clap::Args;

/// The day that a command counts with.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Today {
    /// Count with this day, such as 2026-12-01 [default: today, in Norway]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<NaiveDate>,
}

impl Today {
    /// The day that was given, or the clock's.
    pub(super) fn day(self) -> NaiveDate {
        self.date.unwrap_or_else(now)
    }
}

/// The variable that stands in the place of the clock, in seconds since 1970: for tests, and for builds that are to give
/// the same bytes on another day (reproducible-builds.org).
const PINNED: &str = "SOURCE_DATE_EPOCH";

/// What day it is in Norway, by the clock or by what is pinned in its place.
#[expect(clippy::disallowed_methods, reason = "the clock and what pins it are this room's to read")]
pub(super) fn now() -> NaiveDate {
    let pinned = env::var(PINNED).ok().and_then(|text| text.trim().parse().ok());
    let seconds = pinned.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or_default()
    });
    in_norway(DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()).date()
}

/// What Norwegian clocks show at a moment given in UTC: one hour more, and two from the last Sunday of March to the
/// last Sunday of October, both at one o'clock UTC.
fn in_norway(utc: NaiveDateTime) -> NaiveDateTime {
    let changes_in = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let is_summer =
        changes_in(3).is_some_and(|begin| begin <= utc) && changes_in(10).is_some_and(|end| utc < end);
    utc + TimeDelta::hours(if is_summer { 2 } else { 1 })
}

/// The last Sunday of a month with 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

/// Reads a day as the inputs write it, with all its digits.
fn day(text: &str) -> Result<NaiveDate, String> {
    let is_form = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let read = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| is_form);
    read.ok_or_else(|| "write a day as 2026-12-01: year, month, day".to_owned())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::{Today, day, in_norway};

    fn moment(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
    }

    #[test]
    fn clocks_change_on_the_last_sundays_of_march_and_october() {
        for (utc, norway) in [
            ("2026-03-29 00:59", "2026-03-29 01:59"),
            ("2026-03-29 01:00", "2026-03-29 03:00"),
            ("2026-10-25 00:59", "2026-10-25 02:59"),
            ("2026-10-25 01:00", "2026-10-25 02:00"),
            ("2024-03-31 01:00", "2024-03-31 03:00"),
        ] {
            assert_eq!(in_norway(moment(utc)), moment(norway), "{utc}");
        }
    }

    #[test]
    fn a_new_year_begins_an_hour_before_it_does_in_utc() {
        assert_eq!(in_norway(moment("2026-12-31 23:30")).date(), day("2027-01-01").expect("a day"));
        assert_eq!(in_norway(moment("2026-06-30 22:30")).date(), day("2026-07-01").expect("a day"));
    }

    #[test]
    fn a_day_that_is_given_stands_in_the_place_of_the_clock() {
        let given = day("2026-12-01").expect("a day");
        assert_eq!(Today { date: Some(given) }.day(), given);
        for wrong in ["2026-2-1", "01.12.2026", "2026-02-30", "today", "2026-12-01 "] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
