//! UBL 2.1 as far as an invoice of this program uses it: a struct for each group, its fields in the schema's order.
//!
//! Texts are as they will stand in the document; amounts are NOK. Numbers in comments are business terms of EN 16931.

mod line;
mod parties;
mod references;
mod sums;

pub(super) use line::Line;
pub(super) use parties::{Address, Contact, Party};
pub(super) use references::{Delivery, EmbeddedFile, PaymentMeans, Preceding};
pub(super) use sums::{Category, MonetaryTotal, TaxTotal};

use super::xml::Xml;
use crate::domain::DocumentKind;

/// Peppol BIS Billing 3.0, which EHF Billing 3.0 is (BT-24).
pub(super) const CUSTOMIZATION: &str =
    "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
/// Its one business process (BT-23).
pub(super) const PROFILE: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
/// Every amount is in kroner (BT-5).
pub(super) const CURRENCY: &str = "NOK";
/// A project's number among a credit note's documents (UNTDID 1001; BIS Billing, «Project reference»).
const TYPE_PROJECT: &str = "50";

/// An `Invoice` or a `CreditNote`.
pub(super) struct Document<'a> {
    pub(super) kind: DocumentKind,
    /// BT-1.
    pub(super) number: String,
    /// BT-2.
    pub(super) issue_date: String,
    /// BT-9; a credit note has no such element.
    pub(super) due_date: Option<String>,
    /// BT-22, of which Peppol allows one.
    pub(super) note: String,
    /// BT-10.
    pub(super) buyer_reference: String,
    /// BT-73 and BT-74.
    pub(super) period: [String; 2],
    /// BG-3.
    pub(super) preceding: Vec<Preceding>,
    /// BT-12.
    pub(super) contract: Option<String>,
    /// BG-24.
    pub(super) files: Vec<EmbeddedFile<'a>>,
    /// BT-11.
    pub(super) project: String,
    /// BG-4.
    pub(super) seller: Party,
    /// BG-7.
    pub(super) buyer: Party,
    /// BG-13.
    pub(super) delivery: Delivery,
    /// BG-16.
    pub(super) payment_means: PaymentMeans,
    /// BT-20.
    pub(super) payment_terms: Option<String>,
    /// BG-23.
    pub(super) tax: TaxTotal,
    /// BG-22.
    pub(super) totals: MonetaryTotal,
    /// BG-25.
    pub(super) lines: Vec<Line>,
}

impl Document<'_> {
    /// The document as bytes of UTF-8.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        match self.kind {
            DocumentKind::Invoice => {
                let namespace = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
                Xml::document("Invoice", namespace, |xml| self.write(xml))
            }
            DocumentKind::CreditNote => {
                let namespace = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
                Xml::document("CreditNote", namespace, |xml| self.write(xml))
            }
        }
    }

    fn write(&self, xml: &mut Xml) {
        self.write_head(xml);
        self.write_references(xml);
        xml.group("cac:AccountingSupplierParty", |xml| self.seller.write(xml));
        xml.group("cac:AccountingCustomerParty", |xml| self.buyer.write(xml));
        self.delivery.write(xml);
        self.payment_means.write(xml);
        if let Some(terms) = &self.payment_terms {
            xml.group("cac:PaymentTerms", |xml| xml.text("cbc:Note", terms));
        }
        self.tax.write(xml);
        self.totals.write(xml);
        for line in &self.lines {
            line.write(self.kind, xml);
        }
    }

    fn write_head(&self, xml: &mut Xml) {
        xml.text("cbc:CustomizationID", CUSTOMIZATION);
        xml.text("cbc:ProfileID", PROFILE);
        xml.text("cbc:ID", &self.number);
        xml.text("cbc:IssueDate", &self.issue_date);
        match self.kind {
            DocumentKind::Invoice => {
                xml.optional("cbc:DueDate", self.due_date.as_deref());
                xml.text("cbc:InvoiceTypeCode", "380");
            }
            DocumentKind::CreditNote => xml.text("cbc:CreditNoteTypeCode", "381"),
        }
        xml.text("cbc:Note", &self.note);
        xml.text("cbc:DocumentCurrencyCode", CURRENCY);
        xml.text("cbc:BuyerReference", &self.buyer_reference);
    }

    fn write_references(&self, xml: &mut Xml) {
        let [from, to] = &self.period;
        xml.group("cac:InvoicePeriod", |xml| {
            xml.text("cbc:StartDate", from);
            xml.text("cbc:EndDate", to);
        });
        for preceding in &self.preceding {
            preceding.write(xml);
        }
        if let Some(contract) = &self.contract {
            xml.group("cac:ContractDocumentReference", |xml| xml.text("cbc:ID", contract));
        }
        // A credit note has no element for the project: it stands among its documents.
        if self.kind == DocumentKind::CreditNote {
            xml.group("cac:AdditionalDocumentReference", |xml| {
                xml.text("cbc:ID", &self.project);
                xml.text("cbc:DocumentTypeCode", TYPE_PROJECT);
            });
        }
        for file in &self.files {
            file.write(xml);
        }
        if self.kind == DocumentKind::Invoice {
            xml.group("cac:ProjectReference", |xml| xml.text("cbc:ID", &self.project));
        }
    }
}
