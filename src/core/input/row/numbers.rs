//! Amounts, hours, shares and counts; the numbers themselves are read in `num`.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::{Row, Value};
use crate::diag::catalogue::{HoursRange, NumberForm, NumberRange};
use crate::num::{Hours, Measure, Money, NumberError, Percent, Rate};

/// The most hours a day has.
const DAY: Hours = Hours::whole(24);

impl Row<'_> {
    /// An amount of zero or more.
    pub(in crate::input) fn amount(self, key: &'static str) -> Option<Money> {
        let value = self.value(key)?;
        value.number(Money::parse_non_negative(value.text), "1250.00")
    }

    /// An amount above zero.
    pub(in crate::input) fn positive_amount(self, key: &'static str) -> Option<Money> {
        let amount = self.amount(key)?;
        self.value(key)?.within(amount.is_positive().then_some(amount), "an amount above 0, such as 1250.00")
    }

    /// A price of an hour.
    pub(in crate::input) fn rate(self, key: &'static str) -> Option<Rate> {
        let value = self.value(key)?;
        let rate = value.number(Rate::parse(value.text), "900.00")?;
        value.within(rate, "a price above 0, such as 900.00")
    }

    /// A share of the whole.
    pub(in crate::input) fn percent(self, key: &'static str) -> Option<Percent> {
        let value = self.value(key)?;
        let share = value.number(Percent::parse(value.text), "75")?;
        value.within(share, "a percentage from 0 to 100, without the sign")
    }

    /// Hours of one row of a timesheet.
    pub(in crate::input) fn worked(self, key: &'static str) -> Option<Hours> {
        let hours = self.hours(key)?;
        if hours.is_zero() || hours > DAY {
            let value = self.value(key)?;
            value.report(HoursRange { text: value.text });
            return None;
        }
        Some(hours)
    }

    /// Hours of any number.
    pub(in crate::input) fn hours(self, key: &'static str) -> Option<Hours> {
        let value = self.value(key)?;
        value.number(Hours::parse(value.text), "7.5")
    }

    /// A measured value.
    pub(in crate::input) fn measure(self, key: &'static str) -> Option<Measure> {
        let value = self.value(key)?;
        value.number(Measure::parse(value.text), "11")
    }

    /// A whole number in a range.
    pub(in crate::input) fn count<T>(self, key: &'static str, range: &RangeInclusive<T>) -> Option<T>
    where
        T: FromStr + PartialOrd + Display,
    {
        let value = self.value(key)?;
        let is_digits = !value.text.is_empty() && value.text.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_digits.then(|| value.text.parse().ok()).flatten();
        let number = number.filter(|number| range.contains(number));
        value.within(number, &format!("a whole number from {} to {}", range.start(), range.end()))
    }
}

impl Value<'_> {
    fn within<T>(self, number: Option<T>, range: &str) -> Option<T> {
        if number.is_none() {
            self.report(NumberRange { text: self.text, key: self.key, range });
        }
        number
    }

    fn number<T>(self, read: Result<T, NumberError>, example: &str) -> Option<T> {
        match read {
            Ok(number) => Some(number),
            Err(error) => {
                let suggestion = way_out(error, self.text, example);
                self.report(NumberForm { text: self.text, why: error, suggestion });
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
