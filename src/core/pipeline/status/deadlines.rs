//! The days that matter.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{DocumentKind, DocumentNumber, Project};
use crate::pipeline::books::Books;
use crate::pipeline::deadline::last_day_to_be_paid_in_time;

/// A day that matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The day.
    pub date: NaiveDate,
    /// What for.
    #[serde(flatten)]
    pub kind: DeadlineKind,
    /// Days from today; below zero when it is over.
    pub days_left: i64,
    /// What was to be done is done.
    pub done: bool,
}

/// What a deadline is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeadlineKind {
    /// Activities are finished.
    Activities,
    /// The last document has to be with the buyer, so that its term of payment ends by this day.
    #[serde(rename = "with_the_buyer_to_be_paid_in_time")]
    Paid {
        /// The day by which it is then paid.
        by: NaiveDate,
    },
    /// Final report and invoice are delivered.
    Delivery,
    /// The buyer pays a document; whether that was done isn't known here.
    Due {
        /// Which.
        number: DocumentNumber,
    },
}

/// The agreement's own deadlines, and the documents that the buyer has to pay.
pub(super) fn of(project: &Project, books: Books<'_>, today: NaiveDate) -> Vec<Deadline> {
    let agreement = &project.agreement;
    let is_delivered = agreement.milestones.last().is_some_and(|last| books.standing(&last.id).is_some());
    let deadline = |day: NaiveDate, kind, done| Deadline {
        date: day,
        kind,
        days_left: day.signed_duration_since(today).num_days(),
        done,
    };
    let activities =
        agreement.activity_deadline.map(|day| deadline(day, DeadlineKind::Activities, is_delivered));
    let delivery = agreement.delivery_deadline.map(|day| deadline(day, DeadlineKind::Delivery, is_delivered));
    let in_time = last_day_to_be_paid_in_time(agreement).zip(agreement.delivery_deadline);
    let in_time = in_time.map(|(day, by)| deadline(day, DeadlineKind::Paid { by }, is_delivered));
    let due = books.register.of(&agreement.id).filter(|entry| {
        entry.kind == DocumentKind::Invoice && books.register.remaining(&entry.number).is_positive()
    });
    let due = due.filter_map(|entry| {
        Some(deadline(entry.due?, DeadlineKind::Due { number: entry.number.clone() }, false))
    });
    let mut deadlines: Vec<Deadline> =
        [activities, in_time, delivery].into_iter().flatten().chain(due).collect();
    deadlines.sort_by_key(|deadline| deadline.date);
    deadlines
}
