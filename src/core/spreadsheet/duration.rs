//! Lengths of time, exact until somebody decides on rounding.

use rust_decimal::Decimal;

/// Seconds of a hundredth of an hour.
pub(super) const HUNDREDTH: i64 = 36;

/// A length of time in seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Duration(Decimal);

impl Duration {
    /// So many seconds.
    pub(super) fn seconds(seconds: i64) -> Self {
        Self(Decimal::from(seconds))
    }

    /// A plain decimal such as `3.5` of a unit of so many seconds; `None` for anything else.
    pub(super) fn decimal(text: &str, unit_seconds: i64) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let is_number =
            !whole.is_empty() && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number =
            Decimal::new(digits.parse().ok().filter(|_| is_number)?, u32::try_from(fraction.len()).ok()?);
        Some(Self(number * Decimal::from(unit_seconds)))
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// Hundredths of an hour, to the nearest multiple of so many minutes where that was asked for, and otherwise to the
    /// nearest hundredth, of which an hour is billed in no smaller part; a half goes up.
    pub(super) fn rounded(self, minutes: Option<i64>) -> i64 {
        let step = minutes.map_or(HUNDREDTH, |minutes| minutes * 60);
        let steps = (self.0 / Decimal::from(step) + Decimal::new(5, 1)).floor();
        i64::try_from(steps).unwrap_or(i64::MAX / step).saturating_mul(step) / HUNDREDTH
    }

    /// The hundredths of an hour, when they are a whole number.
    pub(super) fn hundredths(self) -> Option<i64> {
        self.whole(HUNDREDTH)
    }

    /// Whole seconds, cut off.
    pub(super) fn in_seconds(self) -> i64 {
        i64::try_from(self.0.trunc()).unwrap_or_default()
    }

    /// Whole minutes, when they are.
    pub(super) fn minutes(self) -> Option<i64> {
        self.whole(60)
    }

    fn whole(self, seconds: i64) -> Option<i64> {
        let unit = Decimal::from(seconds);
        if (self.0 % unit).is_zero() { i64::try_from(self.0 / unit).ok() } else { None }
    }

    /// No further from the other than so many seconds?
    pub(super) fn is_near(self, other: Self, seconds: i64) -> bool {
        (self.0 - other.0).abs() <= Decimal::from(seconds)
    }

    /// For people: `3.5`, or `3:20` where no two decimals say it.
    pub(super) fn shown(self) -> String {
        if let Some(hundredths) = self.hundredths() {
            return decimal(hundredths);
        }
        let seconds = self.in_seconds();
        let clock = format!("{}:{:02}", seconds / 3600, seconds / 60 % 60);
        if seconds % 60 == 0 { clock } else { format!("{clock}:{:02}", seconds % 60) }
    }
}

/// Hundredths as `3.5`.
pub(super) fn decimal(hundredths: i64) -> String {
    Decimal::new(hundredths, 2).normalize().to_string()
}
