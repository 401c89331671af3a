//! Days that matter.

use super::wrapped;
use crate::pipeline::{Deadline, DeadlineKind};

/// A line for each day: what for, and how far away it is.
pub(super) fn lines(deadlines: &[Deadline]) -> Vec<String> {
    let line = |deadline: &Deadline| {
        wrapped(&format!("{}  {}: {}", deadline.day, purpose(&deadline.kind), distance(deadline)), "  ")
    };
    deadlines.iter().flat_map(line).collect()
}

fn purpose(kind: &DeadlineKind) -> String {
    match kind {
        DeadlineKind::Activities => "last day of activities".to_owned(),
        DeadlineKind::Paid { by } => format!("with the buyer, to be paid by {by}"),
        DeadlineKind::Delivery => "last day of delivery".to_owned(),
        DeadlineKind::Due(number) => format!("{number} is due"),
    }
}

fn distance(deadline: &Deadline) -> String {
    let days = |count: i64| if count == 1 { "1 day".to_owned() } else { format!("{count} days") };
    let remark = match (&deadline.kind, deadline.is_met) {
        (_, true) => return "done".to_owned(),
        (DeadlineKind::Activities, _) => "",
        (DeadlineKind::Paid { .. }, _) => ", too late",
        (DeadlineKind::Delivery, _) => ", overdue",
        (DeadlineKind::Due(_), _) => ", overdue unless it is paid",
    };
    match deadline.days_left {
        0 => "today".to_owned(),
        left if left > 0 => format!("in {}", days(left)),
        over => format!("{} ago{remark}", days(-over)),
    }
}
