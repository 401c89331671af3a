//! The repository's own files, as text.

#![expect(clippy::disallowed_methods, reason = "the house is inspected on the disk")]

use std::fs;
use std::path::Path;

use crate::support::files_of_repository;

/// The folders of the crates, the library's above those that know it.
const CRATES: [&str; 3] = ["src/core/", "src/typeset/", "src/"];

/// A file of the repository.
pub(super) struct Source {
    /// From the repository's root, with `/` between the parts.
    pub(super) path: String,
    /// As it stands.
    pub(super) text: String,
}

impl Source {
    /// The code without comments, so that prose about a thing isn't taken for its use, and without its tests, which stand
    /// last in their file or in a file of their own.
    pub(super) fn shipped_code(&self) -> String {
        if self.path.ends_with("/tests.rs") || self.path.contains("/tests/") {
            return String::new();
        }
        let shipped = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let code = |line: &str| line.split(" // ").next().unwrap_or_default().to_owned() + "\n";
        shipped.lines().filter(is_code).map(code).collect()
    }

    /// The folder of the crate that a file below `src` belongs to.
    pub(super) fn home(&self) -> Option<&'static str> {
        CRATES.into_iter().find(|home| self.path.starts_with(home))
    }

    /// The room of a file below `src`: the first folder in its crate, or the crate `typeset`, which is one room.
    pub(super) fn room(&self) -> Option<&str> {
        match self.home()? {
            "src/typeset/" => Some("typeset"),
            home => self.path.strip_prefix(home)?.split_once('/').map(|(room, _)| room),
        }
    }
}

/// One file of the repository.
pub(super) fn read(path: &str) -> Source {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    Source { path: path.to_owned(), text: text.unwrap_or_else(|error| panic!("{path}: {error}")) }
}

/// Every file below a folder whose name ends so, in the order of the paths.
pub(super) fn below(folder: &str, ending: &str) -> Vec<Source> {
    let files = files_of_repository(folder).into_iter().filter(|file| file.ends_with(ending));
    let sources: Vec<Source> = files.map(|file| read(&format!("{folder}/{file}"))).collect();
    assert!(!sources.is_empty(), "no {ending} below {folder}: the test looks at nothing");
    sources
}

/// The cells of the table in `ARCHITECTURE.md` whose first head is `head`, row by row, without back-ticks.
pub(super) fn table(head: &str) -> Vec<Vec<String>> {
    let text = read("ARCHITECTURE.md").text;
    let start = format!("| {head} |");
    let rows = text.lines().skip_while(|line| !line.starts_with(&start)).skip(2);
    let cells =
        |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect();
    let table: Vec<Vec<String>> = rows.take_while(|line| line.starts_with('|')).map(cells).collect();
    assert!(!table.is_empty(), "ARCHITECTURE.md has no table that begins with {start}");
    table
}

/// Each occurrence of a whole word: what stands after it.
pub(super) fn uses<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(word).filter_map(move |(at, _)| {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        (!before.ends_with(is_part) && !after.starts_with(is_part)).then_some(after)
    })
}
