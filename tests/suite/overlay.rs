//! Folders laid over one another, and what no repository can hold.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests prepare folders")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What a folder holds, in order.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a name")
}

/// Puts what stands in `from` over what stands in `to`.
pub(crate) fn overlay(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in entries(from) {
        let name = name(&entry);
        if entry.is_dir() {
            overlay(&entry, &to.join(name));
        } else if let Some(removed) = name.strip_suffix(".remove") {
            remove(&to.join(removed));
        } else if let Some(special) = name.strip_suffix(".is") {
            let words = fs::read_to_string(&entry).expect("words");
            make_special(&to.join(special), words.trim());
        } else {
            fs::copy(&entry, to.join(name)).expect("a file");
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
    let out = || {
        let out = path.ancestors().find(|folder| folder.join("inputs").is_dir()).expect("the workspace");
        out.with_file_name("out")
    };
    match words.split_once(' ').unwrap_or((words, "bytes")) {
        ("a", "folder") => fs::create_dir(path).expect("a folder"),
        ("a", "link out") => link(&out().join("file"), path),
        ("a", "link to a folder out") => link(&out(), path),
        ("a", "broken link") => link(Path::new("nowhere"), path),
        ("a", "name that is no text") => fs::write(path.with_file_name(no_text()), "").expect("a file"),
        (count, "files") => many_files(path, count.parse().expect("a number")),
        (size, "bytes") => sparse_file(path, size.parse().expect("a number")),
        _ => panic!("{}: what is {words:?}?", path.display()),
    }
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("a link");
}

#[cfg(unix)]
fn no_text() -> std::ffi::OsString {
    std::os::unix::ffi::OsStringExt::from_vec(b"caf\xe9.pdf".to_vec())
}

fn many_files(folder: &Path, count: usize) {
    fs::create_dir(folder).expect("a folder");
    for number in 0..count {
        File::create_new(folder.join(number.to_string())).expect("a file");
    }
}

fn sparse_file(path: &Path, size: u64) {
    File::create_new(path).and_then(|file| file.set_len(size)).expect("a file");
}
