//! Single files: an input file that is replaced whole, and files that somebody names on the command line.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the door to the disk")]

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::Limits;
use super::failure::{reason, unwritable};
use super::staging::real_folders;
use super::{OUTPUTS, lock};
use crate::diag::{Errors, Place, catalogue};
use crate::domain::WorkspacePath;

/// Replaces the file at `path` below `root`, of which `known` was read, or makes it. What somebody saved there since is kept.
pub(super) fn replace(
    root: &Path,
    path: &str,
    known: Option<&[u8]>,
    bytes: &[u8],
    tell: fn(&str),
) -> Result<(), Errors> {
    let failed = |error: io::Error| unwritable(path, &error);
    if !WorkspacePath::is_one(path) {
        return Err(failed(io::Error::new(ErrorKind::InvalidInput, "its path leaves the workspace")));
    }
    let file = root.join(path);
    // A link stays one: what it leads to is replaced.
    let file = if file.exists() { file.canonicalize().map_err(failed)? } else { file };
    real_folders(root, OUTPUTS)?;
    let _lock = lock::wait(root, lock::PATIENCE, tell)?;
    let now = match fs::read(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        now => Some(now.map_err(failed)?),
    };
    if now.as_deref() != known {
        return Err(catalogue::ChangedMeanwhile { path }.at(Place::file(path)).into());
    }
    put(&file, bytes).map_err(failed)
}

/// Writes a file beside its place, brings it to the disk, and puts it there by one rename.
pub(super) fn put(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(file);
    let replaced = write_whole(&beside, bytes)
        .and_then(|()| keep_permissions(file, &beside))
        .and_then(|()| fs::rename(&beside, file));
    if replaced.is_err() {
        // The first failure is the one to tell; the name is passed over by every reader of the folder.
        drop(fs::remove_file(&beside));
    }
    replaced
}

/// A name beside a file or folder that nobody else uses, and that every reader passes over.
pub(super) fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.new", lock::unique()))
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
    put_new(path, bytes).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => catalogue::FileInTheWay { path: &shown }.at(Place::file(&shown)).into(),
        _ => unwritable(&shown, &error),
    })
}

/// Makes a file whole or not at all, where none is yet.
pub(super) fn put_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let refuse =
        || if path.symlink_metadata().is_ok() { Err(ErrorKind::AlreadyExists.into()) } else { Ok(()) };
    refuse()?;
    let beside = beside(path);
    // Unlike a rename, a second name never takes the place of a file that came in between; not every disk knows them.
    let put = write_whole(&beside, bytes).and_then(|()| match fs::hard_link(&beside, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            refuse().and_then(|()| fs::rename(&beside, path))
        }
        linked => linked,
    });
    // After a rename it is gone already, and the failure to write is the one to tell.
    drop(fs::remove_file(&beside));
    put
}
