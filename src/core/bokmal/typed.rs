//! What people type: days, months and amounts in the forms in which they are written in Norway, read only where there is
//! one way to read them.

use chrono::NaiveDate;

/// The first three letters of each month in bokmål and in English, where they differ.
const MONTH_WORDS: [(&str, &str); 12] = [
    ("jan", "jan"),
    ("feb", "feb"),
    ("mar", "mar"),
    ("apr", "apr"),
    ("mai", "may"),
    ("jun", "jun"),
    ("jul", "jul"),
    ("aug", "aug"),
    ("sep", "sep"),
    ("okt", "oct"),
    ("nov", "nov"),
    ("des", "dec"),
];

/// The month that a word such as `januar`, `jan.` or `January` names.
#[must_use]
pub fn month_of_word(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let letters = word.chars().all(char::is_alphabetic);
    let begins = |start: &str| letters && word.starts_with(start);
    let index = MONTH_WORDS.iter().position(|(bokmal, english)| begins(bokmal) || begins(english))?;
    u32::try_from(index + 1).ok()
}

/// The day of a text that can be read in one way only: `15.1.2026`, `02.02.26`, `15. januar 2026`, `2026/02/28`, `20260115`.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split([' ', 'T', ',']).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [first, second, year, ..] if month_of_word(second).is_some() => {
            day_of(year, month_of_word(second)?, first.trim_end_matches('.').parse().ok()?)
        }
        [first, second, year, ..] if month_of_word(first).is_some() => {
            day_of(year, month_of_word(first)?, second.parse().ok()?)
        }
        [date, ..] => {
            let date = date.trim_end_matches('.');
            let parts: Vec<&str> = date.split(['.', '-', '/']).collect();
            match parts.as_slice() {
                [year, month, day] if year.len() == 4 => day_of(year, month.parse().ok()?, day.parse().ok()?),
                [day, month, year] if !date.contains(['-', '/']) => {
                    day_of(year, month.parse().ok()?, day.parse().ok()?)
                }
                [digits] => compact(digits),
                _ => None,
            }
        }
        [] => None,
    }
}

/// `20260115`.
fn compact(digits: &str) -> Option<NaiveDate> {
    let is_date = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let part = |from: usize, to: usize| digits.get(from..to).filter(|_| is_date);
    day_of(part(0, 4)?, part(4, 6)?.parse().ok()?, part(6, 8)?.parse().ok()?)
}

/// The day of a year of two or four digits.
#[must_use]
pub fn day_of(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let is_year = matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = year.parse().ok().filter(|_| is_year)?;
    NaiveDate::from_ymd_opt(if year < 100 { year + 2000 } else { year }, month, day)
}

/// An amount as digits with a point: `1 234,50`, `kr 1.234,50`, `150 000,-`.
#[must_use]
pub fn amount(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches("kr").trim_start_matches("nok").trim_start_matches('.');
    let bare = bare.trim_end_matches("kr").trim_end_matches("nok").trim().trim_end_matches(",-");
    let digits: String = bare.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = digits.replace('\u{2212}', "-");
    let point = match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (comma, point) => comma.or(point),
    };
    let (whole, fraction) = match point {
        Some(at) => (digits.get(..at)?, digits.get(at + 1..)?),
        None => (digits.as_str(), ""),
    };
    let whole = whole.replace([',', '.'], "");
    let unsigned = whole.strip_prefix('-').unwrap_or(&whole);
    let is_number = !unsigned.is_empty()
        && unsigned.chars().chain(fraction.chars()).all(|letter| letter.is_ascii_digit());
    is_number.then(|| if fraction.is_empty() { whole.clone() } else { format!("{whole}.{fraction}") })
}
