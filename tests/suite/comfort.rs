//! What a shell and its user expect of any command: loud or quiet, wide or narrow, from any folder, with help.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{Workspace, ended};

const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";

/// An error on line 9 of the agreement and one on line 8 of the hours, and a warning.
fn troubled() -> Workspace {
    Workspace::example()
        .edited(AGREEMENT, "\"300000126\"", "\"300000127\"")
        .edited(AGREEMENT, "signed_on: 2026-01-20", "signed_on:")
        .edited("inputs/fjordbygda/hours.yaml", "person: siv, hours: 3.5", "person: sivv, hours: 3.5")
}

fn doubtful() -> Workspace {
    Workspace::example().edited(AGREEMENT, "signed_on: 2026-01-20", "signed_on:")
}

#[test]
fn problems_stand_together_by_file_in_the_order_of_lines() {
    let workspace = troubled();
    let run = workspace.bilag(&["check"]);
    let places =
        run.stderr.lines().filter_map(|line| line.trim_start().strip_prefix("--> inputs/fjordbygda/"));
    let places: Vec<&str> = places.filter_map(|place| place.rsplit_once(':')).map(|(line, _)| line).collect();
    let line_of = |file: &str, text: &str| {
        let written = String::from_utf8(workspace.read(&format!("inputs/fjordbygda/{file}"))).expect("text");
        let line = written.lines().position(|line| line.contains(text)).expect("a line") + 1;
        format!("{file}:{line}")
    };
    let expected = [
        line_of("agreement.yaml", "\"300000127\""),
        line_of("agreement.yaml", "signed_on:"),
        line_of("hours.yaml", "sivv"),
    ];
    assert_eq!(places, expected);
}

#[test]
fn the_shell_says_how_wide_it_is() {
    let workspace = troubled();
    let excerpt = |columns: &str| {
        let run = workspace.bilag_with(&["check"], &[("COLUMNS", columns)]);
        let line = run.stderr.lines().find(|line| line.starts_with("8 | ")).expect("an excerpt").to_owned();
        assert!(run.stderr.contains("^^^^"), "{}", run.stderr);
        line
    };
    let (narrow, usual, wide) = (excerpt("50"), excerpt("nonsense"), excerpt("150"));
    assert!(narrow.chars().count() <= 60 && narrow.contains("sivv"), "{narrow}");
    assert!(narrow.len() < usual.len() && usual.len() < wide.len(), "{narrow}\n{usual}\n{wide}");
    assert!(wide.ends_with("sub_goal: nettverk}"), "{wide}");
    assert_eq!(excerpt("1").len(), excerpt("40").len());
}

