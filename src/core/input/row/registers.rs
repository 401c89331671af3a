//! Numbers of registers, which carry check digits.

use super::{Row, Value};
use crate::diag::catalogue::{CheckDigit, RegisterForm};
use crate::domain::{BankAccount, CheckDigitError, Kid, OrgNumber};

impl Row<'_> {
    /// A number of Enhetsregisteret.
    pub(in crate::input) fn org_number(self, key: &'static str) -> Option<OrgNumber> {
        let value = self.value(key)?;
        value.register(OrgNumber::parse(value.text), "an organisation number", "its nine digits")
    }

    /// A bank account.
    pub(in crate::input) fn account(self, key: &'static str) -> Option<BankAccount> {
        let value = self.value(key)?;
        value.register(BankAccount::parse(value.text), "a bank account", "its eleven digits")
    }

    /// A payment id.
    pub(in crate::input) fn kid(self, key: &'static str) -> Option<Kid> {
        let value = self.value(key)?;
        value.register(Kid::parse(value.text), "a KID with a modulus 10 check digit", "3 to 25 digits")
    }
}

impl Value<'_> {
    fn register<T>(self, read: Result<T, CheckDigitError>, what: &str, form: &str) -> Option<T> {
        match read {
            Ok(number) => return Some(number),
            Err(CheckDigitError::Form { .. }) => {
                self.report(RegisterForm { text: self.text, what, form });
            }
            Err(CheckDigitError::Nobody) => {
                let form = "the real number, or leave it open until it is known";
                self.report(RegisterForm { text: self.text, what, form });
            }
            Err(CheckDigitError::Digit { expected }) => {
                let suggestion = expected.map_or_else(
                    || "check the other digits too: no last digit fits them".to_owned(),
                    |digit| format!("check every digit; if the others are right, the last one is {digit}"),
                );
                self.report(CheckDigit { text: self.text, what, suggestion });
            }
        }
        None
    }
}
