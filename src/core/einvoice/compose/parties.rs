//! Seller and buyer.

use super::super::model;
use crate::domain::{Address, Agreement, Contact, Party};

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

/// One side; `None` when something is open. Whether the VAT number is shown is decided by the document's category:
/// outside the scope of VAT none may be there (BR-O-02).
pub(super) fn party(party: &Party, shows_vat_number: bool) -> Option<model::Party> {
    let number = party.org_number.as_ref()?;
    Some(model::Party {
        org_number: number.digits().to_owned(),
        name: party.name.clone(),
        address: address(party.address.as_ref()?),
        vat_number: shows_vat_number.then(|| number.vat_number()),
        contact: party.contact.as_ref().map(contact),
    })
}

fn address(address: &Address) -> model::Address {
    let Address { street, postal_code, city } = address.clone();
    model::Address { street, city, postal_code }
}

fn contact(contact: &Contact) -> model::Contact {
    model::Contact { name: contact.name.clone(), phone: contact.phone.clone(), email: contact.email.clone() }
}
