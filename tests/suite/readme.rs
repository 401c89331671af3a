//! What the README shows is what the program says.

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
    let readme = readme();
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
        assert!(!bytes_of_repository(link.0).is_empty(), "{}", link.0);
    }
}
