//! Seller, buyer, VAT standing, payment and the electronic invoice.

use super::super::row::Row;
use crate::diag::catalogue::{ExemptReason, ReasonWithoutExempt};
use crate::domain::{Address, Contact, EhfSettings, Megabytes, Party, Payment, VatStatus};

/// Days to the due date when the agreement says nothing (forsinkelsesrenteloven § 2 b).
const TERM_DAYS: u16 = 30;

/// The side that delivers. Its logo is read where documents are made, by its reference; here it is only a path.
pub(super) fn seller(map: Row<'_>) -> Option<Party> {
    map.path("logo");
    party(map)
}

/// What both sides have.
pub(super) fn party(map: Row<'_>) -> Option<Party> {
    let name = map.text("name");
    let org_number = map.org_number("org_number");
    let address = map.map("address").and_then(address);
    let contact = map.map("contact").and_then(contact);
    Some(Party { name: name?, org_number, address, contact })
}

fn address(map: Row<'_>) -> Option<Address> {
    let street = map.text("street");
    let is_postal_code = |text: &str| {
        (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
    };
    let postal_code =
        map.form("postal_code", is_postal_code, "a postal code", "four digits, such as \"3007\"");
    let city = map.text("city");
    Some(Address { street: street?, postal_code: postal_code?, city: city? })
}

fn contact(map: Row<'_>) -> Option<Contact> {
    let name = map.text("name");
    let is_email = |text: &str| {
        let (user, host) = text.split_once('@')?;
        let fits = !user.is_empty() && host.contains('.') && !text.contains(char::is_whitespace);
        fits.then(|| text.to_owned())
    };
    let form = "it with a @, such as kari@example.no";
    let email = map.form("email", is_email, "an e-mail address", form);
    let phone = map.text("phone");
    Some(Contact { name: name?, email, phone })
}

/// The seller's standing under merverdiavgiftsloven.
pub(super) fn vat(map: Row<'_>) -> Option<VatStatus> {
    let reason = map.text("reason");
    let status = match map.written("status")? {
        "not_registered" => VatStatus::NotRegistered,
        "taxable" => VatStatus::Taxable,
        "exempt" => {
            if !map.has("reason") {
                map.report_at("status", ExemptReason);
            }
            return Some(VatStatus::Exempt { reason: reason? });
        }
        _ => return None,
    };
    if map.has("reason") {
        map.report_at("reason", ReasonWithoutExempt);
    }
    Some(status)
}

/// How the buyer pays; nothing said is everything open.
pub(super) fn payment(map: Option<Row<'_>>) -> Option<Payment> {
    let Some(map) = map else {
        return Some(Payment { account: None, kid: None, term_days: TERM_DAYS });
    };
    let account = map.account("account");
    let kid = map.kid("kid");
    let term_days = if map.has("term_days") { map.count("term_days", &(1..=60)) } else { Some(TERM_DAYS) };
    Some(Payment { account, kid, term_days: term_days? })
}

/// What the electronic invoices may weigh; nothing said is the usual.
pub(super) fn ehf(map: Option<Row<'_>>) -> EhfSettings {
    let megabytes = map.and_then(|map| map.count("max_attachments_mb", &(1..=Megabytes::MOST)));
    EhfSettings { max_attachments: megabytes.and_then(Megabytes::new).unwrap_or_default() }
}
