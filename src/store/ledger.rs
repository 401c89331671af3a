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
use super::staging::{lock_of, real_folders, refuse_link, remove, sync_folder, write_all};
use super::{Ledger, OUTPUTS, REGISTER, StoredFile, is_plain_path};
use crate::diag::{Place, Problem, Problems, catalogue};

/// What is written and not committed.
const STAGED: &str = ".commit.new";

/// What is committed and not yet in its place.
const COMMITTED: &str = ".commit";

/// The folder of an agreement's issued documents.
pub(super) const ISSUED: &str = "issued";

/// The register's bytes, without waiting for a run that is adding to it; what a killed run had begun is finished first.
pub(super) fn read(root: &Path) -> Result<Vec<u8>, Problems> {
    let outputs = root.join(OUTPUTS);
    if [STAGED, COMMITTED].iter().any(|name| outputs.join(name).symlink_metadata().is_ok()) {
        // Whoever is at work holds the lock; after that there is nothing to finish.
        return DiskLedger::open(root).map(|ledger| ledger.bytes);
    }
    register(&outputs)
}

/// No register is an empty one.
fn register(outputs: &Path) -> Result<Vec<u8>, Problems> {
    match fs::read(outputs.join(REGISTER)) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(unreadable(&format!("{OUTPUTS}/{REGISTER}"), &error))
        }
        bytes => Ok(bytes.unwrap_or_default()),
    }
}

/// The register of a workspace on the disk, for one run alone.
pub(super) struct DiskLedger {
    outputs: PathBuf,
    bytes: Vec<u8>,
    /// Ends the lock when it is dropped.
    _lock: File,
}

impl DiskLedger {
    /// Waits for the lock, and finishes what a killed run had begun.
    pub(super) fn open(root: &Path) -> Result<Self, Problems> {
        let outputs = real_folders(root, OUTPUTS)?;
        let lock = lock_of(root, OUTPUTS)?;
        recover(&outputs).map_err(|error| unfinished(&error))?;
        let bytes = register(&outputs)?;
        Ok(Self { outputs, bytes, _lock: lock })
    }

    /// Commits, telling `at` of each step before it is taken: a test stops there.
    fn commit_by_steps(
        &self,
        register: &[u8],
        folders: &[(String, Vec<StoredFile>)],
        at: &dyn Fn(),
    ) -> Result<(), Problems> {
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
        let finished = sync_folder(&self.outputs).and_then(|()| finish(&self.outputs, at));
        finished.map_err(|error| unfinished(&error))
    }

    /// Nothing that was issued may be written over, and no line taken away.
    fn refuse(&self, register: &[u8], folders: &[(String, Vec<StoredFile>)]) -> Result<(), Problems> {
        if !register.starts_with(&self.bytes) {
            let error = io::Error::new(ErrorKind::InvalidInput, "its first lines would change");
            return Err(unwritable(&format!("{OUTPUTS}/{REGISTER}"), &error));
        }
        for (folder, files) in folders {
            let shown = format!("{OUTPUTS}/{folder}");
            if !is_plain_path(folder) || !files.iter().all(|file| is_plain_path(&file.name)) {
                let error = io::Error::new(ErrorKind::InvalidInput, "a name in it would leave it");
                return Err(unwritable(&shown, &error));
            }
            // A link on the way would lead out of the workspace, and a file would be in the way when all is committed.
            let above: Vec<&Path> = Path::new(folder).ancestors().skip(1).collect();
            for above in above.into_iter().rev().filter(|above| *above != Path::new("")) {
                refuse_link(&self.outputs.join(above), &format!("{OUTPUTS}/{}", above.display()))?;
            }
            if self.outputs.join(folder).symlink_metadata().is_ok() {
                let problem = Problem::new(catalogue::ISSUED_FOLDER_EXISTS, &[("path", &shown)]);
                return Err(problem.at(Place::file(shown)).into());
            }
        }
        Ok(())
    }
}

impl Ledger for DiskLedger {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn commit(&self, register: &[u8], folders: &[(String, Vec<StoredFile>)]) -> Result<(), Problems> {
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
        write_all(&folder, files)?;
        at();
        for file in files {
            read_only(&folder.join(&file.name))?;
        }
    }
    at();
    let line = StoredFile { name: REGISTER.to_owned(), bytes: register.into() };
    write_all(staged, std::slice::from_ref(&line))
}

/// An issued file is nobody's to write in. Its folder stays writable, so that whoever keeps the workspace can move it.
fn read_only(path: &Path) -> io::Result<()> {
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions)
}

/// Removes what was never committed, finishes what was.
fn recover(outputs: &Path) -> io::Result<()> {
    remove(&outputs.join(STAGED))?;
    if outputs.join(COMMITTED).symlink_metadata().is_ok() { finish(outputs, &|| {}) } else { Ok(()) }
}

