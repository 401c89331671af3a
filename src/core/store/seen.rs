//! The last register that this user's machine saw, remembered outside the workspace: an older one that was put back, and one
//! that another machine wrote at the same time, are known by it.
//!
//! It is kept under the name of the workspace, which goes with `outputs` when that is moved or put back, and under the
//! workspace's place, by which it is missed when all of `outputs` is gone.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::failure::{reason, unreadable};
use super::{OUTPUTS, REGISTER, file, ledger, lock};
use crate::diag::{Errors, Place, Problems, catalogue};
use crate::digest::sha256;

/// The folder of what was seen, in the user's folder of the program's state.
const REGISTERS: &str = "registers";

/// What is remembered of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    /// Its documents.
    lines: usize,
    bytes: usize,
    /// The hash of all of it.
    sha256: String,
}

impl Seen {
    fn of(register: &[u8]) -> Self {
        let lines = register.split(|byte| *byte == b'\n').count() - 1;
        Self { lines, bytes: register.len(), sha256: sha256(register) }
    }

    /// Does a register begin with this one?
    fn begins(&self, register: &[u8]) -> bool {
        register.get(..self.bytes).is_some_and(|beginning| sha256(beginning) == self.sha256)
    }

    fn read(path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let mut words = text.split_whitespace();
        let mut next = || words.next();
        Some(Self { lines: next()?.parse().ok()?, bytes: next()?.parse().ok()?, sha256: next()?.to_owned() })
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        file::put(path, format!("{} {} {}\n", self.lines, self.bytes, self.sha256).as_bytes())
    }
}

/// Holds the register against the last one that was seen here, and against copies beside it; remembers it if it goes on from
/// there. That it can't be remembered is no more than a warning.
pub(super) fn goes_on(root: &Path, state: Option<&Path>) -> Problems {
    let mut problems = copies(root);
    let places = state.map_or_else(Vec::new, |state| places(root, state));
    // Before the register, so that another run can't make it longer in between.
    let seen: Vec<Option<Seen>> = places.iter().map(|place| Seen::read(place)).collect();
    let register = match ledger::register(&root.join(OUTPUTS)) {
        Ok(register) => register,
        Err(unreadable) => return unreadable.into(),
    };
    if let Some(lost) = seen.iter().flatten().find(|seen| !seen.begins(&register)) {
        let (seen, now) = (documents(lost.lines), documents(Seen::of(&register).lines));
        let problem = catalogue::RegisterRolledBack { now, seen };
        problems.push(problem.at(Place::file(format!("{OUTPUTS}/{REGISTER}"))));
    }
    if problems.is_empty() && !register.is_empty() {
        let now = Seen::of(&register);
        let new = places.iter().zip(&seen).filter(|(_, seen)| seen.as_ref() != Some(&now));
        problems.extend(remember(new.map(|(place, _)| place), &now));
    }
    problems
}

/// From now on, the register as it is counts as the last one that was seen.
pub(super) fn accept(root: &Path, state: Option<&Path>) -> Result<(), Errors> {
    let register = ledger::register(&root.join(OUTPUTS))?;
    let places = state.map_or_else(Vec::new, |state| places(root, state));
    let problems = remember(places.iter(), &Seen::of(&register));
    if problems.is_empty() { Ok(()) } else { Err(problems.into_errors()) }
}

/// Keeps it in each of the places; a place that can't be written is told, and is in nobody's way.
fn remember<'a>(places: impl Iterator<Item = &'a PathBuf>, seen: &Seen) -> Problems {
    let mut problems = Problems::new();
    for place in places {
        if let Err(error) = seen.write(place) {
            let path = place.parent().unwrap_or(place).display();
            problems.push(catalogue::StateNotKept { path, why: reason(&error) });
        }
    }
    problems
}

/// Where it is kept. A workspace that was made anew in the same place is another one, which its time of birth tells.
fn places(root: &Path, state: &Path) -> Vec<PathBuf> {
    let born = fs::metadata(root).and_then(|metadata| metadata.created()).ok();
    let born = born.and_then(|born| born.duration_since(UNIX_EPOCH).ok());
    let place = born.map(|born| sha256(format!("{} {}", root.display(), born.as_nanos()).as_bytes()));
    let names = lock::name_of(root).into_iter().chain(place);
    names.map(|name| state.join(REGISTERS).join(name)).collect()
}

/// Files beside the register that look like what a sync program makes of a conflict: `register (1).jsonl`,
/// `register-DESKTOP-X.jsonl`.
fn copies(root: &Path) -> Problems {
    let entries = match fs::read_dir(root.join(OUTPUTS)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Problems::new(),
        Err(error) => return unreadable(OUTPUTS, &error).into(),
        Ok(entries) => entries,
    };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut copies: Vec<String> = names.filter(|name| is_copy(name)).collect();
    copies.sort();
    let mut problems = Problems::new();
    for name in copies {
        let path = format!("{OUTPUTS}/{name}");
        problems.push(catalogue::RegisterCopy { path: &path }.at(Place::file(&path)));
    }
    problems
}

fn is_copy(name: &str) -> bool {
    let lower = name.to_lowercase();
    let (stem, ending) = REGISTER.split_once('.').unwrap_or((REGISTER, ""));
    name != REGISTER && lower.starts_with(stem) && lower.ends_with(&format!(".{ending}"))
}

fn documents(count: usize) -> String {
    if count == 1 { "1 document".to_owned() } else { format!("{count} documents") }
}
