//! Issuing when something comes in between: a kill, another run, a limit of the disk, a folder that can't be written.

#![expect(clippy::disallowed_methods, reason = "the tests wait, and prepare folders")]

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{PATIENCE, Workspace, end, ended, started};

const SIGNING: [&str; 5] = ["issue", "fjordbygda", "signing", "--date", "2026-02-02"];
const CORRECT: [&str; 6] = ["correct", "2026-0001", "--reason", "Feil adresse", "--date", "2026-02-03"];

/// The example with its advance issued, and an address that was wrong: correcting it issues two documents at once.
fn to_be_corrected() -> Workspace {
    let workspace = Workspace::example();
    let run = workspace.bilag(&SIGNING);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.edited("inputs/fjordbygda/agreement.yaml", "Eksempelveien 1", "Eksempelveien 2")
}

/// The numbers that are issued; nothing is wrong with any of them, and nothing is left lying about.
fn verified(workspace: &Workspace, when: &str) -> Vec<String> {
    let run = workspace.bilag(&["verify", "--format", "json"]);
    assert_eq!(run.status, 0, "{when}: {}{}", run.stdout, run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let documents = answer["documents"].as_array().expect("a list");
    let left: Vec<String> =
        workspace.files("outputs").into_iter().filter(|file| file.starts_with(".commit")).collect();
    assert_eq!(left, [""; 0], "{when}");
    documents.iter().map(|document| document["number"].as_str().expect("a number").to_owned()).collect()
}

/// Both documents of the correction are issued or none is, and the next run issues them if none is.
fn all_or_nothing(workspace: &Workspace, when: &str) -> bool {
    let numbers = verified(workspace, when);
    let is_issued = numbers.len() > 1;
    if is_issued {
        assert_eq!(numbers, ["2026-0001", "2026-0002", "2026-0003"], "{when}");
    } else {
        assert_eq!(numbers, ["2026-0001"], "{when}");
    }
    let again = workspace.bilag(&CORRECT);
    assert_eq!(again.status, i32::from(is_issued), "{when}: {}{}", again.stdout, again.stderr);
    assert_eq!(verified(workspace, when), ["2026-0001", "2026-0002", "2026-0003"], "{when}");
    is_issued
}

fn kill(mut child: Child) {
    child.kill().expect("a process");
    end(&mut child);
}

#[test]
fn a_run_that_is_killed_after_any_while_has_issued_nothing_or_all() {
    let prepared = to_be_corrected();
    let whole = prepared.copied();
    let begun = Instant::now();
    end(&mut whole.started(&CORRECT));
    let length = begun.elapsed();
    for part in 0..8 {
        let workspace = prepared.copied();
        let child = workspace.started(&CORRECT);
        thread::sleep(length * part / 7);
        kill(child);
        all_or_nothing(&workspace, &format!("after {part} of 7 parts of {length:?}"));
    }
}

/// Waits until what stands under `outputs` has changed so many times, and kills the run then; `false` when it ended
/// before that.
fn killed_at_change(workspace: &Workspace, change: usize) -> bool {
    let names = || workspace.files("outputs").into_iter().collect::<BTreeSet<String>>();
    let mut child = workspace.started(&CORRECT);
    let mut seen = names();
    let mut changes = 0;
    let begun = Instant::now();
    while child.try_wait().expect("a process").is_none() {
        let now = names();
        if now != seen {
            changes += 1;
            seen = now;
        }
        if changes == change {
            kill(child);
            return true;
        }
        assert!(begun.elapsed() < PATIENCE, "it doesn't end");
    }
    false
}

#[test]
fn a_run_that_is_killed_at_any_write_has_issued_nothing_or_all() {
    let prepared = to_be_corrected();
    let mut before_the_commit = 0;
    for change in (1..).step_by(3) {
        let workspace = prepared.copied();
        if !killed_at_change(&workspace, change) {
            break;
        }
        let is_issued = all_or_nothing(&workspace, &format!("at change {change} of outputs/"));
        before_the_commit += usize::from(!is_issued);
    }
    assert!(before_the_commit > 0, "no kill was early enough");
}

/// What a run said, and whether it succeeded.
fn outcome(child: Child) -> (bool, String) {
    let output = ended(child);
    (output.status.success(), String::from_utf8(output.stderr).expect("text"))
}

#[test]
fn two_runs_at_once_give_two_numbers() {
    let workspace = Workspace::example();
    for file in workspace.files("inputs/fjordbygda") {
        let copy = workspace.path(&format!("inputs/grannebygda/{file}"));
        fs::create_dir_all(copy.parent().expect("a folder above")).expect("folders");
        fs::copy(workspace.path(&format!("inputs/fjordbygda/{file}")), copy).expect("a copy");
    }
    for (milestone, date) in [("signing", "2026-02-02"), ("final", "2026-11-02")] {
        let started = ["fjordbygda", "grannebygda"]
            .map(|agreement| workspace.started(&["issue", agreement, milestone, "--date", date]));
        for (is_done, said) in started.map(outcome) {
            assert!(is_done, "{said}");
        }
    }
    let numbers = verified(&workspace, "after two runs at once, twice");
    assert_eq!(numbers, ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]);
}

