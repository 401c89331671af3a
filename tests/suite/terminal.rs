//! What comes from outside is shown, never obeyed: a file's name, a heading, an argument.

use crate::support::{Run, Workspace};

/// Nothing that a terminal obeys is among what was said.
fn obeys_nothing(run: &Run) {
    let said = format!("{}{}", run.stdout, run.stderr);
    let steers = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.contains(steers), "{said:?}");
}

#[test]
fn the_name_of_a_file_does_not_clear_the_screen() {
    let workspace =
        Workspace::example().with("inputs/fjordbygda/receipts/09-\u{1b}[2J\u{9b}31m\n.pdf", "%PDF");
    let run = workspace.bilag(&["check"]);
    assert!(run.stderr.contains("09-␛[2J"), "{}", run.stderr);
    obeys_nothing(&run);
    let json = workspace.bilag(&["check", "--format", "json"]);
    assert!(json.stdout.contains("09-\\u001b[2J\\u009b31m\\n.pdf"), "{}", json.stdout);
    obeys_nothing(&json);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert!(document["problems"].to_string().contains("\u{9b}31m"), "the name itself is in it");
}

#[test]
fn the_heading_of_a_spreadsheet_does_not_turn_letters_round() {
    let rows =
        "Dato;Person;Timer;Aktivitet;Delmål;\u{1b}[31m\u{202e}kr\n2026-03-02;siv;1;Arbeid;nettverk;1\n";
    let workspace = Workspace::example_beside(&[("rows.csv", rows)]);
    let run = workspace.bilag(&["import", "hours", "fjordbygda", "../rows.csv", "--dry-run"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("␛[31m"), "{}", run.stdout);
    obeys_nothing(&run);
}

#[test]
fn an_argument_is_repeated_without_its_escapes() {
    let workspace = Workspace::example();
    for arguments in [
        &["check", "x\u{1b}[2J"][..],
        &["\u{1b}[2J"],
        &["check", "--\u{1b}[2J\u{202e}"],
        &["explain", "\u{9b}2J"],
    ] {
        let run = workspace.bilag(arguments);
        assert_ne!(run.status, 0, "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
        obeys_nothing(&run);
    }
}
