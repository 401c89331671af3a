//! Hours by month against the plan.

use std::cmp::Reverse;

use super::scale::{Scale, ticks};
use super::{Anchor, Chart, Ink, Mark, month_names};
use crate::bokmal;
use crate::num::Hours;
use crate::settle::{Breakdown, MonthUse, Settlement};
use crate::words::BOKMAL;

const WIDTH: i64 = 17_000;
const HEIGHT: i64 = 6_300;
const LEFT: i64 = 1_000;
const TOP: i64 = 900;
const BOTTOM: i64 = 5_700;
/// What a month's hours take.
const HOURS: i64 = 1_050;

/// Bars of hours with the plan as an outline behind them.
#[must_use]
pub fn months(settlement: &Settlement) -> Chart {
    let breakdown = &settlement.breakdown;
    let most = breakdown.months.iter().flat_map(|row| [row.hours, row.planned.unwrap_or_default()]).max();
    let axis = ticks(most.unwrap_or_default().hundredths(), 5);
    let scale = Scale::new((0, axis.last().copied().unwrap_or(1)), (BOTTOM, TOP));
    let mut marks: Vec<Mark> = axis.iter().flat_map(|tick| tick_marks(*tick, scale)).collect();
    let count = i64::try_from(breakdown.months.len()).unwrap_or(1).max(1);
    let slot = (WIDTH - LEFT) / count;
    for (place, row) in (0..).zip(&breakdown.months) {
        marks.extend(month_marks(row, LEFT + place * slot, slot, scale));
    }
    marks.extend(month_names(&breakdown.months, (LEFT, BOTTOM + 350), slot));
    let planned = breakdown.planned_total.is_some();
    if planned {
        marks.extend(key());
    }
    Chart {
        title: if planned { BOKMAL.charts.months_and_plan } else { BOKMAL.charts.months }.to_owned(),
        alt: finding(breakdown, settlement.hours),
        width: WIDTH,
        height: HEIGHT,
        marks,
    }
}

/// What the two forms of bars stand for, above them.
fn key() -> [Mark; 4] {
    let bar = |x, ink| Mark::Bar { x, y: 50, w: 500, h: 300, ink };
    let text = |x, text| Mark::text(x, 200, Anchor::Start, text);
    let (worked, planned) = (LEFT, LEFT + 2_600);
    [
        bar(worked, Ink::Main),
        text(worked + 650, BOKMAL.charts.worked),
        bar(planned, Ink::Plan),
        text(planned + 650, BOKMAL.charts.planned),
    ]
}

fn tick_marks(tick: i64, scale: Scale) -> [Mark; 2] {
    let y = scale.at(tick);
    let ink = if tick == 0 { Ink::Axis } else { Ink::Grid };
    let label = bokmal::hours(Hours::from_hundredths(tick));
    let label = label.trim_end_matches(",00").to_owned();
    [Mark::text(LEFT - 150, y, Anchor::End, label), Mark::line((LEFT, y), (WIDTH, y), ink)]
}

fn month_marks(row: &MonthUse, x: i64, slot: i64, scale: Scale) -> Vec<Mark> {
    let middle = x + slot / 2;
    let mut marks = Vec::new();
    let bar = |hours: Hours, width: i64, ink| {
        let y = scale.at(hours.hundredths());
        Mark::Bar { x: middle - width / 2, y, w: width, h: BOTTOM - y, ink }
    };
    if let Some(planned) = row.planned.filter(|hours| !hours.is_zero()) {
        marks.push(bar(planned, slot * 8 / 10, Ink::Plan));
    }
    if !row.hours.is_zero() {
        marks.push(bar(row.hours, slot * 5 / 10, Ink::Main));
    }
    // Where there is no room for the figures, the table beside has them.
    if slot >= HOURS {
        let top = scale.at(row.hours.max(row.planned.unwrap_or_default()).hundredths());
        marks.push(Mark::strong(middle, top - 250, Anchor::Middle, bokmal::hours(row.hours)));
    }
    marks
}

/// What the chart tells, in words and numbers.
fn finding(breakdown: &Breakdown, total: Hours) -> String {
    let words = &BOKMAL.charts;
    let planned = breakdown.planned_total.map(|planned| (words.of_planned)(&bokmal::hours(planned)));
    let worked = breakdown.months.iter().filter(|row| !row.hours.is_zero());
    let most = worked
        .max_by_key(|row| (row.hours, Reverse(row.month)))
        .map(|most| (words.most_in)(&bokmal::month(most.month), &bokmal::hours(most.hours)));
    let empty = breakdown.months.iter().filter(|row| row.hours.is_zero());
    let empty: Vec<String> = empty.map(|row| bokmal::month(row.month)).collect();
    let none = (!empty.is_empty()).then(|| (words.none_in)(&empty.join(", ")));
    (words.months_told)(
        &bokmal::hours(total),
        &planned.unwrap_or_default(),
        &most.unwrap_or_default(),
        &none.unwrap_or_default(),
    )
}
