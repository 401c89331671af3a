//! What an EHF says at its head, for who plans to send it.

use crate::domain::{Identity, OrgNumber, Parties};
use crate::pipeline::EhfHead;

/// References, parties and sums, each on a line, as they were read back from the XML.
pub(super) fn text(head: &EhfHead) -> String {
    let EhfHead { name, figures } = head;
    let Parties { seller, buyer, account, kid } = &figures.parties;
    let kid = kid.as_ref().map(|kid| format!(", KID {kid}")).unwrap_or_default();
    let refers_to: Vec<String> = figures
        .references
        .iter()
        .map(|reference| format!("{} of {}", reference.number, reference.date))
        .collect();
    let weight: usize = figures.files.iter().map(|file| file.bytes.len()).sum();
    let prepaid = if figures.prepaid.is_zero() {
        String::new()
    } else {
        format!(", {} of it paid in advance", figures.prepaid)
    };
    let mut facts = vec![
        ("order number", figures.buyer_reference.clone()),
        ("project number", figures.project_number.clone()),
        ("mark", figures.mark.clone()),
        ("from", endpoint(seller)),
        ("to", endpoint(buyer)),
    ];
    if !refers_to.is_empty() {
        facts.push(("refers to", refers_to.join(", ")));
    }
    facts.extend(account.as_ref().map(|account| ("account", format!("{}{kid}", account.digits()))));
    facts.push(("sums", format!("NOK {} ex VAT, VAT {}{prepaid}", figures.net, figures.vat)));
    facts.push(("to be paid", format!("NOK {}", figures.payable)));
    facts.push(("files in it", format!("{}, {} kB", figures.files.len(), weight.div_ceil(1_000))));
    let lines = facts.iter().map(|(fact, value)| format!("    {fact:<14}  {value}\n"));
    [format!("  {name}\n")].into_iter().chain(lines).collect()
}

/// As Peppol addresses it: Enhetsregisteret's place in the code list, and the number.
fn endpoint(party: &Identity) -> String {
    format!("0192:{}", party.org_number.as_ref().map_or("", OrgNumber::digits))
}
