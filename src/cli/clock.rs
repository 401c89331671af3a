//! Which day it is: the one place where the clock is read, and the option that stands in its place.
//!
//! It is Norway's day, on every machine: the documents are dated where seller and buyer are, and one that is issued
//! at half past midnight in Oslo belongs to the new day, and perhaps the new year's series, though it is yesterday in
//! UTC, where servers live.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};
use clap::Args;

use crate::bokmal::typed;
use crate::domain::norwegian_time;

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
    norwegian_time(DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()).date()
}

/// Reads a day as the inputs write it, or as people do.
fn day(text: &str) -> Result<NaiveDate, String> {
    typed::day(text.trim()).ok_or_else(|| "write a day as 1.12.2026 or 2026-12-01".to_owned())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::{Today, day};
    use crate::domain::norwegian_time;

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
            assert_eq!(norwegian_time(moment(utc)), moment(norway), "{utc}");
        }
    }

    #[test]
    fn a_new_year_begins_an_hour_before_it_does_in_utc() {
        assert_eq!(norwegian_time(moment("2026-12-31 23:30")).date(), day("2027-01-01").expect("a day"));
        assert_eq!(norwegian_time(moment("2026-06-30 22:30")).date(), day("2026-07-01").expect("a day"));
    }

    #[test]
    fn a_day_that_is_given_stands_in_the_place_of_the_clock() {
        let given = day("2026-12-01").expect("a day");
        assert_eq!(Today { date: Some(given) }.day(), given);
        for other in ["1.12.2026", "01.12.26", "1. desember 2026", " 2026-12-1"] {
            assert_eq!(day(other), Ok(given), "{other}");
        }
        for wrong in ["2026-02-30", "today", "1.12.", "01/12/2026"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
