//! What the changes come to.

use super::differences;
use crate::compare::{Changes, Pair, PersonSums};
use crate::num::{Hours, Money};

/// One person's sum, unless the one row that changed says it all.
pub(super) fn person(person: &PersonSums) -> Option<String> {
    let beside = person.price_and_rounding;
    if person.rows == 1 && beside.is_zero() {
        return None;
    }
    let rest = if beside.is_zero() {
        String::new()
    } else {
        format!("; {beside} NOK of it by the price and by rounding the sum once")
    };
    Some(format!(
        "{}: {} → {} h, {} → {} NOK{}{rest}",
        person.name,
        person.hours.before,
        person.hours.after,
        person.amount.before,
        person.amount.after,
        differences(person.hours.difference(), person.amount.difference())
    ))
}

/// The sums, those that are as they were too: hours, what is documented, what is over the frame, and the milestones.
pub(super) fn all(changes: &Changes) -> Vec<String> {
    let sums = &changes.sums;
    let mut lines = vec![format!(
        "hours: {} → {} h{}",
        sums.hours.before,
        sums.hours.after,
        differences(sums.hours.difference(), Money::ZERO)
    )];
    lines.push(money("documented", sums.documented));
    if !(sums.over_frame.before.is_zero() && sums.over_frame.after.is_zero()) {
        lines.push(money("over the frame", sums.over_frame));
    }
    for milestone in &changes.milestones {
        let line = match (milestone.entitled.before, milestone.entitled.after) {
            (Some(before), Some(after)) => {
                money(&format!("owed in all by `{}`", milestone.milestone), Pair { before, after })
            }
            (None, _) => format!("milestone `{}` is new", milestone.milestone),
            (_, None) => format!("milestone `{}` is gone", milestone.milestone),
        };
        lines.push(line);
    }
    lines
}

fn money(name: &str, pair: Pair<Money>) -> String {
    if pair.is_same() {
        return format!("{name}: {} NOK, as before", pair.after);
    }
    format!("{name}: {} → {} NOK{}", pair.before, pair.after, differences(Hours::ZERO, pair.difference()))
}
