//! A ZIP against its own manifest, with or without anything else around it.

use super::ehf;
use crate::diag::{Place, Problem, Problems, catalogue};
use crate::domain::DocumentKind;
use crate::package::{self, FORMAT, Fault, FileKind, Manifest, NotAManifest, Opened};

/// Opens the ZIP at `path` and holds it against its manifest; `None` when it can't be opened.
pub(super) fn opened(path: &str, bytes: &[u8], problems: &mut Problems) -> Option<Opened> {
    let opened = match package::open(bytes) {
        Ok(opened) => opened,
        Err(why) => {
            let problem: Problem = match why {
                NotAManifest::OtherFormat(found) => {
                    catalogue::PackageFormat { path, found, known: FORMAT }.into()
                }
                NotAManifest::Ambiguous(why) => catalogue::PackageAmbiguous { path, why }.into(),
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
    for what in missing_parts(&opened.manifest) {
        problems.push(catalogue::PackageIncomplete { path, what }.at(Place::file(path)));
    }
    ehf::against_the_manifest(path, &opened, problems);
    Some(opened)
}

/// An issued package has its document once, as PDF and as EHF, under names that a buyer's system takes them by.
fn missing_parts(manifest: &Manifest) -> Vec<String> {
    let mut found = Vec::new();
    let paper = manifest.facts.paper.issued().map(|issued| match issued.content.kind {
        DocumentKind::Invoice => FileKind::Invoice,
        DocumentKind::CreditNote => FileKind::CreditNote,
    });
    for (kind, what) in paper.into_iter().map(|kind| (kind, "document")).chain([(FileKind::Ehf, "EHF")]) {
        let count = manifest.files.iter().filter(|file| file.kind == kind).count();
        if count != usize::from(paper.is_some()) {
            found.push(format!("{count} files of it are its {what}"));
        }
    }
    let is_xml = |name: &str| name.to_ascii_lowercase().ends_with(".xml");
    let odd = manifest.files.iter().filter(|file| is_xml(&file.name) != (file.kind == FileKind::Ehf));
    found.extend(odd.map(|file| format!("`{}` isn't named as what it is", file.name)));
    found
}
