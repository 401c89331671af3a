//! Seller and buyer.

use super::super::xml::Xml;

/// Enhetsregisteret among the registers of Peppol's code list (EAS and ICD).
const ENHETSREGISTERET: &str = "0192";

/// One side.
pub(in crate::einvoice) struct Party {
    /// Number in Enhetsregisteret: the electronic address (BT-34, BT-49) and the legal id (BT-30, BT-47).
    pub(in crate::einvoice) org_number: String,
    /// The legal name (BT-27, BT-44).
    pub(in crate::einvoice) name: String,
    /// BG-5, BG-8.
    pub(in crate::einvoice) address: Address,
    /// `NO` + number + `MVA` (BT-31); only a registered seller has one.
    pub(in crate::einvoice) vat_number: Option<String>,
    /// BG-6, BG-9.
    pub(in crate::einvoice) contact: Option<Contact>,
}

/// Where post goes.
pub(in crate::einvoice) struct Address {
    pub(in crate::einvoice) street: String,
    pub(in crate::einvoice) city: String,
    pub(in crate::einvoice) postal_code: String,
}

/// Whom to ask.
pub(in crate::einvoice) struct Contact {
    pub(in crate::einvoice) name: String,
    pub(in crate::einvoice) phone: Option<String>,
    pub(in crate::einvoice) email: Option<String>,
}

impl Party {
    /// As `cac:Party`.
    pub(super) fn write(&self, xml: &mut Xml) {
        let scheme = [("schemeID", ENHETSREGISTERET)];
        xml.group("cac:Party", |xml| {
            xml.text_with("cbc:EndpointID", &scheme, &self.org_number);
            xml.group("cac:PartyName", |xml| xml.text("cbc:Name", &self.name));
            self.address.write(xml);
            if let Some(number) = &self.vat_number {
                xml.group("cac:PartyTaxScheme", |xml| {
                    xml.text("cbc:CompanyID", number);
                    xml.group("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
                });
            }
            xml.group("cac:PartyLegalEntity", |xml| {
                xml.text("cbc:RegistrationName", &self.name);
                xml.text_with("cbc:CompanyID", &scheme, &self.org_number);
            });
            if let Some(contact) = &self.contact {
                contact.write(xml);
            }
        });
    }
}

impl Address {
    /// As `cac:PostalAddress`.
    fn write(&self, xml: &mut Xml) {
        xml.group("cac:PostalAddress", |xml| {
            xml.text("cbc:StreetName", &self.street);
            xml.text("cbc:CityName", &self.city);
            xml.text("cbc:PostalZone", &self.postal_code);
            write_country(xml);
        });
    }
}

/// Norway, as every address here is.
pub(super) fn write_country(xml: &mut Xml) {
    xml.group("cac:Country", |xml| xml.text("cbc:IdentificationCode", "NO"));
}

impl Contact {
    fn write(&self, xml: &mut Xml) {
        xml.group("cac:Contact", |xml| {
            xml.text("cbc:Name", &self.name);
            xml.optional("cbc:Telephone", self.phone.as_deref());
            xml.optional("cbc:ElectronicMail", self.email.as_deref());
        });
    }
}
