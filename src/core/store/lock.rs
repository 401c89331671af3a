//! One run at a time: the lock of a workspace, and who holds it.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the door to the disk")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::OUTPUTS;
use super::failure::unwritable;
use crate::diag::{Errors, Place, catalogue};

/// The file in `outputs` that two runs take in turn. What is in it is the workspace's name among others.
const LOCK: &str = ".lock";

/// How long a run waits before it looks again.
const PAUSE: Duration = Duration::from_millis(50);

/// Pauses after which it says for whom it waits: a second.
const SAID_AFTER: u32 = 20;

/// Pauses after which it gives up: a minute.
pub(super) const PATIENCE: u32 = 1200;

/// Waits until no other run writes in the workspace, telling `tell` of a long wait; the lock ends with the returned file.
/// `None` on a disk that knows no locks.
///
/// # Errors
/// When there can be no lock, or another run keeps it for longer than `patience`.
pub(super) fn wait(root: &Path, patience: u32, tell: fn(&str)) -> Result<Option<File>, Errors> {
    let failed = |error: io::Error| unwritable(OUTPUTS, &error);
    let file = open(root).map_err(failed)?;
    for pauses in 0..patience {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) => {}
        }
        if pauses == SAID_AFTER {
            tell(&format!(
                "waiting for another run of bilag, which writes to `{OUTPUTS}`{}\n",
                holder(&file)
            ));
        }
        thread::sleep(PAUSE);
    }
    Err(catalogue::LockBusy { path: OUTPUTS, holder: holder(&file) }.at(Place::file(OUTPUTS)).into())
}

/// The lock, if nobody holds it now.
pub(super) fn at_once(root: &Path) -> Option<File> {
    let file = open(root).ok()?;
    file.try_lock().is_ok().then_some(file)
}

/// A disk without locks can't keep two runs from giving the same number.
pub(super) fn unknown() -> Errors {
    catalogue::NoLocks { path: OUTPUTS }.at(Place::file(OUTPUTS)).into()
}

fn open(root: &Path) -> io::Result<File> {
    let path = root.join(OUTPUTS).join(LOCK);
    if path.symlink_metadata().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(io::Error::new(ErrorKind::InvalidInput, format!("`{LOCK}` in it isn't a file")));
    }
    OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)
}

/// Writes a name for the workspace that no other has, if it has none yet: what is issued in it is remembered by that.
pub(super) fn name(mut lock: &File) -> io::Result<()> {
    if lock.metadata()?.len() == 0 {
        lock.write_all(format!("{}\n", unique()).as_bytes())?;
    }
    Ok(())
}

/// The workspace's own name, which goes with `outputs` wherever that is moved; `None` before anything is issued.
pub(super) fn name_of(root: &Path) -> Option<String> {
    let text = fs::read_to_string(root.join(OUTPUTS).join(LOCK)).ok()?;
    let name = text.trim_end();
    (name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| name.to_owned())
}

/// Sixteen digits that nobody else has: the standard library draws new keys for its hashes each time.
pub(super) fn unique() -> String {
    format!("{:016x}", RandomState::new().build_hasher().finish())
}

/// Who holds the lock, for the end of a sentence, where the system tells (Linux).
#[cfg(target_os = "linux")]
fn holder(lock: &File) -> String {
    use std::os::unix::fs::MetadataExt;
    let named = || {
        let inode = format!(":{}", lock.metadata().ok()?.ino());
        let locks = fs::read_to_string("/proc/locks").ok()?;
        let mut held = locks.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        // `1: FLOCK ADVISORY WRITE 4711 08:01:1234 0 EOF`
        let line =
            held.find(|words| words.get(1) == Some(&"FLOCK") && words[words.len() - 3].ends_with(&inode))?;
        let process = *line.get(4)?;
        let command = fs::read(format!("/proc/{process}/cmdline")).ok()?;
        let command = String::from_utf8_lossy(&command).trim_end_matches('\0').replace('\0', " ");
        Some(format!(": process {process}, `{command}`"))
    };
    named().unwrap_or_default()
}

/// Who holds the lock, for the end of a sentence.
#[cfg(not(target_os = "linux"))]
fn holder(_lock: &File) -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn waiting_ends_with_a_problem_that_says_who_is_at_work() {
        let root = TempDir::new().expect("a folder");
        fs::create_dir(root.path().join(OUTPUTS)).expect("a folder");
        let held = wait(root.path(), 1, |_| {}).expect("a lock").expect("a disk with locks");
        let problems = wait(root.path(), 3, |_| {}).expect_err("a lock that is held");
        let problem = problems.iter().next().expect("a problem");
        assert_eq!(problem.code(), catalogue::LockBusy::CODE);
        assert!(!cfg!(target_os = "linux") || problem.message.contains(": process "), "{}", problem.message);
        assert!(at_once(root.path()).is_none());
        drop(held);
        assert!(at_once(root.path()).is_some());
    }

    #[test]
    fn a_workspace_keeps_its_name() {
        let root = TempDir::new().expect("a folder");
        fs::create_dir(root.path().join(OUTPUTS)).expect("a folder");
        let lock = wait(root.path(), 1, |_| {}).expect("a lock").expect("a disk with locks");
        assert_eq!(name_of(root.path()), None);
        name(&lock).expect("a name");
        let named = name_of(root.path());
        name(&lock).expect("a name");
        assert!(named.is_some() && name_of(root.path()) == named);
        assert_ne!(unique(), unique());
    }
}
