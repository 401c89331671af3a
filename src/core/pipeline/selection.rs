//! Which agreements a request means.

use crate::diag::{Errors, Problems, catalogue};
use crate::store::{INPUTS, Store};

/// The agreements named, or all when none is; every name that isn't one is reported.
///
/// A folder that was named belongs to them even without an agreement.yaml: then that is what it lacks.
pub(super) fn agreements(store: &dyn Store, named: &[String]) -> Result<Vec<String>, Errors> {
    let mut known = store.agreements()?;
    let begun = named.iter().filter(|name| !known.contains(name) && store.agreement_folder(name).is_ok());
    known.extend(begun.cloned().collect::<Vec<_>>());
    known.sort();
    known.dedup();
    if known.is_empty() {
        return Err(catalogue::WorkspaceEmpty { folder: INPUTS }.into());
    }
    if named.is_empty() {
        return Ok(known);
    }
    let mut problems = Problems::new();
    for name in named.iter().filter(|name| !known.contains(name)) {
        problems.push(catalogue::AgreementUnknown { name, known: enumeration(&known) });
    }
    // In the order of the workspace and each once, however they were named.
    let selected = known.into_iter().filter(|id| named.contains(id)).collect();
    problems.without_errors().map(|_| selected)
}

/// The names in back-ticks, with commas between.
fn enumeration(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
