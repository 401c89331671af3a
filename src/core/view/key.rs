//! By what names a document finds what proves a figure, in itself or in another part of the same file.

use crate::domain::{PersonId, VoucherNumber};

/// A person's timesheet.
#[must_use]
pub fn timesheet(person: &PersonId) -> String {
    format!("timesheet-{person}")
}

/// A voucher's receipts.
#[must_use]
pub fn voucher(number: VoucherNumber) -> String {
    format!("voucher-{number}")
}

/// An activity's documentation; activities are counted from 1.
pub(super) fn activity(number: usize) -> String {
    format!("activity-{number}")
}
