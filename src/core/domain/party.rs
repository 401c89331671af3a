//! Seller and buyer.

use super::OrgNumber;

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
