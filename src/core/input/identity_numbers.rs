//! National identity numbers: found anywhere in an input, shown nowhere.

use crate::diag::Problems;
use crate::diag::catalogue::IdentityNumber;
use crate::domain::contains_national_identity_number;

use super::source::{Source, Span};

/// Reports every national identity number of a file; `exempt` is where a bank account stands, whose
/// eleven digits can pass for one.
pub(super) fn report(source: &Source, exempt: Option<Span>, problems: &mut Problems) {
    for (line_start, line) in source.lines() {
        for (at, number) in find(line) {
            let span = Span { start: line_start + at, end: line_start + at + number.len() };
            let is_account = exempt.is_some_and(|known| known.start <= span.start && span.end <= known.end);
            if !is_account {
                problems.push(source.problem(span, IdentityNumber { masked: number }));
            }
        }
    }
}

/// `text` with the digits of each identity number hidden but for the first six, the birthday.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut masked = text.to_owned();
    for (at, number) in find(text) {
        let hidden: String =
            number.char_indices().map(|(nth, letter)| if nth < 6 { letter } else { '*' }).collect();
        masked.replace_range(at..at + number.len(), &hidden);
    }
    masked
}

/// Each identity number of `text` with its byte.
fn find(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut searched = 0;
    while let Some(number) = text.get(searched..).and_then(contains_national_identity_number) {
        let at = number.as_ptr().addr() - text.as_ptr().addr();
        found.push((at, number));
        searched = at + number.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_masked_to_its_birthday() {
        assert_eq!(masked("a 17054026641 b 170540 26641"), "a 170540***** b 170540******");
        assert_eq!(masked("voucher 12345678901"), "voucher 12345678901");
    }
}
