//! A line.

use super::super::xml::Xml;
use super::Category;
use super::sums::amount;
use crate::domain::DocumentKind;
use crate::num::Money;

/// A line of the document (BG-25).
pub(in crate::einvoice) struct Line {
    /// BT-126: its place, from 1.
    pub(in crate::einvoice) number: usize,
    /// BT-127: what the reader should know of this line.
    pub(in crate::einvoice) note: Option<String>,
    /// BT-129; below zero for what is taken off.
    pub(in crate::einvoice) quantity: String,
    /// BT-130 (UN/ECE recommendation 20).
    pub(in crate::einvoice) unit: &'static str,
    /// BT-131.
    pub(in crate::einvoice) net: Money,
    /// BT-154.
    pub(in crate::einvoice) description: String,
    /// BT-153.
    pub(in crate::einvoice) name: String,
    /// BT-151 and BT-152.
    pub(in crate::einvoice) category: Category,
    /// BT-146; never below zero (BR-27).
    pub(in crate::einvoice) price: Money,
}

impl Line {
    /// As a line of an invoice or of a credit note.
    pub(super) fn write(&self, kind: DocumentKind, xml: &mut Xml) {
        let (group, quantity) = match kind {
            DocumentKind::Invoice => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
            DocumentKind::CreditNote => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
        };
        xml.group(group, |xml| {
            xml.text("cbc:ID", &self.number.to_string());
            xml.optional("cbc:Note", self.note.as_deref());
            xml.text_with(quantity, &[("unitCode", self.unit)], &self.quantity);
            amount(xml, "cbc:LineExtensionAmount", self.net);
            xml.group("cac:Item", |xml| {
                xml.text("cbc:Description", &self.description);
                xml.text("cbc:Name", &self.name);
                self.category.write_of_line(xml);
            });
            xml.group("cac:Price", |xml| amount(xml, "cbc:PriceAmount", self.price));
        });
    }
}
