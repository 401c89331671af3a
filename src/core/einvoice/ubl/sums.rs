//! VAT and totals, as the document already has them: nothing is added here.

use super::super::xml::Xml;
use crate::invoice::{Totals, VatCategory, VatLine};
use crate::num::Percent;
use crate::words::BOKMAL;

/// «Not subject to VAT» in the code list of reasons (VATEX).
const NOT_SUBJECT: &str = "VATEX-EU-O";

/// Code and rate (UNCL 5305; BT-118, BT-151); category O must not have a rate (BR-O-05).
pub(super) fn category(category: &VatCategory, xml: &mut Xml) {
    let (code, percent) = match category {
        VatCategory::OutsideScope => ("O", None),
        VatCategory::Standard => ("S", Some(Percent::VAT_GENERAL.digits())),
        VatCategory::Exempt { .. } => ("E", Some(Percent::ZERO.digits())),
    };
    xml.text("cbc:ID", code);
    xml.optional("cbc:Percent", percent.as_deref());
}

pub(super) fn scheme(xml: &mut Xml) {
    xml.group("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
}

/// VAT of the whole document, which has one category (BT-110 and BG-23).
pub(super) fn tax(vat: &VatLine, xml: &mut Xml) {
    let (reason_code, reason) = match &vat.category {
        VatCategory::OutsideScope => (Some(NOT_SUBJECT), Some(BOKMAL.einvoice.not_registered)),
        VatCategory::Standard => (None, None),
        VatCategory::Exempt { reason } => (None, Some(reason.as_str())),
    };
    xml.group("cac:TaxTotal", |xml| {
        xml.amount("cbc:TaxAmount", vat.amount);
        xml.group("cac:TaxSubtotal", |xml| {
            xml.amount("cbc:TaxableAmount", vat.base);
            xml.amount("cbc:TaxAmount", vat.amount);
            xml.group("cac:TaxCategory", |xml| {
                category(&vat.category, xml);
                xml.optional("cbc:TaxExemptionReasonCode", reason_code);
                xml.optional("cbc:TaxExemptionReason", reason);
                scheme(xml);
            });
        });
    });
}

/// The sums under the lines (BG-22): nothing is added to or taken off the document as a whole, so that BT-106 is BT-109.
pub(super) fn totals(totals: &Totals, xml: &mut Xml) {
    xml.group("cac:LegalMonetaryTotal", |xml| {
        xml.amount("cbc:LineExtensionAmount", totals.net);
        xml.amount("cbc:TaxExclusiveAmount", totals.net);
        xml.amount("cbc:TaxInclusiveAmount", totals.gross);
        if !totals.prepaid.is_zero() {
            xml.amount("cbc:PrepaidAmount", totals.prepaid);
        }
        xml.amount("cbc:PayableAmount", totals.payable);
    });
}
