//! Numbers of registers, whose last digits are computed here once more.

use super::super::tree::Element;
use super::{Ehf, Finding};

/// The parties and the keys of their numbers.
const SIDES: [(&str, &str, &str); 2] = [
    ("AccountingSupplierParty", "seller.org_number", "PEPPOL-EN16931-R020"),
    ("AccountingCustomerParty", "buyer.org_number", "PEPPOL-EN16931-R010"),
];

pub(super) fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (side, key, rule) in SIDES {
        if let Some(party) = ehf.root.at(&[side, "Party"]) {
            findings.extend(party_numbers(party, key));
        }
        if ehf.root.at(&[side, "Party", "EndpointID"]).is_none() {
            findings.push(wrong("", "the electronic address of a party", rule, key));
        }
    }
    for means in ehf.root.all(&["PaymentMeans"]) {
        findings.extend(payment(means));
    }
    findings
}

fn party_numbers(party: &Element, key: &'static str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let numbers = [party.all(&["EndpointID"]), party.all(&["PartyLegalEntity", "CompanyID"])].concat();
    for number in numbers {
        if number.attribute("schemeID") != Some("0192") || !is_org_number(&number.text) {
            findings.push(wrong(&number.text, "an organisation number", "PEPPOL-COMMON-R041", key));
        }
    }
    for number in party.all(&["PartyTaxScheme", "CompanyID"]) {
        let digits = number.text.strip_prefix("NO").and_then(|rest| rest.strip_suffix("MVA"));
        if !digits.is_some_and(is_org_number) {
            findings.push(wrong(&number.text, "a Norwegian VAT number", "NO-R-001", key));
        }
    }
    findings
}

fn payment(means: &Element) -> Vec<Finding> {
    let mut findings = Vec::new();
    let account = means.text_at(&["PayeeFinancialAccount", "ID"]).unwrap_or_default();
    if !is_account(account) {
        findings.push(wrong(account, "a bank account", "kontonummer, modulus 11", "payment.account"));
    }
    if let Some(kid) = means.text_at(&["PaymentID"])
        && !is_kid(kid)
    {
        findings.push(wrong(kid, "a KID", "modulus 10", "payment.kid"));
    }
    findings
}

fn wrong(text: &str, what: &str, rule: &str, key: &'static str) -> Finding {
    Finding::new(key, rule, &format!("has `{text}`, which is not {what}"))
}

/// Nine digits whose weighted sum, the last one included, is a multiple of eleven.
fn is_org_number(text: &str) -> bool {
    is_multiple_of_eleven(text, &[3, 2, 7, 6, 5, 4, 3, 2, 1])
}

/// Eleven digits, in the same way; no bank begins with 0000.
fn is_account(text: &str) -> bool {
    is_multiple_of_eleven(text, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) && !text.starts_with("0000")
}

fn is_multiple_of_eleven(text: &str, weights: &[u32]) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|letter| letter.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
        digits.len() == weights.len() && sum > 0 && sum.is_multiple_of(11)
    })
}

/// 3 to 25 digits; from the right, every second one doubled, the digits of all add up to a multiple of ten.
fn is_kid(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|letter| letter.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let doubled = digits.iter().rev().enumerate().map(|(place, digit)| {
            let value = if place % 2 == 1 { digit * 2 } else { *digit };
            value / 10 + value % 10
        });
        let sum: u32 = doubled.sum();
        (3..=25).contains(&digits.len()) && sum > 0 && sum.is_multiple_of(10)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_account, is_kid, is_org_number};

    #[test]
    fn published_numbers_pass_and_their_neighbours_do_not() {
        // norway.md C1, C2 and C4.
        for number in ["123456785", "987654325", "999999999", "998772680", "930580260"] {
            assert!(is_org_number(number), "{number}");
        }
        for number in ["123456789", "988077918", "850000000", "000000000", "12345678", "93058026O"] {
            assert!(!is_org_number(number), "{number}");
        }
        assert!(is_account("86011117947") && is_account("15032387680") && is_account("12345678903"));
        assert!(!is_account("99990000005") && !is_account("00000000000") && !is_account("8601.11.17947"));
        assert!(is_kid("0000001230") && is_kid("602243") && is_kid("2345676"));
        assert!(!is_kid("0000001236") && !is_kid("1000005-") && !is_kid("0000") && !is_kid("18"));
    }
}
