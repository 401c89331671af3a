//! Single files: an input file that is replaced whole, and files that somebody names on the command line.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the door to the disk")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::Limits;
use super::failure::{reason, unwritable};
use crate::diag::{Errors, Place, catalogue};
use crate::domain::WorkspacePath;

/// Replaces the file at `path` below `root`, or makes it: written beside it, brought to the disk, and put in its place
/// by one rename.
pub(super) fn replace(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Errors> {
    let failed = |error: io::Error| unwritable(path, &error);
    if !WorkspacePath::is_one(path) {
        return Err(failed(io::Error::new(ErrorKind::InvalidInput, "its path leaves the workspace")));
    }
    let file = root.join(path);
    // A link stays one: what it leads to is replaced.
    let file = if file.exists() { file.canonicalize().map_err(failed)? } else { file };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = file.with_file_name(format!(".{name}.new"));
    let replaced = write_whole(&beside, bytes)
        .and_then(|()| keep_permissions(&file, &beside))
        .and_then(|()| fs::rename(&beside, &file));
    if replaced.is_err() {
        // The first failure is the one to tell; the name is passed over by every reader of the folder.
        drop(fs::remove_file(&beside));
    }
    replaced.map_err(failed)
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn keep_permissions(old: &Path, new: &Path) -> io::Result<()> {
    match fs::metadata(old) {
        Ok(metadata) => fs::set_permissions(new, metadata.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Reads a spreadsheet that was named on the command line, wherever it is.
///
/// # Errors
/// When it can't be read, or is larger than a file of rows is.
pub fn read_spreadsheet(path: &Path) -> Result<Vec<u8>, Errors> {
    let limit = Limits::WORKSPACE.file_bytes;
    let refused = |why: &str| {
        let shown = path.display().to_string();
        let suggestion = "check the name, and that the file may be read";
        let place = Place::file(&shown);
        Errors::from(catalogue::SpreadsheetUnreadable { file: shown, why, suggestion }.at(place))
    };
    if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(refused("it isn't a file"));
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > limit => Err(refused("it is larger than 25 MB")),
        Ok(_) => Ok(bytes),
        Err(error) => Err(refused(&reason(&error))),
    }
}

/// Writes a file that was named on the command line and isn't there yet.
///
/// # Errors
/// When there is such a file, which is then left as it is, or the new one can't be written.
pub fn write_spreadsheet(path: &Path, bytes: &[u8]) -> Result<(), Errors> {
    let shown = path.display().to_string();
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let problem = catalogue::FileInTheWay { path: &shown };
            return Err(problem.at(Place::file(&shown)).into());
        }
        opened => opened.map_err(|error| unwritable(&shown, &error))?,
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file helps nobody, and the failure to write is the one to tell.
        drop(fs::remove_file(path));
    }
    written.map_err(|error| unwritable(&shown, &error))
}
