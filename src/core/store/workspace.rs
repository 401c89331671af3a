//! Where the workspace is, and how a new one comes to be.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::{unreadable, unwritable};
use super::{INPUTS, StoredFile};
use crate::diag::{Errors, Problems, catalogue};

/// The given folder, which must have `inputs`.
pub(super) fn at(folder: &Path) -> Result<PathBuf, Errors> {
    let root = resolved(folder)?;
    if root.join(INPUTS).is_dir() { Ok(root) } else { Err(not_found(&root)) }
}

/// The given folder or the nearest above it that has `inputs`.
pub(super) fn around(folder: &Path) -> Result<PathBuf, Errors> {
    let start = resolved(folder)?;
    let nearest = start.ancestors().find(|ancestor| ancestor.join(INPUTS).is_dir());
    nearest.map(Path::to_path_buf).ok_or_else(|| not_found(&start))
}

/// Writes files to a folder that is empty or doesn't exist yet.
///
/// # Errors
/// When the folder has something in it, which is then left as it is, or can't be written.
pub fn write_new(folder: &Path, files: &[StoredFile]) -> Result<(), Errors> {
    let shown = folder.display().to_string();
    fs::create_dir_all(folder).map_err(|error| unwritable(&shown, &error))?;
    let mut entries = fs::read_dir(folder).map_err(|error| unreadable(&shown, &error))?;
    if entries.next().is_some() {
        return Err(catalogue::InitFolderNotEmpty { folder: &shown }.into());
    }
    for file in files {
        create(&folder.join(&file.name), &file.bytes)
            .map_err(|error| unwritable(&format!("{shown}/{}", file.name), &error))?;
    }
    Ok(())
}

/// Writes files to a folder that may have others; none of them may be there yet, and none is written then.
///
/// # Errors
/// When one of the files exists, or the folder can't be written.
pub fn write_beside(folder: &Path, files: &[StoredFile]) -> Result<(), Errors> {
    let shown = |file: &StoredFile| folder.join(&file.name).display().to_string();
    let mut problems = Problems::new();
    for file in files.iter().filter(|file| folder.join(&file.name).symlink_metadata().is_ok()) {
        problems.push(catalogue::FileExists { path: &shown(file) });
    }
    problems.without_errors()?;
    for file in files {
        create(&folder.join(&file.name), &file.bytes).map_err(|error| unwritable(&shown(file), &error))?;
    }
    Ok(())
}

/// Writes a new file, and the folders above it.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

fn resolved(folder: &Path) -> Result<PathBuf, Errors> {
    folder.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => not_found(folder),
        _ => unreadable(&folder.display().to_string(), &error),
    })
}

fn not_found(folder: &Path) -> Errors {
    let folder = folder.display().to_string();
    catalogue::WorkspaceNotFound { folder: &folder }.into()
}
