//! National identity numbers in a text, which no problem may show.

use crate::domain::contains_national_identity_number;

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
pub(super) fn find(text: &str) -> Vec<(usize, &str)> {
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
