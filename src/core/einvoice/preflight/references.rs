//! What the buyer files the document by, and what it corrects.

use super::{Ehf, Finding};

pub(super) fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = buyer_reference(ehf).into_iter().collect();
    for (name, rule) in [("ID", "BR-02"), ("IssueDate", "BR-03")] {
        if ehf.root.at(&[name]).is_none() {
            findings.push(Finding::of_form(format!("has no `{name}`"), rule));
        }
    }
    let preceding = ehf.root.all(&["BillingReference", "InvoiceDocumentReference"]);
    if ehf.is_credit_note && preceding.is_empty() {
        findings.push(credit_note("names no invoice that it reverses"));
    }
    for reference in preceding {
        if reference.text_at(&["ID"]).is_none() || reference.text_at(&["IssueDate"]).is_none() {
            findings.push(Finding::of_form("refers to a document without its number or date", "BG-3"));
        }
    }
    findings
}

/// One word and nothing else; the county's instruction has no order reference besides.
fn buyer_reference(ehf: Ehf<'_>) -> Option<Finding> {
    let found = match ehf.root.text_at(&["BuyerReference"]) {
        None => "nothing".to_owned(),
        Some(text) if text.split_whitespace().count() > 1 => format!("`{text}`"),
        Some(_) => return None,
    };
    let what = format!("has {found} where the buyer looks for the order number");
    Some(Finding::new("references.order_number", "PEPPOL-EN16931-R003", &what))
}

fn credit_note(what: &str) -> Finding {
    Finding::of_form(what, "BG-3, bokføringsforskriften § 5-2-7")
}
