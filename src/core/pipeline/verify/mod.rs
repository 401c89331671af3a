//! Is everything that was issued as it was issued? The register's chain, each document against its line, each file
//! against its print, and on request each document made once more.

mod document;
mod ehf;
mod entry;
mod package;
mod rebuild;

use std::collections::BTreeSet;

use serde::Serialize;

use super::Context;
use crate::diag::{Errors, Place, Problems, catalogue};
use crate::digest::sha256;
use crate::domain::{AgreementId, DocumentNumber};
use crate::package::Manifest;
use crate::register::{Entry, Register};
use crate::store::{OUTPUTS, Store};

pub use rebuild::{Rebuild, Rebuilt};

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

/// Looks at everything that is issued.
#[must_use]
pub fn verify(context: Context<'_>, rebuild: Option<&Rebuild>) -> Verification {
    let mut found = Verification::default();
    if let Err(problems) = look(context, rebuild, &mut found) {
        found.problems.extend(problems);
    }
    found.problems = found.problems.sorted();
    found
}

fn look(context: Context<'_>, rebuild: Option<&Rebuild>, found: &mut Verification) -> Result<(), Errors> {
    let store = context.store;
    // The folders first: whatever another run issues in between is then in the register that is read after them.
    let folders: BTreeSet<String> = store.issued()?.into_iter().collect();
    let bytes = store.register()?;
    let register = match Register::read(&bytes) {
        Ok(register) => register,
        Err(problems) => {
            found.problems.extend(problems);
            alone(store, &folders, found);
            return Ok(());
        }
    };
    found.register = (register.entries().len() > 0).then(|| register.head().to_owned());
    for entry in register.entries() {
        let verified = document::of_the_register(store, entry, &folders, &mut found.problems);
        found.documents.push(verified);
    }
    unknown_among(&folders, &register, &mut found.problems);
    rebuild.map_or(Ok(()), |rebuild| rebuild.carry_out(context, &register, found))
}

/// With a damaged register, each folder can still be held against its own manifest.
fn alone(store: &dyn Store, folders: &BTreeSet<String>, found: &mut Verification) {
    for folder in folders {
        let Some((agreement, number)) = parts(folder) else { continue };
        document::by_itself(store, &agreement, &number, &mut found.problems);
    }
}

/// Looks at a ZIP that somebody has, without the register.
#[must_use]
pub fn verify_package(name: &str, bytes: &[u8]) -> VerifiedPackage {
    let mut problems = Problems::new();
    let opened = package::opened(name, bytes, &mut problems);
    VerifiedPackage {
        name: name.to_owned(),
        sha256: sha256(bytes),
        as_packed: problems.is_empty(),
        manifest: opened.map(|opened| opened.manifest),
        problems: problems.sorted(),
    }
}

/// Every folder that the register doesn't know.
pub(super) fn unknown_among(folders: &BTreeSet<String>, register: &Register, problems: &mut Problems) {
    let known: BTreeSet<String> = register.entries().map(folder_name).collect();
    for folder in folders.difference(&known) {
        unknown(folder, problems);
    }
}

/// A folder that the register doesn't know.
fn unknown(folder: &str, problems: &mut Problems) {
    let (agreement, number) = folder.split_once('/').unwrap_or(("", folder));
    let place = Place::file(format!("{OUTPUTS}/{agreement}/issued/{number}"));
    problems.push(catalogue::DocumentUnknown { number, agreement }.at(place));
}

/// A document's folder as the store lists it.
fn folder_name(entry: &Entry) -> String {
    format!("{}/{}", entry.agreement, entry.number)
}

fn parts(folder: &str) -> Option<(AgreementId, DocumentNumber)> {
    let (agreement, number) = folder.split_once('/')?;
    Some((AgreementId::new(agreement)?, DocumentNumber::new(number)?))
}