/// Moves what is committed to its place, the register last; can be begun again after any step.
fn finish(outputs: &Path, at: &dyn Fn()) -> io::Result<()> {
    let committed = outputs.join(COMMITTED);
    for agreement in folders_in(&committed)? {
        let place = outputs.join(&agreement).join(ISSUED);
        let waiting = committed.join(&agreement).join(ISSUED);
        at();
        fs::create_dir_all(&place)?;
        for number in folders_in(&waiting)? {
            at();
            fs::rename(waiting.join(&number), place.join(&number))?;
        }
        sync_folder(&place)?;
        sync_folder(&outputs.join(&agreement))?;
    }
    at();
    match fs::rename(committed.join(REGISTER), outputs.join(REGISTER)) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    sync_folder(outputs)?;
    at();
    remove(&committed)
}

/// The names of the folders in a folder, in order.
fn folders_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.extend(entry.file_name().into_string().ok());
        }
    }
    names.sort();
    Ok(names)
}

/// Where issued documents are, as `AGREEMENT/NUMBER`, in order.
pub(super) fn issued(root: &Path) -> Result<Vec<String>, Problems> {
    let outputs = root.join(OUTPUTS);
    let listed = |folder: &Path| match folders_in(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unreadable(OUTPUTS, &error)),
        names => Ok(names.unwrap_or_default()),
    };
    let mut found = Vec::new();
    for agreement in listed(&outputs)?.into_iter().filter(|name| !name.starts_with('.')) {
        let numbers = listed(&outputs.join(&agreement).join(ISSUED))?;
        found.extend(numbers.into_iter().map(|number| format!("{agreement}/{number}")));
    }
    Ok(found)
}

/// The documents are issued, but not where they belong.
fn unfinished(error: &io::Error) -> Problems {
    Problem::new(catalogue::COMMIT_UNFINISHED, &[("why", &reason(error))]).into()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use tempfile::TempDir;

    use super::*;

    fn folder(number: &str) -> (String, Vec<StoredFile>) {
        let file = |name: &str| StoredFile { name: name.to_owned(), bytes: number.as_bytes().into() };
        (format!("a/issued/{number}"), vec![file("01.pdf"), file("inputs/receipts/1.pdf")])
    }

    fn is_whole(root: &Path, number: &str) -> bool {
        let folder = root.join("outputs/a/issued").join(number);
        ["01.pdf", "inputs/receipts/1.pdf"]
            .iter()
            .all(|name| fs::read(folder.join(name)).is_ok_and(|bytes| bytes == number.as_bytes()))
    }

    fn leftovers(root: &Path) -> Vec<String> {
        let names = folders_in(&root.join(OUTPUTS)).unwrap_or_default();
        names.into_iter().filter(|name| name.starts_with('.')).collect()
    }

    /// A workspace with one document; then a run that issues two more is stopped before its `step`th step.
    fn stopped_at(step: usize) -> (TempDir, bool) {
        let root = TempDir::new().expect("a folder");
        DiskLedger::open(root.path()).expect("a ledger").commit(b"1\n", &[folder("1")]).expect("a commit");
        let ledger = DiskLedger::open(root.path()).expect("a ledger");
        let taken = Cell::new(0);
        let killed = catch_unwind(AssertUnwindSafe(|| {
            ledger.commit_by_steps(b"1\n2\n3\n", &[folder("2"), folder("3")], &|| {
                assert!(taken.get() < step, "killed");
                taken.set(taken.get() + 1);
            })
        }))
        .is_err();
        (root, killed)
    }

    #[test]
    fn a_run_that_is_stopped_anywhere_issued_nothing_or_all() {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let mut seen = [false, false];
        for step in 0.. {
            let (root, killed) = stopped_at(step);
            let bytes = read(root.path()).expect("a register");
            let all = bytes == b"1\n2\n3\n";
            assert!(all || bytes == b"1\n", "after step {step}: {bytes:?}");
            seen[usize::from(all)] = true;
            for number in ["2", "3"] {
                assert_eq!(is_whole(root.path(), number), all, "document {number} after step {step}");
            }
            assert!(is_whole(root.path(), "1"));
            assert_eq!(leftovers(root.path()), [""; 0], "after step {step}");
            assert_eq!(issued(root.path()).expect("a list").len(), if all { 3 } else { 1 });
            // The next run goes on from there.
            let next = DiskLedger::open(root.path()).expect("a ledger");
            let more = [next.bytes(), b"4\n"].concat();
            next.commit(&more, &[folder("4")]).expect("a commit");
            if !killed {
                break;
            }
        }
        std::panic::set_hook(hook);
        assert_eq!(seen, [true, true], "some stops were before the commit, some after");
    }

    #[test]
    fn what_is_issued_is_not_written_over() {
        let (root, _) = stopped_at(usize::MAX);
        let ledger = DiskLedger::open(root.path()).expect("a ledger");
        assert!(ledger.commit(b"1\n2\n3\n4\n", &[folder("2")]).is_err());
        assert!(ledger.commit(b"2\n", &[folder("4")]).is_err(), "the first line would go");
        assert!(ledger.commit(b"1\n2\n3\n4\n", &[("../x".to_owned(), Vec::new())]).is_err());
        assert!(is_whole(root.path(), "2"));
        let file = root.path().join("outputs/a/issued/2/01.pdf");
        assert!(fs::metadata(file).expect("a file").permissions().readonly());
    }
}
