//! What was found of what is issued.

use serde::Serialize;

use super::rebuild::Rebuilt;
use crate::diag::Problems;
use crate::package::Manifest;
use crate::register::Entry;

/// What was found of everything that is issued.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Each fault.
    #[serde(skip)]
    pub problems: Problems,
    /// The SHA-256 of the register's last line, which stands for all of it; `None` while it is empty or damaged.
    pub register: Option<String>,
    /// The documents of the register, in its order.
    pub documents: Vec<Verified>,
    /// The documents that were made once more.
    pub rebuilt: Vec<Rebuilt>,
}

/// An issued document that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Its line of the register.
    #[serde(flatten)]
    pub entry: Entry,
    /// How many files its package has, the manifest among them.
    pub files: usize,
    /// Is all of it as it was issued?
    #[serde(rename = "as_issued")]
    pub is_whole: bool,
}

/// A package that was looked at without the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifiedPackage {
    /// As it was named.
    #[serde(rename = "package")]
    pub name: String,
    /// The SHA-256 of the ZIP.
    pub sha256: String,
    /// Is each file as the manifest says?
    pub as_packed: bool,
    /// What it says; `None` when it can't be opened.
    pub manifest: Option<Manifest>,
    /// Each fault.
    #[serde(skip)]
    pub problems: Problems,
}
