//! Seller and buyer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BankAccount, Kid, OrgNumber};

/// One side of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Full legal name; an IPR's must say that it is one (kommuneloven § 18-1).
    pub name: String,
    /// Number in Enhetsregisteret; `None` while it is not known.
    pub org_number: Option<OrgNumber>,
    /// Where post goes; `None` while it is not known.
    pub address: Option<Address>,
    /// Whom to ask.
    pub contact: Option<Contact>,
}

/// Who bills whom, and where the money goes, as one document says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parties {
    /// Who sells (BG-4).
    pub seller: Identity,
    /// Who buys (BG-7).
    pub buyer: Identity,
    /// The account (BT-84).
    pub account: Option<BankAccount>,
    /// The payment id (BT-83), in a document that asks for payment.
    pub kid: Option<Kid>,
}

/// By what a party is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Identity {
    /// Full legal name (BT-27, BT-44).
    pub name: String,
    /// Number in Enhetsregisteret (BT-30, BT-47).
    pub org_number: Option<OrgNumber>,
}

impl From<&Party> for Identity {
    fn from(party: &Party) -> Self {
        Self { name: party.name.clone(), org_number: party.org_number.clone() }
    }
}

/// A Norwegian postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Street or box.
    pub street: String,
    /// Four digits.
    pub postal_code: String,
    /// Place of the post office.
    pub city: String,
}

/// A person who can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number as it was written.
    pub phone: Option<String>,
}
