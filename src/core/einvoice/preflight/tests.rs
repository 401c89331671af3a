//! A sound document with one thing wrong: found, and said of the right key.

use super::super::tests::{final_document, places, project, reversed, signing, xml};
use super::preflight;
use crate::diag::catalogue::Internal;
use crate::domain::VatStatus;

/// What preflight says of a document in which `old` became `new`: line of the key, sentence.
fn found(xml: &str, old: &str, new: &str) -> Vec<(usize, String)> {
    assert!(xml.contains(old), "no {old} in {xml}");
    // A name stands at the beginning and at the end of its element.
    let count = if old.contains(['<', '>', '"']) { 1 } else { usize::MAX };
    let problems = preflight(xml.replacen(old, new, count).as_bytes(), &places());
    let line = |problem: &crate::diag::Problem| problem.place.as_ref().map_or(0, |place| place.line);
    problems.iter().map(|problem| (line(problem), problem.message.clone())).collect()
}

#[track_caller]
fn assert_found(xml: &str, changes: &[(&str, &str, usize, &str)]) {
    for (old, new, line, words) in changes {
        let found = found(xml, old, new);
        let hit = found.iter().any(|(l, message)| l == line && message.contains(words));
        assert!(hit, "{old} → {new}: no «{words}» on line {line} in {found:?}");
    }
}

#[test]
fn an_invoice_with_one_thing_wrong() {
    let project = project(VatStatus::NotRegistered);
    let xml = xml(&project, &signing(&project));
    let account = "<cbc:ID>99990543212";
    assert_found(
        &xml,
        &[
            (r#"schemeID="0192">300000126"#, r#"schemeID="0192">300000127"#, 1, "PEPPOL-COMMON-R041"),
            (r#"schemeID="0192">312345676"#, r#"schemeID="9908">312345676"#, 2, "R041"),
            ("EndpointID", "OtherID", 1, "PEPPOL-EN16931-R020"),
            (account, "<cbc:ID>99990543213", 5, "a bank account"),
            ("<cbc:PaymentID>54321013", "<cbc:PaymentID>54321014", 6, "a KID"),
            ("poacc:billing:3.0<", "poacc:billing:2.0<", 0, "R004"),
            ("billing:01:1.0<", "billing:02:1.0<", 0, "R001, R007"),
            ("<cbc:Note>Merke</cbc:Note>", "<cbc:Note>a</cbc:Note><cbc:Note>b</cbc:Note>", 0, "R002"),
            ("<cbc:Note>Merke</cbc:Note>", "<cbc:Note> </cbc:Note>", 3, "empty `Note`"),
            ("<cbc:BuyerReference>B123456</cbc:BuyerReference>", "", 4, "nothing"),
            ("B123456</cbc:BuyerReference>", "B123456 Ola</cbc:BuyerReference>", 4, "B123456 Ola"),
            (r#"currencyID="NOK""#, r#"currencyID="EUR""#, 0, "R051"),
            ("eHh4", "eH*4", 0, "not base64"),
            ("<cbc:IssueDate>2026-12-01</cbc:IssueDate>", "", 0, "BR-03"),
            ("cac:TaxTotal", "cac:OtherTotal", 0, "R053"),
            ("<cbc:DueDate>2026-12-31</cbc:DueDate>", "", 7, "doesn't say when"),
            ("<cbc:DueDate>2026-12-31", "<cbc:DueDate>2026-11-30", 7, "before it is issued"),
            ("cac:InvoicePeriod", "cac:OtherPeriod", 9, "over which period"),
            ("application/pdf", "application/zip", 0, "CL001"),
            ("cac:ProjectReference", "cac:OtherReference", 0, "BT-11"),
            ("Kari</cbc:Name>", "Ka\u{1}ri</cbc:Name>", 0, "non-XML character"),
        ],
    );
}

#[test]
fn sums_with_one_digit_wrong() {
    let mut project = project(VatStatus::Taxable);
    let document = final_document(&mut project, 15_000);
    let xml = xml(&project, &document);
    let amount = |name: &str, text: &str| format!("currencyID=\"NOK\">{text}</cbc:{name}>");
    let totals = &document.content.totals;
    for (name, value, rule) in [
        ("PriceAmount", "900.00".to_owned(), "R120"),
        ("TaxExclusiveAmount", totals.net.to_string(), "BR-CO-13"),
        ("TaxInclusiveAmount", totals.gross.to_string(), "BR-CO-15"),
        ("PayableAmount", totals.payable.to_string(), "BR-CO-16"),
        ("PrepaidAmount", totals.prepaid.to_string(), "BR-CO-16"),
        ("TaxableAmount", totals.vat.base.to_string(), "BR-CO-17"),
        ("TaxAmount", totals.vat.amount.to_string(), "BR-CO-14"),
        ("LineExtensionAmount", "135000.00".to_owned(), "BR-CO-10"),
    ] {
        let (head, last) = value.split_at(value.len() - 1);
        let changed = format!("{head}{}", if last == "7" { "8" } else { "7" });
        assert_found(&xml, &[(&amount(name, &value), &amount(name, &changed), 0, rule)]);
    }
}

#[test]
fn vat_by_somebody_who_may_not_state_it() {
    let mut taxable = project(VatStatus::Taxable);
    let document = final_document(&mut taxable, 15_000);
    let with_vat = xml(&taxable, &document);
    assert_found(
        &with_vat,
        &[
            ("NO300000126MVA", "NO300000126", 1, "NO-R-001"),
            ("NO300000126MVA", "NO300000127MVA", 1, "NO-R-001"),
            ("cac:PartyTaxScheme", "cac:OtherScheme", 8, "no VAT number of the seller"),
            ("<cbc:Percent>25</cbc:Percent>", "<cbc:Percent>24</cbc:Percent>", 8, "24 % VAT in category S"),
            ("<cbc:Percent>25</cbc:Percent>", "", 8, "no rate of VAT in category S"),
        ],
    );
    let project = project(VatStatus::NotRegistered);
    let scheme = "<cac:PartyTaxScheme><cbc:CompanyID>NO300000126MVA</cbc:CompanyID></cac:PartyTaxScheme>";
    let legal = "<cac:PartyLegalEntity>";
    let without = xml(&project, &signing(&project));
    assert_found(&without, &[(legal, &format!("{scheme}{legal}"), 8, "BR-O-02")]);
    let rate = "<cbc:ID>O</cbc:ID><cbc:Percent>0</cbc:Percent>";
    assert_found(&without, &[("<cbc:ID>O</cbc:ID>", rate, 8, "0 % VAT in category O")]);
}

#[test]
fn a_credit_note_with_one_thing_wrong() {
    let mut project = project(VatStatus::NotRegistered);
    let original = final_document(&mut project, 15_000);
    let xml = xml(&project, &reversed(&original));
    let gross = format!("{}</cbc:TaxInclusiveAmount>", original.content.totals.gross);
    assert_found(
        &xml,
        &[
            ("cac:BillingReference", "cac:OtherReference", 0, "names no invoice"),
            (&gross, &format!("-{gross}"), 0, "below zero"),
            ("<cbc:DocumentTypeCode>50", "<cbc:DocumentTypeCode>130", 0, "BT-11"),
        ],
    );
}

#[test]
fn what_is_no_ehf_at_all() {
    for bytes in [&b"<Order/>"[..], b"<Invoice>", b"\xff", b""] {
        let problems = preflight(bytes, &places());
        assert_eq!(problems.iter().map(crate::diag::Problem::code).collect::<Vec<_>>(), [Internal::CODE]);
    }
}
