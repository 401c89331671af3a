//! What is exported comes back as it was.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{HOURS, text, workspace};

/// One row of `hours.yaml` with odd words in it.
fn row() -> impl Strategy<Value = String> {
    let words = "[a-zæøå=+@'\"-][a-zæøå ,:;#{}|=+'\"\\\\-]{0,20}[a-zæøå]";
    let worked = prop_oneof![
        (1_u32..=50).prop_map(|hundredths| format!("hours: {}.{:02}", hundredths / 100, hundredths % 100)),
        (0_u32..=5, 1_u32..=3).prop_map(|(start, length)| {
            let (from, to) = (start * 3 + 480, (start + length) * 3 + 480);
            format!("from: \"{:02}:{:02}\", to: \"{:02}:{:02}\"", from / 60, from % 60, to / 60, to % 60)
        }),
    ];
    let note = proptest::option::of(words);
    (1_u32..=9, 2_u32..=11, prop_oneof!["kari", "ola"], worked, words, note).prop_map(
        |(day, month, person, worked, activity, note)| {
            let quoted = |text: &str| serde_json::to_string(text).expect("JSON");
            let note = note.map(|note| format!(", note: {}", quoted(&note))).unwrap_or_default();
            let activity = quoted(&activity);
            format!("  - {{date: 2026-{month:02}-0{day}, person: {person}, {worked}, activity: {activity}, sub_goal: arena{note}}}\n")
        },
    )
}

/// Exports the hours, takes them away, and adds them again.
fn there_and_back(rows: &[String], name: &str) -> Result<(), TestCaseError> {
    let hours = format!("hours:\n{}", rows.concat());
    let before = workspace(&hours);
    let run = before.bilag(&["export", "hours", "x", name]);
    if run.status != 0 {
        // Rows that overlap are an error of their own.
        prop_assert!(run.stderr.contains("E0308"), "{}{}", hours, run.stderr);
        return Ok(());
    }
    let after = workspace("hours: []\n").with(name, before.read(name));
    let run = after.bilag(&["import", "hours", "x", name]);
    prop_assert_eq!(run.status, 0, "{}{}", hours, run.stderr);
    // What is there after the way back is, by meaning, what was there before: neither has a row more.
    for (rows, others) in [(&before, &after), (&after, &before)] {
        let sheet = format!("again-{name}");
        let run = rows.bilag(&["export", "hours", "x", &sheet]);
        prop_assert_eq!(run.status, 0, "{}", run.stderr);
        let bytes = rows.read(&sheet);
        let target = workspace(&text(others, HOURS)).with(name, bytes);
        let run = target.bilag(&["import", "hours", "x", name]);
        prop_assert!(run.stdout.starts_with("nothing to add"), "{}{}{}", hours, run.stdout, run.stderr);
    }
    Ok(())
}

#[test]
fn rows_survive_the_way_to_a_spreadsheet_and_back() {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 12, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let cases = (proptest::collection::vec(row(), 1..6), prop_oneof![Just("ut.xlsx"), Just("ut.csv")]);
    runner
        .run(&cases, |(rows, name)| there_and_back(&rows, name))
        .unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn the_real_example_survives_too() {
    let workspace = crate::support::Workspace::example();
    let before = text(&workspace, "inputs/fjordbygda/hours.yaml");
    for name in ["ut.xlsx", "ut.csv"] {
        let run = workspace.bilag(&["export", "hours", "fjordbygda", name]);
        assert_eq!(run.stdout, format!("41 rows written to `{name}`\n"), "{}", run.stderr);
        let run = workspace.bilag(&["import", "hours", "fjordbygda", name]);
        assert!(run.stdout.starts_with("nothing to add"), "{}{}", run.stdout, run.stderr);
    }
    assert_eq!(text(&workspace, "inputs/fjordbygda/hours.yaml"), before);
    let run = workspace.bilag(&["export", "hours", "fjordbygda", "ut.csv"]);
    assert!(run.stderr.contains("error[E1013]"), "{}", run.stderr);
}

#[test]
fn a_text_that_a_spreadsheet_would_run_is_written_as_text() {
    let row = "  - {date: 2026-02-02, person: kari, hours: 1, activity: \"=1+1\", sub_goal: arena}\n";
    let workspace = workspace(&format!("hours:\n{row}"));
    workspace.bilag(&["export", "hours", "x", "ut.csv"]);
    let csv = text(&workspace, "ut.csv");
    assert!(csv.contains(";'=1+1;"), "{csv}");
    assert!(
        csv.starts_with("\u{feff}Dato;Person;Timer;Fra;Til;Pause;Aktivitet;Delmål;Merknad;Registrert\r\n"),
        "{csv}"
    );
}
