//! Many agreements at once: each is told of when it is done, in the order of their names, however many are at work.

#![expect(clippy::disallowed_methods, reason = "the tests copy folders, and look while a run is at work")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};

use serde_json::Value;

use crate::support::{Run, Workspace, ended};

/// The example, under other names too, of which `b` has an error.
fn several(names: &[&str]) -> Workspace {
    let workspace = Workspace::example();
    for name in names {
        for file in workspace.files("inputs/fjordbygda") {
            let copy = workspace.path(&format!("inputs/{name}/{file}"));
            fs::create_dir_all(copy.parent().expect("a folder above")).expect("folders");
            fs::copy(workspace.path(&format!("inputs/fjordbygda/{file}")), copy).expect("a copy");
        }
    }
    workspace.edited("inputs/b/hours.yaml", "hours: 4", "hours: 40")
}

fn drafts(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let files = workspace.files("outputs").into_iter().filter(|file| !file.starts_with(".cache"));
    files.map(|file| (file.clone(), workspace.read(&format!("outputs/{file}")))).collect()
}

#[test]
fn any_number_of_threads_writes_and_says_the_same() {
    let workspace = several(&["a", "b", "c"]);
    let run = |jobs: &str| -> (Run, BTreeMap<String, Vec<u8>>) {
        let run = workspace.bilag(&["build", "--only", "signing", "--jobs", jobs]);
        let written = drafts(&workspace);
        fs::remove_dir_all(workspace.path("outputs")).expect("a folder");
        (run, written)
    };
    let (alone, written) = run("1");
    assert_eq!(alone.status, 1, "{}", alone.stderr);
    let told: Vec<&str> = alone.stdout.lines().filter(|line| line.contains(" · signing: ")).collect();
    assert_eq!(told.len(), 3, "{}", alone.stdout);
    assert!(
        ["a ", "c ", "fjordbygda "].iter().zip(&told).all(|(name, line)| line.starts_with(name)),
        "{told:?}"
    );
    assert!(
        alone
            .stdout
            .ends_with("\n\nnext: mend the errors; an agreement with an error has the drafts that it had\n")
    );
    assert!(alone.stderr.contains("--> inputs/b/hours.yaml:7:"), "{}", alone.stderr);
    let count = alone.stderr.lines().last().expect("a count");
    assert!(count.starts_with("1 error"), "{count}");
    assert_eq!(alone.stderr.matches(count).count(), 1, "{}", alone.stderr);
    assert!(!written.keys().any(|file| file.starts_with("b/")));
    for jobs in ["2", "9"] {
        let (together, same) = run(jobs);
        assert_eq!((&together.stdout, &together.stderr), (&alone.stdout, &alone.stderr), "{jobs}");
        assert!(same == written, "{jobs}");
    }
    assert_eq!(workspace.bilag(&["build", "--jobs", "0"]).status, 2);
}

#[test]
fn a_program_gets_all_of_it_in_one_document_and_a_quiet_run_its_errors() {
    let workspace = several(&["a", "b"]);
    let json = workspace.bilag(&["build", "--only", "signing", "--format", "json"]);
    let document: Value = serde_json::from_str(&json.stdout).expect("one document");
    assert_eq!(document["agreements"], serde_json::json!(["a", "b", "fjordbygda"]));
    assert_eq!(document["packages"].as_array().map(Vec::len), Some(2));
    assert!(document["problems"].to_string().contains("inputs/b/hours.yaml"));
    assert_eq!((json.status, json.stderr.as_str()), (1, ""));
    let quiet = workspace.bilag(&["build", "--only", "signing", "--quiet"]);
    assert_eq!((quiet.status, quiet.stdout.as_str()), (1, ""));
    assert!(quiet.stderr.starts_with("error[") && quiet.stderr.ends_with("\n1 error\n"), "{}", quiet.stderr);
}

#[test]
fn a_package_is_told_of_while_others_are_made() {
    let workspace = several(&["a", "b", "c", "d"]);
    let mut child = workspace.started(&["build", "--jobs", "1"]);
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut first = String::new();
    stdout.read_line(&mut first).expect("a line");
    assert!(first.starts_with("a · signing: "), "{first}");
    assert!(workspace.path("outputs/a/draft/final").exists());
    assert!(!workspace.path("outputs/fjordbygda").exists(), "all was done before any of it was told");
    let rest: Vec<String> = stdout.lines().map(|line| line.expect("a line")).collect();
    assert!(rest.iter().any(|line| line.starts_with("fjordbygda · final: ")), "{rest:?}");
    assert_eq!(ended(child).status.code(), Some(1));
}
