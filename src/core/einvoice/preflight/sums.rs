//! Every sum added up anew, in whole øre.

use super::super::tree::Element;
use super::{Ehf, Finding, hundredths, written};

pub(super) fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings = unreadable(ehf);
    // Sums of what can't be read would only repeat it.
    if findings.is_empty() {
        findings.extend(ehf.lines().into_iter().flat_map(|line| of_line(ehf, line)));
        findings.extend(of_totals(ehf));
        findings.extend(of_vat(ehf));
    }
    findings
}

/// Amounts are digits with at most two decimals, and those that every document has are there.
fn unreadable(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    ehf.root.each(&mut |_, element| {
        let is_amount = element.attribute("currencyID").is_some();
        if is_amount && hundredths(element.text.trim()).is_none() {
            let what = format!("has `{}` as an amount in `{}`", element.text, element.name);
            findings.push(Finding::of_form(what, "BR-DEC"));
        }
    });
    for name in ["LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount"] {
        if ehf.total(name).is_none() {
            findings.push(Finding::of_form(format!("has no `{name}`"), "BR-12 to BR-15"));
        }
    }
    if ehf.lines().is_empty() {
        findings.push(Finding::of_form("has no line", "BR-16"));
    }
    findings
}

fn of_line(ehf: Ehf<'_>, line: &Element) -> Vec<Finding> {
    let quantity = if ehf.is_credit_note { "CreditedQuantity" } else { "InvoicedQuantity" };
    let read = |path: &[&str]| line.text_at(path).and_then(hundredths);
    let parts = (read(&[quantity]), read(&["Price", "PriceAmount"]), read(&["LineExtensionAmount"]));
    let number = line.text_at(&["ID"]).unwrap_or_default();
    let (Some(quantity), Some(price), Some(net)) = parts else {
        return vec![Finding::of_form(
            format!("has no quantity, price or sum in line {number}"),
            "BR-22 to BR-26",
        )];
    };
    let mut findings = Vec::new();
    if price < 0 {
        findings.push(Finding::of_form(format!("has a price below zero in line {number}"), "BR-27"));
    }
    // Hundredths of pieces times hundredths of kroner, half an øre away from zero.
    let product = i128::from(quantity) * i128::from(price);
    let rounded = (product.abs() + 50) / 100 * product.signum();
    if rounded != i128::from(net) {
        let expected = i64::try_from(rounded).map_or_else(|_| rounded.to_string(), written);
        findings.push(sum(&format!("line {number}"), &written(net), &expected, "PEPPOL-EN16931-R120"));
    }
    findings
}

fn of_totals(ehf: Ehf<'_>) -> Vec<Finding> {
    let total = |name| ehf.total(name).unwrap_or_default();
    let lines: i64 =
        ehf.lines().iter().filter_map(|line| hundredths(line.text_at(&["LineExtensionAmount"])?)).sum();
    let vat = ehf.root.text_at(&["TaxTotal", "TaxAmount"]).and_then(hundredths).unwrap_or_default();
    let (net, gross) = (total("TaxExclusiveAmount"), total("TaxInclusiveAmount"));
    let sums = [
        ("the sum of the lines", total("LineExtensionAmount"), lines, "BR-CO-10"),
        ("the sum without VAT", net, total("LineExtensionAmount"), "BR-CO-13"),
        ("the sum with VAT", gross, net + vat, "BR-CO-15"),
        ("what is to be paid", total("PayableAmount"), gross - total("PrepaidAmount"), "BR-CO-16"),
    ];
    let mut findings: Vec<Finding> = sums
        .into_iter()
        .filter(|(_, found, expected, _)| found != expected)
        .map(|(what, found, expected, rule)| sum(what, &written(found), &written(expected), rule))
        .collect();
    // What is to be paid may be below zero: an invoice that an advance more than covered can be credited too.
    if ehf.is_credit_note && gross < 0 {
        let what = format!("has a sum below zero, {}", written(gross));
        findings.push(Finding::of_form(what, "BIS Billing, «Credit notes»"));
    }
    findings
}

fn of_vat(ehf: Ehf<'_>) -> Vec<Finding> {
    let read =
        |element: &Element, path: &[&str]| element.text_at(path).and_then(hundredths).unwrap_or_default();
    let subtotals = ehf.root.all(&["TaxTotal", "TaxSubtotal"]);
    let mut findings = Vec::new();
    let whole = ehf.root.at(&["TaxTotal"]).map_or(0, |total| read(total, &["TaxAmount"]));
    let parts: i64 = subtotals.iter().map(|part| read(part, &["TaxAmount"])).sum();
    if whole != parts {
        findings.push(sum("VAT", &written(whole), &written(parts), "BR-CO-14"));
    }
    let bases: i64 = subtotals.iter().map(|part| read(part, &["TaxableAmount"])).sum();
    if bases != ehf.total("TaxExclusiveAmount").unwrap_or_default() {
        let net = ehf.total("TaxExclusiveAmount").unwrap_or_default();
        findings.push(sum(
            "what VAT is computed on",
            &written(bases),
            &written(net),
            "BR-S-08, BR-E-08, BR-O-08",
        ));
    }
    for part in subtotals {
        let base = i128::from(read(part, &["TaxableAmount"]));
        let product = base * i128::from(read(part, &["TaxCategory", "Percent"]));
        let rounded = i64::try_from((product.abs() + 5_000) / 10_000 * product.signum()).unwrap_or(i64::MAX);
        let found = read(part, &["TaxAmount"]);
        if found != rounded {
            findings.push(sum("VAT of a category", &written(found), &written(rounded), "BR-CO-17"));
        }
    }
    findings
}

/// A sum that doesn't follow from its parts.
fn sum(what: &str, found: &str, expected: &str, rule: &str) -> Finding {
    let what = format!("{what} is {found} in the EHF, and its parts give {expected} ({rule})");
    Finding { key: "", what, is_sum: true }
}
