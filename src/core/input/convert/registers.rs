//! Numbers of registers, which carry check digits.

use super::super::node::Field;
use super::findings::Findings;
use crate::diag::catalogue;
use crate::domain::{BankAccount, CheckDigitError, Kid, OrgNumber};

impl Findings<'_> {
    /// A number of Enhetsregisteret.
    pub(super) fn org_number(&mut self, field: Option<Field<'_>>) -> Option<OrgNumber> {
        let field = field?;
        self.register(field, OrgNumber::parse(field.text), "an organisation number", "its nine digits")
    }

    /// A bank account.
    pub(super) fn account(&mut self, field: Option<Field<'_>>) -> Option<BankAccount> {
        let field = field?;
        self.register(field, BankAccount::parse(field.text), "a bank account", "its eleven digits")
    }

    /// A payment id.
    pub(super) fn kid(&mut self, field: Option<Field<'_>>) -> Option<Kid> {
        let field = field?;
        self.register(field, Kid::parse(field.text), "a KID with a modulus 10 check digit", "3 to 25 digits")
    }

    fn register<T>(
        &mut self,
        field: Field<'_>,
        read: Result<T, CheckDigitError>,
        what: &str,
        form: &str,
    ) -> Option<T> {
        match read {
            Ok(number) => return Some(number),
            Err(CheckDigitError::Form { .. }) => {
                self.refuse(catalogue::REGISTER_FORM, field, &[("what", what), ("form", form)]);
            }
            Err(CheckDigitError::Nobody) => {
                let form = "the real number, or leave it open until it is known";
                self.refuse(catalogue::REGISTER_FORM, field, &[("what", what), ("form", form)]);
            }
            Err(CheckDigitError::Digit { expected }) => {
                let suggestion = expected.map_or_else(
                    || "check the other digits too: no last digit fits them".to_owned(),
                    |digit| format!("check every digit; if the others are right, the last one is {digit}"),
                );
                self.refuse(catalogue::CHECK_DIGIT, field, &[("what", what), ("suggestion", &suggestion)]);
            }
        }
        None
    }
}
