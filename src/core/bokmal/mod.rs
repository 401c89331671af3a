//! How bokmål writes figures, days and the numbers of registers (Språkrådet; CLDR `nb`), and the words that more
//! than one room needs. Another language would be another room like this one.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::{BankAccount, Month, OrgNumber};
use crate::num::{Hours, Measure, Money, Percent};

mod reading;
#[cfg(test)]
mod tests;
pub mod typed;

pub use reading::{day_in, name_words, ore_in};

/// No-break space: groups of digits and their units stay on one line.
const NBSP: char = '\u{a0}';
/// The minus sign proper, as wide as a plus.
const MINUS: char = '\u{2212}';

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

const MONTHS_SHORT: [&str; 12] =
    ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."];

/// `112 500,00`, `−37 500,00`: kroner with øre, without the unit.
#[must_use]
pub fn amount(amount: Money) -> String {
    hundredths(amount.ore())
}

/// `112 500,00 kr`.
#[must_use]
pub fn kroner(value: Money) -> String {
    format!("{}{NBSP}kr", amount(value))
}

/// `96,50`: hours with two decimals, without the unit.
#[must_use]
pub fn hours(hours: Hours) -> String {
    hundredths(hours.hundredths())
}

/// `150 000`, `149 835,50`: an amount within a sentence, without the unit.
#[must_use]
pub fn amount_in_prose(value: Money) -> String {
    amount(value).trim_end_matches(",00").to_owned()
}

/// `148`, `204,5`: hours within a sentence, without the unit.
#[must_use]
pub fn hours_in_prose(value: Hours) -> String {
    let told = hours(value);
    if told.contains(',') { told.trim_end_matches('0').trim_end_matches(',').to_owned() } else { told }
}

/// `1 234`.
#[must_use]
pub fn count(number: usize) -> String {
    grouped(&number.to_string())
}

/// `75 %`, `33,33 %`.
#[must_use]
pub fn percent(share: Percent) -> String {
    format!("{}{NBSP}%", decimal(&share.digits()))
}

/// `87,5 %` from 875: shares that were computed, in per mille.
#[must_use]
pub fn permille_as_percent(permille: i64) -> String {
    let sign = if permille < 0 { String::from(MINUS) } else { String::new() };
    let (whole, tenth) = (permille.unsigned_abs() / 10, permille.unsigned_abs() % 10);
    let whole = grouped(&whole.to_string());
    if tenth == 0 { format!("{sign}{whole}{NBSP}%") } else { format!("{sign}{whole},{tenth}{NBSP}%") }
}

/// `12,5`, `1 200`: a measured value, without its unit.
#[must_use]
pub fn measure(value: Measure) -> String {
    decimal(&value.digits())
}

/// `15. januar 2026`.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    format!("{}.{NBSP}{} {}", day.day(), month_name(day.month()), day.year())
}

/// `15.01.2026`: for columns.
#[must_use]
pub fn date_short(day: NaiveDate) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// `11.–13. februar 2026`, or one day; a line breaks only between two days.
#[must_use]
pub fn date_range(from: NaiveDate, to: NaiveDate) -> String {
    let date = |day| date(day).replace(' ', &NBSP.to_string());
    if from == to {
        date(from)
    } else if Month::of(from) == Month::of(to) {
        format!("{}.–{}", from.day(), date(to))
    } else if from.year() == to.year() {
        format!("{}.{NBSP}{} – {}", from.day(), month_name(from.month()), date(to))
    } else {
        format!("{} – {}", date(from), date(to))
    }
}

/// `januar 2026`.
#[must_use]
pub fn month(month: Month) -> String {
    format!("{} {}", month_name(month.number()), month.year())
}

/// `jan.`, for the axis of a chart.
#[must_use]
pub fn month_short(month: Month) -> &'static str {
    MONTHS_SHORT[month.number() as usize - 1]
}

/// `man.`, for columns.
#[must_use]
pub fn weekday_short(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "man.",
        Weekday::Tue => "tirs.",
        Weekday::Wed => "ons.",
        Weekday::Thu => "tors.",
        Weekday::Fri => "fre.",
        Weekday::Sat => "lør.",
        Weekday::Sun => "søn.",
    }
}

/// `930 580 260`.
#[must_use]
pub fn org_number(number: &OrgNumber) -> String {
    in_groups(number.digits(), &[3, 3, 3])
}

/// `8601 11 17947`.
#[must_use]
pub fn bank_account(account: &BankAccount) -> String {
    in_groups(account.digits(), &[4, 2, 5])
}

fn month_name(number: u32) -> &'static str {
    MONTHS[number as usize - 1]
}

fn hundredths(value: i64) -> String {
    let sign = if value < 0 { String::from(MINUS) } else { String::new() };
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    format!("{sign}{},{rest:02}", grouped(&whole.to_string()))
}

/// Digits with a decimal point and perhaps a sign, as bokmål writes them.
fn decimal(digits: &str) -> String {
    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(rest) => (String::from(MINUS), rest),
        None => (String::new(), digits),
    };
    match unsigned.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{},{fraction}", grouped(whole)),
        None => format!("{sign}{}", grouped(unsigned)),
    }
}

/// Groups of three from the right, from five digits on; four stand together, as in `1000`… except that columns of
/// amounts read better alike, so that four are split too (Språkrådet allows both).
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(NBSP);
        }
        text.push(digit);
    }
    text
}

fn in_groups(digits: &str, sizes: &[usize]) -> String {
    let mut rest = digits;
    let mut groups = Vec::with_capacity(sizes.len());
    for size in sizes {
        let (group, tail) = rest.split_at((*size).min(rest.len()));
        groups.push(group);
        rest = tail;
    }
    groups.join(&NBSP.to_string())
}
