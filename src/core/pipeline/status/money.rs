//! The sums of an agreement.

use serde::Serialize;

use crate::domain::DocumentKind;
use crate::num::Money;
use crate::pipeline::books::Books;
use crate::register::Entry;
use crate::settle::Settlement;

/// The sums of an agreement, ex VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MoneyStatus {
    /// The frame, if there is one.
    pub frame: Option<Money>,
    /// Hours and costs.
    pub documented: Money,
    /// How much of the frame that is, in per mille.
    #[serde(skip)]
    pub used_permille: Option<i64>,
    /// The part of it that the frame has no room for.
    pub over_frame: Money,
    /// Σ invoices; what an invoice takes off as paid in advance was invoiced before.
    pub invoiced: Money,
    /// Σ credit notes, in the same way.
    pub credited: Money,
    /// What is documented within the frame, not taken off by agreement and not invoiced; below zero when more was invoiced.
    pub to_bill: Money,
    /// What is left of the frame.
    pub left_of_frame: Option<Money>,
}

/// Adds up what the register and the last settlement say.
pub(super) fn of(last: &Settlement, books: Books<'_>) -> MoneyStatus {
    let sum = |kind: DocumentKind| -> Money {
        let entries = books.register.of(&books.agreement.id).filter(|entry| entry.kind == kind);
        entries.map(|entry: &Entry| entry.net - entry.prepaid).sum()
    };
    let (invoiced, credited) = (sum(DocumentKind::Invoice), sum(DocumentKind::CreditNote));
    let is_closed = books.closed_by(&last.milestone).is_some();
    let to_bill = last.billable - last.reduced - (invoiced - credited);
    MoneyStatus {
        frame: last.frame,
        documented: last.documented,
        used_permille: last.frame.and_then(|frame| last.documented.permille_of(frame)),
        over_frame: last.over_frame,
        invoiced,
        credited,
        to_bill: if is_closed { Money::ZERO } else { to_bill },
        left_of_frame: last.unused(),
    }
}
