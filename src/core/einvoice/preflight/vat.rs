//! VAT: who may state it, and at which rate.

use super::{Ehf, Finding, hundredths};

/// The rates of Norwegian VAT, in hundredths of a percent: general, food, and transport and the like.
const RATES: [i64; 3] = [2500, 1500, 1200];

pub(super) fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = numbers(ehf).into_iter().collect();
    let lines = ehf.lines();
    let of_lines = lines.iter().filter_map(|line| line.at(&["Item", "ClassifiedTaxCategory"]));
    let of_sums = ehf.root.all(&["TaxTotal", "TaxSubtotal", "TaxCategory"]);
    let mut rates: Vec<(&str, Option<&str>)> = of_lines
        .chain(of_sums)
        .map(|category| (category.text_at(&["ID"]).unwrap_or_default(), category.text_at(&["Percent"])))
        .collect();
    rates.sort_unstable();
    rates.dedup();
    findings
        .extend(rates.into_iter().filter(|(category, percent)| !exists(category, *percent)).map(wrong_rate));
    let mut categories: Vec<&str> = ehf
        .root
        .all(&["TaxTotal", "TaxSubtotal", "TaxCategory", "ID"])
        .into_iter()
        .map(|id| id.text.as_str())
        .collect();
    categories.dedup();
    if categories.len() != 1 {
        findings.push(Finding::of_form("has not exactly one VAT category", "BR-CO-18, BR-O-11"));
    }
    findings
}

/// A VAT number is there exactly when the document is within the scope of VAT.
fn numbers(ehf: Ehf<'_>) -> Option<Finding> {
    let sellers = ehf.root.at(&["AccountingSupplierParty", "Party", "PartyTaxScheme"]).is_some();
    let buyers = ehf.root.at(&["AccountingCustomerParty", "Party", "PartyTaxScheme"]).is_some();
    let tax = ehf.root.text_at(&["TaxTotal", "TaxAmount"]).and_then(hundredths).unwrap_or_default();
    let category = ehf.root.text_at(&["TaxTotal", "TaxSubtotal", "TaxCategory", "ID"]).unwrap_or_default();
    let (what, rule) = match category {
        _ if tax != 0 && !sellers => ("states VAT, but no VAT number of the seller", "mval § 15-11"),
        "O" if sellers || buyers => ("shows a VAT number, though it is outside the scope of VAT", "BR-O-02"),
        "S" | "E" | "Z" if !sellers => ("has no VAT number of the seller", "BR-S-02, BR-E-02, BR-Z-02"),
        _ => return None,
    };
    Some(Finding::new("vat.status", rule, what))
}

fn exists(category: &str, percent: Option<&str>) -> bool {
    match category {
        "O" => percent.is_none(),
        "E" | "Z" => percent.and_then(hundredths) == Some(0),
        "S" => percent.and_then(hundredths).is_some_and(|rate| RATES.contains(&rate)),
        _ => false,
    }
}

fn wrong_rate((category, percent): (&str, Option<&str>)) -> Finding {
    let percent = percent.map_or_else(|| "no rate of".to_owned(), |percent| format!("{percent} %"));
    let what = format!("has {percent} VAT in category {category}, which Norway doesn't have");
    Finding::new("vat.status", "BR-S-05, BR-E-05, BR-O-05", &what)
}
