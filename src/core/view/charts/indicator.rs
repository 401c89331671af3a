//! One indicator from its baseline over what was measured to its target.

use chrono::{Datelike, NaiveDate};

use super::scale::{Scale, round_step};
use super::{Anchor, Chart, Ink, Mark};
use crate::bokmal;
use crate::domain::{Indicator, Period};
use crate::num::Measure;
use crate::view::text::hyphenable;
use crate::words::BOKMAL;

const WIDTH: i64 = 8_000;
const HEIGHT: i64 = 3_600;
/// Where the axis begins and ends, unless a label needs the room.
const LEFT: i64 = 1_000;
const RIGHT: i64 = 6_300;
/// Between the axis and a text beside it.
const GAP: i64 = 180;
/// No character of a label is wider.
const CHARACTER: i64 = 150;
const TOP: i64 = 450;
const BOTTOM: i64 = 2_900;
/// From the middle of a point or line to the middle of a text beside it.
const TEXT: i64 = 280;

/// A line over the project period from the baseline on; the target is dashed.
#[must_use]
pub fn indicator(indicator: &Indicator, period: Period) -> Chart {
    let points = points(indicator, period);
    let target = indicator.target.map(|reading| reading.value);
    let (low, high) = extent(&points, target);
    let begin =
        points.first().filter(|(day, _)| *day <= period.from()).map(|(_, value)| bokmal::measure(*value));
    let target_label = target.map(|target| (BOKMAL.charts.target)(&bokmal::measure(target)));
    let left = LEFT.max(GAP + begin.as_deref().map_or(0, breadth));
    let right = RIGHT.min(WIDTH - GAP - target_label.as_deref().map_or(0, breadth));
    let scale = Scale::new((low, high), (BOTTOM, TOP));
    let days = |day: NaiveDate| i64::from(day.num_days_from_ce());
    let time = Scale::new((days(period.from()), days(period.to())), (left, right));
    let place = |(day, value): (NaiveDate, Measure)| (time.at(days(day)), scale.at(value.ten_thousandths()));

    let mut marks = vec![
        Mark::line((left, BOTTOM), (right, BOTTOM), Ink::Axis),
        Mark::text(left, BOTTOM + 350, Anchor::Start, bokmal::date_short(period.from())),
        Mark::text(right, BOTTOM + 350, Anchor::End, bokmal::date_short(period.to())),
    ];
    if low < 0 && high > 0 {
        let zero = scale.at(0);
        marks.push(Mark::line((left, zero), (right, zero), Ink::Grid));
        // The first value has its label there too.
        let is_free = points
            .first()
            .map(|point| place(*point))
            .is_none_or(|(x, y)| x > left || (y - zero).abs() > TEXT);
        if is_free {
            marks.push(Mark::text(left - GAP, zero, Anchor::End, "0"));
        }
    }
    if indicator.latest().is_none() {
        let middle = (i64::midpoint(left, right), i64::midpoint(TOP, BOTTOM));
        marks.push(Mark::text(middle.0, middle.1, Anchor::Middle, BOKMAL.terms.not_measured));
    }
    let target_y = target.map(|target| scale.at(target.ten_thousandths()));
    if let (Some(label), Some(y)) = (target_label, target_y) {
        marks.push(Mark::line((left, y), (right, y), Ink::Plan));
        marks.push(Mark::text(right + GAP, y, Anchor::Start, label));
    }
    // Where the axis begins is said unless the target says it there.
    if low < high && target_y.is_none_or(|y| BOTTOM - y > TEXT) {
        let begin = bokmal::measure(Measure::from_ten_thousandths(low));
        marks.push(Mark::text(right + GAP, BOTTOM, Anchor::Start, begin));
    }
    for pair in points.windows(2) {
        marks.push(Mark::line(place(pair[0]), place(pair[1]), Ink::Main));
    }
    marks.extend(points.iter().map(|point| {
        let (x, y) = place(*point);
        Mark::Dot { x, y, ink: Ink::Main }
    }));
    if let Some(first) = points.first().filter(|_| points.len() > 1 || indicator.latest().is_none()) {
        let (x, y) = place(*first);
        // To its left, and off the axis.
        let y = if x > left { y.min(BOTTOM - TEXT) } else { y };
        marks.push(Mark::text(x - GAP, y, Anchor::End, bokmal::measure(first.1)));
    }
    if indicator.latest().is_some() {
        marks.extend(last_label(&points, target, place));
    }
    let title = (BOKMAL.charts.with_unit)(&hyphenable(&indicator.title), &hyphenable(&indicator.unit));
    Chart { title, alt: finding(indicator), width: WIDTH, height: HEIGHT, marks }
}

/// Room that a label takes.
fn breadth(label: &str) -> i64 {
    i64::try_from(label.chars().count()).unwrap_or(i64::MAX).saturating_mul(CHARACTER)
}

/// The axis from its lowest to its highest value, in ten-thousandths. It takes zero in, unless a line lies so far
/// above it that its rise or fall would vanish; then it begins at a round value with room below the line.
fn extent(points: &[(NaiveDate, Measure)], target: Option<Measure>) -> (i64, i64) {
    let values = points.iter().map(|(_, value)| *value).chain(target);
    let values: Vec<i64> = values.map(Measure::ten_thousandths).collect();
    let (Some(&low), Some(&high)) = (values.iter().min(), values.iter().max()) else { return (0, 0) };
    let spread = high - low;
    if points.len() > 1 && spread > 0 && low > 2 * spread {
        let step = round_step(spread, 5);
        ((low - spread) / step * step, high)
    } else {
        (low.min(0), high.max(0))
    }
}

/// The baseline, if there is one, and every measurement; a baseline without a date stands at the period's start.
fn points(indicator: &Indicator, period: Period) -> Vec<(NaiveDate, Measure)> {
    let baseline = indicator.baseline.map(|reading| (reading.date.unwrap_or(period.from()), reading.value));
    baseline.into_iter().chain(indicator.measurements.iter().map(|row| (row.date, row.value))).collect()
}

/// The newest value beside its point, kept clear of the target's label and of the edges.
fn last_label(
    points: &[(NaiveDate, Measure)],
    target: Option<Measure>,
    place: impl Fn((NaiveDate, Measure)) -> (i64, i64),
) -> Option<Mark> {
    let point = *points.last()?;
    let (x, y) = place(point);
    // Below the axis stand the dates.
    let above = target.is_none_or(|target| point.1 >= target) || y + 2 * TEXT > BOTTOM;
    let y = if above { y - TEXT } else { y + TEXT };
    // Below a line that rises to the point, a text around it would stand on the line.
    let rises = points.iter().rev().nth(1).is_some_and(|before| before.1 < point.1);
    let anchor = if rises && !above { Anchor::Start } else { Anchor::Middle };
    Some(Mark::strong(x, y, anchor, bokmal::measure(point.1)))
}

/// What the chart tells, in words and numbers.
fn finding(indicator: &Indicator) -> String {
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
    let share = progress(indicator)
        .map(|share| (words.progress)(&bokmal::permille_as_percent(share)))
        .unwrap_or_default();
    (words.indicator)(&indicator.title, &from, &measured, &target, &share)
}

/// How far the newest measurement is on the way from baseline to target, in per mille; `None` when one of them is
/// missing, since nobody knows then how long the way was, and when they are the same.
pub(in crate::view) fn progress(indicator: &Indicator) -> Option<i64> {
    let (from, to) = (indicator.baseline?, indicator.target?);
    indicator.latest()?.value.progress_permille(from.value, to.value)
}
