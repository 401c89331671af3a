//! Seller, buyer, VAT standing, payment and the electronic invoice.

use super::super::node::Node;
use super::super::raw;
use super::findings::Findings;
use crate::diag::catalogue;
use crate::domain::{Address, Contact, EhfSettings, Megabytes, Party, Payment, VatStatus};

/// Days to the due date when the agreement says nothing (forsinkelsesrenteloven § 2 b).
const TERM_DAYS: u16 = 30;

/// The side that delivers. Its logo is read where documents are made, by its reference; here it is only a path.
pub(super) fn seller(
    raw: Option<&raw::Seller>,
    node: Option<&Node>,
    findings: &mut Findings<'_>,
) -> Option<Party> {
    let (raw, node) = (raw?, node?);
    findings.path(node.field("logo", raw.logo.as_ref()));
    let written = Written {
        name: raw.name.as_ref(),
        org_number: raw.org_number.as_ref(),
        address: raw.address.as_ref(),
        contact: raw.contact.as_ref(),
    };
    written.party(node, findings)
}

/// The other side.
pub(super) fn buyer(
    raw: Option<&raw::Buyer>,
    node: Option<&Node>,
    findings: &mut Findings<'_>,
) -> Option<Party> {
    let (raw, node) = (raw?, node?);
    let written = Written {
        name: raw.name.as_ref(),
        org_number: raw.org_number.as_ref(),
        address: raw.address.as_ref(),
        contact: raw.contact.as_ref(),
    };
    written.party(node, findings)
}

/// What both sides have.
struct Written<'a> {
    name: Option<&'a String>,
    org_number: Option<&'a String>,
    address: Option<&'a raw::Address>,
    contact: Option<&'a raw::Contact>,
}

impl Written<'_> {
    fn party(&self, node: &Node, findings: &mut Findings<'_>) -> Option<Party> {
        let name = findings.text(node.field("name", self.name));
        let org_number = findings.org_number(node.field("org_number", self.org_number));
        let address = address(self.address, node.value("address"), findings);
        let contact = contact(self.contact, node.value("contact"), findings);
        Some(Party { name: name?, org_number, address, contact })
    }
}

fn address(raw: Option<&raw::Address>, node: Option<&Node>, findings: &mut Findings<'_>) -> Option<Address> {
    let (raw, node) = (raw?, node?);
    let street = findings.text(node.field("street", raw.street.as_ref()));
    let is_postal_code = |text: &str| {
        (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
    };
    let postal_code = findings.form(
        node.field("postal_code", raw.postal_code.as_ref()),
        is_postal_code,
        "a postal code",
        "four digits, such as \"3007\"",
    );
    let city = findings.text(node.field("city", raw.city.as_ref()));
    Some(Address { street: street?, postal_code: postal_code?, city: city? })
}

fn contact(raw: Option<&raw::Contact>, node: Option<&Node>, findings: &mut Findings<'_>) -> Option<Contact> {
    let (raw, node) = (raw?, node?);
    let name = findings.text(node.field("name", raw.name.as_ref()));
    let is_email = |text: &str| {
        let (user, host) = text.split_once('@')?;
        let fits = !user.is_empty() && host.contains('.') && !text.contains(char::is_whitespace);
        fits.then(|| text.to_owned())
    };
    let email = node.field("email", raw.email.as_ref());
    let email = findings.form(email, is_email, "an e-mail address", "it with a @, such as kari@example.no");
    let phone = findings.text(node.field("phone", raw.phone.as_ref()));
    Some(Contact { name: name?, email, phone })
}

/// The seller's standing under merverdiavgiftsloven.
pub(super) fn vat(
    raw: Option<&raw::Vat>,
    node: Option<&Node>,
    findings: &mut Findings<'_>,
) -> Option<VatStatus> {
    let (raw, node) = (raw?, node?);
    let reason = findings.text(node.field("reason", raw.reason.as_ref()));
    let status = match raw.status.as_deref()? {
        "not_registered" => VatStatus::NotRegistered,
        "taxable" => VatStatus::Taxable,
        "exempt" => {
            if !node.has("reason") {
                findings.report(catalogue::EXEMPT_REASON, node.span_of("status"), &[]);
            }
            return Some(VatStatus::Exempt { reason: reason? });
        }
        _ => return None,
    };
    if node.has("reason") {
        findings.report(catalogue::REASON_WITHOUT_EXEMPT, node.span_of("reason"), &[]);
    }
    Some(status)
}

/// How the buyer pays; nothing said is everything open.
pub(super) fn payment(
    raw: Option<&raw::Payment>,
    node: Option<&Node>,
    findings: &mut Findings<'_>,
) -> Option<Payment> {
    let Some((raw, node)) = raw.zip(node) else {
        return Some(Payment { account: None, kid: None, term_days: TERM_DAYS });
    };
    let account = findings.account(node.field("account", raw.account.as_ref()));
    let kid = findings.kid(node.field("kid", raw.kid.as_ref()));
    let term_days = match node.field("term_days", raw.term_days.as_ref()) {
        None => Some(TERM_DAYS),
        written => findings.count(written, &(1..=60)),
    };
    Some(Payment { account, kid, term_days: term_days? })
}

/// What the electronic invoices may weigh; nothing said is the usual.
pub(super) fn ehf(raw: Option<&raw::Ehf>, node: Option<&Node>, findings: &mut Findings<'_>) -> EhfSettings {
    let written = raw
        .zip(node)
        .and_then(|(raw, node)| node.field("max_attachments_mb", raw.max_attachments_mb.as_ref()));
    let megabytes = findings.count(written, &(1..=Megabytes::MOST)).and_then(Megabytes::new);
    EhfSettings { max_attachments: megabytes.unwrap_or_default() }
}
