//! Folders laid over one another, and what stands in the way of a file.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests prepare folders")]

use std::fs::{self, File};
use std::path::Path;

/// Puts what stands in `from` over what stands in `to`.
pub(crate) fn overlay(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    for entry in entries.map(|entry| entry.expect("an entry")) {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            overlay(&path, &to.join(name));
        } else {
            fs::copy(path, to.join(name)).expect("a file");
        }
    }
}

/// Takes a file or a folder away.
pub(crate) fn remove(path: &Path) {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Makes what no repository can hold in the place of what stands there.
pub(crate) fn make_special(path: &Path, words: &str) {
    if path.exists() {
        remove(path);
    }
    match words.split_once(' ').unwrap_or((words, "bytes")) {
        ("a", "folder") => fs::create_dir(path).expect("a folder"),
        ("a", "link out") => {
            let workspace = path.ancestors().find(|folder| folder.join("inputs").is_dir());
            link(&workspace.expect("the workspace").with_file_name("out").join("file"), path);
        }
        ("a", "broken link") => link(Path::new("nowhere"), path),
        (size, "bytes") => sparse_file(path, size.parse().expect("a number")),
        _ => panic!("{}: what is {words:?}?", path.display()),
    }
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("a link");
}

fn sparse_file(path: &Path, size: u64) {
    File::create_new(path).and_then(|file| file.set_len(size)).expect("a file");
}
