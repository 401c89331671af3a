//! Direct costs, covered «uten påslag».

use chrono::NaiveDate;

use super::{Facts, Row, RowId, SubGoalId, Value, VoucherNumber, WorkspacePath};
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

impl Row for Voucher {
    fn row(&self) -> RowId {
        self.row
    }

    fn facts(&self) -> Facts {
        Facts::default()
            .with("number", Value::Number(self.number.get()))
            .with("date", Value::Day(self.date))
            .with("supplier", Value::text(&self.supplier))
            .with("invoice_number", self.invoice_number.as_ref().map(Value::text))
            .with("description", Value::text(&self.description))
            .with("purpose", Value::text(&self.purpose))
            .with("participants", self.participants.as_ref().map(Value::text))
            .with("category", Value::Choice(self.category.name()))
            .with("amount", Value::Amount(self.gross))
            .with("vat", Value::Amount(self.vat))
            .with("vat_recoverable", Value::yes(self.vat_recoverable))
            .with("sub_goal", self.sub_goal.as_ref().map(Value::text))
            .with("receipts", Value::list(&self.receipts))
    }
}

impl Voucher {
    /// The VAT that the seller gets back, and so doesn't bill.
    #[must_use]
    pub const fn refunded(&self) -> Money {
        if self.vat_recoverable { self.vat } else { Money::ZERO }
    }

    /// What was bought, by which two rows are the same: where it was written and the number are not part of it.
    #[must_use]
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

impl VoucherCategory {
    /// As `costs.yaml` spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Travel => "travel",
            Self::Hospitality => "hospitality",
            Self::Venue => "venue",
            Self::Services => "services",
            Self::Materials => "materials",
            Self::Other => "other",
        }
    }
}
