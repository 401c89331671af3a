//! What was made before, in `outputs/.cache`: a folder that may be deleted at any time.
//!
//! Nothing here is told to anybody. A file that can't be read, or isn't what was written, is one that isn't there; what
//! can't be written isn't kept, and a disk that is full gets back all that was kept on it. Files come to their names
//! whole, by a rename, so that any number of processes may read and write at once: all of them write the same.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::OUTPUTS;
use crate::digest::sha256;
use crate::reuse::{Keep, Key};

/// The folder's name in the folder of documents.
const FOLDER: &str = ".cache";

/// How many bytes are kept. An agreement with a dozen receipts takes eight million.
const ROOM: u64 = 1_000_000_000;

/// Tells git and backups that nothing here is worth keeping.
const NOTICES: [(&str, &str); 2] = [
    (".gitignore", "*\n"),
    (
        "CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n# What bilag made before. It may be deleted.\n",
    ),
];

/// The digits of a SHA-256 stand before what it is of.
const DIGITS: usize = 64;

/// What was made before in a workspace.
pub struct Cache {
    outputs: PathBuf,
    /// What the program was built from: another one finds nothing of this one's.
    build: String,
    /// Is the folder made when it isn't there?
    may_begin: bool,
    room: u64,
    open: Mutex<Open>,
}

/// What a process knows of the folder.
enum Open {
    /// Nobody has looked.
    Unknown,
    /// The folder is there; so many bytes are kept in it.
    Folder(u64),
    /// Nothing was written to the workspace yet, and an error may keep it so. What is kept waits for the first documents.
    Waiting(BTreeMap<Key, Arc<[u8]>>),
    /// It can't be used, or not any more.
    Closed,
}

impl Cache {
    /// The cache of a workspace for a program that was built from `build`; it begins once there are documents.
    pub(super) fn of(root: &Path, build: &str) -> Self {
        Self {
            outputs: root.join(OUTPUTS),
            build: build.to_owned(),
            may_begin: true,
            room: ROOM,
            open: Mutex::new(Open::Unknown),
        }
    }

    /// The same for a command that changes nothing: it uses a cache that is there, and begins none.
    #[must_use]
    pub fn if_there(mut self) -> Self {
        self.may_begin = false;
        self
    }

    fn folder(&self) -> PathBuf {
        self.outputs.join(FOLDER)
    }

    fn file(&self, key: &Key) -> PathBuf {
        let name = Key::of(&self.build, [key.as_str().as_bytes()]);
        self.folder().join(name.as_str())
    }

    /// Looks for the folder until it is there, and writes what has waited for it.
    fn opened(&self) -> MutexGuard<'_, Open> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Open::Unknown | Open::Waiting(_) = *open {
            let is_real = |folder: &Path| folder.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
            if is_real(&self.folder()) && is_real(&self.outputs) {
                self.begin(&mut open);
            } else if !self.may_begin {
                *open = Open::Closed;
            } else if is_real(&self.outputs) {
                // A file or a link that stands in the way is no folder to write to.
                drop(fs::create_dir(self.folder()));
                if is_real(&self.folder()) { self.begin(&mut open) } else { *open = Open::Closed }
            } else if let Open::Unknown = *open {
                *open = Open::Waiting(BTreeMap::new());
            }
        }
        open
    }

    fn begin(&self, open: &mut Open) {
        for (name, text) in NOTICES {
            let notice = self.folder().join(name);
            if notice.symlink_metadata().is_err() {
                // Without the notices it serves as well.
                drop(fs::write(notice, text));
            }
        }
        let kept = files(&self.folder()).iter().map(|file| file.metadata.len()).sum();
        if let Open::Waiting(waiting) = mem::replace(open, Open::Folder(kept)) {
            for (key, made) in waiting {
                self.add(open, &key, &made);
            }
        }
    }

    /// Writes a file, and makes room. After a failure all of it is given back, since the disk may be full.
    fn add(&self, open: &mut Open, key: &Key, made: &[u8]) {
        let Open::Folder(size) = open else { return };
        if write(&self.file(key), made).is_err() {
            *open = Open::Closed;
            for file in files(&self.folder()) {
                drop(fs::remove_file(file.path));
            }
            return;
        }
        *size += (DIGITS + made.len()) as u64;
        if *size > self.room {
            *size = self.left_after_making_room();
        }
    }

    /// Removes the oldest files until a quarter of the room is free.
    fn left_after_making_room(&self) -> u64 {
        let mut files = files(&self.folder());
        // The clock may have gone back; then another file goes, and is made anew.
        files.sort_by_cached_key(|file| (file.metadata.modified().ok(), file.path.clone()));
        let mut size: u64 = files.iter().map(|file| file.metadata.len()).sum();
        for file in files {
            if size <= self.room / 4 * 3 {
                break;
            }
            if fs::remove_file(&file.path).is_ok() {
                size -= file.metadata.len();
            }
        }
        size
    }
}

impl Keep for Cache {
    fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        match &*self.opened() {
            Open::Folder(_) => {}
            Open::Waiting(waiting) => return waiting.get(key).cloned(),
            Open::Unknown | Open::Closed => return None,
        }
        let file = self.file(key);
        // Nothing else is opened: a pipe would be waited for.
        if !file.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
            return None;
        }
        let kept = fs::read(&file).ok()?;
        let (digits, made) = kept.split_at_checked(DIGITS)?;
        (digits == print(&file, made).as_bytes()).then(|| Arc::from(made))
    }

    fn put(&self, key: &Key, made: &Arc<[u8]>) {
        let mut open = self.opened();
        match &mut *open {
            Open::Waiting(waiting) => drop(waiting.insert(key.clone(), Arc::clone(made))),
            Open::Folder(_) => self.add(&mut open, key, made),
            Open::Unknown | Open::Closed => {}
        }
    }
}

impl Drop for Cache {
    /// What waited for the first documents is written after them.
    fn drop(&mut self) {
        drop(self.opened());
    }
}

fn write(file: &Path, made: &[u8]) -> io::Result<()> {
    let beside = file.with_extension("new");
    fs::write(&beside, [print(file, made).as_bytes(), made].concat())?;
    match fs::rename(&beside, file) {
        // Another process had the same thought.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        renamed => renamed,
    }
}

/// The print by which a file is known to be what was written, under the name that it has.
fn print(file: &Path, made: &[u8]) -> String {
    let name = file.file_name().unwrap_or_default();
    sha256(&[name.as_encoded_bytes(), sha256(made).as_bytes()].concat())
}

/// A file of the cache.
struct CacheFile {
    path: PathBuf,
    metadata: fs::Metadata,
}

/// The files that are kept, and halves that killed processes left.
fn files(folder: &Path) -> Vec<CacheFile> {
    let file = |entry: DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let is_ours = name.trim_end_matches(".new").len() == DIGITS;
        is_ours.then(|| CacheFile { path: entry.path(), metadata })
    };
    fs::read_dir(folder).into_iter().flatten().flatten().filter_map(file).collect()
}
