//! Where the workspace is, and how a new one comes to be.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::{unreadable, unwritable};
use super::file::beside;
use super::staging::{remove, write_all};
use super::{INPUTS, StoredFile};
use crate::diag::{Errors, Problems, catalogue};

/// How the name of a folder begins in which files are written for the folder that it is in.
const UNFINISHED: &str = ".bilag.";

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
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Err(unwritable(&shown, &error)),
        Err(error) => return Err(unreadable(&shown, &error)),
        Ok(entries) => {
            // What a run that was killed left is nobody's.
            let is_somebodys = |name: &OsStr| !name.to_string_lossy().starts_with(UNFINISHED);
            if entries.flatten().any(|entry| is_somebodys(&entry.file_name())) {
                return Err(catalogue::InitFolderNotEmpty { folder: &shown }.into());
            }
        }
    }
    appear(folder, files).map_err(|error| unwritable(&shown, &error))
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
    appear(folder, files).map_err(|error| unwritable(&folder.display().to_string(), &error))
}

/// Writes files to a folder: one that isn't there yet appears with all of them at once; in one that is, each file, and each
/// folder that isn't there, appears whole. Nothing half written is left by a run that is killed, but for a folder with a
/// dot, which nobody reads.
pub(super) fn appear(folder: &Path, files: &[StoredFile]) -> io::Result<()> {
    let is_there = folder.is_dir();
    let unfinished =
        beside(&if is_there { folder.join(UNFINISHED.trim_matches('.')) } else { folder.to_path_buf() });
    let written = fs::create_dir_all(&unfinished).and_then(|()| write_all(&unfinished, files, &|| {}));
    let moved = written.and_then(|()| {
        if is_there { move_into(&unfinished, folder) } else { fs::rename(&unfinished, folder) }
    });
    // After a rename it is gone already, and the first failure is the one to tell.
    drop(remove(&unfinished));
    moved
}

/// Moves what a folder holds to another.
fn move_into(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if place.is_dir() { move_into(&entry.path(), &place)? } else { fs::rename(entry.path(), place)? }
    }
    Ok(())
}

fn resolved(folder: &Path) -> Result<PathBuf, Errors> {
    folder.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => not_found(folder),
        _ => unreadable(&folder.display().to_string(), &error),
    })
}

fn not_found(folder: &Path) -> Errors {
    let folder = folder.display().to_string();
    catalogue::WorkspaceNotFound { folder: &folder }.into()
}
