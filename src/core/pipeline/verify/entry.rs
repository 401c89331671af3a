//! A manifest against its document's line of the register.

use super::differences::between;
use crate::diag::{Place, Problems, catalogue};
use crate::package::Manifest;
use crate::register::Entry;

/// The line that follows from the manifest must be the line of the register.
pub(super) fn against_the_manifest(entry: &Entry, manifest: &Manifest, path: &str, problems: &mut Problems) {
    // That the ZIP is another is told where its hash is taken.
    let said = manifest.entry(entry.package.sha256.clone());
    for (what, found, expected) in between(&said, &Some(entry)) {
        let number = &entry.number;
        let problem = catalogue::ManifestDisagrees { number, what, found, expected };
        problems.push(problem.at(Place::file(path)));
    }
}
