//! Direct costs, covered «uten påslag».

use chrono::NaiveDate;

use super::{RowId, SubGoalId, VoucherNumber, WorkspacePath};
use crate::num::Money;

/// One voucher (bilag).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voucher {
    /// Where it was written.
    pub row: RowId,
    /// Bilagsnummer.
    pub number: VoucherNumber,
    /// The voucher's date.
    pub date: NaiveDate,
    /// Who was paid.
    pub supplier: String,
    /// The supplier's own number of the invoice or receipt.
    pub invoice_number: Option<String>,
    /// What was bought.
    pub description: String,
    /// What for; for travel and hospitality also who took part (bokføringsforskriften §§ 5-9, 5-10).
    pub purpose: String,
    /// Who took part.
    pub participants: Option<String>,
    /// What kind of cost.
    pub category: VoucherCategory,
    /// What was paid, VAT included.
    pub gross: Money,
    /// VAT in `gross`; nothing when the receipt has none.
    pub vat: Money,
    /// The seller gets the VAT back, so that it is no cost (kompensasjonsloven § 4, mval § 8-1).
    pub vat_recoverable: bool,
    /// For which sub-goal, if for one.
    pub sub_goal: Option<SubGoalId>,
    /// The receipts, in order; never empty.
    pub receipts: Vec<WorkspacePath>,
}

impl Voucher {
    /// What was bought, by which two rows are the same: where it was written and the number are not part of it.
    pub fn purchase(&self) -> impl Ord + '_ {
        let Self { date, supplier, invoice_number, description, purpose, participants, .. } = self;
        let Self { category, gross, vat, vat_recoverable, sub_goal, receipts, .. } = self;
        let words = (supplier.to_lowercase(), invoice_number, description, purpose, participants);
        (date, words, category, gross, vat, vat_recoverable, sub_goal, receipts)
    }
}

/// What kind of cost a voucher documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VoucherCategory {
    /// Travel (§ 5-9 asks who, why and to which event).
    Travel,
    /// Food and drink for guests (§ 5-10 asks why and who).
    Hospitality,
    /// Rooms and equipment for an event.
    Venue,
    /// Bought services.
    Services,
    /// Materials and print.
    Materials,
    /// Anything else.
    Other,
}
