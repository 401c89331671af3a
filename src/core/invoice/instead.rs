//! What the buyer pays in the place of a document that is corrected, in sentences: the same on both documents, on paper and in
//! the EHF.

use super::{Correction, Instead};
use crate::bokmal;
use crate::domain::DocumentNumber;
use crate::words::BOKMAL;

/// What the buyer does instead of paying the document that is corrected, in sentences.
#[must_use]
pub fn instead(correction: &Correction) -> Vec<String> {
    let (words, lines) = (&BOKMAL.issued, &BOKMAL.lines);
    let Correction { original, instead: Some(instead), .. } = correction else { return Vec::new() };
    let Instead { number, asks, due, difference } = &**instead;
    let called = (lines.issued_invoice)(original.number.as_str(), &bokmal::date(original.date));
    let short = |number: &DocumentNumber| (lines.invoice)(number.as_str());
    let (old, new) = (short(&original.number), short(number));
    let pay = match due {
        Some(due) => (words.pay_instead)(&new, &bokmal::kroner(*asks), &bokmal::date(*due)),
        None => (words.nothing_to_pay_instead)(&capital(&new)),
    };
    let compare = match (difference.is_positive(), difference.is_negative()) {
        (true, _) => (words.differs_more)(&bokmal::kroner(*difference), &old),
        (_, true) => (words.differs_less)(&bokmal::kroner(-*difference), &old),
        _ => (words.differs_not)(&old),
    };
    vec![(words.not_to_be_paid)(&capital(&called)), pay, compare]
}

/// As a sentence begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
