//! A ZIP against its own manifest, with or without anything else around it.

use super::ehf;
use crate::diag::{Place, Problem, Problems, catalogue};
use crate::package::{self, FORMAT, Fault, NotAManifest, Opened};

/// Opens the ZIP at `path` and holds it against its manifest; `None` when it can't be opened.
pub(super) fn opened(path: &str, bytes: &[u8], problems: &mut Problems) -> Option<Opened> {
    let opened = match package::open(bytes) {
        Ok(opened) => opened,
        Err(why) => {
            let problem: Problem = match why {
                NotAManifest::OtherFormat(found) => {
                    catalogue::PackageFormat { path, found, known: FORMAT }.into()
                }
                NotAManifest::Unreadable(why) => catalogue::PackageUnreadable { path, why }.into(),
            };
            problems.push(problem.at(Place::file(path)));
            return None;
        }
    };
    for fault in opened.faults() {
        let problem: Problem = match fault {
            Fault::Changed(file, what) => catalogue::PackedFileChanged { file, what }.into(),
            Fault::Missing(file) => catalogue::PackedFileMissing { file }.into(),
            Fault::Unknown(file) => catalogue::PackedFileUnknown { file }.into(),
        };
        problems.push(problem.at(Place::file(path)));
    }
    ehf::against_the_manifest(path, &opened, problems);
    Some(opened)
}
