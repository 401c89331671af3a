//! Who knows whom: a file knows only rooms above its own, and no two know each other.
//!
//! The compiler holds the doors between crates; inside of one it lets everybody know everybody.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, below, table};

/// The modules of one crate, by their paths from its root: `settle::sheet` is `["settle", "sheet"]`.
type Modules = BTreeMap<Vec<String>, Module>;

struct Module {
    file: String,
    /// Every path in its code, but for what it only passes on.
    mentioned: Vec<Vec<String>>,
    /// The names that it has from elsewhere, with their paths.
    names: BTreeMap<String, Vec<String>>,
}

#[test]
fn a_file_knows_only_rooms_above_its_own() {
    let rooms: Vec<String> = table("room").into_iter().map(|row| row[0].clone()).collect();
    let sources = below("src", ".rs");
    let known: BTreeSet<&str> = sources.iter().filter_map(Source::room).collect();
    assert_eq!(known, rooms.iter().map(String::as_str).collect(), "ARCHITECTURE.md has other rooms than src");
    let place = |file: &str| {
        let source = sources.iter().find(|source| source.path == file)?;
        rooms.iter().position(|room| Some(room.as_str()) == source.room())
    };
    let up: Vec<_> = arrows().into_iter().filter(|(from, to)| place(from) < place(to)).collect();
    assert!(up.is_empty(), "these know what is below them in ARCHITECTURE.md: {up:#?}");
}

#[test]
fn no_files_know_each_other_in_a_circle() {
    // A file and those that it is the module of are one thing, as they are to the compiler.
    let folder = |file: &str| file.trim_end_matches(".rs").trim_end_matches("/mod").to_owned() + "/";
    let mut left = arrows();
    left.retain(|(from, to)| !from.starts_with(&folder(to)) && !to.starts_with(&folder(from)));
    let reached = |from: &String| {
        let mut reached = BTreeSet::from([from.clone()]);
        while let Some((_, more)) =
            left.iter().find(|(from, to)| reached.contains(from) && !reached.contains(to))
        {
            reached.insert(more.clone());
        }
        reached
    };
    let back = left.iter().filter(|(from, to)| reached(to).contains(from));
    let circles: Vec<String> = back.map(|(from, to)| format!("{from} → {to}")).collect();
    assert!(circles.is_empty(), "these know each other in a circle:\n{}", circles.join("\n"));
}

#[test]
fn typesetting_knows_no_figures() {
    let knows = |source: &Source| {
        let paths = source.shipped_code();
        let rooms = paths.split("bilag_core::").skip(1);
        rooms.filter(|path| !path.starts_with("diag") && !path.starts_with("typesetting")).count() > 0
    };
    let knowing: Vec<_> = below("src/typeset", ".rs").into_iter().filter(knows).collect();
    let knowing: Vec<&str> = knowing.iter().map(|source| source.path.as_str()).collect();
    assert!(knowing.is_empty(), "these know more than problems and what is to be set: {knowing:?}");
}

/// Every arrow between two files of the same crate: the first one knows the second.
fn arrows() -> BTreeSet<(String, String)> {
    let mut crates: BTreeMap<&str, Modules> = BTreeMap::new();
    for source in below("src", ".rs") {
        let Some(home) = source.home() else { continue };
        let stem = source.path[home.len()..].trim_end_matches(".rs").trim_end_matches("/mod");
        let path =
            stem.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(str::to_owned).collect();
        crates.entry(home).or_default().insert(path, Module::read(&source));
    }
    let mut arrows = BTreeSet::new();
    for modules in crates.values() {
        for (own, module) in modules {
            let known = module.mentioned.iter().filter_map(|path| resolved(modules, own, path));
            arrows.extend(known.map(|known| (module.file.clone(), modules[&known].file.clone())));
        }
    }
    arrows.retain(|(from, to)| from != to);
    arrows
}

impl Module {
    fn read(source: &Source) -> Self {
        let mut mentioned = Vec::new();
        let mut names = BTreeMap::new();
        let code = source.shipped_code();
        let mut statement = String::new();
        for line in code.lines() {
            let start = line.trim_start();
            if statement.is_empty() && !start.starts_with("use ") && !start.starts_with("pub") {
                for word in words(line) {
                    expand(word, &[], &mut mentioned);
                }
                continue;
            }
            statement.push_str(line);
            let Some((visibility, tree)) = statement.split_once("use ") else {
                for word in words(&std::mem::take(&mut statement)) {
                    expand(word, &[], &mut mentioned);
                }
                continue;
            };
            if tree.ends_with(';') {
                let mut paths = Vec::new();
                expand(tree, &[], &mut paths);
                names.extend(paths.iter().map(|path| (path[path.len() - 1].clone(), path.clone())));
                // What is only passed on isn't known here.
                mentioned.extend(paths.into_iter().filter(|_| visibility.is_empty()));
                statement.clear();
            }
        }
        Self { file: source.path.clone(), mentioned, names }
    }
}

/// Where each word of a line begins that isn't the rest of a path.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let begins =
        |at: &usize| line[*at..].starts_with(is_name) && !line[..*at].ends_with(|c| is_name(c) || c == ':');
    (0..line.len()).filter(|at| line.is_char_boundary(*at)).filter(begins).map(|at| &line[at..])
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Adds every path of a tree such as `a::{b, c::{self, D}}`, and returns what stands after it.
fn expand<'a>(tree: &'a str, before: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    if let Some(mut rest) = tree.strip_prefix('{') {
        while !rest.is_empty() && !rest.starts_with('}') {
            rest = expand(rest.trim_start(), before, found).trim_start_matches(|c| c != ',' && c != '}');
            rest = rest.trim_start_matches([',', ' ']);
        }
        return rest.get(1..).unwrap_or_default();
    }
    let (name, rest) = tree.split_at(tree.find(|c| !is_name(c)).unwrap_or(tree.len()));
    let own = (!name.is_empty() && (name != "self" || before.is_empty())).then(|| name.to_owned());
    let path: Vec<String> = before.iter().cloned().chain(own).collect();
    if let Some(deeper) = rest.strip_prefix("::") {
        return expand(deeper, &path, found);
    }
    // A word by itself is no path.
    found.extend((path.len() > 1).then_some(path));
    rest
}

/// The module in which the thing at the end of a path is written down; `None` for other crates'.
fn resolved(modules: &Modules, own: &[String], path: &[String]) -> Option<Vec<String>> {
    let (mut at, rest) = match path.first()?.as_str() {
        "crate" => (Vec::new(), &path[1..]),
        "self" => (own.to_vec(), &path[1..]),
        "super" => (own[..own.len().checked_sub(1)?].to_vec(), &path[1..]),
        first => {
            let is_child = modules.contains_key(&[own, &path[..1]].concat());
            let elsewhere = modules[own].names.get(first);
            // `use include_dir::include_dir` names another crate, and not itself.
            let is_known = is_child || elsewhere.is_some_and(|path| path[0] != first);
            (own.to_vec(), if is_known { path } else { return None })
        }
    };
    for (place, name) in rest.iter().enumerate() {
        let child = [at.as_slice(), std::slice::from_ref(name)].concat();
        if name == "super" {
            at.pop();
        } else if modules.contains_key(&child) {
            at = child;
        } else if let Some(elsewhere) = modules.get(&at)?.names.get(name) {
            return resolved(modules, &at, &[elsewhere.as_slice(), &rest[place + 1..]].concat());
        } else {
            break;
        }
    }
    Some(at)
}
