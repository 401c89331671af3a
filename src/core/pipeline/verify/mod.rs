//! Is everything that was issued as it was issued? The register's chain, each document against its line, each file
//! against its print, and on request each document made once more.

mod chain;
mod differences;
mod document;
mod ehf;
mod entry;
mod found;
mod package;
mod rebuild;

use std::collections::BTreeSet;

use crate::diag::{Errors, Place, Problems, catalogue};
use crate::digest::sha256;
use crate::domain::{AgreementId, DocumentNumber};
use crate::pipeline::context::Context;
use crate::pipeline::folder::unknown_among;
use crate::register::Register;
use crate::store::Store;

pub use chain::Link;
pub use found::{Verification, Verified, VerifiedPackage};
pub use rebuild::{Rebuild, Rebuilt};

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
    found.problems.extend(store.goes_on());
    found.register = (register.entries().len() > 0).then(|| register.head().to_owned());
    for entry in register.entries() {
        let verified = document::of_the_register(store, entry, &folders, &mut found.problems);
        found.documents.push(verified);
    }
    unknown_among(&folders, &register, &mut found.problems);
    for path in store.beside_issued()? {
        found.problems.push(catalogue::BesideIssued { path: &path }.at(Place::file(&path)));
    }
    if let Some(rebuild) = rebuild {
        rebuild.carry_out(context, &register, &mut found.problems, &mut found.rebuilt)?;
    }
    Ok(())
}

/// Says that the register, older or another than the one that was seen last, is the right one.
///
/// # Errors
/// When it isn't whole, or that can't be remembered.
pub fn accept_register(store: &dyn Store) -> Result<(), Errors> {
    Register::read(&store.register()?)?;
    store.accept_register()
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

/// What packages prove of each other: which follow which in their register, and where two can't both be of it.
#[must_use]
pub fn compare_packages(packages: &[VerifiedPackage]) -> (Vec<Link>, Problems) {
    chain::links(packages)
}

fn parts(folder: &str) -> Option<(AgreementId, DocumentNumber)> {
    let (agreement, number) = folder.split_once('/')?;
    Some((AgreementId::new(agreement)?, DocumentNumber::new(number)?))
}
