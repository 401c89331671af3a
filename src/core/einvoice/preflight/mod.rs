//! The rules that the public sets leave out or leave to others, checked on the finished bytes.
//!
//! The bytes are read back as a plain tree, so that nothing of the model or of its writer is believed. What is wrong is
//! said of the key in `agreement.yaml` that it came from; what can't come from a key is a mistake of this program.
//!
//! | rule | what it asks | checked in |
//! |---|---|---|
//! | PEPPOL-COMMON-R041 | organisation numbers by modulus 11 | `identifiers` |
//! | NO-R-001 | a VAT number is `NO`, nine digits, `MVA` | `identifiers` |
//! | – | account and KID by their check digits | `identifiers` |
//! | PEPPOL-EN16931-R010, R020 | both parties have an electronic address | `identifiers` |
//! | PEPPOL-EN16931-R001, R004, R007 | profile and customization | `form` |
//! | PEPPOL-EN16931-R002, R008, R051, R053, R080 | one note, nothing empty, one currency, one sum of VAT, one project | `form` |
//! | PEPPOL-EN16931-CL001 | types and names of the files in it | `form` |
//! | PEPPOL-EN16931-R003 | the order number, and nothing else | `references` |
//! | BG-3 | a credit note names what it reverses | `references` |
//! | PEPPOL-EN16931-R120, BR-CO-10 to BR-CO-17, BR-27 | sums and prices | `sums` |
//! | – | a credit note is never below zero | `sums` |
//! | BR-O-02, BR-O-05, BR-S-02, BR-E-02 | VAT only with a VAT number, rates that exist | `vat` |
//! | – | due date, in order with the issue date; delivery or period | `dates` |

mod dates;
mod form;
mod identifiers;
mod references;
mod sums;
#[cfg(test)]
mod tests;
mod vat;

use super::tree::Element;
use crate::diag::{KeyPlaces, Problems, catalogue};

/// What a rule found wrong. `input` refuses before what could lead to it, so only this program can have done it.
struct Finding {
    /// The key in `agreement.yaml` that it came from; empty when it came from none.
    key: &'static str,
    /// What is wrong, and the rule that says so.
    what: String,
    /// Is it a sum that doesn't follow from its parts?
    is_sum: bool,
}

impl Finding {
    fn new(key: &'static str, rule: &str, what: &str) -> Self {
        Self { key, what: format!("the EHF {what} ({rule})"), is_sum: false }
    }

    /// Something that came from no key.
    fn of_form(what: impl AsRef<str>, rule: &str) -> Self {
        Self::new("", rule, what.as_ref())
    }
}

/// Invoice or credit note, by its root element.
#[derive(Clone, Copy)]
struct Ehf<'a> {
    root: &'a Element,
    is_credit_note: bool,
}

impl<'a> Ehf<'a> {
    fn lines(self) -> Vec<&'a Element> {
        self.root.all(&[if self.is_credit_note { "CreditNoteLine" } else { "InvoiceLine" }])
    }

    /// An amount of the totals, in øre.
    fn total(self, name: &str) -> Option<i64> {
        self.root.text_at(&["LegalMonetaryTotal", name]).and_then(hundredths)
    }
}

/// Checks finished bytes; no problem means that the buyer's system has nothing to refuse that can be told from here.
#[must_use]
pub fn preflight(xml: &[u8], places: &dyn KeyPlaces) -> Problems {
    let mut problems = Problems::new();
    for finding in findings(xml) {
        problems.push(catalogue::Internal { what: finding.what }.at(places.at(finding.key)));
    }
    problems.sorted()
}

/// The sums in finished bytes that don't follow from their parts, each as a clause.
#[must_use]
pub fn wrong_sums(xml: &[u8]) -> Vec<String> {
    findings(xml).into_iter().filter(|finding| finding.is_sum).map(|finding| finding.what).collect()
}

fn findings(xml: &[u8]) -> Vec<Finding> {
    match Element::read(xml) {
        Ok(root) => match root.name.as_str() {
            "Invoice" | "CreditNote" => check(Ehf { root: &root, is_credit_note: root.name == "CreditNote" }),
            other => vec![Finding::of_form(format!("begins with `{other}`"), "BR-01")],
        },
        Err(why) => vec![Finding::of_form(format!("can't be read: {why}"), "XML 1.0")],
    }
}

fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let parts: [fn(Ehf<'_>) -> Vec<Finding>; 6] =
        [form::check, identifiers::check, references::check, sums::check, vat::check, dates::check];
    parts.iter().flat_map(|part| part(ehf)).collect()
}

/// `-12.5` as −1250; `None` for anything else than digits, a point and one or two decimals. Read here anew, so that
/// a mistake in how amounts are written would be seen.
fn hundredths(text: &str) -> Option<i64> {
    let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(decimals) || decimals.len() > 2 || whole.len() > 12 {
        return None;
    }
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 100 + decimals))
}

/// −1250 as `-12.50`.
fn written(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}
