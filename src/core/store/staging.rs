//! Replacing a folder of drafts all or nothing: the new files are written beside it before the two change places, in one
//! step where the system can do that. Nobody waits for the disk: what a power cut takes is made again. What is issued is
//! brought to the disk.
//!
//! Beside `final` stand, while it is being replaced, `.final.new` (being written, and what `final` was after it) and, where
//! it takes two steps, `.final.old` (what `final` was). A run that was killed leaves one of them behind; the next run,
//! alone under the lock, puts back what had been moved away and removes the rest.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the door to the disk")]

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::StoredFile;
use super::failure::unwritable;
use super::{OUTPUTS, lock};
use crate::diag::{Errors, Place, catalogue};
use crate::domain::WorkspacePath;

/// How many files are open at once while they are brought to the disk together.
const OPEN_AT_ONCE: usize = 64;

/// The folder of an agreement's drafts.
const DRAFT: &str = "draft";

/// Replaces the folder at `path` below `root`. A disk that knows no locks is used without one: a draft is made anew.
pub(super) fn replace(root: &Path, path: &str, files: &[StoredFile], tell: fn(&str)) -> Result<(), Errors> {
    let (parents, name) = path.rsplit_once('/').unwrap_or(("", path));
    if !WorkspacePath::is_one(path)
        || parents.is_empty()
        || !files.iter().all(|file| WorkspacePath::is_one(&file.name))
    {
        return Err(unwritable(
            path,
            &io::Error::new(ErrorKind::InvalidInput, "a name in it would leave it"),
        ));
    }
    let parent = real_folders(root, parents)?;
    refuse_link(&parent.join(name), path)?;
    let failed = |error: io::Error| unwritable(path, &error);
    let _lock = lock::wait(root, lock::PATIENCE, tell)?;
    Swap::new(&parent, name).run(files).map_err(failed)
}

/// Puts drafts back that a killed run had moved away, and removes what it had not finished, unless somebody is at work.
pub(super) fn put_drafts_right(root: &Path) {
    let outputs = root.join(OUTPUTS);
    for agreement in folders_in(&outputs).unwrap_or_default() {
        let agreement = outputs.join(agreement);
        let swap = Swap::new(&agreement, DRAFT);
        if [&swap.old, &swap.new].iter().any(|left| left.symlink_metadata().is_ok())
            && let Some(_lock) = lock::at_once(root)
        {
            // What can't be put right here is no reason for another command to fail.
            drop(swap.recover());
        }
    }
}

/// Makes the folders of `path` below `root` where they are missing, and refuses any that is a link.
pub(super) fn real_folders(root: &Path, path: &str) -> Result<PathBuf, Errors> {
    let mut folder = root.to_path_buf();
    let mut shown = String::new();
    for part in path.split('/') {
        folder.push(part);
        shown = if shown.is_empty() { part.to_owned() } else { format!("{shown}/{part}") };
        refuse_link(&folder, &shown)?;
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(unwritable(&shown, &error)),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(folder)
}

/// Refuses a path below `root` of which a part is there and isn't a real folder.
pub(super) fn refuse_links(root: &Path, path: &str) -> Result<(), Errors> {
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    ends.map(|end| &path[..end]).try_for_each(|shown| refuse_link(&root.join(shown), shown))
}

/// Nothing, or a real folder, may stand where a folder is to be written.
pub(super) fn refuse_link(folder: &Path, shown: &str) -> Result<(), Errors> {
    match folder.symlink_metadata() {
        Ok(metadata) if !metadata.is_dir() => {
            let problem = catalogue::OutputIsALink { path: shown };
            Err(problem.at(Place::file(shown)).into())
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unwritable(shown, &error)),
    }
}

/// The three names of a folder that is being replaced.
struct Swap {
    current: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Swap {
    fn new(parent: &Path, name: &str) -> Self {
        Self {
            current: parent.join(name),
            new: parent.join(format!(".{name}.new")),
            old: parent.join(format!(".{name}.old")),
        }
    }

    fn run(&self, files: &[StoredFile]) -> io::Result<()> {
        self.recover()?;
        let swapped = self.write(files).and_then(|()| self.exchange());
        if swapped.is_err() {
            // The first failure is the one to tell; what can't be removed now is removed by the next run.
            drop(remove(&self.new));
        }
        swapped
    }

    /// Ends what a killed run began: the old folder goes back if nothing took its place.
    fn recover(&self) -> io::Result<()> {
        if self.old.symlink_metadata().is_ok() && self.current.symlink_metadata().is_err() {
            fs::rename(&self.old, &self.current)?;
        }
        remove(&self.old)?;
        remove(&self.new)
    }

    fn write(&self, files: &[StoredFile]) -> io::Result<()> {
        fs::create_dir(&self.new)?;
        files.iter().try_for_each(|file| write_one(&self.new, file, &|| {}).map(drop))
    }

    /// Puts the complete new folder in the place of the current one.
    fn exchange(&self) -> io::Result<()> {
        // Not where there is nothing in the place yet, and not on every disk; then it takes two steps.
        if changed_places(&self.new, &self.current).is_ok() {
            // The new folder stands; what is left of the old one is removed by the next run, if not now.
            drop(remove(&self.new));
            return Ok(());
        }
        let moved_away = match fs::rename(&self.current, &self.old) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        if let Err(error) = fs::rename(&self.new, &self.current) {
            if moved_away {
                fs::rename(&self.old, &self.current)?;
            }
            return Err(error);
        }
        // The new folder stands; what is left of the old one is removed by the next run, if not now.
        drop(remove(&self.old));
        Ok(())
    }
}

/// Makes two folders change places in one step, where the system can.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn changed_places(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Makes two folders change places in one step, where the system can.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn changed_places(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Writes files below an empty folder and brings them to the disk, with the names of their folders; tells `at` of each
/// step before it is taken.
pub(super) fn write_all(folder: &Path, files: &[StoredFile], at: &dyn Fn()) -> io::Result<()> {
    for together in files.chunks(OPEN_AT_ONCE) {
        let written = together.iter().map(|file| write_one(folder, file, at));
        let open = written.collect::<io::Result<Vec<File>>>()?;
        open.iter().try_for_each(File::sync_all)?;
    }
    let below = |file: &StoredFile| {
        let path = folder.join(&file.name);
        let folders = path.ancestors().skip(1).take_while(|above| above.starts_with(folder));
        folders.map(Path::to_path_buf).collect::<Vec<_>>()
    };
    let folders: BTreeSet<PathBuf> = files.iter().flat_map(below).collect();
    folders.iter().map(PathBuf::as_path).chain([folder]).try_for_each(sync_folder)
}

fn write_one(folder: &Path, file: &StoredFile, at: &dyn Fn()) -> io::Result<File> {
    let path = folder.join(&file.name);
    at();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut open = OpenOptions::new().write(true).create_new(true).open(path)?;
    at();
    open.write_all(&file.bytes)?;
    Ok(open)
}

/// Removes a folder that may not be there. What it holds goes, links in it are not followed.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    match folder.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(folder),
        Ok(_) => fs::remove_file(folder),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Brings the names in a folder to the disk, where the system can do that.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The names of the folders in what may be no folder, in order.
pub(super) fn folders_in(folder: &Path) -> io::Result<Vec<String>> {
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
