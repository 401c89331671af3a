//! A ZIP against its own manifest, with or without anything else around it.

use super::ehf;
use crate::diag::{Place, Problem, Problems, catalogue};
use crate::package::{self, Fault, Opened};

/// Opens the ZIP at `path` and holds it against its manifest; `None` when it can't be opened.
pub(super) fn opened(path: &str, bytes: &[u8], problems: &mut Problems) -> Option<Opened> {
    let at = |problem: Problem| problem.at(Place::file(path));
    let opened = match package::open(bytes) {
        Ok(opened) => opened,
        Err(why) => {
            let arguments = [("path", path), ("why", why.as_str())];
            problems.push(at(Problem::new(catalogue::PACKAGE_UNREADABLE, &arguments)));
            return None;
        }
    };
    for fault in opened.faults() {
        problems.push(at(match &fault {
            Fault::Changed(file, what) => {
                Problem::new(catalogue::PACKED_FILE_CHANGED, &[("file", file), ("what", what)])
            }
            Fault::Missing(file) => Problem::new(catalogue::PACKED_FILE_MISSING, &[("file", file)]),
            Fault::Unknown(file) => Problem::new(catalogue::PACKED_FILE_UNKNOWN, &[("file", file)]),
        }));
    }
    ehf::against_the_manifest(path, &opened, problems);
    Some(opened)
}
