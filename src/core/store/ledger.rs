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
use super::staging::{folders_in, real_folders, refuse_links, remove, sync_folder, write_all};
use super::{Ledger, OUTPUTS, REGISTER, StoredFile, lock};
use crate::diag::{Errors, Place, catalogue};
use crate::domain::WorkspacePath;

/// What is written and not committed.
const STAGED: &str = ".commit.new";

/// What is committed and not yet in its place.
const COMMITTED: &str = ".commit";

/// The folder of an agreement's issued documents.
pub(super) const ISSUED: &str = "issued";

/// The register's bytes, without waiting for a run that is adding to it; what a killed run had begun is finished first.
pub(super) fn read(root: &Path, tell: fn(&str)) -> Result<Vec<u8>, Errors> {
    let outputs = root.join(OUTPUTS);
    if [STAGED, COMMITTED].iter().any(|name| outputs.join(name).symlink_metadata().is_ok()) {
        // Whoever is at work holds the lock; after that there is nothing to finish.
        return DiskLedger::open(root, tell).map(|ledger| ledger.bytes);
    }
    register(&outputs)
}

/// No register is an empty one; a link or a folder in its place is none.
pub(super) fn register(outputs: &Path) -> Result<Vec<u8>, Errors> {
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
    pub(super) fn open(root: &Path, tell: fn(&str)) -> Result<Self, Errors> {
        let outputs = real_folders(root, OUTPUTS)?;
        let lock = lock::wait(root, lock::PATIENCE, tell)?.ok_or_else(lock::unknown)?;
        lock::name(&lock).map_err(|error| unwritable(OUTPUTS, &error))?;
        recover(&outputs, &|| {})?;
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
            if !is_on_the_same_disk(&self.outputs, &self.outputs.join(parents)) {
                let error = io::Error::other(format!("it is on another disk than `{OUTPUTS}`"));
                return Err(unwritable(&format!("{OUTPUTS}/{parents}"), &error));
            }
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

/// Could what is staged be moved to a folder that may not be there yet, or would it have to be copied?
#[cfg(unix)]
fn is_on_the_same_disk(outputs: &Path, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| path.metadata().map(|metadata| metadata.dev());
    let nearest = folder.ancestors().find_map(|above| disk(above).ok());
    disk(outputs).is_ok_and(|disk| Some(disk) == nearest)
}

/// Elsewhere, a folder is on the disk of the one above it, but for links, which are refused.
#[cfg(not(unix))]
fn is_on_the_same_disk(_outputs: &Path, _folder: &Path) -> bool {
    true
}

/// Removes what was never committed, finishes what was.
fn recover(outputs: &Path, at: &dyn Fn()) -> Result<(), Errors> {
    remove(&outputs.join(STAGED)).map_err(|error| unwritable(OUTPUTS, &error))?;
    if outputs.join(COMMITTED).symlink_metadata().is_err() {
        return Ok(());
    }
    let why = match strange(outputs) {
        Ok(None) => return finish(outputs, at).map_err(|error| unfinished(&error)),
        Ok(Some(why)) => why,
        Err(error) => reason(&error),
    };
    Err(catalogue::CommitRefused { why }.at(Place::file(format!("{OUTPUTS}/{COMMITTED}"))).into())
}

/// Why what stands as committed isn't what a killed run of this workspace left, such as a copy of its folder made while one
/// was at work, and put back later.
fn strange(outputs: &Path) -> io::Result<Option<String>> {
    let committed = outputs.join(COMMITTED);
    if !committed.symlink_metadata()?.is_dir() || has_links(&committed)? {
        return Ok(Some("it is a link, or holds one".to_owned()));
    }
    let (mut waiting, mut placed) = (Vec::new(), Vec::new());
    for agreement in folders_in(&committed)? {
        let place = outputs.join(&agreement).join(ISSUED);
        if [outputs.join(&agreement), place.clone()].iter().any(|folder| folder.is_symlink()) {
            return Ok(Some(format!("`{OUTPUTS}/{agreement}` leads elsewhere")));
        }
        let numbers = folders_in(&committed.join(&agreement).join(ISSUED))?;
        if let Some(number) = numbers.iter().find(|number| place.join(number).symlink_metadata().is_ok()) {
            return Ok(Some(format!("{number} is in its place already")));
        }
        waiting.extend(numbers.into_iter().map(|number| (agreement.clone(), number)));
        placed.extend(folders_in(&place)?.into_iter().map(|number| (agreement.clone(), number)));
    }
    let after = match fs::read(committed.join(REGISTER)) {
        Err(error) if error.kind() == ErrorKind::NotFound && waiting.is_empty() => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(Some("its folders have no register with them".to_owned()));
        }
        after => after?,
    };
    let before = fs::read(outputs.join(REGISTER)).or_else(|error| match error.kind() {
        ErrorKind::NotFound => Ok(Vec::new()),
        _ => Err(error),
    })?;
    let Some(added) = after.strip_prefix(before.as_slice()) else {
        return Ok(Some(format!("its register doesn't go on from `{OUTPUTS}/{REGISTER}`")));
    };
    let added = String::from_utf8_lossy(added);
    let names = |line: &str, (agreement, number): &(String, String)| {
        [agreement, number].iter().all(|name| line.contains(&format!("\"{name}\"")))
    };
    let mut known = waiting.iter().chain(&placed);
    if added.lines().any(|line| !known.clone().any(|folder| names(line, folder))) {
        return Ok(Some("its register has a line without a folder".to_owned()));
    }
    let is_unknown = |folder: &&(String, String)| !added.lines().any(|line| names(line, folder));
    Ok(known
        .by_ref()
        .take(waiting.len())
        .find(is_unknown)
        .map(|(_, number)| format!("its register doesn't know {number}")))
}

/// Is there a link anywhere below a folder?
fn has_links(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_symlink() || kind.is_dir() && has_links(&entry.path())? {
            return Ok(true);
        }
    }
    Ok(false)
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

/// What stands beside the folders of issued documents and isn't a folder, from the workspace, in order.
pub(super) fn beside_issued(root: &Path) -> Result<Vec<String>, Errors> {
    let mut found = Vec::new();
    for agreement in folders_in(&root.join(OUTPUTS)).map_err(|error| unreadable(OUTPUTS, &error))? {
        let shown = format!("{OUTPUTS}/{agreement}/{ISSUED}");
        let entries = match fs::read_dir(root.join(&shown)) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            entries => entries.map_err(|error| unreadable(&shown, &error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&shown, &error))?;
            if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                found.push(format!("{shown}/{}", entry.file_name().to_string_lossy()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The documents are issued, but not where they belong.
fn unfinished(error: &io::Error) -> Errors {
    catalogue::CommitUnfinished { why: &reason(error) }.into()
}

#[cfg(test)]
mod tests;
