//! Modulus 10 and modulus 11, as Norwegian registers use them.

/// Why a number of a register is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckDigitError {
    /// Not the right number of digits, or something else than digits.
    Form {
        /// How many digits the number has.
        digits: usize,
    },
    /// The last digit is not what the others ask for.
    Digit {
        /// The digit that would fit; `None` when no last digit does.
        expected: Option<u8>,
    },
    /// All zeros, which passes the sum but is nobody's number.
    Nobody,
}

/// The digits of `text` when it is exactly `length` digits, spaces and full stops aside.
pub(super) fn digits(text: &str, length: usize) -> Result<Vec<u8>, CheckDigitError> {
    let mut digits = Vec::with_capacity(length);
    for letter in text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '.')) {
        match letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
            Some(digit) => digits.push(digit),
            None => return Err(CheckDigitError::Form { digits: length }),
        }
    }
    if digits.len() == length { Ok(digits) } else { Err(CheckDigitError::Form { digits: length }) }
}

/// The modulus-11 check digit of `body` under `weights`; `None` when the remainder leaves no digit.
pub(super) fn modulus_11(body: &[u8], weights: &[u32]) -> Option<u8> {
    let sum: u32 = body.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => u8::try_from(digit).ok(),
    }
}

/// The modulus-10 (Luhn) check digit of `body`.
pub(super) fn modulus_10(body: &[u8]) -> u8 {
    let sum: u32 = body
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let weighted = u32::from(*digit) * if place % 2 == 0 { 2 } else { 1 };
            weighted / 10 + weighted % 10
        })
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or_default()
}

/// Checks the last of `digits` against the modulus-11 sum of the others.
pub(super) fn check_modulus_11(digits: &[u8], weights: &[u32]) -> Result<(), CheckDigitError> {
    if digits.iter().all(|digit| *digit == 0) {
        return Err(CheckDigitError::Nobody);
    }
    let Some((last, body)) = digits.split_last() else {
        return Err(CheckDigitError::Form { digits: 0 });
    };
    let expected = modulus_11(body, weights);
    if expected == Some(*last) { Ok(()) } else { Err(CheckDigitError::Digit { expected }) }
}

/// Weights of the first control digit of a national identity number.
const IDENTITY_FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
/// Weights of the second control digit, over the first too.
const IDENTITY_SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/// Finds a fødselsnummer or D-number in a text: eleven digits in a row (or 6 + 5) with a possible date and both control
/// digits right. Returns it as written.
#[must_use]
pub fn contains_national_identity_number(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if !bytes[start].is_ascii_digit() || (start > 0 && bytes[start - 1].is_ascii_digit()) {
            start += 1;
            continue;
        }
        if let Some(end) = identity_number_end(bytes, start) {
            return text.get(start..end);
        }
        start += 1;
    }
    None
}

/// Where an identity number that begins at `start` ends.
fn identity_number_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut digits = Vec::with_capacity(11);
    let mut at = start;
    while digits.len() < 11 {
        let byte = *bytes.get(at)?;
        if byte.is_ascii_digit() {
            digits.push(byte - b'0');
        } else if !(byte == b' ' && digits.len() == 6) {
            return None;
        }
        at += 1;
    }
    let ends_here = bytes.get(at).is_none_or(|byte| !byte.is_ascii_digit());
    (ends_here && is_identity_number(&digits)).then_some(at)
}

fn is_identity_number(digits: &[u8]) -> bool {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    // A D-number has 40 added to the day; Tenor's and other synthetic numbers have 40 or 80 added to the month.
    let day = pair(0) % 40;
    let month = pair(2) % 40;
    (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && modulus_11(&digits[..9], &IDENTITY_FIRST) == Some(digits[9])
        && modulus_11(&digits[..10], &IDENTITY_SECOND) == Some(digits[10])
}
