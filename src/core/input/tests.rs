//! The room from outside: a folder in, problems and facts out. Each code has its page in `docs/problems`, which the
//! built program is run on; here is what can't be seen from there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use super::{FileContent, Folder, ReferredBy, SchemaKind, read, schema};
use crate::diag;

fn project(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

#[expect(clippy::disallowed_methods, reason = "the cases are files")]
fn file(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the cases are files")]
fn entries(path: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// The difference between what a file holds and what it should, after writing it when asked to.
#[expect(clippy::disallowed_methods, reason = "accepting writes the expected files")]
fn difference(path: &Path, wanted: &str) -> Option<String> {
    if std::env::var("BILAG_ACCEPT").is_ok_and(|name| name == "schema") {
        std::fs::write(path, wanted).unwrap();
        return None;
    }
    let held = std::fs::read_to_string(path).unwrap_or_default();
    (held != wanted).then(|| format!("{} holds:\n{held}\nbut should hold:\n{wanted}", path.display()))
}

/// Adds the files below `path`.
fn collect(path: &Path, prefix: &str, files: &mut BTreeMap<String, FileContent>) {
    for entry in entries(path) {
        let path = format!("{prefix}{}", entry.file_name().unwrap().to_str().unwrap());
        if entry.is_dir() {
            collect(&entry, &format!("{path}/"), files);
        } else {
            files.insert(path, FileContent::Bytes(file(&entry).into()));
        }
    }
}

/// The agreement of `tests/errors/base`.
fn base() -> Folder {
    let mut files = BTreeMap::new();
    collect(&project("tests/errors/base/inputs/x"), "", &mut files);
    Folder { path: "inputs/x".to_owned(), id: "x".to_owned(), files }
}

#[test]
fn the_base_of_the_cases_has_no_problem() {
    let reading = read(&base());
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
    let mut folder = base();
    let rows = "hours:\n\
        \x20 - a single value\n\
        \x20 - {date: 2026-02-30, person: kari, hours: [1], activity: a, sub_goal: arena}\n\
        \x20 - {date: 2026-02-03, person: kari, hours: 7,5, activity: b, sub_goal: arena, date: 2026-02-04}\n\
        \x20 -\n\
        \x20 - {date: 2026-02-05, person: krai, hours: 25, activity: c, sub_goal: arena}\n";
    folder.files.insert("hours.yaml".to_owned(), FileContent::Bytes(rows.as_bytes().into()));
    let problems = read(&folder).problems;
    let codes: Vec<_> = problems
        .iter()
        .map(|problem| (problem.place.as_ref().unwrap().line, problem.code().as_str()))
        .collect();
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
    let row = "{date: 2026-02-02, person: kari, hours: 6.5, activity: Møte med 17054026641, sub_goal: arena}";
    let reading = read(&with_file("hours.yaml", format!("hours:\n  - {row}\n").into_bytes()));
    let shown = diag::text(&reading.problems, 100, false) + &diag::json(&reading.problems).to_string();
    assert!(shown.contains("170540*****") && !shown.contains("17054026641"), "{shown}");
}

fn with_file(name: &str, bytes: Vec<u8>) -> Folder {
    let mut folder = base();
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
