//! The numbers of issued documents (bokføringsforskriften § 5-1-3: given by machine, in a sequence that can be checked).

use std::fmt;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::num::{Money, as_text};

/// The number of an issued invoice or credit note, such as `2026-0001`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber(String);

impl DocumentNumber {
    /// The longest number, well below what accounting systems take.
    const LONGEST: usize = 24;

    /// Accepts 1 to 24 of `A-Z`, `a-z`, `0-9`, `-` and `.`, beginning with a letter or digit: it becomes a folder's name.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let begins_well = text.starts_with(|first: char| first.is_ascii_alphanumeric());
        (begins_well
            && text.len() <= Self::LONGEST
            && text.bytes().all(is_number_byte)
            && !text.ends_with('.'))
        .then(|| Self(text.to_owned()))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(DocumentNumber, "a document's number", r"^[A-Za-z0-9][A-Za-z0-9.-]{0,23}$", DocumentNumber::new);

const fn is_number_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')
}

/// Invoice or credit note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Faktura: the buyer owes.
    Invoice,
    /// Kreditnota: the seller owes; amounts are positive, the kind does the reversing.
    CreditNote,
}

impl DocumentKind {
    /// For people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit note",
        }
    }

    /// For programs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
        }
    }

    /// An amount of such a document as the buyer owes it: below zero when the buyer gets it back.
    #[must_use]
    pub fn owed(self, amount: Money) -> Money {
        match self {
            Self::Invoice => amount,
            Self::CreditNote => -amount,
        }
    }
}

/// An issued document as another one names it: number and date (bokføringsforskriften § 5-2-7; BT-25 and BT-26).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRef {
    /// Its number.
    pub number: DocumentNumber,
    /// The day it was issued on.
    pub date: NaiveDate,
}

/// How a seller's numbers are written: `{year}-{number:4}` gives 2026-0001.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFormat {
    before_year: String,
    /// With a year, each year begins at 1 again.
    year: Option<String>,
    digits: usize,
}

impl NumberFormat {
    /// Most digits that a number can be filled up to.
    const MOST_DIGITS: usize = 9;

    /// Reads a form: letters, digits, `-` and `.`; `{year}` at most once; at the end `{number}` or `{number:4}`, where
    /// 4 is how many digits the number is filled up to with zeros. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (lead, number) = text.strip_suffix('}')?.rsplit_once('{')?;
        let digits = match number.strip_prefix("number")?.strip_prefix(':') {
            Some(digits) => digits.parse().ok().filter(|digits| (1..=Self::MOST_DIGITS).contains(digits))?,
            None if number == "number" => 1,
            None => return None,
        };
        let (before_year, after_year) = match lead.split_once("{year}") {
            Some((before, after)) => (before, Some(after.to_owned())),
            None => (lead, None),
        };
        let format = Self { before_year: before_year.to_owned(), year: after_year, digits };
        // The highest number of all still has to be a number.
        DocumentNumber::new(&format.text(9999, 999_999_999)).is_some().then_some(format)
    }

    /// What all numbers of a date's series begin with: two documents belong to one series when this is the same.
    #[must_use]
    pub fn series(&self, date: NaiveDate) -> String {
        match &self.year {
            Some(after) => format!("{}{}{after}", self.before_year, date.year()),
            None => self.before_year.clone(),
        }
    }

    /// The number at a place of the series, from 1, for a document of this date.
    #[must_use]
    pub fn number(&self, date: NaiveDate, place: u32) -> Option<DocumentNumber> {
        DocumentNumber::new(&self.text(date.year(), place))
    }

    fn text(&self, year: i32, place: u32) -> String {
        let digits = self.digits;
        match &self.year {
            Some(after) => format!("{}{year}{after}{place:0digits$}", self.before_year),
            None => format!("{}{place:0digits$}", self.before_year),
        }
    }
}

impl fmt::Display for NumberFormat {
    /// As the inputs write it: `{year}-{number:4}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.before_year)?;
        if let Some(after) = &self.year {
            write!(f, "{{year}}{after}")?;
        }
        write!(f, "{{number:{}}}", self.digits)
    }
}

as_text!(NumberFormat, "a form such as {year}-{number:4}", r"\{number:[1-9]\}$", NumberFormat::parse);

impl Default for NumberFormat {
    fn default() -> Self {
        Self { before_year: String::new(), year: Some("-".to_owned()), digits: 4 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;

    #[test]
    fn a_format_says_how_numbers_are_written() {
        let written = |format: &str, place| {
            NumberFormat::parse(format)?.number(day(1, 15), place).map(|number| number.to_string())
        };
        assert_eq!(written("{year}-{number:4}", 1).as_deref(), Some("2026-0001"));
        assert_eq!(written("{year}-{number:4}", 12_345).as_deref(), Some("2026-12345"), "never cut off");
        assert_eq!(written("IPR{number}", 7).as_deref(), Some("IPR7"));
        assert_eq!(NumberFormat::parse("{year}-{number:4}"), Some(NumberFormat::default()));
        for wrong in [
            "",
            "{year}",
            "{number}x",
            "{number:0}",
            "{number:10}",
            "{year}{year}{number}",
            "a/{number}",
            "{nummer}",
        ] {
            assert_eq!(NumberFormat::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_series_ends_with_its_year() {
        let format = NumberFormat::default();
        assert_eq!(format.series(day(12, 31)), "2026-");
        assert_eq!(
            NumberFormat::parse("IPR{number}").map(|format| format.series(day(1, 1))).as_deref(),
            Some("IPR")
        );
    }
}
