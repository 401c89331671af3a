//! How the frame was used, month by month.

use super::scale::{Scale, ticks};
use super::{Anchor, Chart, Ink, Mark, month_names};
use crate::bokmal;
use crate::num::Money;
use crate::settle::{MonthUse, Settlement};
use crate::words::BOKMAL;

const WIDTH: i64 = 17_000;
const HEIGHT: i64 = 6_200;
const LEFT: i64 = 1_800;
const RIGHT: i64 = 14_400;
const TOP: i64 = 500;
const BOTTOM: i64 = 5_500;
/// What keeps two texts apart.
const TEXT: i64 = 400;

/// What is documented to date at the end of each month, against the frame.
#[must_use]
pub fn use_of_frame(settlement: &Settlement) -> Chart {
    let months = &settlement.breakdown.months;
    let top = settlement.frame.unwrap_or_default().max(settlement.documented);
    let axis = ticks(top.ore(), 4);
    let scale = Scale::new((0, axis.last().copied().unwrap_or(1)), (BOTTOM, TOP));
    let mut marks: Vec<Mark> = axis.iter().flat_map(|tick| tick_marks(*tick, scale)).collect();
    marks.extend(month_marks(months, scale));
    if let Some(frame) = settlement.frame {
        let y = scale.at(frame.ore());
        marks.push(Mark::line((LEFT, y), (RIGHT, y), Ink::Plan));
        marks.push(Mark::text(RIGHT + 150, y, Anchor::Start, (BOKMAL.charts.frame)(&whole(frame))));
    }
    marks.extend(last_label(settlement, scale));
    Chart {
        title: BOKMAL.charts.use_of_frame.to_owned(),
        alt: finding(settlement),
        width: WIDTH,
        height: HEIGHT,
        marks,
    }
}

fn tick_marks(tick: i64, scale: Scale) -> [Mark; 2] {
    let y = scale.at(tick);
    let ink = if tick == 0 { Ink::Axis } else { Ink::Grid };
    [
        Mark::text(LEFT - 150, y, Anchor::End, whole(Money::from_ore(tick))),
        Mark::line((LEFT, y), (RIGHT, y), ink),
    ]
}

/// An amount without øre, if it has none.
fn whole(amount: Money) -> String {
    bokmal::amount(amount).trim_end_matches(",00").to_owned()
}

/// What is documented in all, beside the end of the steps and clear of the frame's own label.
fn last_label(settlement: &Settlement, scale: Scale) -> Option<Mark> {
    let documented = settlement.breakdown.months.last()?.documented_to_date;
    let y = scale.at(documented.ore());
    let frame = settlement.frame.map(|frame| scale.at(frame.ore()));
    let clear = match frame {
        Some(frame) if (y - frame).abs() < TEXT && y < frame => frame - TEXT,
        Some(frame) if (y - frame).abs() < TEXT => frame + TEXT,
        _ => y,
    };
    Some(Mark::strong(RIGHT + 150, clear, Anchor::Start, bokmal::amount(documented)))
}

/// Steps: what is documented by the end of a month stands over that month.
fn month_marks(months: &[MonthUse], scale: Scale) -> Vec<Mark> {
    let count = i64::try_from(months.len()).unwrap_or(1).max(1);
    let slot = (RIGHT - LEFT) / count;
    let mut marks = Vec::new();
    let mut before = BOTTOM;
    for (place, row) in (0..).zip(months) {
        let (x, y) = (LEFT + place * slot, scale.at(row.documented_to_date.ore()));
        marks.push(Mark::Bar { x, y, w: slot, h: BOTTOM - y, ink: Ink::Grid });
        marks.push(Mark::line((x, before), (x, y), Ink::Main));
        marks.push(Mark::line((x, y), (x + slot, y), Ink::Main));
        before = y;
    }
    marks.extend(month_names(months, (LEFT, BOTTOM + 350), slot));
    marks
}

fn finding(settlement: &Settlement) -> String {
    let words = &BOKMAL.charts;
    let documented = bokmal::kroner(settlement.documented);
    let Some(frame) = settlement.frame else {
        return (words.documented_without_frame)(&documented);
    };
    let share = settlement.documented.permille_of(frame).map(bokmal::permille_as_percent);
    let over = if settlement.over_frame.is_positive() {
        (words.over_frame)(&bokmal::kroner(settlement.over_frame))
    } else {
        String::new()
    };
    (words.use_told)(
        &documented,
        &bokmal::kroner(frame),
        &share.unwrap_or_else(|| BOKMAL.terms.none.to_owned()),
        &over,
    )
}
