//! What the operating system said, in the user's words.

use std::io::{self, ErrorKind};

use crate::diag::{Errors, Place, Problem, catalogue};

/// Why something couldn't be read or written, as the end of a sentence.
pub(super) fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::PermissionDenied => "you don't have permission",
        ErrorKind::NotFound => "it doesn't exist",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::NotADirectory => "it isn't a folder",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::FileTooLarge => "no file may become that large here",
        ErrorKind::InvalidFilename => "its name is too long or not allowed here",
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// A folder or file that couldn't be read.
pub(super) fn unreadable(path: &str, error: &io::Error) -> Errors {
    catalogue::FolderUnreadable { path, why: reason(error) }.at(Place::file(path)).into()
}

/// A folder or file that couldn't be written.
pub(super) fn unwritable(path: &str, error: &io::Error) -> Errors {
    let why = reason(error);
    let problem: Problem = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => catalogue::DiskFull { path }.into(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            catalogue::WritingRefused { path, why }.into()
        }
        _ => catalogue::WritingFailed { path, why }.into(),
    };
    problem.at(Place::file(path)).into()
}
