//! Issuing when something comes in between: a kill, another run, a limit of the disk, a folder that can't be written.

#![expect(clippy::disallowed_methods, reason = "the tests wait, and prepare folders")]

use std::collections::BTreeSet;
use std::fs;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{PATIENCE, Workspace, end, ended, pinned, started};

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
    // Another agreement, on which the same people did the same hours: somebody says that this is right.
    let workspace = workspace.edited("inputs/grannebygda/agreement.yaml", "B123456", "B654321");
    let same = ["--accept", "C1206", "--accept", "C1207"];
    for (milestone, date, accepted) in [("signing", "2026-02-02", &[][..]), ("final", "2026-11-02", &same)] {
        let started = ["fjordbygda", "grannebygda"].map(|agreement| {
            workspace.started(&[&["issue", agreement, milestone, "--date", date], accepted].concat())
        });
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
    let mut command = workspace.within("sh", ".");
    started(command.args(["-c", &script, env!("CARGO_BIN_EXE_bilag")]).args(SIGNING).envs(pinned(&SIGNING)))
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

/// What came back in the middle of a commit isn't carried out, and nothing is moved.
fn strange(workspace: &Workspace, why: &str) {
    let files = || workspace.files("outputs").into_iter().filter(|file| file != ".lock").collect::<Vec<_>>();
    let register = || fs::read(workspace.path("outputs/register.jsonl")).ok();
    let before = (files(), register());
    for arguments in [&["status"][..], &["verify"], &SIGNING] {
        let run = workspace.bilag(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stdout);
        assert!(run.stderr.contains("error[E0016]") && run.stderr.contains(why), "{why}: {}", run.stderr);
    }
    assert_eq!((files(), register()), before);
}

#[test]
fn what_looks_committed_is_judged_before_it_is_carried_out() {
    let prepared = to_be_corrected();
    let with = |files: &[(&str, &[u8])]| {
        let workspace = prepared.copied();
        files.iter().fold(workspace, |workspace, (path, bytes)| {
            workspace.with(&format!("outputs/.commit/{path}"), bytes)
        })
    };
    let register = prepared.read("outputs/register.jsonl");
    let longer = [&register[..], b"{}\n"].concat();
    strange(&with(&[("register.jsonl", b"x")]), "doesn't go on from");
    strange(&with(&[("register.jsonl", &longer)]), "a line without a folder");
    strange(
        &with(&[("register.jsonl", &register), ("b/issued/2026-0009/01.pdf", b"%PDF")]),
        "doesn't know 2026-0009",
    );
    strange(&with(&[("fjordbygda/issued/2026-0001/01.pdf", b"%PDF")]), "2026-0001 is in its place already");
    strange(&with(&[("b/issued/2026-0009/01.pdf", b"%PDF")]), "no register with them");
    let fresh = Workspace::example().with("outputs/.commit/register.jsonl", "x");
    strange(&fresh, "a line without a folder");
    let linked = prepared.copied();
    fs::create_dir(linked.path("elsewhere")).expect("a folder");
    std::os::unix::fs::symlink(linked.path("elsewhere"), linked.path("outputs/.commit")).expect("a link");
    strange(&linked, "it is a link");
}

#[test]
fn a_draft_that_a_killed_run_had_moved_away_is_put_back_by_whoever_comes_next() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build"]).status, 0);
    let before = workspace.files("outputs/fjordbygda/draft");
    for next in [&["status"][..], &["check"], &["build", "--only", "final"]] {
        fs::rename(
            workspace.path("outputs/fjordbygda/draft"),
            workspace.path("outputs/fjordbygda/.draft.old"),
        )
        .expect("a folder");
        fs::create_dir(workspace.path("outputs/fjordbygda/.draft.new")).expect("a folder");
        assert_eq!(workspace.bilag(next).status, 0);
        assert_eq!(workspace.files("outputs/fjordbygda/draft"), before, "after {next:?}");
        assert_eq!(
            fs::read_dir(workspace.path("outputs/fjordbygda")).expect("a folder").count(),
            1,
            "after {next:?}"
        );
    }
}

/// What happens to the names in a folder while a command runs, as the system tells it; empty where it doesn't.
fn renamed_while(workspace: &Workspace, folder: &str, arguments: &[&str]) -> Vec<String> {
    const WATCH: &str = r#"
import ctypes, os, struct, subprocess, sys
libc = ctypes.CDLL(None)
watch = libc.inotify_init()
if libc.inotify_add_watch(watch, sys.argv[1].encode(), 0x40 | 0x80) < 0:
    sys.exit()
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL)
os.set_blocking(watch, False)
try:
    events = os.read(watch, 1 << 16)
except BlockingIOError:
    events = b""
while events:
    _, mask, _, length = struct.unpack("iIII", events[:16])
    print("from" if mask & 0x40 else "to", events[16:16 + length].rstrip(b"\0").decode())
    events = events[16 + length:]
"#;
    let mut python = workspace.within("python3", ".");
    python.args(["-c", WATCH, folder, env!("CARGO_BIN_EXE_bilag")]).args(arguments);
    let output = ended(started(&mut python));
    String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn there_is_a_draft_at_every_moment() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build"]).status, 0);
    let renamed = renamed_while(&workspace, "outputs/fjordbygda", &["build"]);
    let first = renamed.iter().find(|event| event.ends_with(" draft"));
    assert_eq!(
        first.map(String::as_str),
        Some("to draft"),
        "the new one came before the old one went: {renamed:?}"
    );
}

/// Runs a command that the system ends at the first file over so many blocks.
fn ended_at(workspace: &Workspace, blocks: u32, arguments: &[&str]) {
    let mut command = workspace.within("sh", ".");
    let script = format!("ulimit -f {blocks} && exec \"$0\" \"$@\"");
    let run = ended(started(command.args(["-c", &script, env!("CARGO_BIN_EXE_bilag")]).args(arguments)));
    assert!(run.status.code().is_none(), "it wasn't ended: {arguments:?}");
}

#[test]
fn what_is_written_once_is_whole_or_not_there() {
    let workspace = Workspace::example();
    for (blocks, arguments, path) in [
        (4, &["templates", "eject", "looks"][..], "looks"),
        (4, &["init", "--example", "new"], "new"),
        (1, &["init", ".", "--name", "ny"], "inputs/ny"),
        (4, &["export", "hours", "fjordbygda", "hours.xlsx"], "hours.xlsx"),
    ] {
        ended_at(&workspace, blocks, arguments);
        assert!(!workspace.path(path).exists(), "half of {path}");
        let run = workspace.bilag(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    }
    let there = Workspace::example();
    fs::create_dir(there.path("here")).expect("a folder");
    let init = ["init", "--example", "."];
    let mut command = there.within("sh", "here");
    let script = "ulimit -f 4 && exec \"$0\" \"$@\"";
    ended(started(command.args(["-c", script, env!("CARGO_BIN_EXE_bilag")]).args(init)));
    assert!(!there.path("here/inputs").exists());
    assert_eq!(there.bilag_in("here", &init).status, 0);
    assert!(there.path("here/inputs/fjordbygda/report.md").exists());
}
