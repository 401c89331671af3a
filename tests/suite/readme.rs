//! What the README shows is what the program says.

use std::path::Path;

use crate::support::{Workspace, bytes_of_repository};

fn readme() -> String {
    String::from_utf8(bytes_of_repository("README.md")).expect("text")
}

#[test]
fn the_commands_are_the_ones_that_the_program_has() {
    let help = Workspace::empty().bilag(&["-h"]).stdout;
    assert!(readme().contains(&help), "the README should show:\n{help}");
}

#[test]
fn the_problems_are_the_ones_that_the_program_reports() {
    let (agreement, hours) = ("inputs/fjordbygda/agreement.yaml", "inputs/fjordbygda/hours.yaml");
    let workspace = Workspace::example().edited(agreement, "\"300000126\"", "\"300000127\"").edited(
        hours,
        "person: siv, hours: 3.5",
        "person: sivv, huors: 3.5",
    );
    let run = workspace.bilag(&["check"]);
    assert_eq!(run.status, 1);
    assert!(readme().contains(&run.stderr), "the README should show:\n{}", run.stderr);
}

#[test]
fn the_files_that_it_points_at_exist() {
    let contributing = String::from_utf8(bytes_of_repository("CONTRIBUTING.md")).expect("text");
    for page in [readme(), contributing] {
        for link in page.split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
            let is_there = Path::new(env!("CARGO_MANIFEST_DIR")).join(link.0).exists();
            assert!(is_there, "{}", link.0);
        }
    }
}

/// The README's story, block by block: `$ bilag …` is run, `$ edit FILE: OLD → NEW` is what a person does in an
/// editor, and each other line must be printed, in this order; `…` passes over any lines.
#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn the_story_happens_as_it_is_told() {
    let readme = readme();
    let lines = readme.split("```console\n").skip(1).flat_map(|block| {
        block.split("```").next().expect("an end").lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let mut workspace = Workspace::example();
    let mut printed: Vec<String> = Vec::new();
    let mut told = 0;
    let mut may_skip = false;
    for line in lines.chain(["$ bilag check".to_owned()]) {
        if let Some(command) = line.strip_prefix("$ ") {
            assert!(may_skip || told == printed.len(), "`{}` isn't told before `{command}`", printed[told]);
            (told, may_skip) = (0, false);
            if let Some(edit) = command.strip_prefix("edit ") {
                let (file, change) = edit.split_once(": ").expect("a file and a change");
                let (old, new) = change.split_once(" → ").expect("before and after");
                workspace = workspace.edited(file, old, new);
                printed = Vec::new();
            } else {
                let run =
                    workspace.bilag(&words_of(command.strip_prefix("bilag ").expect("our own command")));
                assert_eq!(run.status, 0, "{command}:\n{}{}", run.stdout, run.stderr);
                // A browser shows a no-break space as any other.
                printed = run.stdout.lines().map(|line| line.replace('\u{a0}', " ")).collect();
            }
        } else if line == "…" {
            may_skip = true;
        } else {
            let rest = &printed[told..];
            let place = rest.iter().position(|said| *said == line);
            let place = place.filter(|place| may_skip || *place == 0);
            told += 1 + place.unwrap_or_else(|| panic!("`{line}` isn't said, but:\n{}", rest.join("\n")));
            may_skip = false;
        }
    }
    assert!(workspace.path("outputs/fjordbygda/issued/2026-0004").is_dir(), "the story has a replacement");
}

/// The words of a command line, those in quotation marks as one.
fn words_of(command: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (place, part) in command.split('"').enumerate() {
        if place % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
    }
    words
}
