//! One indicator from its baseline over what was measured to its target.

use chrono::{Datelike, NaiveDate};

use super::scale::Scale;
use super::{Anchor, Chart, Ink, Mark};
use crate::bokmal;
use crate::domain::{Indicator, Period};
use crate::num::Measure;

const WIDTH: i64 = 8_000;
const HEIGHT: i64 = 3_600;
const LEFT: i64 = 300;
const RIGHT: i64 = 6_300;
const TOP: i64 = 450;
const BOTTOM: i64 = 2_900;

/// A line over the project period; the target is dashed.
#[must_use]
pub fn indicator(indicator: &Indicator, period: Period) -> Chart {
    let points = points(indicator, period);
    let target = indicator.target.map(|reading| reading.value);
    let values = points.iter().map(|(_, value)| *value).chain(target).chain([Measure::ZERO]);
    let (low, high) =
        values.fold((Measure::ZERO, Measure::ZERO), |(low, high), value| (low.min(value), high.max(value)));
    let scale = Scale::new((low.ten_thousandths(), high.ten_thousandths()), (BOTTOM, TOP));
    let days = |day: NaiveDate| i64::from(day.num_days_from_ce());
    let time = Scale::new((days(period.from()), days(period.to())), (LEFT, RIGHT));
    let place = |(day, value): (NaiveDate, Measure)| (time.at(days(day)), scale.at(value.ten_thousandths()));

    let zero = scale.at(0);
    let mut marks = vec![
        Mark::line((LEFT, zero), (RIGHT, zero), Ink::Axis),
        Mark::text(LEFT, BOTTOM + 350, Anchor::Start, bokmal::date_short(period.from())),
        Mark::text(RIGHT, BOTTOM + 350, Anchor::End, bokmal::date_short(period.to())),
    ];
    if let Some(target) = target {
        let y = scale.at(target.ten_thousandths());
        marks.push(Mark::line((LEFT, y), (RIGHT, y), Ink::Plan));
        marks.push(Mark::text(RIGHT + 150, y, Anchor::Start, format!("mål {}", bokmal::measure(target))));
    }
    for pair in points.windows(2) {
        marks.push(Mark::line(place(pair[0]), place(pair[1]), Ink::Main));
    }
    marks.extend(points.iter().map(|point| {
        let (x, y) = place(*point);
        Mark::Dot { x, y, ink: Ink::Main }
    }));
    marks.extend(last_label(&points, target, place));
    Chart { title: indicator.title.clone(), alt: finding(indicator), width: WIDTH, height: HEIGHT, marks }
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
    let above = target.is_none_or(|target| point.1 >= target);
    let y = if above && y - 300 >= 0 { y - 300 } else { y + 300 };
    Some(Mark::strong(x, y, Anchor::Middle, bokmal::measure(point.1)))
}

/// What the chart tells, in words and numbers.
fn finding(indicator: &Indicator) -> String {
    let with_unit = |value: Measure| format!("{} {}", bokmal::measure(value), indicator.unit);
    let mut text = indicator.title.clone();
    match indicator.baseline {
        Some(reading) => text.push_str(&format!(": fra {}", with_unit(reading.value))),
        None => text.push_str(": uten utgangsverdi"),
    }
    match indicator.latest() {
        Some(row) => {
            let day = bokmal::date(row.date);
            text.push_str(&format!(", målt til {} {day}", with_unit(row.value)));
        }
        None => text.push_str(", ikke målt"),
    }
    match indicator.target {
        Some(reading) => text.push_str(&format!("; målet er {}", with_unit(reading.value))),
        None => text.push_str("; uten mål"),
    }
    if let Some(share) = progress(indicator) {
        text.push_str(&format!(" (måloppnåelse {})", bokmal::permille_as_percent(share)));
    }
    text.push('.');
    text
}

/// How far the newest measurement is on the way from baseline to target, in per mille; without a baseline the way
/// starts at zero, and a target that is no way from there has no share.
pub(in crate::view) fn progress(indicator: &Indicator) -> Option<i64> {
    let from = indicator.baseline.map_or(Measure::ZERO, |reading| reading.value);
    indicator.latest()?.value.progress_permille(from, indicator.target?.value)
}
