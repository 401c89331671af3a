//! Working time, in hundredths of an hour.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use rust_decimal::Decimal;

use super::{NumberError, Precise, Rate, as_text, parse_decimal};

/// A non-negative number of hours with two decimals (0.01 h = 36 s).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Hours {
    hundredths: i64,
}

impl Hours {
    /// No time at all.
    pub const ZERO: Self = Self { hundredths: 0 };

    /// So many hundredths of an hour.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self { hundredths }
    }

    /// So many whole hours.
    #[must_use]
    pub const fn whole(hours: i64) -> Self {
        Self { hundredths: hours * 100 }
    }

    /// Reads hours such as `7.5`.
    ///
    /// # Errors
    /// When `text` is not a non-negative number with at most two decimals.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let value = parse_decimal(text, 2)?;
        if value.is_sign_negative() && !value.is_zero() {
            return Err(NumberError::Negative);
        }
        let mut scaled = value;
        scaled.rescale(2);
        i64::try_from(scaled.mantissa()).map(Self::from_hundredths).map_err(|_| NumberError::TooLarge)
    }

    /// So many minutes; `None` when they are not a whole number of hundredths (only multiples of three are).
    #[must_use]
    pub const fn from_minutes(minutes: i64) -> Option<Self> {
        if minutes < 0 || minutes % 3 != 0 {
            return None;
        }
        Some(Self { hundredths: minutes * 5 / 3 })
    }

    /// The number of hundredths of an hour.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// No time at all?
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// How much of `whole` this is, in per mille, rounded half up; `None` when `whole` is nothing.
    #[must_use]
    pub const fn permille_of(self, whole: Self) -> Option<i64> {
        if whole.hundredths <= 0 {
            return None;
        }
        Some((self.hundredths * 2_000 + whole.hundredths) / (whole.hundredths * 2))
    }

    /// What these hours cost, unrounded.
    #[must_use]
    pub fn at(self, rate: Rate) -> Precise {
        Precise::new(Decimal::new(self.hundredths, 2) * rate.decimal())
    }
}

impl fmt::Display for Hours {
    /// As programs write it: `7.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let hundredths = self.hundredths.unsigned_abs();
        write!(f, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

as_text!(Hours, "hours such as 7.50", r"^-?\d+\.\d{2}$", |text| {
    let (hours, hundredths) = text.rsplit_once('.')?;
    format!("{hours}{hundredths}").parse().ok().map(Hours::from_hundredths)
});

impl Add for Hours {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { hundredths: self.hundredths + other.hundredths }
    }
}

impl AddAssign for Hours {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Hours {
    type Output = Self;
    /// May go below zero in a comparison with a plan; such a difference is shown, never billed.
    fn sub(self, other: Self) -> Self {
        Self { hundredths: self.hundredths - other.hundredths }
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(hours: I) -> Self {
        hours.fold(Self::ZERO, Add::add)
    }
}
