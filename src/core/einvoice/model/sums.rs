//! VAT and totals.

use super::super::xml::Xml;
use super::CURRENCY;
use crate::num::Money;

/// A VAT category as lines and the breakdown name it (BT-95, BT-118, BT-151).
#[derive(Clone)]
pub(in crate::einvoice) struct Category {
    /// `O`, `S` or `E` (UNCL 5305).
    pub(in crate::einvoice) code: &'static str,
    /// The rate; category O must not have one (BR-O-05).
    pub(in crate::einvoice) percent: Option<String>,
}

/// VAT of the whole document, which has one category (BT-110 and BG-23).
pub(in crate::einvoice) struct TaxTotal {
    pub(in crate::einvoice) base: Money,
    pub(in crate::einvoice) tax: Money,
    pub(in crate::einvoice) category: Category,
    /// BT-121, from the code list VATEX.
    pub(in crate::einvoice) reason_code: Option<&'static str>,
    /// BT-120.
    pub(in crate::einvoice) reason: Option<String>,
}

/// The sums under the lines (BG-22).
pub(in crate::einvoice) struct MonetaryTotal {
    /// BT-106, and BT-109 since nothing is added to or taken off the document as a whole.
    pub(in crate::einvoice) net: Money,
    /// BT-112.
    pub(in crate::einvoice) gross: Money,
    /// BT-113, when something was.
    pub(in crate::einvoice) prepaid: Option<Money>,
    /// BT-115.
    pub(in crate::einvoice) payable: Money,
}

/// An amount with its currency.
pub(super) fn amount(xml: &mut Xml, name: &str, amount: Money) {
    xml.text_with(name, &[("currencyID", CURRENCY)], &amount.to_string());
}

impl Category {
    /// As `cac:ClassifiedTaxCategory` of a line.
    pub(super) fn write_of_line(&self, xml: &mut Xml) {
        xml.group("cac:ClassifiedTaxCategory", |xml| {
            self.write_rate(xml);
            write_scheme(xml);
        });
    }

    fn write_rate(&self, xml: &mut Xml) {
        xml.text("cbc:ID", self.code);
        xml.optional("cbc:Percent", self.percent.as_deref());
    }
}

fn write_scheme(xml: &mut Xml) {
    xml.group("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
}

impl TaxTotal {
    /// As `cac:TaxTotal`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("cac:TaxTotal", |xml| {
            amount(xml, "cbc:TaxAmount", self.tax);
            xml.group("cac:TaxSubtotal", |xml| {
                amount(xml, "cbc:TaxableAmount", self.base);
                amount(xml, "cbc:TaxAmount", self.tax);
                xml.group("cac:TaxCategory", |xml| {
                    self.category.write_rate(xml);
                    xml.optional("cbc:TaxExemptionReasonCode", self.reason_code);
                    xml.optional("cbc:TaxExemptionReason", self.reason.as_deref());
                    write_scheme(xml);
                });
            });
        });
    }
}

impl MonetaryTotal {
    /// As `cac:LegalMonetaryTotal`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("cac:LegalMonetaryTotal", |xml| {
            amount(xml, "cbc:LineExtensionAmount", self.net);
            amount(xml, "cbc:TaxExclusiveAmount", self.net);
            amount(xml, "cbc:TaxInclusiveAmount", self.gross);
            if let Some(prepaid) = self.prepaid {
                amount(xml, "cbc:PrepaidAmount", prepaid);
            }
            amount(xml, "cbc:PayableAmount", self.payable);
        });
    }
}
