//! One agreement's folder, between the disk and the reader.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::diag::{Errors, Place, Problems, catalogue};
use crate::digest::{Print, sha256};
use crate::domain::{AgreementId, DocumentNumber, WorkspacePath};
use crate::input::{self, Places, Reading};
use crate::register::{Entry, Register};
use crate::store::{FileContent, INPUTS, OUTPUTS, Store};
use crate::typesetting::TemplateFile;

/// Where a snapshot's inputs are, below the document's folder.
pub(super) const SNAPSHOT_INPUTS: &str = "inputs";

/// Where a snapshot's templates are, below the document's folder.
pub(super) const SNAPSHOT_TEMPLATES: &str = "templates";

/// An agreement's folder as it was found.
pub(super) struct Folder {
    /// As the reader takes it.
    pub(super) input: input::Folder,
    reading: OnceLock<Reading>,
}

impl Folder {
    /// Reads the folder of one agreement.
    ///
    /// # Errors
    /// When the folder as a whole can't be read.
    pub(super) fn read(store: &dyn Store, id: &str) -> Result<Self, Errors> {
        let files = store.agreement_folder(id)?;
        Ok(Self::of(input::Folder { id: id.to_owned(), path: format!("{INPUTS}/{id}"), files }))
    }

    /// Reads the inputs that an issued document was made from, as they were.
    ///
    /// # Errors
    /// When they can't be read.
    pub(super) fn snapshot(store: &dyn Store, entry: &Entry) -> Result<Self, Errors> {
        let (agreement, number) = (&entry.agreement, &entry.number);
        let stored = store.issued_folder(agreement.as_str(), number.as_str(), Some(SNAPSHOT_INPUTS))?;
        let inputs = stored.into_iter();
        let path = format!("{}/{SNAPSHOT_INPUTS}", issued_at(agreement, number));
        Ok(Self::of(input::Folder { id: agreement.to_string(), path, files: inputs.collect() }))
    }

    /// The SHA-256 of every file, by its path.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        let files = self.input.files.iter().filter_map(|(path, content)| match content {
            FileContent::Bytes(bytes) => Some((path.clone(), sha256(bytes))),
            _ => None,
        });
        files.collect()
    }

    /// Every file that was read, by its path from the workspace, with its length in bytes.
    pub(super) fn sizes(&self) -> impl Iterator<Item = (String, usize)> {
        self.input.files.iter().filter_map(|(path, content)| match content {
            FileContent::Bytes(bytes) => Some((format!("{}/{path}", self.input.path), bytes.len())),
            _ => None,
        })
    }

    fn of(input: input::Folder) -> Self {
        Self { input, reading: OnceLock::new() }
    }

    /// What it says. It is read once, for whoever asks first.
    pub(super) fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| input::read(&self.input))
    }

    /// Where everything stands in it, for a problem that is found late.
    pub(super) fn places(&self) -> &Places {
        &self.reading().places
    }

    /// A file's content, if it could be read.
    pub(super) fn bytes(&self, path: &WorkspacePath) -> Option<&Arc<[u8]>> {
        match self.input.files.get(path.as_str()) {
            Some(FileContent::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The print of every file, in the order of the paths.
    pub(super) fn prints(&self) -> Vec<Print> {
        let files = self.input.files.iter();
        files
            .filter_map(|(path, content)| match content {
                FileContent::Bytes(bytes) => Some(Print::of(path, bytes)),
                _ => None,
            })
            .collect()
    }
}

/// The user's own templates that an issued document was made with, as they were.
///
/// # Errors
/// When they can't be read.
pub(super) fn snapshot_templates(store: &dyn Store, entry: &Entry) -> Result<Arc<[TemplateFile]>, Errors> {
    let (agreement, number) = (&entry.agreement, &entry.number);
    let stored = store.issued_folder(agreement.as_str(), number.as_str(), Some(SNAPSHOT_TEMPLATES))?;
    let templates = stored.into_iter().filter_map(|(name, found)| {
        let FileContent::Bytes(bytes) = found else { return None };
        let path = format!("{}/{SNAPSHOT_TEMPLATES}/{name}", issued_at(agreement, number));
        Some(TemplateFile { name, path, bytes })
    });
    Ok(templates.collect())
}

/// Where the drafts of an agreement are written, from the workspace; each milestone's in a folder of its own.
pub(super) fn drafts_of(agreement: &AgreementId) -> String {
    format!("{OUTPUTS}/{agreement}/draft")
}

/// Where an issued document is, from the workspace.
pub(super) fn issued_at(agreement: &AgreementId, number: &DocumentNumber) -> String {
    format!("{OUTPUTS}/{agreement}/issued/{number}")
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
pub(super) fn folder_name(entry: &Entry) -> String {
    format!("{}/{}", entry.agreement, entry.number)
}
