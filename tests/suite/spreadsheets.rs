//! Rows in from spreadsheets and out again, through the program.

use crate::support::{Run, Workspace};

mod again;
mod calendars;
mod exports;
mod foreign;
mod grids;
mod odd_files;
mod trackers;
mod workbooks;

/// A small agreement with two people and two sub-goals.
const AGREEMENT: &str = include_str!("../errors/base/inputs/x/agreement.yaml");
/// Where its hours stand.
const HOURS: &str = "inputs/x/hours.yaml";

/// A workspace with that agreement, and hours as they are given.
fn workspace(hours: &str) -> Workspace {
    Workspace::empty().with("inputs/x/agreement.yaml", AGREEMENT).with(HOURS, hours)
}

/// The text of a workspace's file.
fn text(workspace: &Workspace, path: &str) -> String {
    String::from_utf8(workspace.read(path)).expect("text")
}

/// Runs an import of `timer.csv` that must succeed.
fn import(workspace: &Workspace, options: &[&str]) -> Run {
    let run = workspace.bilag(&[&["import", "hours", "x", "timer.csv"], options].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    run
}
