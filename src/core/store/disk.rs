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
use super::{
    AGREEMENT_FILE, FileContent, INPUTS, Ledger, Limits, OUTPUTS, Store, StoredFile, file, staging,
    templates, walk, workspace,
};
use crate::diag::{Errors, Place, catalogue};
use crate::typesetting::TemplateFile;

/// A workspace on the disk.
#[derive(Debug)]
pub struct Disk {
    /// The workspace without links in its path, so that "inside" can be told by comparing paths.
    root: PathBuf,
}

impl Disk {
    /// The workspace in exactly this folder.
    ///
    /// # Errors
    /// When the folder doesn't exist, can't be read or has no `inputs`.
    pub fn at(folder: &Path) -> Result<Self, Errors> {
        workspace::at(folder).map(|root| Self { root })
    }

    /// The workspace in this folder or in the nearest one above it.
    ///
    /// # Errors
    /// When none of these folders has `inputs`.
    pub fn around(folder: &Path) -> Result<Self, Errors> {
        workspace::around(folder).map(|root| Self { root })
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
            if entry.path().join(AGREEMENT_FILE).symlink_metadata().is_ok() {
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
        walk::folder(&folder, &shown, Limits::WORKSPACE)
    }

    fn replace_folder(&self, path: &str, files: &[StoredFile]) -> Result<(), Errors> {
        staging::replace(&self.root, path, files)
    }

    fn replace_input(&self, agreement: &str, name: &str, bytes: &[u8]) -> Result<(), Errors> {
        file::replace(&self.root, &format!("{INPUTS}/{agreement}/{name}"), bytes)
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
        ledger::read(&self.root)
    }

    fn ledger(&self) -> Result<Box<dyn Ledger + '_>, Errors> {
        Ok(Box::new(DiskLedger::open(&self.root)?))
    }

    fn issued(&self) -> Result<Vec<String>, Errors> {
        ledger::issued(&self.root)
    }

    fn issued_folder(&self, agreement: &str, number: &str) -> Result<BTreeMap<String, FileContent>, Errors> {
        let shown = format!("{OUTPUTS}/{agreement}/{ISSUED}/{number}");
        let folder = self.root.join(&shown).canonicalize().map_err(|error| unreadable(&shown, &error))?;
        if folder != self.root.join(&shown) {
            let problem = catalogue::FolderLeavesWorkspace { path: &shown };
            return Err(problem.at(Place::file(&shown)).into());
        }
        walk::folder(&folder, &shown, Limits::ISSUED)
    }
}

fn name_not_text(name: &OsStr) -> Errors {
    let shown = format!("{INPUTS}/{}", name.to_string_lossy());
    catalogue::NameNotText { path: &shown }.at(Place::file(&shown)).into()
}
