//! Lengths of time, exact until somebody decides on rounding.

/// A length of time as a fraction of hours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Duration {
    numerator: i128,
    /// Above zero.
    denominator: i128,
}

impl Duration {
    /// So many seconds.
    pub(super) fn seconds(seconds: i64) -> Self {
        Self { numerator: i128::from(seconds), denominator: 3600 }
    }

    /// A plain decimal such as `3.5` of a unit of so many seconds; `None` for anything else.
    pub(super) fn decimal(text: &str, unit_seconds: i64) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let is_number =
            !whole.is_empty() && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let scale = 10_i128.pow(u32::try_from(fraction.len()).ok().filter(|_| is_number)?);
        Some(Self {
            numerator: digits.parse::<i128>().ok()? * i128::from(unit_seconds),
            denominator: scale * 3600,
        })
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            numerator: self.numerator * other.denominator + other.numerator * self.denominator,
            denominator: self.denominator * other.denominator,
        }
    }

    /// To the nearest multiple of so many minutes, a half up.
    pub(super) fn rounded(self, minutes: i64) -> Self {
        let step = i128::from(minutes) * self.denominator;
        let steps = (self.numerator * 120 + step).div_euclid(2 * step);
        Self { numerator: steps * i128::from(minutes), denominator: 60 }
    }

    /// The hundredths of an hour, when they are a whole number.
    pub(super) fn hundredths(self) -> Option<i128> {
        let scaled = self.numerator * 100;
        (scaled % self.denominator == 0).then(|| scaled / self.denominator)
    }

    /// Whole minutes, when they are.
    pub(super) fn minutes(self) -> Option<i128> {
        let scaled = self.numerator * 60;
        (scaled % self.denominator == 0).then(|| scaled / self.denominator)
    }

    /// Nearer to the other than half a hundredth of an hour, by which time trackers round?
    pub(super) fn is_near(self, other: Self) -> bool {
        let difference = self.numerator * other.denominator - other.numerator * self.denominator;
        difference.abs() * 200 <= self.denominator * other.denominator
    }

    /// For people: `3.5`, or `3:20` where no two decimals say it.
    pub(super) fn shown(self) -> String {
        if let Some(hundredths) = self.hundredths() {
            return decimal(hundredths);
        }
        let seconds = self.numerator * 3600 / self.denominator;
        let clock = format!("{}:{:02}", seconds / 3600, seconds / 60 % 60);
        if seconds % 60 == 0 { clock } else { format!("{clock}:{:02}", seconds % 60) }
    }
}

/// Hundredths as `3.5`.
pub(super) fn decimal(hundredths: i128) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
