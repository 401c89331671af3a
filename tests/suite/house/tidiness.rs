//! Habits: small files, nothing left for later, nothing dead, and a README that says what CI does.

use std::collections::BTreeSet;

use super::source::{Source, below, read};

/// The most lines a file may have.
const LINES_MAX: usize = 400;

fn rust() -> Vec<Source> {
    below("src", ".rs").into_iter().chain(below("tests", ".rs")).collect()
}

#[test]
fn no_file_is_long() {
    let too_long = |source: &Source| source.text.lines().count() > LINES_MAX;
    let long: Vec<_> = rust().into_iter().filter(too_long).map(|source| source.path).collect();
    assert!(long.is_empty(), "over {LINES_MAX} lines: {long:?}");
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file doesn't find itself.
    let words =
        [["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["to", "do!"], ["unimpl", "emented!"], ["db", "g!"]];
    let words = words.map(|parts| parts.concat());
    let files = rust().into_iter().chain(below("templates", ".typ"));
    let found: Vec<_> = files
        .flat_map(|source| {
            let left: Vec<_> = words.iter().filter(|word| source.text.contains(*word)).cloned().collect();
            left.into_iter().map(move |word| format!("{}: {word}", source.path))
        })
        .collect();
    assert!(found.is_empty(), "left for later: {found:?}");
}

/// Every file is declared by the one above it; a file that isn't is not compiled, and misleads its reader.
#[test]
fn no_file_is_dead() {
    let sources = rust();
    let declared: BTreeSet<String> = sources.iter().flat_map(modules).collect();
    let is_root =
        |path: &&str| path.ends_with("/lib.rs") || path.ends_with("/main.rs") || *path == "tests/problems.rs";
    let is_dead = |path: &&str| !is_root(path) && !declared.contains(*path);
    let dead: Vec<_> = sources.iter().map(|source| source.path.as_str()).filter(is_dead).collect();
    assert!(dead.is_empty(), "no `mod` leads to {dead:?}");
}

/// The files that the modules declared in one may stand in.
fn modules(source: &Source) -> Vec<String> {
    let own = source.path.trim_end_matches(".rs");
    let folder = match own.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => own,
    };
    let names = source.text.lines().filter_map(|line| {
        let declaration = line.trim().strip_suffix(';')?;
        let (visibility, name) = declaration.split_once("mod ")?;
        (visibility.is_empty() || visibility.starts_with("pub")).then_some(name)
    });
    names.flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]).collect()
}

#[test]
fn ci_runs_what_the_readme_promises() {
    let readme = read("README.md").text;
    let ci = read(".ci/run").text;
    let block = readme.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let commands: Vec<&str> = block.lines().filter_map(|line| Some(line.split('#').next()?.trim())).collect();
    assert_eq!(commands.len(), 2, "the README's first block has the newcomer's two commands: {commands:?}");
    for command in commands {
        assert!(ci.lines().any(|line| line.trim() == command), ".ci/run has no line `{command}`");
    }
}
