//! Tells the program what it is built from, and makes cargo embed the example anew when a file is added to it.

#![expect(clippy::disallowed_methods, reason = "a build script reads what cargo tells it, and the sources")]

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

fn main() {
    let mut sources = DefaultHasher::new();
    for part in ["Cargo.lock", "Cargo.toml", "src", "templates"] {
        println!("cargo::rerun-if-changed={part}");
        add(Path::new(part), &mut sources);
    }
    println!("cargo::rustc-env=BILAG_BUILD={:016x}", sources.finish());
    println!("cargo::rustc-env=BILAG_TARGET={}", std::env::var("TARGET").unwrap_or_default());
    println!(
        "cargo::rustc-env=BILAG_TYPST={}",
        typst_version(include_str!("Cargo.toml")).unwrap_or_default()
    );
}

/// The one version of the typesetter that the dependencies allow.
fn typst_version(dependencies: &str) -> Option<&str> {
    let line = dependencies.lines().find_map(|line| line.strip_prefix("typst = \"="))?;
    line.strip_suffix('"')
}

/// Adds a file, or all that is below a folder, in the order of the names.
fn add(path: &Path, sources: &mut DefaultHasher) {
    let mut below: Vec<_> =
        fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    below.sort();
    sources.write(path.to_string_lossy().as_bytes());
    sources.write(&fs::read(path).unwrap_or_default());
    for path in below {
        add(&path, sources);
    }
}
