//! From values to places on the paper, in whole numbers.

/// A straight scale from values to hundredths of a millimetre.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    from: i64,
    to: i64,
    start: i64,
    end: i64,
}

impl Scale {
    /// Puts value `from` at `start` and `to` at `end`; values of no extent all stand in the middle.
    pub(super) const fn new(values: (i64, i64), paper: (i64, i64)) -> Self {
        Self { from: values.0, to: values.1, start: paper.0, end: paper.1 }
    }

    /// Where `value` stands.
    pub(super) fn at(self, value: i64) -> i64 {
        let extent = i128::from(self.to) - i128::from(self.from);
        if extent == 0 {
            return i64::midpoint(self.start, self.end);
        }
        let way = i128::from(self.end) - i128::from(self.start);
        let place = (i128::from(value) - i128::from(self.from)) * way / extent;
        let (low, high) = (self.start.min(self.end), self.start.max(self.end));
        // A baseline may be older than the project: it stands at the edge, not on the chart beside.
        (self.start + i64::try_from(place).unwrap_or_default()).clamp(low, high)
    }
}

/// A round step that divides `0..=max` into at most `steps` parts: 1, 2, 2.5 or 5 times a power of ten.
pub(super) fn round_step(max: i64, steps: i64) -> i64 {
    let mut power = 1;
    loop {
        for step in [power, power * 2, power * 5 / 2, power * 5] {
            if step > 0 && step * steps >= max && (step * 2 != power * 5 || power >= 2) {
                return step;
            }
        }
        if power > i64::MAX / 100 {
            return max.max(1);
        }
        power *= 10;
    }
}

/// The ticks of an axis from 0 to at least `max`.
pub(super) fn ticks(max: i64, steps: i64) -> Vec<i64> {
    let step = round_step(max.max(1), steps);
    let mut ticks = vec![0];
    let mut tick = 0;
    while tick < max {
        tick += step;
        ticks.push(tick);
    }
    ticks
}
