//! Sentences of the XML.

use crate::bokmal;
use crate::domain::DocumentRef;
use crate::invoice::{self, Correction, Issued, Step};
use crate::words::BOKMAL;

/// When and why the buyer pays (forsinkelsesrenteloven § 2 b: an advance falls due by agreement alone, so the invoice
/// names the instalment).
pub(super) fn payment_terms(days: i64, milestone: &str) -> String {
    plain(&(BOKMAL.einvoice.terms)(&days.to_string(), milestone))
}

/// What is corrected, and why (bokføringsforskriften §§ 5-2-7 and 5-12).
pub(super) fn correction(document: &Issued, correction: &Correction) -> String {
    let words = &BOKMAL.lines;
    let named = |call: fn(&str, &str) -> String, document: &DocumentRef| {
        call(document.number.as_str(), &bokmal::date(document.date))
    };
    let Correction { original, reason, step, .. } = correction;
    let about = match step {
        Step::Reverses { .. } => (BOKMAL.einvoice.credits)(&named(words.issued_invoice, original), reason),
        Step::Replaces { credit_note: None, .. } => {
            (BOKMAL.einvoice.corrects)(&named(words.issued_credit_note, original), reason)
        }
        Step::Replaces { .. } => {
            let reversed =
                document.reversed_by().map(|credit_note| named(words.issued_credit_note, credit_note));
            let reversed: Vec<String> = reversed.collect();
            let original = named(words.issued_invoice, original);
            (BOKMAL.einvoice.replaces)(&original, &reversed.join(", "), reason)
        }
    };
    plain(&[vec![about], invoice::instead(correction)].concat().join(" "))
}

/// With plain spaces on one line: a no-break space is for paper, and some systems show it as a box.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
