//! What the document refers to and carries, where it was delivered, and how it is paid.

use super::super::base64;
use super::super::xml::Xml;
use super::parties::write_country;

/// Credit transfer, of whichever kind (UNCL 4461): what a BBAN takes.
const CREDIT_TRANSFER: &str = "30";

/// An earlier document (BG-3). Peppol takes credit notes under the same element.
pub(in crate::einvoice) struct Preceding {
    /// BT-25.
    pub(in crate::einvoice) number: String,
    /// BT-26.
    pub(in crate::einvoice) date: String,
}

/// A file in the document (BG-24).
pub(in crate::einvoice) struct EmbeddedFile<'a> {
    /// BT-122.
    pub(in crate::einvoice) id: &'a str,
    /// BT-123.
    pub(in crate::einvoice) title: &'a str,
    /// BT-125-1.
    pub(in crate::einvoice) mime: &'a str,
    /// BT-125-2.
    pub(in crate::einvoice) file_name: &'a str,
    /// BT-125.
    pub(in crate::einvoice) bytes: &'a [u8],
}

/// When and where it was delivered (BG-13).
pub(in crate::einvoice) struct Delivery {
    /// BT-72; before anything is delivered there is only the period.
    pub(in crate::einvoice) date: Option<String>,
    /// The place in the agreement's words (BT-77), which are those of the PDF.
    pub(in crate::einvoice) place: Option<String>,
}

/// Where the buyer pays to (BG-16).
pub(in crate::einvoice) struct PaymentMeans {
    /// KID (BT-83).
    pub(in crate::einvoice) kid: Option<String>,
    /// BBAN (BT-84).
    pub(in crate::einvoice) account: String,
}

impl Preceding {
    /// As `cac:BillingReference`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("cac:BillingReference", |xml| {
            xml.group("cac:InvoiceDocumentReference", |xml| {
                xml.text("cbc:ID", &self.number);
                xml.text("cbc:IssueDate", &self.date);
            });
        });
    }
}

impl EmbeddedFile<'_> {
    /// As `cac:AdditionalDocumentReference`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("cac:AdditionalDocumentReference", |xml| {
            xml.text("cbc:ID", self.id);
            xml.text("cbc:DocumentDescription", self.title);
            xml.group("cac:Attachment", |xml| {
                let attributes = [("mimeCode", self.mime), ("filename", self.file_name)];
                let text = base64::encode(self.bytes);
                xml.text_with("cbc:EmbeddedDocumentBinaryObject", &attributes, &text);
            });
        });
    }
}

impl Delivery {
    /// As `cac:Delivery`.
    pub(super) fn write(&self, xml: &mut Xml) {
        let Self { date, place } = self;
        if date.is_none() && place.is_none() {
            return;
        }
        xml.group("cac:Delivery", |xml| {
            xml.optional("cbc:ActualDeliveryDate", date.as_deref());
            if let Some(place) = place {
                xml.group("cac:DeliveryLocation", |xml| {
                    xml.group("cac:Address", |xml| {
                        xml.text("cbc:CityName", place);
                        write_country(xml);
                    });
                });
            }
        });
    }
}

impl PaymentMeans {
    /// As `cac:PaymentMeans`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("cac:PaymentMeans", |xml| {
            xml.text("cbc:PaymentMeansCode", CREDIT_TRANSFER);
            xml.optional("cbc:PaymentID", self.kid.as_deref());
            xml.group("cac:PayeeFinancialAccount", |xml| xml.text("cbc:ID", &self.account));
        });
    }
}
