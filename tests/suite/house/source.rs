//! The repository's own files, as text.

#![expect(clippy::disallowed_methods, reason = "the house is inspected on the disk")]

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the repository.
pub(super) struct Source {
    /// From the repository's root, with `/` between the parts.
    pub(super) path: String,
    /// As it stands.
    pub(super) text: String,
}

impl Source {
    /// The text without comments of the line, so that prose about a thing isn't taken for its use.
    pub(super) fn code(&self) -> String {
        let without_comment = |line: &str| {
            let is_whole = line.trim_start().starts_with("//");
            if is_whole { String::new() } else { line.split(" // ").next().unwrap_or_default().to_owned() }
        };
        self.text.lines().map(without_comment).collect::<Vec<_>>().join("\n")
    }

    /// The code without its tests, which stand last in their file or in a file of their own.
    pub(super) fn shipped_code(&self) -> String {
        if self.path.ends_with("/tests.rs") || self.path.contains("/tests/") {
            return String::new();
        }
        self.code().split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
    }

    /// The room of a file below `src`.
    pub(super) fn room(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.split_once('/').map(|(room, _)| room)
    }
}

/// The repository.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One file of the repository.
pub(super) fn read(path: &str) -> Source {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    Source { path: path.to_owned(), text }
}

/// Every file below a folder whose name ends so, in the order of the paths.
pub(super) fn below(folder: &str, ending: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    let relative = paths.iter().filter_map(|path| path.strip_prefix(root()).ok()?.to_str());
    let mut sources: Vec<_> = relative.filter(|path| path.ends_with(ending)).map(read).collect();
    assert!(!sources.is_empty(), "no {ending} below {folder}: the test looks at nothing");
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
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
