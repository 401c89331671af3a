//! An issued document as UBL 2.1, its elements in the schema's order. Numbers in comments are business terms of EN 16931.

mod lines;
mod notes;
mod parties;
mod sums;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;

use super::xml::Xml;
use super::{Attachment, embeddable};
use crate::diag::{Errors, KeyPlaces, Problems, catalogue};
use crate::domain::{BankAccount, DocumentKind, DocumentRef, Kid, Milestone, MilestoneBasis, Project};
use crate::invoice::{Correction, Issued, Step, VatCategory};
use crate::words::BOKMAL;

pub use parties::open_facts;

/// Peppol BIS Billing 3.0, which EHF Billing 3.0 is (BT-24).
const CUSTOMIZATION: &str = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
/// Its one business process (BT-23).
const PROFILE: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
/// A project's number among a credit note's documents (UNTDID 1001; BIS Billing, «Project reference»).
const TYPE_PROJECT: &str = "50";
/// Credit transfer, of whichever kind (UNCL 4461): what a BBAN takes.
const CREDIT_TRANSFER: &str = "30";

/// The document as UBL 2.1, with `attachments` in it as far as their types allow; [`super::weigh`] tells of the others.
///
/// # Errors
/// [`catalogue::EhfFactOpen`] for each fact that the agreement leaves open and no EHF can do without.
pub fn ubl(
    project: &Project,
    milestone: &Milestone,
    document: &Issued,
    attachments: &[Attachment],
    places: &dyn KeyPlaces,
) -> Result<Vec<u8>, Errors> {
    let mut problems = Problems::new();
    for (key, description) in open_facts(&project.agreement) {
        problems.push(catalogue::EhfFactOpen { key, description }.at(places.at(key)));
    }
    problems.without_errors()?;
    let (root, namespace) = match document.content.kind {
        DocumentKind::Invoice => ("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
        DocumentKind::CreditNote => {
            ("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
        }
    };
    let ubl = Ubl { project, milestone, document };
    Ok(Xml::document(root, namespace, |xml| ubl.write(attachments, xml)))
}

/// What a document is written from.
#[derive(Clone, Copy)]
struct Ubl<'a> {
    project: &'a Project,
    milestone: &'a Milestone,
    document: &'a Issued,
}

impl<'a> Ubl<'a> {
    fn write(self, attachments: &[Attachment], xml: &mut Xml) {
        let agreement = &self.project.agreement;
        let content = &self.document.content;
        let within_vat = content.totals.vat.category != VatCategory::OutsideScope;
        self.head(xml);
        self.references(attachments, xml);
        xml.group("cac:AccountingSupplierParty", |xml| parties::write(&agreement.seller, within_vat, xml));
        let shows_number = within_vat && agreement.buyer_is_vat_registered;
        xml.group("cac:AccountingCustomerParty", |xml| parties::write(&agreement.buyer, shows_number, xml));
        self.delivery(xml);
        self.payment(xml);
        sums::tax(&content.totals.vat, xml);
        sums::totals(&content.totals, xml);
        let mut note = self.first_note();
        for (line, number) in content.lines.iter().zip(1..) {
            lines::write(content, line, number, &agreement.references.mark, note.take().as_deref(), xml);
        }
    }

    fn head(self, xml: &mut Xml) {
        let Issued { number, date, due, content, .. } = self.document;
        let references = &self.project.agreement.references;
        xml.text("cbc:CustomizationID", CUSTOMIZATION);
        xml.text("cbc:ProfileID", PROFILE);
        xml.text("cbc:ID", number.as_str());
        xml.text("cbc:IssueDate", &date.to_string());
        match content.kind {
            DocumentKind::Invoice => {
                xml.optional("cbc:DueDate", due.map(|day| day.to_string()).as_deref());
                xml.text("cbc:InvoiceTypeCode", "380");
            }
            DocumentKind::CreditNote => xml.text("cbc:CreditNoteTypeCode", "381"),
        }
        // BT-22, of which Peppol allows one.
        xml.text("cbc:Note", &references.mark);
        xml.text("cbc:DocumentCurrencyCode", super::xml::CURRENCY);
        xml.text("cbc:BuyerReference", references.buyer_reference.as_str());
    }

    fn references(self, attachments: &[Attachment], xml: &mut Xml) {
        let references = &self.project.agreement.references;
        let kind = self.document.content.kind;
        // The project period, as far as the milestone counts it.
        let until = Some(self.document.billed_until());
        let (from, to) = self.project.agreement.delivery(&self.milestone.basis, until);
        xml.group("cac:InvoicePeriod", |xml| {
            xml.text("cbc:StartDate", &from.to_string());
            xml.text("cbc:EndDate", &to.to_string());
        });
        for earlier in self.preceding() {
            // Peppol takes credit notes under the same element.
            xml.group("cac:BillingReference", |xml| {
                xml.group("cac:InvoiceDocumentReference", |xml| {
                    xml.text("cbc:ID", earlier.number.as_str());
                    xml.text("cbc:IssueDate", &earlier.date.to_string());
                });
            });
        }
        if let Some(contract) = &references.contract {
            xml.group("cac:ContractDocumentReference", |xml| xml.text("cbc:ID", contract));
        }
        // A credit note has no element for the project: it stands among its documents.
        if kind == DocumentKind::CreditNote {
            xml.group("cac:AdditionalDocumentReference", |xml| {
                xml.text("cbc:ID", references.project_number.as_str());
                xml.text("cbc:DocumentTypeCode", TYPE_PROJECT);
            });
        }
        for file in attachments.iter().filter(|file| embeddable(&file.mime)) {
            embedded(file, xml);
        }
        if kind == DocumentKind::Invoice {
            let number = references.project_number.as_str();
            xml.group("cac:ProjectReference", |xml| xml.text("cbc:ID", number));
        }
    }

    /// When and where it was delivered (BG-13): the place in the agreement's words, which are those of the PDF.
    fn delivery(self, xml: &mut Xml) {
        let (date, place) = (self.delivered_on(), &self.project.agreement.delivery_place);
        if date.is_none() && place.is_none() {
            return;
        }
        xml.group("cac:Delivery", |xml| {
            xml.optional("cbc:ActualDeliveryDate", date.map(|day| day.to_string()).as_deref());
            if let Some(place) = place {
                xml.group("cac:DeliveryLocation", |xml| {
                    xml.group("cac:Address", |xml| {
                        xml.text("cbc:CityName", place);
                        parties::country(xml);
                    });
                });
            }
        });
    }

    /// Where and when to pay (BG-16, BT-20). A credit note names the account too, since some buyers match it by that; a
    /// KID would be an invitation to pay.
    fn payment(self, xml: &mut Xml) {
        let payment = &self.project.agreement.payment;
        let asks = self.document.content.asks_for_payment();
        xml.group("cac:PaymentMeans", |xml| {
            xml.text("cbc:PaymentMeansCode", CREDIT_TRANSFER);
            xml.optional("cbc:PaymentID", payment.kid.as_ref().filter(|_| asks).map(Kid::digits));
            let account = payment.account.as_ref().map(BankAccount::digits);
            xml.group("cac:PayeeFinancialAccount", |xml| xml.optional("cbc:ID", account));
        });
        if let Some(due) = self.document.due {
            let terms = notes::payment_terms((due - self.document.date).num_days(), &self.milestone.title);
            xml.group("cac:PaymentTerms", |xml| xml.text("cbc:Note", &terms));
        }
    }

    /// The day on which the last of what is billed was done; an advance comes before delivery, and a credit note
    /// delivers nothing.
    fn delivered_on(self) -> Option<NaiveDate> {
        if self.document.content.kind == DocumentKind::CreditNote {
            return None;
        }
        let hours = self.project.timesheet.entries().iter().map(|entry| entry.date);
        let costs = self.project.vouchers.iter().map(|voucher| voucher.date);
        hours.chain(costs).filter(|day| self.milestone.basis.counts(*day)).max()
    }

    /// Earlier documents, each once: what this one takes into account, and what it corrects (BG-3).
    fn preceding(self) -> Vec<&'a DocumentRef> {
        let content = &self.document.content;
        let taken = content.refers_to.iter().filter_map(|billed| billed.document.as_ref());
        let mut found: Vec<&DocumentRef> = match &self.document.correction {
            None => taken.collect(),
            Some(Correction { original, step: Step::Replaces { .. }, .. }) => {
                taken.chain([original]).chain(self.document.reversed_by()).collect()
            }
            // The original's own references are the original's business.
            Some(Correction { original, .. }) => vec![original],
        };
        found.sort();
        found.dedup();
        found
    }

    /// What the reader should know of the document as a whole. The one `Note` is the mark's, so it stands on the
    /// first line.
    fn first_note(self) -> Option<String> {
        match (&self.document.correction, &self.milestone.basis) {
            (Some(correction), _) => Some(notes::correction(self.document, correction)),
            (None, MilestoneBasis::Advance { .. }) if self.document.content.kind == DocumentKind::Invoice => {
                Some(BOKMAL.invoice.documentation_follows.to_owned())
            }
            _ => None,
        }
    }
}

/// A file in the document (BG-24).
fn embedded(file: &Attachment, xml: &mut Xml) {
    xml.group("cac:AdditionalDocumentReference", |xml| {
        xml.text("cbc:ID", &file.id);
        xml.text("cbc:DocumentDescription", &file.title);
        xml.group("cac:Attachment", |xml| {
            let attributes = [("mimeCode", file.mime.as_str()), ("filename", file.file_name.as_str())];
            let text = STANDARD.encode(&file.bytes);
            xml.text_with("cbc:EmbeddedDocumentBinaryObject", &attributes, &text);
        });
    });
}
