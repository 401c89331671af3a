//! What a chart is drawn from: values and the figures that stand beside them, and what it tells who doesn't see it. Where
//! a mark stands on the paper is the template's.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::bokmal;
use crate::domain::{Indicator, Period};
use crate::num::{Hours, Measure, Money};
use crate::settle::{Breakdown, Settlement};
use crate::words::BOKMAL;

/// A figure, and where it stands on a chart's axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// As it is printed.
    pub text: String,
    /// In a unit that the figures of a chart share: good for places on the paper, and for nothing that is printed.
    pub value: i64,
}

impl Figure {
    /// Hours.
    pub(super) fn hours(hours: Hours) -> Self {
        Self { text: bokmal::hours(hours), value: hours.hundredths() }
    }

    /// An amount.
    pub(super) fn amount(amount: Money) -> Self {
        Self { text: bokmal::amount(amount), value: amount.ore() }
    }

    fn measure(value: Measure) -> Self {
        Self { text: bokmal::measure(value), value: value.ten_thousandths() }
    }

    /// The same without decimals, if it has none.
    fn whole(self) -> Self {
        Self { text: self.text.trim_end_matches(",00").to_owned(), ..self }
    }
}

/// What is documented to date, against the frame; the months have the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UseOfFrame {
    /// What a chart of it finds.
    pub title: String,
    /// The frame and what it is called.
    pub frame: Figure,
    /// Round values of the axis, from nothing up.
    pub ticks: Vec<Figure>,
}

/// How the frame was used, if there is one.
pub(super) fn use_of_frame(settlement: &Settlement) -> Option<UseOfFrame> {
    let words = &BOKMAL.charts;
    let frame = settlement.frame?;
    let top = frame.max(settlement.documented);
    let documented = bokmal::kroner(settlement.documented);
    let share = settlement.documented.permille_of(frame).map(bokmal::permille_as_percent);
    let over = settlement.over_frame;
    let title = (words.use_of_frame)(
        &documented,
        &bokmal::kroner(frame),
        share.as_deref().unwrap_or(BOKMAL.terms.none),
        &if over.is_positive() { (words.over_frame)(&bokmal::kroner(over)) } else { String::new() },
    );
    let Figure { text, value } = Figure::amount(frame).whole();
    let frame = Figure { text: (words.frame)(&text), value };
    let ticks = ticks(top.ore(), 4).into_iter().map(|ore| Figure::amount(Money::from_ore(ore)).whole());
    Some(UseOfFrame { title, frame, ticks: ticks.collect() })
}

/// An axis for the hours of months, worked and planned.
pub(super) fn hours_axis(breakdown: &Breakdown) -> Vec<Figure> {
    let most = breakdown.months.iter().flat_map(|row| [row.hours, row.planned.unwrap_or_default()]).max();
    let ticks = ticks(most.unwrap_or_default().hundredths(), 5).into_iter();
    ticks.map(|hundredths| Figure::hours(Hours::from_hundredths(hundredths)).whole()).collect()
}

/// What a chart of hours by month finds.
pub(super) fn months_title(breakdown: &Breakdown, total: Hours) -> String {
    let words = &BOKMAL.charts;
    let planned = breakdown.planned_total.map(|planned| (words.of_planned)(&bokmal::hours_in_prose(planned)));
    let worked = breakdown.months.iter().filter(|row| !row.hours.is_zero());
    let most = worked
        .max_by_key(|row| (row.hours, Reverse(row.month)))
        .map(|most| (words.most_in)(&bokmal::month(most.month), &bokmal::hours_in_prose(most.hours)));
    (words.months_title)(
        &bokmal::hours_in_prose(total),
        &planned.unwrap_or_default(),
        &most.unwrap_or_default(),
    )
}

/// What a chart of activities and hours by month tells, in words and numbers.
pub(super) fn months_told(title: &str, breakdown: &Breakdown, activities: &str) -> String {
    let words = &BOKMAL.charts;
    let empty = breakdown.months.iter().filter(|row| row.hours.is_zero());
    let empty: Vec<String> = empty.map(|row| bokmal::month(row.month)).collect();
    let none = (!empty.is_empty()).then(|| (words.none_in)(&empty.join(", ")));
    (words.months_told)(title, &none.unwrap_or_default(), activities)
}

