//! What the user's own system has for the program: a folder of state, and somebody to talk to.

use std::env;
use std::path::PathBuf;

use super::terminal::remark;
use crate::store::Surroundings;

/// What the environment says.
pub(super) fn of_the_user() -> Surroundings {
    Surroundings { state: state().map(|folder| folder.join("bilag")), tell: remark }
}

/// The folder in which programs keep what isn't the user's work.
fn state() -> Option<PathBuf> {
    if cfg!(windows) {
        return folder("LOCALAPPDATA");
    }
    folder("XDG_STATE_HOME").or_else(|| {
        let home = folder("HOME")?;
        Some(home.join(if cfg!(target_os = "macos") {
            "Library/Application Support"
        } else {
            ".local/state"
        }))
    })
}

/// How many seconds of work a receipt may take to be drawn.
#[expect(clippy::disallowed_methods, reason = "the environment is this room's to read")]
pub(super) fn seconds_for_a_receipt() -> u64 {
    let asked = env::var("BILAG_RECEIPT_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    asked.filter(|seconds| (1..=3_600).contains(seconds)).unwrap_or(30)
}

/// A folder that a variable names in full; a relative one would be another in each place.
#[expect(clippy::disallowed_methods, reason = "the environment is this room's to read")]
fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}
