//! Amounts, hours, shares and counts; the numbers themselves are read in `num`.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::super::node::Field;
use super::findings::Findings;
use crate::diag::catalogue;
use crate::num::{Hours, Measure, Money, NumberError, Percent, Rate};

/// The most hours a day has.
const DAY: Hours = Hours::whole(24);

impl Findings<'_> {
    /// An amount of zero or more.
    pub(super) fn amount(&mut self, field: Option<Field<'_>>) -> Option<Money> {
        let field = field?;
        self.number(field, Money::parse_non_negative(field.text), "1250.00")
    }

    /// An amount above zero.
    pub(super) fn positive_amount(&mut self, field: Option<Field<'_>>) -> Option<Money> {
        let amount = self.amount(field)?;
        self.within(field?, amount.is_positive().then_some(amount), "an amount above 0, such as 1250.00")
    }

    /// A price of an hour.
    pub(super) fn rate(&mut self, field: Option<Field<'_>>) -> Option<Rate> {
        let field = field?;
        let rate = self.number(field, Rate::parse(field.text), "900.00")?;
        self.within(field, rate, "a price above 0, such as 900.00")
    }

    /// A share of the whole.
    pub(super) fn percent(&mut self, field: Option<Field<'_>>) -> Option<Percent> {
        let field = field?;
        let share = self.number(field, Percent::parse(field.text), "75")?;
        self.within(field, share, "a percentage from 0 to 100, without the sign")
    }

    /// Hours of one row of a timesheet.
    pub(super) fn worked(&mut self, field: Option<Field<'_>>) -> Option<Hours> {
        let hours = self.hours(field)?;
        if hours.is_zero() || hours > DAY {
            self.refuse(catalogue::HOURS_RANGE, field?, &[]);
            return None;
        }
        Some(hours)
    }

    /// Hours of any number.
    pub(super) fn hours(&mut self, field: Option<Field<'_>>) -> Option<Hours> {
        let field = field?;
        self.number(field, Hours::parse(field.text), "7.5")
    }

    /// A measured value.
    pub(super) fn measure(&mut self, field: Option<Field<'_>>) -> Option<Measure> {
        let field = field?;
        self.number(field, Measure::parse(field.text), "11")
    }

    /// A whole number in a range.
    pub(super) fn count<T>(&mut self, field: Option<Field<'_>>, range: &RangeInclusive<T>) -> Option<T>
    where
        T: FromStr + PartialOrd + Display,
    {
        let field = field?;
        let is_digits = !field.text.is_empty() && field.text.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_digits.then(|| field.text.parse().ok()).flatten();
        let number = number.filter(|number| range.contains(number));
        self.within(field, number, &format!("a whole number from {} to {}", range.start(), range.end()))
    }

    fn within<T>(&mut self, field: Field<'_>, value: Option<T>, range: &str) -> Option<T> {
        if value.is_none() {
            self.refuse(catalogue::NUMBER_RANGE, field, &[("range", range)]);
        }
        value
    }

    fn number<T>(&mut self, field: Field<'_>, read: Result<T, NumberError>, example: &str) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                let suggestion = way_out(error, field.text, example);
                let why = error.to_string();
                self.refuse(catalogue::NUMBER_FORM, field, &[("why", &why), ("suggestion", &suggestion)]);
                None
            }
        }
    }
}

/// What to write instead.
fn way_out(error: NumberError, text: &str, example: &str) -> String {
    match error {
        NumberError::NotANumber { comma: true } => format!("write {}", text.replace(',', ".")),
        NumberError::NotANumber { comma: false } => {
            format!("write digits only, with a point before the decimals, such as {example}")
        }
        NumberError::TooManyDecimals { allowed } => format!("round it to at most {allowed} decimals"),
        NumberError::Negative => {
            "write zero or more; to take something back, correct the row it belongs to".to_owned()
        }
        NumberError::TooLarge => "check the number of digits: nine before the point is the most".to_owned(),
    }
}
