//! Days that matter.

use crate::cli::text::{counted, wrapped};
use crate::pipeline::{Deadline, DeadlineKind};

/// A line for each day: what for, and how far away it is.
pub(super) fn lines(deadlines: &[Deadline]) -> Vec<String> {
    let line = |deadline: &Deadline| {
        wrapped(&format!("{}  {}: {}", deadline.date, purpose(&deadline.kind), distance(deadline)), "  ")
    };
    deadlines.iter().flat_map(line).collect()
}

fn purpose(kind: &DeadlineKind) -> String {
    match kind {
        DeadlineKind::Activities => "last day of activities".to_owned(),
        DeadlineKind::Paid { by } => format!("with the buyer, to be paid by {by}"),
        DeadlineKind::Delivery => "last day of delivery".to_owned(),
        DeadlineKind::Due { number } => format!("{number} is due"),
    }
}

fn distance(deadline: &Deadline) -> String {
    let remark = match (&deadline.kind, deadline.done) {
        (_, true) => return "done".to_owned(),
        (DeadlineKind::Activities, _) => "",
        (DeadlineKind::Paid { .. }, _) => ", too late",
        (DeadlineKind::Delivery, _) => ", overdue",
        (DeadlineKind::Due { .. }, _) => ", overdue unless it is paid",
    };
    let days = counted(usize::try_from(deadline.days_left.unsigned_abs()).unwrap_or(usize::MAX), "day");
    match deadline.days_left {
        0 => "today".to_owned(),
        left if left > 0 => format!("in {days}"),
        _ => format!("{days} ago{remark}"),
    }
}
