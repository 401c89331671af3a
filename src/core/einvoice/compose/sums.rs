//! VAT and totals, as the document already has them: nothing is added here.

use super::super::model::{Category, MonetaryTotal, TaxTotal};
use crate::invoice::{Totals, VatCategory};
use crate::num::Percent;
use crate::words::BOKMAL;

/// «Not subject to VAT» in the code list of reasons (VATEX).
const NOT_SUBJECT: &str = "VATEX-EU-O";

/// The category of each line and of the whole.
pub(super) fn category(category: &VatCategory) -> Category {
    match category {
        VatCategory::OutsideScope => Category { code: "O", percent: None },
        VatCategory::Standard => Category { code: "S", percent: Some(Percent::VAT_GENERAL.digits()) },
        VatCategory::Exempt { .. } => Category { code: "E", percent: Some(Percent::ZERO.digits()) },
    }
}

/// VAT of the whole.
pub(super) fn tax(totals: &Totals) -> TaxTotal {
    let vat = &totals.vat;
    let (reason_code, reason) = match &vat.category {
        VatCategory::OutsideScope => (Some(NOT_SUBJECT), Some(BOKMAL.einvoice.not_registered.to_owned())),
        VatCategory::Standard => (None, None),
        VatCategory::Exempt { reason } => (None, Some(reason.clone())),
    };
    TaxTotal { base: vat.base, tax: vat.amount, category: category(&vat.category), reason_code, reason }
}

/// The sums.
pub(super) fn totals(totals: &Totals) -> MonetaryTotal {
    MonetaryTotal {
        net: totals.net,
        gross: totals.gross,
        prepaid: (!totals.prepaid.is_zero()).then_some(totals.prepaid),
        payable: totals.payable,
    }
}
