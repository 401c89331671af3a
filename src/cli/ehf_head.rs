//! What an EHF says at its head, for who plans to send it.

use crate::pipeline::EhfHead;

/// References, parties and sums, each on a line, as they were read back from the XML.
pub(super) fn text(head: &EhfHead) -> String {
    let EhfHead { name, figures } = head;
    let [seller, buyer] = &figures.org_numbers;
    let kid = figures.kid.as_ref().map(|kid| format!(", KID {kid}")).unwrap_or_default();
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
        ("from", format!("0192:{seller}")),
        ("to", format!("0192:{buyer}")),
    ];
    if !refers_to.is_empty() {
        facts.push(("refers to", refers_to.join(", ")));
    }
    facts.extend(figures.account.as_ref().map(|account| ("account", format!("{account}{kid}"))));
    facts.push(("sums", format!("NOK {} ex VAT, VAT {}{prepaid}", figures.net, figures.vat)));
    facts.push(("to be paid", format!("NOK {}", figures.payable)));
    facts.push(("files in it", format!("{}, {} kB", figures.files.len(), weight.div_ceil(1_000))));
    let lines = facts.iter().map(|(fact, value)| format!("    {fact:<14}  {value}\n"));
    [format!("  {name}\n")].into_iter().chain(lines).collect()
}
