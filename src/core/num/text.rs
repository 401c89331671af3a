//! The one grammar by which a number is read: digits, and perhaps a point and a few decimals.

use std::fmt;

use rust_decimal::Decimal;

use super::as_text;

/// Why a text is not a number of the wanted kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not digits with an optional point; `comma` says that a decimal comma was the only trouble.
    NotANumber {
        /// The text would be a number if its comma were a point.
        comma: bool,
    },
    /// More decimals than the unit has.
    TooManyDecimals {
        /// How many decimals the unit has.
        allowed: u32,
    },
    /// Below zero where only zero and more makes sense.
    Negative,
    /// More digits than any agreement needs (over nine before the point).
    TooLarge,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber { comma: true } => f.write_str("uses a comma; write a decimal point"),
            Self::NotANumber { comma: false } => f.write_str("is not a plain number such as 7.5 or 1250.00"),
            Self::TooManyDecimals { allowed } => write!(f, "has more than {allowed} decimals"),
            Self::Negative => f.write_str("is negative"),
            Self::TooLarge => f.write_str("is larger than any amount this program handles"),
        }
    }
}

impl std::error::Error for NumberError {}

/// Digits before the point at the most: up to a milliard, so that no sum of rows can overflow an `i64` of øre.
const WHOLE_DIGITS_MAX: usize = 9;

/// Reads `text` by the grammar `-?[0-9]+(\.[0-9]{1,decimals_max})?`.
///
/// Exponents, underscores, hexadecimals, infinities and thousands separators are all refused: two readers
/// of the same file must never see two numbers.
///
/// # Errors
/// [`NumberError`] says what is wrong with the text.
pub fn parse_decimal(text: &str, decimals_max: u32) -> Result<Decimal, NumberError> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !fraction.is_none_or(is_digits) {
        let comma = unsigned.matches(',').count() == 1
            && parse_decimal(&unsigned.replace(',', "."), decimals_max).is_ok();
        return Err(NumberError::NotANumber { comma });
    }
    if fraction.is_some_and(|digits| digits.len() > decimals_max as usize) {
        return Err(NumberError::TooManyDecimals { allowed: decimals_max });
    }
    if whole.len() > WHOLE_DIGITS_MAX {
        return Err(NumberError::TooLarge);
    }
    Decimal::from_str_exact(text).map_err(|_| NumberError::TooLarge)
}

/// A measured value of an indicator: at most four decimals, any sign, no unit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure(Decimal);

impl Measure {
    /// Decimals at the most.
    pub const DECIMALS: u32 = 4;
    /// Nothing measured.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads a measured value.
    ///
    /// # Errors
    /// When `text` is not a number with at most four decimals.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        parse_decimal(text, Self::DECIMALS).map(|value| Self(value.normalize()))
    }

    /// `self` − `other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self((self.0 - other.0).normalize())
    }

    /// How far `self` lies on the way `from` → `to`, in per mille, rounded half up; `None` when the way has no length.
    #[must_use]
    pub fn progress_permille(self, from: Self, to: Self) -> Option<i64> {
        use rust_decimal::prelude::ToPrimitive;
        let length = to.0 - from.0;
        if length.is_zero() {
            return None;
        }
        let share = (self.0 - from.0).checked_mul(Decimal::ONE_THOUSAND)?.checked_div(length)?;
        share.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_i64()
    }

    /// So many ten-thousandths: a place on the axis of a chart.
    #[must_use]
    pub fn from_ten_thousandths(value: i64) -> Self {
        Self(Decimal::new(value, Self::DECIMALS).normalize())
    }

    /// The value in ten-thousandths, for the axis of a chart.
    #[must_use]
    pub fn ten_thousandths(self) -> i64 {
        let mut scaled = self.0;
        scaled.rescale(Self::DECIMALS);
        // Nine digits before the point and four behind it fit an `i64`.
        i64::try_from(scaled.mantissa()).unwrap_or(i64::MAX)
    }

    /// The plain digits, for formatting.
    #[must_use]
    pub fn digits(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Measure {
    /// As programs write it: `11`, `0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

as_text!(Measure, "a measured value such as 0.25", r"^-?\d+(\.\d{1,4})?$", |text| Measure::parse(text).ok());
