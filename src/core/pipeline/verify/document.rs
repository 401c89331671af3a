//! One issued document's folder: the ZIP, the loose files beside it, and the snapshot of what it was made from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::found::Verified;
use super::{entry, package};
use crate::diag::{Errors, Place, Problems, catalogue};
use crate::digest::{Print, sha256};
use crate::domain::{AgreementId, DocumentNumber};
use crate::package::Opened;
use crate::pipeline::folder::{SNAPSHOT_INPUTS, SNAPSHOT_TEMPLATES, folder_name, issued_at};
use crate::register::Entry;
use crate::store::{FileContent, Store};

/// Holds a document's folder against its line of the register.
pub(super) fn of_the_register(
    store: &dyn Store,
    entry: &Entry,
    folders: &BTreeSet<String>,
    problems: &mut Problems,
) -> Verified {
    let mut found = Problems::new();
    let mut files = 0;
    match Contents::read(store, &entry.agreement, &entry.number) {
        Ok((contents, changed)) => {
            found.extend(changed);
            files = contents.against_the_register(entry, &mut found);
        }
        Err(_) if !folders.contains(&folder_name(entry)) => {
            let place = Place::file(issued_at(&entry.agreement, &entry.number));
            found.push(catalogue::DocumentMissing { number: &entry.number }.at(place));
        }
        Err(unreadable) => found.extend(unreadable),
    }
    let is_whole = found.is_empty();
    problems.extend(found);
    Verified { entry: entry.clone(), files, is_whole }
}

/// Holds a document's folder against its own manifest, when there is no register to ask.
pub(super) fn by_itself(
    store: &dyn Store,
    agreement: &AgreementId,
    number: &DocumentNumber,
    problems: &mut Problems,
) {
    match Contents::read(store, agreement, number) {
        Ok((contents, changed)) => {
            problems.extend(changed);
            let is_zip = |name: &str| name.strip_suffix(".zip").is_some_and(|stem| !stem.contains('/'));
            for (zip, bytes) in contents.files.iter().filter(|(name, _)| is_zip(name)) {
                if let Some(opened) = package::opened(&contents.path(zip), bytes, problems) {
                    contents.loose_files(&opened, problems);
                }
            }
        }
        Err(unreadable) => problems.extend(unreadable),
    }
}

/// What a document's folder holds.
struct Contents<'a> {
    number: &'a DocumentNumber,
    /// From the workspace.
    folder: String,
    files: BTreeMap<String, Arc<[u8]>>,
    folders: Vec<String>,
}

impl<'a> Contents<'a> {
    /// The files that can be read, and what became of those that can't.
    fn read(
        store: &dyn Store,
        agreement: &AgreementId,
        number: &'a DocumentNumber,
    ) -> Result<(Self, Problems), Errors> {
        let folder = issued_at(agreement, number);
        let found = store.issued_folder(agreement.as_str(), number.as_str(), None)?;
        let mut contents = Self { number, folder, files: BTreeMap::new(), folders: Vec::new() };
        let mut problems = Problems::new();
        for (name, found) in found {
            let why = match found {
                FileContent::Bytes(bytes) => {
                    contents.files.insert(name, bytes);
                    continue;
                }
                FileContent::Directory => {
                    contents.folders.push(name);
                    continue;
                }
                FileContent::LeavesFolder => "it is a link that leads out of the folder".to_owned(),
                FileContent::TooLarge(bytes) => format!("it has {bytes} bytes now"),
                FileContent::Unreadable(why) => why,
            };
            contents.changed(&name, &why, &mut problems);
        }
        Ok((contents, problems))
    }

    /// How many files the package has.
    fn against_the_register(&self, line: &Entry, problems: &mut Problems) -> usize {
        let zip = &line.package.name;
        let mut opened = None;
        if let Some(bytes) = self.files.get(zip) {
            if sha256(bytes) != line.package.sha256 {
                self.changed(zip, "its SHA-256 isn't the one in the register", problems);
            }
            // Of another ZIP, too: which of its files is another may help.
            opened = package::opened(&self.path(zip), bytes, problems);
        } else {
            self.missing(zip, problems);
        }
        self.snapshot(SNAPSHOT_INPUTS, &line.inputs, problems);
        self.snapshot(SNAPSHOT_TEMPLATES, &line.templates, problems);
        let Some(opened) = opened else { return 0 };
        entry::against_the_manifest(line, &opened.manifest, &self.path(zip), problems);
        self.loose_files(&opened, problems);
        self.unknown_files(line, &opened, problems);
        opened.files.len()
    }

    /// The loose files are those of the ZIP.
    fn loose_files(&self, opened: &Opened, problems: &mut Problems) {
        for packed in &opened.files {
            match (self.files.get(&packed.name), &packed.bytes) {
                (Some(loose), Ok(bytes)) if **loose != **bytes => {
                    self.changed(&packed.name, "it isn't the one in the ZIP", problems);
                }
                (None, _) => self.missing(&packed.name, problems),
                (Some(_), _) => {}
            }
        }
    }

    /// The files that the document was made from are those of the register.
    fn snapshot(&self, folder: &str, prints: &[Print], problems: &mut Problems) {
        for print in prints {
            let name = format!("{folder}/{}", print.path);
            match self.files.get(&name) {
                Some(bytes) if Print::of(&print.path, bytes) != *print => {
                    self.changed(&name, "its SHA-256 isn't the one in the register", problems);
                }
                Some(_) => {}
                None => self.missing(&name, problems),
            }
        }
    }

    /// Nothing else is in the folder.
    fn unknown_files(&self, line: &Entry, opened: &Opened, problems: &mut Problems) {
        let snapshot = |folder: &str, prints: &[Print], name: &str| {
            let path = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            path.is_some_and(|path| prints.iter().any(|print| print.path == path))
        };
        let is_known = |name: &str| {
            name == line.package.name
                || opened.files.iter().any(|file| file.name == name)
                || snapshot(SNAPSHOT_INPUTS, &line.inputs, name)
                || snapshot(SNAPSHOT_TEMPLATES, &line.templates, name)
        };
        let is_empty = |folder: &&String| !self.files.keys().any(|file| is_below(folder, file));
        let empty = self.folders.iter().filter(is_empty);
        for name in self.files.keys().filter(|name| !is_known(name)).chain(empty) {
            problems.push(catalogue::IssuedFileUnknown { number: self.number }.at(self.place(name)));
        }
    }

    fn changed(&self, name: &str, what: &str, problems: &mut Problems) {
        problems.push(catalogue::IssuedFileChanged { number: self.number, what }.at(self.place(name)));
    }

    fn missing(&self, name: &str, problems: &mut Problems) {
        problems.push(catalogue::IssuedFileMissing { number: self.number }.at(self.place(name)));
    }

    fn place(&self, name: &str) -> Place {
        Place::file(self.path(name))
    }

    /// A file's path from the workspace.
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }
}

/// Is a file in a folder, or in one below it?
fn is_below(folder: &str, file: &str) -> bool {
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
