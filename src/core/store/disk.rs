//! A workspace on the disk.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cache::Cache;
use super::failure::unreadable;
use super::ledger::{self, DiskLedger, ISSUED};
use super::walk::Of;
use super::{
    AGREEMENT_FILE, FileContent, INPUTS, Ledger, Limits, OUTPUTS, Store, StoredFile, file, seen, staging,
    templates, walk, workspace,
};
use crate::diag::{Errors, Place, Problems, catalogue};
use crate::typesetting::TemplateFile;

/// A workspace on the disk.
#[derive(Debug)]
pub struct Disk {
    /// The workspace without links in its path, so that "inside" can be told by comparing paths.
    root: PathBuf,
    surroundings: Surroundings,
}

/// What a workspace on the disk has around it.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The user's own folder for what programs remember; `None` where there is none.
    pub state: Option<PathBuf>,
    /// Tells a person, on the way, what is waited for.
    pub tell: fn(&str),
}

impl Default for Surroundings {
    /// Nothing is remembered, and nobody told.
    fn default() -> Self {
        Self { state: None, tell: |_| {} }
    }
}

impl Disk {
    /// The workspace in exactly this folder.
    ///
    /// # Errors
    /// When the folder doesn't exist, can't be read or has no `inputs`.
    pub fn at(folder: &Path) -> Result<Self, Errors> {
        workspace::at(folder).map(Self::opened)
    }

    /// The workspace in this folder or in the nearest one above it.
    ///
    /// # Errors
    /// When none of these folders has `inputs`.
    pub fn around(folder: &Path) -> Result<Self, Errors> {
        workspace::around(folder).map(Self::opened)
    }

    fn opened(root: PathBuf) -> Self {
        staging::put_drafts_right(&root);
        Self { root, surroundings: Surroundings::default() }
    }

    /// The same workspace with what is around it.
    #[must_use]
    pub fn with(self, surroundings: Surroundings) -> Self {
        Self { surroundings, ..self }
    }

    /// Where the workspace is.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What a program that was built from `build` made before in this workspace.
    #[must_use]
    pub fn cache(&self, build: &str) -> Cache {
        Cache::of(&self.root, build)
    }

    /// The templates in the workspace's own `templates`, if there are any.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn templates(&self) -> Result<Vec<TemplateFile>, Errors> {
        templates::of_workspace(&self.root)
    }
}

impl Store for Disk {
    fn agreements(&self) -> Result<Vec<String>, Errors> {
        let inputs = self.root.join(INPUTS);
        let entries = fs::read_dir(&inputs).map_err(|error| unreadable(INPUTS, &error))?;
        let mut ids = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(INPUTS, &error))?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let agreement = entry.path().join(AGREEMENT_FILE).symlink_metadata();
            // A folder that may not be looked into is told of when it is read.
            if agreement.map_or_else(|error| error.kind() == ErrorKind::PermissionDenied, |_| true) {
                ids.push(entry.file_name().into_string().map_err(|name| name_not_text(&name))?);
            }
        }
        ids.sort();
        Ok(ids)
    }

    fn agreement_folder(&self, id: &str) -> Result<BTreeMap<String, FileContent>, Errors> {
        let shown = format!("{INPUTS}/{id}");
        let refused = |error: &io::Error| unreadable(&shown, error);
        let inputs = self.root.join(INPUTS).canonicalize().map_err(|error| refused(&error))?;
        let folder = inputs.join(id).canonicalize().map_err(|error| refused(&error))?;
        if folder.parent() != Some(&*inputs) {
            let problem = catalogue::FolderLeavesWorkspace { path: &shown };
            return Err(problem.at(Place::file(&shown)).into());
        }
        walk::folder(&folder, &shown, Of::People, Limits::WORKSPACE)
    }

    fn replace_folder(&self, path: &str, files: &[StoredFile]) -> Result<(), Errors> {
        staging::replace(&self.root, path, files, self.surroundings.tell)
    }

    fn replace_input(
        &self,
        agreement: &str,
        name: &str,
        known: Option<&[u8]>,
        bytes: &[u8],
    ) -> Result<(), Errors> {
        let path = format!("{INPUTS}/{agreement}/{name}");
        file::replace(&self.root, &path, known, bytes, self.surroundings.tell)
    }

    fn written_file(&self, path: &str) -> Result<Option<Arc<[u8]>>, Errors> {
        let there = |path: &Path| match path.canonicalize() {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            found => found.map(Some),
        };
        let read = || -> io::Result<Option<Arc<[u8]>>> {
            let (Some(outputs), Some(file)) =
                (there(&self.root.join(OUTPUTS))?, there(&self.root.join(path))?)
            else {
                return Ok(None);
            };
            if file.starts_with(&outputs) && file.is_file() {
                fs::read(file).map(|bytes| Some(bytes.into()))
            } else {
                Ok(None)
            }
        };
        read().map_err(|error| unreadable(path, &error))
    }

    fn register(&self) -> Result<Vec<u8>, Errors> {
        ledger::read(&self.root, self.surroundings.tell)
    }

    fn ledger(&self) -> Result<Box<dyn Ledger + '_>, Errors> {
        Ok(Box::new(DiskLedger::open(&self.root, self.surroundings.tell)?))
    }

    fn goes_on(&self) -> Problems {
        seen::goes_on(&self.root, self.surroundings.state.as_deref())
    }

    fn accept_register(&self) -> Result<(), Errors> {
        seen::accept(&self.root, self.surroundings.state.as_deref())
    }

    fn issued(&self) -> Result<Vec<String>, Errors> {
        ledger::issued(&self.root)
    }

    fn beside_issued(&self) -> Result<Vec<String>, Errors> {
        ledger::beside_issued(&self.root)
    }

    fn issued_folder(
        &self,
        agreement: &str,
        number: &str,
        part: Option<&str>,
    ) -> Result<BTreeMap<String, FileContent>, Errors> {
        let document = format!("{OUTPUTS}/{agreement}/{ISSUED}/{number}");
        let folder =
            self.root.join(&document).canonicalize().map_err(|error| unreadable(&document, &error))?;
        let shown = part.map_or_else(|| document.clone(), |part| format!("{document}/{part}"));
        let folder = match part.map(|part| folder.join(part).canonicalize()) {
            None => folder,
            Some(Ok(part)) => part,
            Some(Err(error)) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Some(Err(error)) => return Err(unreadable(&shown, &error)),
        };
        if folder != self.root.join(&shown) {
            let problem = catalogue::FolderLeavesWorkspace { path: &shown };
            return Err(problem.at(Place::file(&shown)).into());
        }
        walk::folder(&folder, &shown, Of::Program, Limits::ISSUED)
    }
}

fn name_not_text(name: &OsStr) -> Errors {
    let shown = format!("{INPUTS}/{}", name.to_string_lossy());
    catalogue::NameNotText { path: &shown }.at(Place::file(&shown)).into()
}
