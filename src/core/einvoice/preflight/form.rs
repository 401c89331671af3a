//! The form that Peppol asks for, as far as no schema sees it.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::tree::Element;
use super::{Ehf, Finding};

/// What must stand in an element, and the rule that says so.
const FIXED: [(&str, &str, &str); 3] = [
    (
        "CustomizationID",
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        "PEPPOL-EN16931-R004",
    ),
    ("ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "PEPPOL-EN16931-R001, R007"),
    ("DocumentCurrencyCode", "NOK", "BR-05"),
];

/// Types of files that the code list allows.
const TYPES: [&str; 6] = [
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
];

/// By which elements a key of `agreement.yaml` can be told; the first that is on an element's path decides.
const KEYS: [(&str, &str); 18] = [
    ("BuyerReference", "references.order_number"),
    ("ProjectReference", "references.project_number"),
    ("ContractDocumentReference", "references.contract"),
    ("AdditionalDocumentReference", ""),
    ("InvoiceLine", ""),
    ("CreditNoteLine", ""),
    ("AccountingSupplierParty/Contact", "seller.contact"),
    ("AccountingSupplierParty/PostalAddress", "seller.address"),
    ("AccountingSupplierParty/EndpointID", "seller.org_number"),
    ("AccountingSupplierParty", "seller.name"),
    ("AccountingCustomerParty/Contact", "buyer.contact"),
    ("AccountingCustomerParty/PostalAddress", "buyer.address"),
    ("AccountingCustomerParty/EndpointID", "buyer.org_number"),
    ("AccountingCustomerParty", "buyer.name"),
    ("Delivery", "delivery_place"),
    ("TaxTotal", "vat"),
    ("PaymentMeans/PaymentID", "payment.kid"),
    ("PaymentMeans", "payment.account"),
];

pub(super) fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, expected, rule) in FIXED {
        if ehf.root.text_at(&[name]) != Some(expected) {
            findings.push(Finding::of_form(format!("has another `{name}` than `{expected}`"), rule));
        }
    }
    let notes = ehf.root.all(&["Note"]).len();
    if notes > 1 {
        findings
            .push(Finding::of_form(format!("has {notes} notes, and may have one"), "PEPPOL-EN16931-R002"));
    }
    let totals = ehf.root.all(&["TaxTotal"]).len();
    if totals != 1 {
        findings.push(Finding::of_form(
            format!("has {totals} sums of VAT, and must have one"),
            "PEPPOL-EN16931-R053",
        ));
    }
    ehf.root.each(&mut |path, element| findings.extend(element_by_itself(path, element)));
    findings.extend(files(ehf));
    findings.extend(projects(ehf));
    findings
}

fn element_by_itself(path: &[&str], element: &Element) -> Option<Finding> {
    if element.children.is_empty() && element.text.trim().is_empty() {
        let what = format!("has an empty `{}`", element.name);
        return Some(Finding::new(key_of(path), "PEPPOL-EN16931-R008", &what));
    }
    let currency = element.attribute("currencyID")?;
    (currency != "NOK").then(|| {
        Finding::of_form(
            format!("has an amount in {currency}, and must have one currency"),
            "PEPPOL-EN16931-R051",
        )
    })
}

/// The key that an element's text came from.
fn key_of(path: &[&str]) -> &'static str {
    // The mark is the note of the document; a line has notes of its own.
    if let [_, "Note"] = path {
        return "references.mark";
    }
    let is_on_path = |names: &str| names.split('/').all(|name| path.contains(&name));
    KEYS.iter().find(|(names, _)| is_on_path(names)).map_or("", |(_, key)| key)
}

/// Files have a name of their own, an id of their own, and a type that is taken.
fn files(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for reference in ehf.root.all(&["AdditionalDocumentReference"]) {
        let id = reference.text_at(&["ID"]).unwrap_or_default();
        if !seen.insert(id) {
            findings.push(Finding::of_form(format!("has two documents with the id `{id}`"), "BR-52"));
        }
        for file in reference.all(&["Attachment", "EmbeddedDocumentBinaryObject"]) {
            let mime = file.attribute("mimeCode").unwrap_or_default();
            if !TYPES.contains(&mime) {
                let what = format!("has a file of the type `{mime}`, which is not taken");
                findings.push(Finding::of_form(what, "PEPPOL-EN16931-CL001"));
            }
            if STANDARD.decode(file.text.trim()).is_err() {
                findings.push(Finding::of_form(format!("has a file `{id}` that is not base64"), "UBL 2.1"));
            }
            if file.attribute("filename").is_none_or(str::is_empty) {
                findings.push(Finding::of_form("has a file without a name", "BG-24"));
            }
        }
    }
    findings
}

/// The project stands where each kind of document has its place for it, once.
fn projects(ehf: Ehf<'_>) -> Option<Finding> {
    let references = ehf.root.all(&["ProjectReference"]).len();
    let documents = ehf.root.all(&["AdditionalDocumentReference"]);
    let typed =
        documents.iter().filter(|document| document.text_at(&["DocumentTypeCode"]) == Some("50")).count();
    let expected = if ehf.is_credit_note { (0, 1) } else { (1, 0) };
    ((references, typed) != expected).then(|| {
        let what = format!("has {references} project references and {typed} project documents");
        Finding::of_form(what, "BT-11, PEPPOL-EN16931-R080")
    })
}
