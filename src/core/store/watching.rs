//! The system's own word that a file was saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Disk, INPUTS, templates};
use crate::diag::{Errors, catalogue};

/// Editors write a file in several steps, and programs write several files: they are done when nothing has happened
/// for so long. Who looks too early is told of the rest, and looks again.
const SILENCE: Duration = Duration::from_millis(15);

/// How many events a burst may have before it is looked at all the same.
const BURST: u32 = 100;

/// Waits until something below `inputs` or among the templates was written, moved or removed.
pub struct Watcher {
    events: Receiver<notify::Result<Event>>,
    /// Tells of events as long as it lives.
    watching: RecommendedWatcher,
    inputs: PathBuf,
    templates: PathBuf,
    /// Templates may come while others are waited for.
    sees_templates: bool,
}

impl Watcher {
    /// Watches the inputs of a workspace, and the templates that stand before the built-in ones: those in `named`, or the
    /// workspace's own. Folders are watched, not files, since editors put a new file in the place of the old one; all
    /// of `inputs`, so that an agreement's folder may be moved away and back; and the workspace itself, in which a folder
    /// of templates may appear.
    ///
    /// # Errors
    /// When the system doesn't tell of changes.
    pub fn of(disk: &Disk, named: Option<&Path>) -> Result<Self, Errors> {
        let (sender, events) = mpsc::channel();
        // The receiver lives as long as the watcher: an event that nobody wants any more is no loss.
        let tell = move |event| drop(sender.send(event));
        let watching = notify::recommended_watcher(tell).map_err(|error| refused(disk.root(), &error))?;
        let templates = named.map_or_else(|| templates::folder_of(disk.root()), Path::to_path_buf);
        let inputs = disk.root().join(INPUTS);
        let mut watcher = Self { events, watching, inputs, templates, sees_templates: false };
        watcher.watch(&watcher.inputs.clone(), RecursiveMode::Recursive)?;
        watcher.watch(disk.root(), RecursiveMode::NonRecursive)?;
        watcher.follow_templates()?;
        Ok(watcher)
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), Errors> {
        self.watching.watch(folder, mode).map_err(|error| refused(folder, &error))
    }

    /// Begins to watch the folder of templates when it has come, and is ready for the next when it has gone.
    fn follow_templates(&mut self) -> Result<(), Errors> {
        let is_there = self.templates.is_dir();
        if is_there && !self.sees_templates {
            self.watch(&self.templates.clone(), RecursiveMode::Recursive)?;
        }
        self.sees_templates = is_there;
        Ok(())
    }

    /// Returns when something was changed and nothing more has happened for a moment.
    ///
    /// # Errors
    /// When the system no longer tells of changes.
    pub fn wait(&mut self) -> Result<(), Errors> {
        let mut came_back = false;
        loop {
            match self.events.recv() {
                Ok(Ok(event)) if !is_change(&event) => {}
                Ok(Ok(event)) => {
                    came_back |= event.paths.contains(&self.inputs);
                    break;
                }
                Ok(Err(error)) => return Err(refused(Path::new(INPUTS), &error)),
                Err(error) => return Err(ended(&error.to_string())),
            }
        }
        for _ in 0..BURST {
            match self.events.recv_timeout(SILENCE) {
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Ok(event)) => came_back |= event.paths.contains(&self.inputs),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {}
            }
        }
        // Before anything is read, so that no change falls between reading and watching.
        if came_back && self.inputs.is_dir() {
            // The folder that was watched is another one, or watched no more; that it isn't known is no fault.
            drop(self.watching.unwatch(&self.inputs));
            self.watch(&self.inputs.clone(), RecursiveMode::Recursive)?;
        }
        self.follow_templates()
    }
}

/// Was something written, moved or removed? To open and read a file, as the program itself does, changes nothing.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn refused(path: &Path, error: &notify::Error) -> Errors {
    let why = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system watches as many folders as it can already".to_owned(),
        _ => error.to_string(),
    };
    catalogue::WatchRefused { path: path.display().to_string(), why }.into()
}

fn ended(why: &str) -> Errors {
    catalogue::WatchRefused { path: INPUTS, why }.into()
}
