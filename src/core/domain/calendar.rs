//! Norwegian days off (helligdagsloven § 2; lov 26. april 1947 nr. 1 for 1 and 17 May).

use chrono::{Datelike, Days, NaiveDate, Weekday};

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
