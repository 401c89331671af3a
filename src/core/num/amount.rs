//! Norwegian kroner, prices and shares.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

use super::{NumberError, as_text, parse_decimal};

/// How a [`Precise`] becomes a [`Money`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest øre, a half away from zero (EHF G2: «større enn eller lik 5 rundes opp»).
    HalfUp,
}

/// An amount in NOK that has not been rounded yet; it can't be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Precise(Decimal);

impl Precise {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    pub(super) const fn new(value: Decimal) -> Self {
        Self(value)
    }

    /// The one way to an amount that a document may print.
    #[must_use]
    pub fn round(self, rounding: Rounding) -> Money {
        let strategy = match rounding {
            Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        };
        Money::exact(self.0.round_dp_with_strategy(2, strategy))
    }
}

impl Sub for Precise {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// An amount in NOK, whole øre, of either sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Money {
    ore: i64,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self { ore: 0 };

    /// So many øre.
    #[must_use]
    pub const fn from_ore(ore: i64) -> Self {
        Self { ore }
    }

    /// Reads an amount such as `150000.00`, of either sign.
    ///
    /// # Errors
    /// When `text` is not a number with at most two decimals.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        parse_decimal(text, 2).map(Self::exact)
    }

    /// Reads an amount that may not be negative.
    ///
    /// # Errors
    /// As [`Money::parse`], and when the amount is below zero.
    pub fn parse_non_negative(text: &str) -> Result<Self, NumberError> {
        let amount = Self::parse(text)?;
        if amount.is_negative() { Err(NumberError::Negative) } else { Ok(amount) }
    }

    /// A decimal that is known to have whole øre and at most eighteen digits.
    fn exact(value: Decimal) -> Self {
        let mut scaled = value;
        scaled.rescale(2);
        let ore =
            i64::try_from(scaled.mantissa()).expect("the number grammar bounds every amount far below i64");
        Self { ore }
    }

    /// The number of øre.
    #[must_use]
    pub const fn ore(self) -> i64 {
        self.ore
    }

    /// Below zero?
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.ore < 0
    }

    /// Exactly nothing?
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.ore == 0
    }

    /// Above zero?
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.ore > 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { ore: self.ore.abs() }
    }

    /// How much of `whole` this is, in per mille, rounded half up; `None` when `whole` is nothing.
    #[must_use]
    pub fn permille_of(self, whole: Self) -> Option<i64> {
        use rust_decimal::prelude::ToPrimitive;
        let share =
            (Decimal::from(self.ore) * Decimal::ONE_THOUSAND).checked_div(Decimal::from(whole.ore))?;
        share.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()
    }

    /// This amount as a value that a share can be taken of.
    #[must_use]
    pub fn share(self, percent: Percent) -> Precise {
        Precise(Decimal::new(self.ore, 2) * percent.0 / Decimal::ONE_HUNDRED)
    }
}

impl fmt::Display for Money {
    /// As programs write it: `112500.00`, `-0.05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let ore = self.ore.unsigned_abs();
        write!(f, "{sign}{}.{:02}", ore / 100, ore % 100)
    }
}

as_text!(Money, "an amount such as 112500.00", r"^-?\d+\.\d{2}$", |text| {
    // Sums may be larger than any amount of the inputs, so this isn't their grammar.
    let (kroner, ore) = text.rsplit_once('.')?;
    format!("{kroner}{ore}").parse().ok().map(Money::from_ore)
});

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { ore: self.ore + other.ore }
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { ore: self.ore - other.ore }
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self { ore: -self.ore }
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A price in NOK per hour, ex VAT, above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Money);

impl Rate {
    /// Reads a rate such as `900.00`.
    ///
    /// # Errors
    /// When `text` is not a positive number with at most two decimals.
    pub fn parse(text: &str) -> Result<Option<Self>, NumberError> {
        let amount = Money::parse_non_negative(text)?;
        Ok(amount.is_positive().then_some(Self(amount)))
    }

    /// The price of one hour.
    #[must_use]
    pub const fn per_hour(self) -> Money {
        self.0
    }

    pub(super) fn decimal(self) -> Decimal {
        Decimal::new(self.0.ore, 2)
    }
}

impl fmt::Display for Rate {
    /// As programs write it: `900.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

as_text!(Rate, "a rate such as 900.00", r"^\d+\.\d{2}$", |text| Rate::parse(text).ok()?);

/// A share in percent, from 0 to 100, with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(Decimal);

impl Percent {
    /// The whole.
    pub const FULL: Self = Self(Decimal::ONE_HUNDRED);
    /// Nothing of it.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The general rate of Norwegian VAT (Stortingets mva-vedtak, § 2).
    pub const VAT_GENERAL: Self = Self(Decimal::from_parts(25, 0, 0, false, 0));

    /// Reads a share such as `75` or `33.33`; `None` when it is over 100.
    ///
    /// # Errors
    /// When `text` is not a non-negative number with at most two decimals.
    pub fn parse(text: &str) -> Result<Option<Self>, NumberError> {
        let value = parse_decimal(text, 2)?;
        if value.is_sign_negative() && !value.is_zero() {
            return Err(NumberError::Negative);
        }
        Ok((value <= Decimal::ONE_HUNDRED).then(|| Self(value.normalize())))
    }

    /// The sum of two shares, which may pass 100.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self((self.0 + other.0).normalize())
    }

    /// The plain digits, for formatting.
    #[must_use]
    pub fn digits(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Percent {
    /// As programs write it: `75`, `33.33`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

as_text!(Percent, "a share such as 75 or 33.33", r"^\d+(\.\d{1,2})?$", |text| Percent::parse(text).ok()?);
