//! Adding to the register: folders of documents and the register's new lines, all of them or none.
//!
//! Everything is written to `outputs/.commit.new` and brought to the disk; then one rename makes it `outputs/.commit`, and
//! that is the moment from which the documents are issued. After it the folders move to their places, the register last.
//! A run that was killed leaves one of the two: the next one, alone under the lock, removes what was not committed, and
//! carries out to the end what was.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the door to the disk")]

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::{reason, unreadable, unwritable};
use super::staging::{lock_of, real_folders, refuse_links, remove, sync_folder, write_all};
use super::{Ledger, OUTPUTS, REGISTER, StoredFile};
use crate::diag::{Errors, Place, catalogue};
use crate::domain::WorkspacePath;

/// What is written and not committed.
const STAGED: &str = ".commit.new";

/// What is committed and not yet in its place.
const COMMITTED: &str = ".commit";

/// The folder of an agreement's issued documents.
pub(super) const ISSUED: &str = "issued";

/// The register's bytes, without waiting for a run that is adding to it; what a killed run had begun is finished first.
pub(super) fn read(root: &Path) -> Result<Vec<u8>, Errors> {
    let outputs = root.join(OUTPUTS);
    if [STAGED, COMMITTED].iter().any(|name| outputs.join(name).symlink_metadata().is_ok()) {
        // Whoever is at work holds the lock; after that there is nothing to finish.
        return DiskLedger::open(root).map(|ledger| ledger.bytes);
    }
    register(&outputs)
}

/// No register is an empty one; a link or a folder in its place is none.
fn register(outputs: &Path) -> Result<Vec<u8>, Errors> {
    let path = outputs.join(REGISTER);
    let refused = |why: &str| {
        let problem = catalogue::RegisterUnreadable { why };
        Err(problem.at(Place::file(format!("{OUTPUTS}/{REGISTER}"))).into())
    };
    match path.symlink_metadata() {
        Ok(metadata) if !metadata.is_file() => return refused("it isn't an ordinary file"),
        Ok(_) | Err(_) => {}
    }
    match fs::read(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => refused(&reason(&error)),
        bytes => Ok(bytes.unwrap_or_default()),
    }
}

/// The register of a workspace on the disk, for one run alone.
pub(super) struct DiskLedger {
    root: PathBuf,
    outputs: PathBuf,
    bytes: Vec<u8>,
    /// Ends the lock when it is dropped.
    _lock: File,
}

impl DiskLedger {
    /// Waits for the lock, and finishes what a killed run had begun.
    pub(super) fn open(root: &Path) -> Result<Self, Errors> {
        let outputs = real_folders(root, OUTPUTS)?;
        let lock = lock_of(root, OUTPUTS)?;
        recover(&outputs, &|| {}).map_err(|error| unfinished(&error))?;
        let bytes = register(&outputs)?;
        Ok(Self { root: root.to_path_buf(), outputs, bytes, _lock: lock })
    }

    /// Commits, telling `at` of each step before it is taken: a test stops there.
    fn commit_by_steps(
        &self,
        register: &[u8],
        folders: &[(String, Vec<StoredFile>)],
        at: &dyn Fn(),
    ) -> Result<(), Errors> {
        self.refuse(register, folders)?;
        let staged = self.outputs.join(STAGED);
        let written = stage(&staged, register, folders, at).and_then(|()| {
            at();
            fs::rename(&staged, self.outputs.join(COMMITTED))
        });
        if let Err(error) = written {
            // The first failure is the one to tell; what can't be removed now is removed by the next run.
            drop(remove(&staged));
            return Err(unwritable(OUTPUTS, &error));
        }
        let committed = sync_folder(&self.outputs).and_then(|()| sync_folder(&self.root));
        committed.and_then(|()| finish(&self.outputs, at)).map_err(|error| unfinished(&error))
    }

