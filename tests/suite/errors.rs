//! Each code of the catalogue, reproduced.
//!
//! `tests/errors/<CODE>/` holds the files in which a case differs from the workspace `tests/errors/base`, and what the
//! program then says. `name.remove` takes a file or folder away; `name.is` stands in for what no repository can hold;
//! `command.txt` has the arguments when they aren't `check`; of several lines each is run, and the last one tells. A line
//! may begin with `edit FILE OLD NEW` instead, which replaces text of the workspace, with `·` for a space. `BILAG_ACCEPT=1` writes what is expected anew.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bilag::diag::catalogue::CATALOGUE;

use crate::overlay::{entries, name, overlay};
use crate::support::Workspace;

/// Codes that no files and no command can bring about.
const NOT_FROM_OUTSIDE: [(&str, &str); 38] = [
    ("E0008", "a disk would have to be full"),
    ("E0009", "root, as whom containers run the tests, may write everywhere"),
    ("E0012", "the program would have to name two documents the same"),
    ("E0014", "the disk would have to fail between two moves"),
    ("E0032", "a case types no answers; `starting` does"),
    ("W1202", "a case renames no folder; `issuing` does"),
    ("E0036", "a case types no answers; `starting` does"),
    ("E0035", "the system's table of watched folders would have to be full"),
    ("E0604", "the typesetter would have to break off"),
    ("E0605", "a bilag without its typesetter would have to run; `commands` tests that one"),
    ("E0610", "the program would have to make figures that JSON can't write"),
    ("E0801", "root may read everything"),
    ("E0951", "a ZIP would have to stand here; `verifying` packs one anew"),
    ("E0952", "a ZIP would have to stand here; `verifying` packs one anew"),
    ("E0953", "a ZIP would have to stand here; `verifying` packs one anew"),
    (
        "E0954",
        "what is said has the register's hash, which each change of a template changes; `verifying` tests it",
    ),
    ("E0955", "what is said has the register's hash; `verifying` tests it"),
    ("E0956", "what is said has the register's hash; `verifying` tests it"),
    ("E0957", "a ZIP would have to stand here; `verifying` packs one anew"),
    ("E0958", "what is said has the register's hash; `verifying` tests it"),
    ("E0960", "the package has to be forged: `ehf::forged` does"),
    ("E0961", "the package has to be forged: `ehf::forged` does"),
    ("E0962", "what is said has the register's hash; `verifying` tests it"),
    ("W0951", "a register of another version would have to stand here; `verifying` writes one"),
    ("E1101", "`issue` and `plan` say before that which facts are open"),
    ("E1102", "`input` refuses numbers with a wrong check digit"),
    ("E1103", "`input` refuses an order number of several words"),
    ("E1104", "`input` refuses texts without a letter"),
    ("E1105", "the document's category decides on the VAT number"),
    ("E1106", "the program would have to know another rate"),
    ("E1107", "a term of payment is at least one day"),
    ("E1108", "an agreement without a period is refused"),
    ("E1109", "the program would have to make a credit note of nothing"),
    ("E1110", "the program would have to add wrongly"),
    ("E1111", "the program would have to write another form"),
    ("E1112", "files of this size don't stand in a repository; `ehf` tests it"),
    ("E1113", "`input` refuses such characters, and no font has them"),
    ("W1101", "files of this size don't stand in a repository; `ehf` tests it"),
];

/// What a case says instead of the place of its workspace, which is another in each run.
const HERE: &str = "WORKSPACE";

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// The codes that have a case.
fn codes() -> Vec<String> {
    let names = entries(&cases()).into_iter().map(|path| name(&path).to_owned());
    names.filter(|name| name != "base").collect()
}

/// What the program says in the workspace of a case.
fn said(code: &str) -> String {
    let case = cases().join(code);
    let workspace = Workspace::beside(&[("out/file", "outside"), ("out/agreement.yaml", "title: outside")]);
    let root = workspace.path(".").canonicalize().expect("a workspace");
    overlay(&cases().join("base/inputs"), &root.join("inputs"));
    overlay(&case, &root);
    let command = fs::read_to_string(case.join("command.txt")).unwrap_or_else(|_| "check".to_owned());
    let said = command.lines().fold(String::new(), |said, line| {
        let words: Vec<String> = line.split_whitespace().map(|word| word.replace('·', " ")).collect();
        if let [edit, file, old, new] = words.as_slice()
            && edit == "edit"
        {
            let text = fs::read_to_string(root.join(file)).expect("a file");
            assert!(text.contains(old), "{file} has no {old}");
            // An issued file is read-only; a person with an editor gets round that as well.
            fs::remove_file(root.join(file)).expect("a file");
            fs::write(root.join(file), text.replace(old, new)).expect("a file");
            return said;
        }
        let run = workspace.bilag(&words.iter().map(String::as_str).collect::<Vec<_>>());
        format!("exit status: {}\n{}{}", run.status, run.stdout, run.stderr)
    });
    said.replace(root.to_str().expect("a path"), HERE)
}

/// The difference between what a case says and what it should, after writing it when asked to.
fn difference(code: &str) -> Option<String> {
    let said = said(code);
    let path = cases().join(code).join("expected.txt");
    if !said.contains(&format!("[{code}]")) {
        return Some(format!("{code} isn't reported in its own case:\n{said}"));
    }
    if std::env::var_os("BILAG_ACCEPT").is_some() {
        fs::write(path, said).expect("a file");
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (said != expected).then(|| format!("{code} says:\n{said}\nbut should say:\n{expected}"))
}

#[cfg(unix)]
#[test]
fn each_case_says_what_is_expected() {
    let codes = codes();
    let (first, second) = codes.split_at(codes.len() / 2);
    let differences = std::thread::scope(|scope| {
        let half = scope.spawn(|| first.iter().filter_map(|code| difference(code)).collect::<Vec<_>>());
        let mut found: Vec<_> = second.iter().filter_map(|code| difference(code)).collect();
        found.extend(half.join().expect("an end"));
        found
    });
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn each_code_has_a_case() {
    let excused = NOT_FROM_OUTSIDE.map(|(code, _)| code.to_owned());
    let here: BTreeSet<String> = codes().into_iter().chain(excused).collect();
    let known: BTreeSet<String> = CATALOGUE.iter().map(|entry| entry.code.to_owned()).collect();
    assert_eq!(here, known);
}
