//! Hours by sub-goal.

use super::scale::Scale;
use super::{Anchor, Chart, Ink, Mark};
use crate::bokmal;
use crate::domain::Agreement;
use crate::num::Hours;
use crate::settle::Settlement;
use crate::words::BOKMAL;

const WIDTH: i64 = 17_000;
const ROW: i64 = 800;
const LEFT: i64 = 2_000;
const RIGHT: i64 = 14_400;

/// A bar for each sub-goal, in the agreement's order, with its hours behind it.
#[must_use]
pub fn sub_goals(agreement: &Agreement, settlement: &Settlement) -> Chart {
    let words = &BOKMAL.charts;
    let rows = &settlement.breakdown.sub_goals;
    let most = rows.iter().map(|row| row.hours).max().unwrap_or_default();
    let scale = Scale::new((0, most.hundredths().max(1)), (LEFT, RIGHT));
    let mut marks = Vec::new();
    let mut findings = Vec::new();
    for ((place, number), row) in (0..).zip(1_usize..).zip(rows) {
        let middle = place * ROW + ROW / 2;
        let end = scale.at(row.hours.hundredths());
        let name = (BOKMAL.terms.sub_goal_number)(&number.to_string());
        marks.push(Mark::text(LEFT - 150, middle, Anchor::End, name.clone()));
        if !row.hours.is_zero() {
            marks.push(Mark::Bar { x: LEFT, y: middle - 250, w: end - LEFT, h: 500, ink: Ink::Main });
        }
        marks.push(Mark::strong(end + 150, middle, Anchor::Start, label(row.hours, settlement.hours)));
        let title = agreement.sub_goal(&row.sub_goal).map_or("", |goal| goal.title.as_str());
        findings.push((words.sub_goal)(&name, title, &bokmal::hours(row.hours)));
    }
    let height = i64::try_from(rows.len()).unwrap_or_default() * ROW;
    marks.push(Mark::line((LEFT, 0), (LEFT, height), Ink::Axis));
    Chart {
        title: words.sub_goals.to_owned(),
        alt: (words.sub_goals_told)(&findings.join("; ")),
        width: WIDTH,
        height,
        marks,
    }
}

/// Hours and their share of all hours.
fn label(hours: Hours, total: Hours) -> String {
    match hours.permille_of(total) {
        Some(share) => format!("{} ({})", bokmal::hours(hours), bokmal::permille_as_percent(share)),
        None => bokmal::hours(hours),
    }
}