    /// Nothing that was issued may be written over, and no line taken away.
    fn refuse(&self, register: &[u8], folders: &[(String, Vec<StoredFile>)]) -> Result<(), Errors> {
        if !register.starts_with(&self.bytes) {
            let error = io::Error::new(ErrorKind::InvalidInput, "its first lines would change");
            return Err(unwritable(&format!("{OUTPUTS}/{REGISTER}"), &error));
        }
        for (folder, files) in folders {
            let shown = format!("{OUTPUTS}/{folder}");
            if !WorkspacePath::is_one(folder) || !files.iter().all(|file| WorkspacePath::is_one(&file.name)) {
                let error = io::Error::new(ErrorKind::InvalidInput, "a name in it would leave it");
                return Err(unwritable(&shown, &error));
            }
            let parents = folder.rsplit_once('/').map_or("", |(parents, _)| parents);
            refuse_links(&self.root, &format!("{OUTPUTS}/{parents}"))?;
            if self.outputs.join(folder).symlink_metadata().is_ok() {
                let problem = catalogue::IssuedFolderExists { path: &shown };
                return Err(problem.at(Place::file(&shown)).into());
            }
        }
        Ok(())
    }
}

impl Ledger for DiskLedger {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn commit(&self, register: &[u8], folders: &[(String, Vec<StoredFile>)]) -> Result<(), Errors> {
        self.commit_by_steps(register, folders, &|| {})
    }
}

/// Writes everything to one folder and brings it to the disk.
fn stage(
    staged: &Path,
    register: &[u8],
    folders: &[(String, Vec<StoredFile>)],
    at: &dyn Fn(),
) -> io::Result<()> {
    at();
    fs::create_dir(staged)?;
    for (folder, files) in folders {
        at();
        let folder = staged.join(folder);
        fs::create_dir_all(&folder)?;
        write_all(&folder, files, at)?;
        for file in files {
            at();
            read_only(&folder.join(&file.name))?;
        }
        let above = folder.ancestors().skip(1).take_while(|above| *above != staged);
        above.into_iter().try_for_each(sync_folder)?;
    }
    let line = StoredFile { name: REGISTER.to_owned(), bytes: register.into() };
    write_all(staged, std::slice::from_ref(&line), at)
}

/// An issued file is nobody's to write in. Its folder stays writable, so that whoever keeps the workspace can move it.
fn read_only(path: &Path) -> io::Result<()> {
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions)
}

/// Removes what was never committed, finishes what was.
fn recover(outputs: &Path, at: &dyn Fn()) -> io::Result<()> {
    remove(&outputs.join(STAGED))?;
    if outputs.join(COMMITTED).symlink_metadata().is_ok() { finish(outputs, at) } else { Ok(()) }
}

/// Moves what is committed to its place, the register last; can be begun again after any step.
fn finish(outputs: &Path, at: &dyn Fn()) -> io::Result<()> {
    let committed = outputs.join(COMMITTED);
    let agreements = folders_in(&committed)?;
    for agreement in &agreements {
        let place = outputs.join(agreement).join(ISSUED);
        let waiting = committed.join(agreement).join(ISSUED);
        at();
        fs::create_dir_all(&place)?;
        for number in folders_in(&waiting)? {
            at();
            fs::rename(waiting.join(&number), place.join(&number))?;
        }
        sync_folder(&place)?;
        sync_folder(&outputs.join(agreement))?;
    }
    at();
    match fs::rename(committed.join(REGISTER), outputs.join(REGISTER)) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    sync_folder(outputs)?;
    for agreement in &agreements {
        at();
        remove(&committed.join(agreement).join(ISSUED))?;
        at();
        remove(&committed.join(agreement))?;
    }
    at();
    remove(&committed)
}

/// The names of the folders in what may be no folder, in order.
fn folders_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.extend(entry.file_name().into_string().ok());
        }
    }
    names.sort();
    Ok(names)
}

/// Where issued documents are, as `AGREEMENT/NUMBER`, in order.
pub(super) fn issued(root: &Path) -> Result<Vec<String>, Errors> {
    let outputs = root.join(OUTPUTS);
    let listed = |folder: &Path| folders_in(folder).map_err(|error| unreadable(OUTPUTS, &error));
    let mut found = Vec::new();
    for agreement in listed(&outputs)?.into_iter().filter(|name| !name.starts_with('.')) {
        let numbers = listed(&outputs.join(&agreement).join(ISSUED))?;
        found.extend(numbers.into_iter().map(|number| format!("{agreement}/{number}")));
    }
    Ok(found)
}

/// The documents are issued, but not where they belong.
fn unfinished(error: &io::Error) -> Errors {
    catalogue::CommitUnfinished { why: &reason(error) }.into()
}

#[cfg(test)]
mod tests;
