//! What Norwegian clocks show, and days off (helligdagsloven § 2; lov 26. april 1947 nr. 1 for 1 and 17 May).

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// Its name in bokmål.
    pub name: &'static str,
}

/// Holidays on the same date each year.
const FIXED: [(u32, u32, &str); 5] = [
    (1, 1, "første nyttårsdag"),
    (5, 1, "1. mai"),
    (5, 17, "17. mai"),
    (12, 25, "første juledag"),
    (12, 26, "andre juledag"),
];

/// Holidays by their distance in days from Easter Sunday.
const MOVABLE: [(i64, &str); 8] = [
    (-3, "skjærtorsdag"),
    (-2, "langfredag"),
    (0, "første påskedag"),
    (1, "andre påskedag"),
    (39, "Kristi himmelfartsdag"),
    (49, "første pinsedag"),
    (50, "andre pinsedag"),
    (-7, "palmesøndag"),
];

/// The holiday on a day, if it is one.
#[must_use]
pub fn holiday_on(day: NaiveDate) -> Option<Holiday> {
    let fixed = FIXED.iter().find(|(month, date, _)| (day.month(), day.day()) == (*month, *date));
    if let Some((_, _, name)) = fixed {
        return Some(Holiday { name });
    }
    let distance = day.signed_duration_since(easter_sunday(day.year())?).num_days();
    MOVABLE.iter().find(|(days, _)| *days == distance).map(|(_, name)| Holiday { name })
}

/// Is it neither a Sunday nor a holiday (ferieloven § 5 first paragraph)?
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    day.weekday() != Weekday::Sun && holiday_on(day).is_none()
}

/// Easter Sunday of a Gregorian year, by the computation of Spencer Jones (1922) and Meeus.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let shift = (golden + 11 * moon + 22 * weekday) / 451;
    let days_past_march_22 = moon + weekday - 7 * shift;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(u64::try_from(days_past_march_22).ok()?))
}

/// What Norwegian clocks show at a moment given in UTC: one hour more, and two from the last Sunday of March to the
/// last Sunday of October, both at one o'clock UTC. The rule is short and the same in all of the EEA (directive 2000/84/EC,
/// sommertidsforskriften), so that neither the machine's time zone nor a table of time zones is asked.
#[must_use]
pub fn norwegian_time(utc: NaiveDateTime) -> NaiveDateTime {
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
