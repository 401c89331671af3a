//! A file that was named on the command line, wherever it is.

use std::path::Path;
use std::sync::Arc;

use super::walk::contents;
use super::{FileContent, Limits, MEGABYTE};
use crate::diag::{Errors, catalogue};

/// The bytes of a file that a person named.
///
/// # Errors
/// When it can't be read, isn't a file, or is larger than any package.
pub fn named_file(path: &Path) -> Result<Arc<[u8]>, Errors> {
    let limit = Limits::ISSUED.file_bytes;
    let why = match contents(path, limit) {
        FileContent::Bytes(bytes) => return Ok(bytes),
        FileContent::TooLarge(_) => format!("it has more than {} MB", limit / MEGABYTE),
        FileContent::Unreadable(why) => why,
        FileContent::Directory | FileContent::LeavesFolder => "it isn't a file".to_owned(),
    };
    let shown = path.display().to_string();
    Err(catalogue::NamedFileUnreadable { path: &shown, why: &why }.into())
}