#[test]
fn colour_is_for_who_wants_it() {
    let workspace = troubled();
    let plain = workspace.bilag(&["check"]).stderr;
    assert!(!plain.contains('\u{1b}'));
    let coloured = workspace.bilag(&["check", "--color", "always"]).stderr;
    assert!(coloured.contains("\u{1b}["));
    let without = workspace.bilag_with(&["check", "--color", "auto"], &[("NO_COLOR", "1")]).stderr;
    assert_eq!(without, plain);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let run = doubtful().bilag(&["check", "-q"]);
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let run = troubled().bilag(&["build", "--quiet"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("2 errors") && !run.stderr.contains("warning"), "{}", run.stderr);
    let asked = Workspace::empty().bilag(&["-q", "explain", "E0207"]);
    assert!(asked.stdout.starts_with("error[E0207]"), "{}", asked.stdout);
}

#[test]
fn verbose_says_what_was_read_and_how_long_it_took() {
    let run = Workspace::example().bilag(&["check", "--verbose"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("`fjordbygda` has no errors"));
    for said in [
        "workspace ",
        " B   inputs/fjordbygda/hours.yaml\n",
        " B   inputs/fjordbygda/receipts/01-sal.pdf\n",
        " ms  reading the inputs\n",
    ] {
        assert!(run.stderr.contains(said), "{said} isn't in\n{}", run.stderr);
    }
    assert_eq!(Workspace::empty().bilag(&["check", "-q", "-v"]).status, 2);
}

#[test]
fn denied_warnings_stop_the_work() {
    let workspace = doubtful();
    assert_eq!(workspace.bilag(&["check"]).status, 0);
    let run = workspace.bilag(&["check", "--deny", "warnings"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("[W0701]") && run.stderr.contains("[E0031]"), "{}", run.stderr);
    let build = workspace.bilag(&["build", "--deny", "warnings", "-q"]);
    assert_eq!(build.status, 1);
    assert!(build.stderr.contains("[W0701]"), "{}", build.stderr);
    assert!(workspace.files("outputs").is_empty());
    let clean = Workspace::example().bilag(&["check", "--deny", "warnings"]);
    assert_eq!(clean.status, 0, "{}", clean.stderr);
}

#[test]
fn the_version_says_what_it_was_built_from() {
    let lock = String::from_utf8(crate::support::bytes_of_repository("Cargo.lock")).expect("text");
    let typst = lock.split("name = \"typst\"\nversion = \"").nth(1).and_then(|rest| rest.split('"').next());
    let run = Workspace::empty().bilag(&["--version"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines[0], concat!("bilag ", env!("CARGO_PKG_VERSION")));
    assert_eq!(lines[1].strip_prefix("Typst "), typst);
    assert!(lines[2].starts_with("built for ") && lines[2].contains('-'), "{}", run.stdout);
    let short = Workspace::empty().bilag(&["-V"]);
    assert_eq!(short.stdout.lines().count(), 1);
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = Workspace::empty().bilag(&["-h"]).stdout;
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a list");
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn each_command_has_examples_in_its_help() {
    let workspace = Workspace::empty();
    for command in commands() {
        let help = workspace.bilag(&[&command, "--help"]).stdout;
        let examples = help.split("Examples:\n").nth(1).unwrap_or_else(|| panic!("{command}:\n{help}"));
        assert!(examples.starts_with(&format!("  bilag {command}")), "{command}:\n{examples}");
    }
}

#[test]
fn completions_and_manual_know_every_command() {
    let workspace = Workspace::empty();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = workspace.bilag(&["completions", shell]);
        assert_eq!(script.status, 0);
        for command in commands() {
            assert!(script.stdout.contains(&command), "{shell} doesn't know {command}");
        }
    }
    let run = workspace.bilag(&["man", "man1"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for command in commands() {
        let page = String::from_utf8(workspace.read(&format!("man1/bilag-{command}.1"))).expect("text");
        assert!(page.contains(".SH NAME") && page.contains("Examples:"), "{command}:\n{page}");
    }
    let again = workspace.bilag(&["man", "man1"]);
    assert_eq!(again.status, 2, "a page that somebody changed was overwritten");
}

#[test]
fn bash_takes_its_completions() {
    let script = Workspace::empty().bilag(&["completions", "bash"]).stdout;
    let ask = format!(
        "{script}\nCOMP_WORDS=(bilag expl)\nCOMP_CWORD=1\n_bilag bilag expl bilag\necho \"${{COMPREPLY[@]}}\""
    );
    let mut bash = Command::new("bash");
    let Ok(child) = bash.args(["-c", &ask]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() else {
        return;
    };
    let output = ended(child);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "explain", "{output:?}");
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn every_command_works_from_any_folder_of_the_workspace() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build"]).status, 0);
    for folder in ["inputs/fjordbygda", "inputs/fjordbygda/receipts", "outputs", "outputs/fjordbygda/draft"] {
        for arguments in [
            &["check"][..],
            &["build", "fjordbygda", "--only", "signing"],
            &["plan", "fjordbygda", "signing", "--date", "2026-02-02"],
            &["explain", "E0207"],
            &["schema", "hours"],
        ] {
            let run = workspace.bilag_in(folder, arguments);
            assert_eq!(run.status, 0, "{arguments:?} in {folder}: {}", run.stderr);
        }
    }
}

#[test]
fn an_explanation_has_an_example_in_both_formats() {
    let text = Workspace::empty().bilag(&["explain", "E0102"]).stdout;
    let wrong = "\nInstead of\n\n```text\n- {date: 2026-02-05, person: siv, huors: 3.5, …}\n```\n";
    let right = "\nwrite\n\n```text\n- {date: 2026-02-05, person: siv, hours: 3.5, …}\n```\n";
    assert!(text.contains(wrong) && text.contains(right), "{text}");
    let json = Workspace::empty().bilag(&["explain", "E0102", "--format", "json"]).stdout;
    let document: Value = serde_json::from_str(&json).expect("JSON");
    assert!(document["page"].as_str().is_some_and(|page| text.ends_with(page)), "{json}");
}

#[test]
fn json_names_the_next_step_too() {
    let run = doubtful().bilag(&["check", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let next = document["next"].as_str().expect("a sentence");
    assert!(
        next.starts_with("`bilag build fjordbygda` writes the drafts; before anything can be issued"),
        "{next}"
    );
}