/// An indicator over the project period, from its baseline over what was measured to its target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Development {
    /// What is measured, and in what.
    pub title: String,
    /// What a chart of it tells.
    pub alt: String,
    /// The first day of the axis.
    pub from: Day,
    /// The last day of the axis.
    pub to: Day,
    /// The lowest value of the axis.
    pub low: Figure,
    /// The highest value of the axis.
    pub high: i64,
    /// The target and what it is called, if there is one.
    pub target: Option<Figure>,
    /// The baseline, if there is one, and what was measured.
    pub points: Vec<Point>,
    /// Has anything been measured since the baseline?
    pub is_measured: bool,
}

/// A day on a chart's axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Day {
    /// As it is printed.
    pub text: String,
    /// Days from some day long ago.
    pub value: i32,
}

/// A value on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Point {
    /// When.
    pub day: Day,
    /// How much.
    pub figure: Figure,
}

impl Day {
    fn new(day: NaiveDate) -> Self {
        Self { text: bokmal::date_short(day), value: day.num_days_from_ce() }
    }
}

/// How an indicator came about; a baseline without a date stands at the period's start.
pub(super) fn development(indicator: &Indicator, period: Period) -> Development {
    let words = &BOKMAL.charts;
    let baseline = indicator.baseline.map(|reading| (reading.date.unwrap_or(period.from()), reading.value));
    let measured = indicator.measurements.iter().map(|row| (row.date, row.value));
    let points: Vec<Point> = baseline
        .into_iter()
        .chain(measured)
        .map(|(day, value)| Point { day: Day::new(day), figure: Figure::measure(value) })
        .collect();
    let target = indicator.target.map(|reading| Figure::measure(reading.value));
    let (low, high) = extent(&points, target.as_ref());
    Development {
        title: found(indicator),
        alt: development_told(indicator),
        from: Day::new(period.from()),
        to: Day::new(period.to()),
        low: Figure::measure(Measure::from_ten_thousandths(low)),
        high,
        target: target.map(|figure| Figure { text: (words.target)(&figure.text), ..figure }),
        points,
        is_measured: indicator.latest().is_some(),
    }
}

/// The axis from its lowest to its highest value. It takes zero in, unless a line lies so far above it that its rise or
/// fall would vanish; then it begins at a round value with room below the line.
fn extent(points: &[Point], target: Option<&Figure>) -> (i64, i64) {
    let values = points.iter().map(|point| point.figure.value).chain(target.map(|figure| figure.value));
    let values: Vec<i64> = values.collect();
    let (Some(&low), Some(&high)) = (values.iter().min(), values.iter().max()) else { return (0, 0) };
    let spread = high - low;
    if points.len() > 1 && spread > 0 && low > 2 * spread {
        let step = round_step(spread, 5);
        ((low - spread) / step * step, high)
    } else {
        (low.min(0), high.max(0))
    }
}

/// What a chart of an indicator tells, in words and numbers.
fn development_told(indicator: &Indicator) -> String {
    let words = &BOKMAL.charts;
    let with_unit = |value: Measure| format!("{} {}", bokmal::measure(value), indicator.unit);
    let from = match indicator.baseline {
        Some(reading) => (words.from)(&with_unit(reading.value)),
        None => words.no_baseline.to_owned(),
    };
    let measured = match indicator.latest() {
        Some(row) => (words.measured)(&with_unit(row.value), &bokmal::date(row.date)),
        None => BOKMAL.terms.not_measured.to_owned(),
    };
    let target = match indicator.target {
        Some(reading) => (words.target_is)(&with_unit(reading.value)),
        None => words.no_target.to_owned(),
    };
    let share = indicator
        .progress()
        .map(|share| (words.progress)(&bokmal::permille_as_percent(share)))
        .unwrap_or_default();
    (words.indicator)(&indicator.title, &from, &measured, &target, &share)
}

/// What a chart of an indicator finds: from where to where it went.
fn found(indicator: &Indicator) -> String {
    let words = &BOKMAL.charts;
    let to = match indicator.latest() {
        None => BOKMAL.terms.not_measured.to_owned(),
        Some(row) => format!("{} {}", bokmal::measure(row.value), indicator.unit),
    };
    match indicator.baseline.filter(|_| indicator.latest().is_some()) {
        Some(baseline) => (words.from_to)(&indicator.title, &bokmal::measure(baseline.value), &to),
        None => (words.came_to)(&indicator.title, &to),
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
