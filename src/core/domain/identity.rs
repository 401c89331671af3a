//! Names and numbers by which things are known.

use std::fmt;

use super::check_digits::{self, CheckDigitError};
use crate::num::as_text;

/// Declares an id that is a short word of lower-case letters, digits and hyphens.
macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Accepts 1 to 40 of `a-z`, `0-9` and `-`, beginning with a letter or digit.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                is_slug(text).then(|| Self(text.to_owned()))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        as_text!($name, "an id of a-z, 0-9 and -", r"^[a-z0-9][a-z0-9-]{0,39}$", $name::new);
    };
}

fn is_slug(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

slug! {
    /// An agreement: the name of its folder under `inputs/`.
    AgreementId
}
slug! {
    /// A payment milestone, such as `signing`.
    MilestoneId
}
slug! {
    /// A person who writes hours.
    PersonId
}
slug! {
    /// A sub-goal (delmål) of the agreement.
    SubGoalId
}
slug! {
    /// A result indicator.
    IndicatorId
}

/// The number of a cost voucher (bilagsnummer), from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoucherNumber(u32);

impl VoucherNumber {
    /// Accepts 1 to 9999.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        (1..=9999).contains(&number).then_some(Self(number))
    }

    /// The bare number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for VoucherNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

as_text!(VoucherNumber, "a number from 1 to 9999", r"^\d{1,4}$", |text| VoucherNumber::new(
    text.parse().ok()?
));

/// An organisation number of Enhetsregisteret: nine digits, the last by modulus 11.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgNumber(String);

impl OrgNumber {
    /// Weights as Brønnøysundregistrene gives them.
    const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

    /// Reads nine digits, spaces aside.
    ///
    /// # Errors
    /// When the form or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, CheckDigitError> {
        let digits = check_digits::digits(text, 9)?;
        check_digits::check_modulus_11(&digits, &Self::WEIGHTS)?;
        Ok(Self(join(&digits)))
    }

    /// The nine digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The number of a registered seller as other countries know it (Peppol's NO-R-001).
    #[must_use]
    pub fn vat_number(&self) -> String {
        format!("NO{}MVA", self.0)
    }
}

/// Its digits.
impl fmt::Display for OrgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(OrgNumber, "a number of Enhetsregisteret", r"^\d{9}$", |text| OrgNumber::parse(text).ok());

/// A Norwegian bank account (kontonummer): eleven digits, the last by modulus 11.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankAccount(String);

impl BankAccount {
    const WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// Reads eleven digits, spaces and full stops aside.
    ///
    /// # Errors
    /// When the form or the check digit is wrong, or the bank's four digits are 0000.
    pub fn parse(text: &str) -> Result<Self, CheckDigitError> {
        let digits = check_digits::digits(text, 11)?;
        if digits.starts_with(&[0, 0, 0, 0]) {
            return Err(CheckDigitError::Nobody);
        }
        check_digits::check_modulus_11(&digits, &Self::WEIGHTS)?;
        Ok(Self(join(&digits)))
    }

    /// The eleven digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// Its digits.
impl fmt::Display for BankAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(BankAccount, "a bank account", r"^\d{11}$", |text| BankAccount::parse(text).ok());

/// A customer identification for payments (KID): 3 to 25 digits, the last by modulus 10.
///
/// Banks also know modulus 11, whose hyphen many of them reject; only modulus 10 is taken here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kid(String);

impl Kid {
    /// Reads 3 to 25 digits.
    ///
    /// # Errors
    /// When the form or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, CheckDigitError> {
        let length = text.chars().filter(char::is_ascii_digit).count().clamp(3, 25);
        let digits = check_digits::digits(text, length)?;
        if digits.iter().all(|digit| *digit == 0) {
            return Err(CheckDigitError::Nobody);
        }
        let Some((last, body)) = digits.split_last() else {
            return Err(CheckDigitError::Form { digits: length });
        };
        let expected = check_digits::modulus_10(body);
        if expected == *last {
            Ok(Self(join(&digits)))
        } else {
            Err(CheckDigitError::Digit { expected: Some(expected) })
        }
    }

    /// The digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// Its digits.
impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Kid, "a KID", r"^\d{3,25}$", |text| Kid::parse(text).ok());

/// The buyer's order number (bestillernummer), which is all that BT-10 may hold: extra words in that field send an
/// invoice back. Its form is the buyer's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BuyerReference(String);

impl BuyerReference {
    /// Accepts 1 to 30 letters and digits, with `-`, `/` and `.` between them, and nothing else.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        is_reference(text).then(|| Self(text.to_owned()))
    }

    /// Does the number have the form that this buyer asks for? Buskerud fylkeskommune takes «bokstaven B og et sekssifret
    /// nummer» («Innkjøp og fakturering»); other buyers' forms are not known.
    #[must_use]
    pub fn suits(&self, buyer: &OrgNumber) -> bool {
        let six_digits = |digits: &str| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        buyer.digits() != BUSKERUD || self.0.strip_prefix('B').is_some_and(six_digits)
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BuyerReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(BuyerReference, "an order number", r"^[A-Za-z0-9./-]{1,30}$", BuyerReference::new);

/// Buskerud fylkeskommune's number in Enhetsregisteret.
const BUSKERUD: &str = "930580260";

/// One word by which a buyer files something.
fn is_reference(text: &str) -> bool {
    (1..=30).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.'))
        && text.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && text.ends_with(|letter: char| letter.is_ascii_alphanumeric())
}

/// The buyer's project number (prosjektnummer), BT-11.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectNumber(String);

impl ProjectNumber {
    /// Accepts what a [`BuyerReference`] may be.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        is_reference(text).then(|| Self(text.to_owned()))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProjectNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(ProjectNumber, "a project number", r"^[A-Za-z0-9./-]{1,30}$", ProjectNumber::new);

fn join(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}
