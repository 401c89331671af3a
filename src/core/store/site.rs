//! Where a new agreement is to stand.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::{unreadable, unwritable};
use super::workspace::{appear, around};
use super::{INPUTS, StoredFile, file};
use crate::diag::Errors;

/// A workspace that is there, or the place for a new one.
#[derive(Debug)]
pub struct InitTarget {
    root: PathBuf,
    /// How the person who gave the command knows it; `.` when commands given here work in it.
    shown: String,
    /// What the folder that was named would have the agreement called.
    suggestion: Option<String>,
}

impl InitTarget {
    /// The workspace around `folder`, which need not exist; without one, the place for a new workspace.
    ///
    /// A folder that doesn't exist yet in a workspace that does is the agreement's own: nobody means a workspace in a
    /// workspace.
    ///
    /// # Errors
    /// When the folders above it can't be read.
    pub fn of(folder: &Path) -> Result<Self, Errors> {
        let shown = folder.display().to_string();
        let refused = |error: &io::Error| unreadable(&shown, error);
        let absolute = std::path::absolute(folder).map_err(|error| refused(&error))?;
        let name = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
        let is_there = absolute.is_dir();
        let nearest = absolute.ancestors().find(|ancestor| ancestor.is_dir()).unwrap_or(&absolute);
        if let Ok(root) = around(nearest) {
            let suggestion = if is_there { None } else { name(&absolute) };
            let here = Path::new(".").canonicalize();
            let shown = if here.is_ok_and(|here| here.starts_with(&root)) {
                ".".to_owned()
            } else {
                root.display().to_string()
            };
            return Ok(Self { root, shown, suggestion });
        }
        let suggestion = if is_there {
            absolute.canonicalize().ok().and_then(|path| name(&path))
        } else {
            name(&absolute)
        };
        Ok(Self { root: absolute, shown, suggestion })
    }

    /// The workspace, as the person who gave the command knows it.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// What the folder that was named would have the agreement called.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// Is there a folder of this name already?
    #[must_use]
    pub fn has_agreement(&self, id: &str) -> bool {
        self.root.join(INPUTS).join(id).symlink_metadata().is_ok()
    }

    /// Writes the folder of a new agreement, whole or not at all, and what the workspace should have beside it where
    /// that isn't there yet.
    ///
    /// # Errors
    /// When the agreement's folder exists, or something can't be written.
    pub fn write_agreement(
        &self,
        id: &str,
        files: &[StoredFile],
        beside: &[StoredFile],
    ) -> Result<(), Errors> {
        let inputs = self.root.join(INPUTS);
        let shown = format!("{INPUTS}/{id}");
        let failed = |error: &io::Error| unwritable(&shown, error);
        appear(&inputs.join(id), files).map_err(|error| failed(&error))?;
        for file in beside.iter().filter(|file| self.root.join(&file.name).symlink_metadata().is_err()) {
            let path = self.root.join(&file.name);
            fs::create_dir_all(path.parent().unwrap_or(&path))
                .and_then(|()| file::put_new(&path, &file.bytes))
                .map_err(|error| unwritable(&file.name, &error))?;
        }
        Ok(())
    }
}
