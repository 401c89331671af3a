//! The room from outside: a folder in, problems and facts out.
//!
//! `tests/errors/<CODE>/` holds the files in which a code's case differs from the agreement in `tests/errors/base`
//! and what is then said about it. `BILAG_ACCEPT=1` writes what is expected anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use super::{FileContent, Folder, ReferredBy, SchemaKind, read, schema};
use crate::diag::{self, catalogue::CATALOGUE};

/// The families that this room reports.
const FAMILIES: [&str; 8] = ["E002", "E01", "E02", "E03", "W03", "W07", "E040", "E05"];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[expect(clippy::disallowed_methods, reason = "the cases are files")]
fn file(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the cases are files")]
fn entries(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The difference between what a file holds and what it should, after writing it when asked to.
#[expect(clippy::disallowed_methods, reason = "accepting writes the expected files")]
fn difference(path: &Path, wanted: &str) -> Option<String> {
    if std::env::var_os("BILAG_ACCEPT").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
        return None;
    }
    let held = std::fs::read_to_string(path).unwrap_or_default();
    (held != wanted).then(|| format!("{} holds:\n{held}\nbut should hold:\n{wanted}", path.display()))
}

/// Puts the files below `path` in `files`; `name.remove` takes a file away, `name.is` stands in for what no repository
/// can hold.
fn overlay(path: &Path, prefix: &str, files: &mut BTreeMap<String, FileContent>) {
    for entry in entries(path) {
        let name = entry.file_name().unwrap().to_str().unwrap();
        let path = format!("{prefix}{name}");
        if entry.is_dir() {
            overlay(&entry, &format!("{path}/"), files);
        } else if let Some(removed) = path.strip_suffix(".remove") {
            files.remove(removed);
        } else if let Some(special) = path.strip_suffix(".is") {
            files.insert(special.to_owned(), special_content(&file(&entry)));
        } else {
            files.insert(path, FileContent::Bytes(file(&entry).into()));
        }
    }
}

fn special_content(words: &[u8]) -> FileContent {
    match std::str::from_utf8(words).unwrap().trim() {
        "a folder" => FileContent::Directory,
        "a link out" => FileContent::LeavesFolder,
        "unreadable" => FileContent::Unreadable("permission denied".to_owned()),
        bytes => FileContent::TooLarge(bytes.parse().unwrap()),
    }
}

/// The agreement of `tests/errors/base` with a case's changes.
fn folder(case: &str) -> Folder {
    let mut files = BTreeMap::new();
    overlay(&project("tests/errors/base/inputs/x"), "", &mut files);
    let inputs = project("tests/errors").join(case).join("inputs");
    let own = entries(&inputs).first().cloned();
    let id = own.as_deref().map_or("x", |path| path.file_name().unwrap().to_str().unwrap()).to_owned();
    if let Some(own) = own {
        overlay(&own, "", &mut files);
    }
    Folder { path: format!("inputs/{id}"), id, files }
}

#[test]
fn the_base_of_the_cases_has_no_problem() {
    let reading = read(&folder("base"));
    assert_eq!(diag::text(&reading.problems, 100, false), "");
    let project = reading.project.unwrap();
    assert_eq!(project.timesheet.entries().len(), 2);
    assert_eq!((project.vouchers.len(), project.activities.len(), project.indicators.len()), (2, 1, 1));
    let by: Vec<_> = reading.references.iter().map(|reference| reference.by).collect();
    let [first, second] = [0, 1].map(|nth: usize| ReferredBy::Voucher(project.vouchers[nth].number));
    assert_eq!(by, [first, second, ReferredBy::Activity(0)]);
    assert!(reading.texts.iter().any(|placed| placed.text == "Møterom"));
}

#[test]
fn each_case_says_what_is_expected() {
    let mut differences = Vec::new();
    for case in entries(&project("tests/errors")) {
        let name = case.file_name().unwrap().to_str().unwrap();
        let is_ours = FAMILIES.iter().any(|family| name.starts_with(family)) || name.starts_with("W04");
        if !is_ours {
            continue;
        }
        let said = diag::text(&read(&folder(name)).problems, 100, false);
        assert!(said.contains(&format!("[{name}]")), "{name} isn't reported in its own case:\n{said}");
        differences.extend(difference(&case.join("expected.txt"), &said));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn each_code_has_a_case() {
    let cases: BTreeSet<String> = entries(&project("tests/errors"))
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let ours = CATALOGUE
        .iter()
        .map(|entry| entry.code)
        .filter(|code| FAMILIES.iter().any(|family| code.starts_with(family)));
    let missing: Vec<_> = ours.filter(|code| !cases.contains(*code)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn the_schemas_on_disk_are_current() {
    let differences: Vec<_> = SchemaKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let wanted = format!("{:#}\n", schema(kind));
            difference(&project(&format!("schemas/{}.schema.json", kind.name())), &wanted)
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn a_row_with_the_wrong_shape_hides_no_other_row() {
    let mut folder = folder("base");
    let rows = "hours:\n\
        \x20 - a single value\n\
        \x20 - {date: 2026-02-30, person: kari, hours: [1], activity: a, sub_goal: arena}\n\
        \x20 - {date: 2026-02-03, person: kari, hours: 7,5, activity: b, sub_goal: arena, date: 2026-02-04}\n\
        \x20 -\n\
        \x20 - {date: 2026-02-05, person: krai, hours: 25, activity: c, sub_goal: arena}\n";
    folder.files.insert("hours.yaml".to_owned(), FileContent::Bytes(rows.as_bytes().into()));
    let problems = read(&folder).problems;
    let codes: Vec<_> =
        problems.iter().map(|problem| (problem.place.as_ref().unwrap().line, problem.code())).collect();
    let wanted = [
        (2, "E0103"),
        (3, "E0204"),
        (3, "E0103"),
        (4, "E0102"),
        (4, "E0104"),
        (5, "E0103"),
        (6, "E0301"),
        (6, "E0206"),
    ];
    assert_eq!(codes, wanted);
}

#[test]
fn an_identity_number_is_shown_nowhere() {
    let reading = read(&folder("E0319"));
    let shown = diag::text(&reading.problems, 100, false) + &diag::json(&reading.problems).to_string();
    assert!(shown.contains("170540*****") && !shown.contains("17054026641"), "{shown}");
}

fn with_file(name: &str, bytes: Vec<u8>) -> Folder {
    let mut folder = folder("base");
    folder.files.insert(name.to_owned(), FileContent::Bytes(Arc::from(bytes)));
    folder
}

const YAML_FILES: [&str; 5] =
    ["agreement.yaml", "hours.yaml", "costs.yaml", "activities.yaml", "indicators.yaml"];

/// Reads, and shows what was found, which must not panic either.
fn read_and_show(folder: &Folder) {
    let reading = read(folder);
    assert_eq!(reading.problems.has_errors(), reading.project.is_none());
    let shown = diag::text(&reading.problems, 60, true);
    assert_eq!(shown.is_empty(), reading.problems.is_empty());
    assert!(diag::json(&reading.problems).is_array());
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(name in 0_usize..5, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_and_show(&with_file(YAML_FILES[name], bytes));
    }

    #[test]
    fn any_yaml_like_text_is_read_without_panic(name in 0_usize..5, text in "([a-z]{1,5}: |- |\\[|\\{|\\}|\\]|, |\n|  |\"|'|\\||>|&a|\\*a|!|#|æ|7,5|~){0,40}") {
        read_and_show(&with_file(YAML_FILES[name], text.into_bytes()));
    }

    #[test]
    fn a_damaged_file_is_read_without_panic(
        name in 0_usize..5,
        at in any::<prop::sample::Index>(),
        removed in 0_usize..12,
        added in "[ -~\nåÆ“\u{202e}\t]{0,6}",
    ) {
        let mut text = String::from_utf8(file(&project("tests/errors/base/inputs/x").join(YAML_FILES[name]))).unwrap();
        let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
        let nth = at.index(starts.len());
        let end = starts.get(nth + removed).copied().unwrap_or(text.len());
        text.replace_range(starts[nth]..end, &added);
        read_and_show(&with_file(YAML_FILES[name], text.into_bytes()));
    }
}
