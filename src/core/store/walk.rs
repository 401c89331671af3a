//! Reading a folder with all that is in it, within limits and without leaving it.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the door to the disk")]

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::failure::{reason, unreadable};
use super::{FileContent, Limits, MEGABYTE};
use crate::diag::{Errors, Place, Problems, catalogue};

/// Whose folder is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// People's, who work in it with editors and file managers, and may have links.
    People,
    /// The program's own, in which nothing else belongs.
    Program,
}

/// Reads every file below `root`, a path without links; `path` is how the user knows the folder.
pub(super) fn folder(
    root: &Path,
    path: &str,
    of: Of,
    limits: Limits,
) -> Result<BTreeMap<String, FileContent>, Errors> {
    let (found, problems) = (BTreeMap::new(), Problems::new());
    let mut walk = Walk { root, path, of, limits, files: 0, bytes: 0, found, problems };
    let complete = walk.directory(root, "", 0);
    if complete.is_none() {
        Err(walk.problems.into_errors())
    } else {
        walk.problems.without_errors().map(|_| walk.found)
    }
}

/// One reading of one folder.
struct Walk<'a> {
    root: &'a Path,
    path: &'a str,
    of: Of,
    limits: Limits,
    files: usize,
    bytes: u64,
    found: BTreeMap<String, FileContent>,
    problems: Problems,
}

impl Walk<'_> {
    /// Reads one folder; `None` when a limit of the whole was passed and nothing more should be read.
    fn directory(&mut self, directory: &Path, prefix: &str, depth: usize) -> Option<()> {
        if depth > self.limits.depth {
            let path = self.shown(prefix.trim_end_matches('/'));
            let problem = catalogue::FolderTooDeep { path: &path, limit: self.limits.depth };
            self.problems.push(problem.at(Place::file(&path)));
            return Some(());
        }
        match entries(directory) {
            Ok(entries) => entries.iter().try_for_each(|entry| self.entry(entry, prefix, depth)),
            Err(error) => {
                self.problems.extend(unreadable(&self.shown(prefix.trim_end_matches('/')), &error));
                Some(())
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry, prefix: &str, depth: usize) -> Option<()> {
        let name = entry.file_name();
        // A name is the same however its accents are written; macOS takes them apart.
        let text: String = name.to_string_lossy().nfc().collect();
        if self.of == Of::People && is_dropping(&text) {
            return Some(());
        }
        let relative = format!("{prefix}{text}");
        if name.to_str().is_none() {
            let path = self.shown(&relative);
            self.problems.push(catalogue::NameNotText { path: &path }.at(Place::file(&path)));
            return Some(());
        }
        if self.of == Of::Program && entry.path().is_symlink() {
            self.found.insert(relative, FileContent::Unreadable("it is a link".to_owned()));
            return Some(());
        }
        if let Some(other) = self.found.get_mut(&relative) {
            let why = "there are two of that name, with its accents written otherwise";
            *other = FileContent::Unreadable(why.to_owned());
            return Some(());
        }
        match self.resolve(&entry.path()) {
            Ok(target) if target.is_dir() => {
                self.found.insert(relative.clone(), FileContent::Directory);
                self.directory(&target, &format!("{relative}/"), depth + 1)
            }
            Ok(target) => self.file(&target, relative),
            Err(found) => {
                self.found.insert(relative, found);
                Some(())
            }
        }
    }

    /// The path without links, if it is inside the agreement's folder.
    fn resolve(&self, path: &Path) -> Result<PathBuf, FileContent> {
        let target = path.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                FileContent::Unreadable("it is a link to a file that doesn't exist".to_owned())
            }
            _ => FileContent::Unreadable(reason(&error)),
        })?;
        if target.starts_with(self.root) { Ok(target) } else { Err(FileContent::LeavesFolder) }
    }

    fn file(&mut self, target: &Path, relative: String) -> Option<()> {
        self.files += 1;
        if self.files > self.limits.files {
            let problem = catalogue::TooManyFiles { path: self.path, limit: self.limits.files };
            self.problems.push(problem.at(Place::file(self.path)));
            return None;
        }
        let found = contents(target, self.limits.file_bytes);
        if let FileContent::Bytes(bytes) = &found {
            self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        }
        if self.bytes > self.limits.total_bytes {
            let limit = self.limits.total_bytes / MEGABYTE;
            let problem = catalogue::FolderTooLarge { path: self.path, limit };
            self.problems.push(problem.at(Place::file(self.path)));
            return None;
        }
        self.found.insert(relative, found);
        Some(())
    }

    /// A path below the folder, as the user knows it.
    fn shown(&self, relative: &str) -> String {
        if relative.is_empty() { self.path.to_owned() } else { format!("{}/{relative}", self.path) }
    }
}

/// What a folder holds, in the order of the names, so that every machine reports the same.
fn entries(directory: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries = fs::read_dir(directory)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

/// A file's bytes, if it is a file of reasonable size. What isn't a file (a pipe, a device) is never opened,
/// since opening one could wait for ever.
pub(super) fn contents(path: &Path, limit: u64) -> FileContent {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return FileContent::Unreadable(reason(&error)),
    };
    if !metadata.is_file() {
        return FileContent::Unreadable("it isn't a file".to_owned());
    }
    if metadata.len() > limit {
        return FileContent::TooLarge(metadata.len());
    }
    // A file that grows while it is read stops at the limit, too.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    match File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)) {
        Ok(read) if read as u64 > limit => FileContent::TooLarge(read as u64),
        Ok(_) => FileContent::Bytes(bytes.into()),
        Err(error) => FileContent::Unreadable(reason(&error)),
    }
}

/// What editors and file managers leave behind: it is nobody's fault and belongs to nobody's agreement.
fn is_dropping(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || name.ends_with('~')
        || [".swp", ".tmp", ".bak"].iter().any(|ending| name.ends_with(ending))
        || ["thumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
}
