//! When a document must be with the buyer to be paid in time.

use chrono::{Days, NaiveDate};

use crate::domain::Agreement;

/// The last day on which the last document may come, for its term of payment to end by the day of delivery; `None` when
/// the agreement has no such day. A public buyer has 30 days (forsinkelsesrenteloven § 2 b), so that what is to be paid
/// by 31 December is received by 1 December.
pub(super) fn last_day_to_be_paid_in_time(agreement: &Agreement) -> Option<NaiveDate> {
    agreement.delivery_deadline?.checked_sub_days(Days::new(agreement.payment.term_days.into()))
}