#[test]
fn of_two_runs_that_issue_the_same_one_is_told_that_it_is_issued() {
    for round in 0..3 {
        let workspace = Workspace::example();
        let ends = [workspace.started(&SIGNING), workspace.started(&SIGNING)].map(outcome);
        let refused: Vec<&String> = ends.iter().filter(|end| !end.0).map(|end| &end.1).collect();
        assert_eq!(refused.len(), 1, "round {round}: {ends:?}");
        assert!(refused[0].contains("E1205") && refused[0].contains("2026-0001"), "{refused:?}");
        assert_eq!(verified(&workspace, "after a race"), ["2026-0001"]);
    }
}

/// Issues while no file may become larger than so many blocks of the shell's `ulimit -f`; `before` comes first.
fn limited(workspace: &Workspace, blocks: u32, before: &str) -> Child {
    let script = format!("{before} ulimit -f {blocks} && exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_bilag")]).args(SIGNING);
    started(command.current_dir(workspace.path(".")))
}

#[test]
fn a_disk_that_takes_no_more_leaves_nothing_half_written() {
    let prepared = Workspace::example();
    for blocks in [0, 1, 8, 32] {
        let workspace = prepared.copied();
        let (is_done, said) = outcome(limited(&workspace, blocks, "trap '' XFSZ;"));
        assert!(!is_done, "{blocks} blocks");
        assert!(said.contains("E0010") && said.contains("`outputs`"), "{blocks} blocks: {said}");
        assert!(said.contains("no file may become that large here"), "{blocks} blocks: {said}");
        assert_eq!(workspace.files("outputs"), [".lock"], "{blocks} blocks");
        assert_eq!(verified(&workspace, "after a refused write"), [""; 0]);
        assert_eq!(workspace.bilag(&SIGNING).status, 0);
        assert_eq!(verified(&workspace, "with room"), ["2026-0001"]);
    }
}

#[test]
fn a_run_that_the_system_ends_in_the_middle_of_a_write_has_issued_nothing() {
    let workspace = Workspace::example();
    let (is_done, _) = outcome(limited(&workspace, 8, ""));
    assert!(!is_done);
    assert_eq!(verified(&workspace, "after a write that was ended"), [""; 0]);
    assert_eq!(workspace.bilag(&SIGNING).status, 0);
    assert_eq!(verified(&workspace, "with room"), ["2026-0001"]);
}

/// A refusal with a code and a path, after which nothing is issued.
fn refused(workspace: &Workspace, code: &str, path: &str) {
    let run = workspace.bilag(&SIGNING);
    assert_eq!(run.status, 2, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(code) && run.stderr.contains(path), "{}", run.stderr);
    assert!(!workspace.path("outputs/register.jsonl").exists(), "{code} {path}");
}

#[test]
fn outputs_that_cannot_be_written_are_told_before_anything_is_issued() {
    let file = |path: &str| Workspace::example().with(path, "in the way");
    refused(&file("outputs"), "E0011", "`outputs`");
    refused(&file("outputs/fjordbygda"), "E0011", "`outputs/fjordbygda`");
    refused(&file("outputs/fjordbygda/issued"), "E0011", "`outputs/fjordbygda/issued`");
    refused(&file("outputs/.lock/x"), "E0010", "`outputs`");
    let unknown = file("outputs/fjordbygda/issued/2026-0001");
    refused(&unknown, "E0015", "`outputs/fjordbygda/issued/2026-0001`");
    let linked = Workspace::example_beside(&[("elsewhere/file", "outside")]);
    fs::create_dir_all(linked.path("outputs/fjordbygda")).expect("folders");
    let elsewhere = linked.path("../elsewhere").canonicalize().expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, linked.path("outputs/fjordbygda/issued")).expect("a link");
    refused(&linked, "E0011", "`outputs/fjordbygda/issued`");
    assert_eq!(fs::read_dir(elsewhere).expect("a folder").count(), 1, "nothing is written outside");
}

/// Whom permissions don't bind (root, as whom containers run the tests) this can't stop, and then all is issued.
#[test]
fn a_read_only_folder_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::example();
    let outputs = workspace.path("outputs");
    fs::create_dir(&outputs).expect("a folder");
    fs::set_permissions(&outputs, fs::Permissions::from_mode(0o555)).expect("permissions");
    let run = workspace.bilag(&SIGNING);
    let said = format!("{}{}", run.stdout, run.stderr);
    fs::set_permissions(&outputs, fs::Permissions::from_mode(0o755)).expect("permissions");
    match run.status {
        0 => assert_eq!(verified(&workspace, "as root"), ["2026-0001"]),
        status => {
            assert_eq!((status, said.contains("E0009")), (2, true), "{said}");
            assert_eq!(workspace.files("outputs"), [""; 0]);
        }
    }
}

#[test]
fn a_long_wait_for_the_lock_ends_when_it_is_free() {
    let workspace = Workspace::example();
    fs::create_dir(workspace.path("outputs")).expect("a folder");
    let lock =
        fs::OpenOptions::new().create(true).truncate(false).write(true).open(workspace.path("outputs/.lock"));
    let lock = lock.expect("a file");
    lock.lock().expect("a lock");
    let mut child = workspace.started(&SIGNING);
    thread::sleep(Duration::from_millis(1500));
    assert!(child.try_wait().expect("a process").is_none(), "it didn't wait");
    assert!(!workspace.path("outputs/register.jsonl").exists());
    drop(lock);
    assert!(end(&mut child).success());
    assert_eq!(verified(&workspace, "after a wait"), ["2026-0001"]);
}
