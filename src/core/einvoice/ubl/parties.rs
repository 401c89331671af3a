//! Seller and buyer.

use super::super::xml::Xml;
use crate::domain::{Agreement, OrgNumber, Party};

/// Enhetsregisteret among the registers of Peppol's code list (EAS and ICD).
const ENHETSREGISTERET: &str = "0192";

/// The facts that no EHF can do without and that the agreement leaves open: their keys, and how they are written.
#[must_use]
pub fn open_facts(agreement: &Agreement) -> Vec<(&'static str, &'static str)> {
    const NINE_DIGITS: &str = "as its nine digits";
    const ADDRESS: &str = "as `{street: …, postal_code: \"…\", city: …}`";
    let facts = [
        (agreement.seller.org_number.is_none(), "seller.org_number", NINE_DIGITS),
        (agreement.seller.address.is_none(), "seller.address", ADDRESS),
        (agreement.buyer.org_number.is_none(), "buyer.org_number", NINE_DIGITS),
        (agreement.buyer.address.is_none(), "buyer.address", ADDRESS),
        (
            agreement.vat.is_none(),
            "vat",
            "as `{status: not_registered}`, `{status: taxable}` or `{status: exempt, reason: …}`",
        ),
        (agreement.payment.account.is_none(), "payment.account", "as its eleven digits"),
    ];
    facts.into_iter().filter(|(open, ..)| *open).map(|(_, key, description)| (key, description)).collect()
}

/// One side, of which nothing is open (BG-4, BG-7). Whether the VAT number is shown is decided by the document's category:
/// outside the scope of VAT none may be there (BR-O-02).
pub(super) fn write(party: &Party, shows_vat_number: bool, xml: &mut Xml) {
    let scheme = [("schemeID", ENHETSREGISTERET)];
    let number = party.org_number.as_ref().map_or("", OrgNumber::digits);
    xml.group("cac:Party", |xml| {
        xml.text_with("cbc:EndpointID", &scheme, number);
        xml.group("cac:PartyName", |xml| xml.text("cbc:Name", &party.name));
        if let Some(address) = &party.address {
            xml.group("cac:PostalAddress", |xml| {
                xml.text("cbc:StreetName", &address.street);
                xml.text("cbc:CityName", &address.city);
                xml.text("cbc:PostalZone", &address.postal_code);
                country(xml);
            });
        }
        if let Some(number) = party.org_number.as_ref().filter(|_| shows_vat_number) {
            xml.group("cac:PartyTaxScheme", |xml| {
                xml.text("cbc:CompanyID", &number.vat_number());
                super::sums::scheme(xml);
            });
        }
        xml.group("cac:PartyLegalEntity", |xml| {
            xml.text("cbc:RegistrationName", &party.name);
            xml.text_with("cbc:CompanyID", &scheme, number);
        });
        if let Some(contact) = &party.contact {
            xml.group("cac:Contact", |xml| {
                xml.text("cbc:Name", &contact.name);
                xml.optional("cbc:Telephone", contact.phone.as_deref());
                xml.optional("cbc:ElectronicMail", contact.email.as_deref());
            });
        }
    });
}

/// Norway, as every address here is.
pub(super) fn country(xml: &mut Xml) {
    xml.group("cac:Country", |xml| xml.text("cbc:IdentificationCode", "NO"));
}
