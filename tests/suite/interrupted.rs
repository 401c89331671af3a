//! Issuing that is killed, crowded or refused room: afterwards all of it is there or none, and no number is lost or used
//! twice.

#![expect(clippy::disallowed_methods, reason = "the tests look at what stands on the disk")]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tempfile::TempDir;

use crate::support::{self, Workspace};

const SIGNING: [&str; 5] = ["issue", "fjordbygda", "signing", "--date", "2026-02-02"];
const CORRECT: [&str; 6] = ["correct", "2026-0001", "--reason", "Feil adresse", "--date", "2026-02-03"];

/// The example with its advance issued, and a mistake in it mended: a correction issues two documents at once.
fn to_be_corrected() -> Workspace {
    let workspace = Workspace::example();
    let run = workspace.bilag(&SIGNING);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.edited("inputs/fjordbygda/agreement.yaml", "Eksempelveien 1", "Eksempelveien 2")
}

/// The program at work in a workspace.
fn begin(root: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilag"));
    command.args(arguments).current_dir(root).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("the program was built")
}

/// A line of the shell, in a workspace, with the program as `$BILAG`.
fn shell(root: &Path, line: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(root).env("BILAG", env!("CARGO_BIN_EXE_bilag"));
    command.output().expect("a shell")
}

/// Every file below `outputs` with its bytes, but for the lock.
fn documents(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let outputs = root.join("outputs");
    let names = support::files_below(&outputs).into_iter().filter(|name| name != ".lock");
    names.map(|name| (name.clone(), fs::read(outputs.join(name)).expect("a file"))).collect()
}

/// How many documents the register has.
fn lines(documents: &BTreeMap<String, Vec<u8>>) -> usize {
    documents.get("register.jsonl").map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
}

/// What a correction leaves when nothing comes in between.
struct Undisturbed {
    start: Workspace,
    before: BTreeMap<String, Vec<u8>>,
    after: BTreeMap<String, Vec<u8>>,
}

impl Undisturbed {
    fn new() -> Self {
        let start = to_be_corrected();
        let before = documents(&start.path("."));
        let other = copy_of(&start);
        assert!(begin(other.path(), &CORRECT).wait().expect("an end").success());
        let after = documents(other.path());
        assert_eq!((lines(&before), lines(&after)), (1, 3));
        Self { start, before, after }
    }

    /// A correction that something came in between of: the next one finds nothing of it and issues both documents, or
    /// finds both and refuses. True when it found both.
    fn is_all_or_nothing(&self, root: &Path, when: &str) -> bool {
        let again = begin(root, &CORRECT).wait_with_output().expect("an end");
        let said = String::from_utf8(again.stderr).expect("text");
        let had_both = match again.status.code() {
            Some(0) => false,
            Some(1) if said.contains("[E1213]") => true,
            status => panic!("{when}: {status:?}\n{said}"),
        };
        let now = documents(root);
        let (names, expected): (Vec<_>, Vec<_>) = (now.keys().collect(), self.after.keys().collect());
        assert_eq!(names, expected, "{when}");
        assert!(now == self.after, "{when}: the same names and other bytes");
        had_both
    }
}

fn copy_of(workspace: &Workspace) -> TempDir {
    let copy = TempDir::new().expect("a folder");
    for folder in ["inputs", "outputs"] {
        for name in support::files_below(&workspace.path(folder)) {
            let to = copy.path().join(folder).join(&name);
            fs::create_dir_all(to.parent().expect("a folder above")).expect("folders");
            fs::copy(workspace.path(folder).join(&name), to).expect("a copy");
        }
    }
    copy
}

/// Tells of every change below a folder, until it is dropped.
fn changes(folder: &Path) -> (RecommendedWatcher, Receiver<()>) {
    let (told, heard) = mpsc::channel();
    let tell = move |event: notify::Result<notify::Event>| {
        // Reading the folder is no change. When nobody listens any more, the run is over.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            told.send(()).ok();
        }
    };
    let mut watcher = notify::recommended_watcher(tell).expect("a watcher");
    watcher.watch(folder, RecursiveMode::Recursive).expect("a folder to watch");
    (watcher, heard)
}

/// Runs a correction and kills it at the `at`th change below `outputs`; the changes that were seen.
fn killed_at(root: &Path, at: usize) -> usize {
    let (_watcher, heard) = changes(&root.join("outputs"));
    let mut child = begin(root, &CORRECT);
    let mut seen = 0;
    while seen < at && child.try_wait().expect("a state").is_none() {
        seen += usize::from(heard.recv_timeout(Duration::from_millis(5)).is_ok());
    }
    // It may be at its end already.
    drop(child.kill());
    child.wait().expect("an end");
    seen + heard.try_iter().count()
}

/// Kills a correction at every `step`th change, and looks at what the next one finds.
fn kill_at_every(step: impl Fn(usize) -> usize) {
    let undisturbed = Undisturbed::new();
    let whole = copy_of(&undisturbed.start);
    let changes = killed_at(whole.path(), usize::MAX);
    assert!(changes > 40, "{changes} changes were seen of a whole run");
    let places: Vec<usize> = (1..=changes).step_by(step(changes)).collect();
    let found = |places: &[usize]| {
        let killed = |at: &usize| {
            let copy = copy_of(&undisturbed.start);
            killed_at(copy.path(), *at);
            undisturbed.is_all_or_nothing(copy.path(), &format!("killed at change {at}"))
        };
        places.iter().filter(|at| killed(at)).count()
    };
    let (first, second) = places.split_at(places.len() / 2);
    let issued = thread::scope(|scope| {
        let half = scope.spawn(|| found(first));
        found(second) + half.join().expect("an end")
    });
    assert!(issued < places.len(), "some were killed before they were issued");
}

#[test]
fn a_run_that_is_killed_at_any_change_issued_all_or_nothing() {
    kill_at_every(|changes| (changes / 14).max(1));
}

/// All of them; takes minutes.
#[test]
#[ignore = "takes minutes: cargo test --test suite -- --ignored killed"]
fn a_run_that_is_killed_at_each_change_issued_all_or_nothing() {
    kill_at_every(|_| 1);
}

#[test]
fn a_run_that_is_killed_in_the_middle_of_a_file_issued_nothing() {
    let undisturbed = Undisturbed::new();
    // A file that grows past the limit, in blocks of 512 bytes, ends the process then and there.
    for blocks in [0, 1, 4, 16, 64] {
        let copy = copy_of(&undisturbed.start);
        let line = format!("ulimit -c 0; ulimit -f {blocks}; exec \"$BILAG\" {}", quoted(&CORRECT));
        let run = shell(copy.path(), &line);
        assert_eq!(run.status.code(), None, "{blocks} blocks: {}", String::from_utf8_lossy(&run.stderr));
        assert!(!undisturbed.is_all_or_nothing(copy.path(), &format!("killed after {blocks} blocks")));
    }
}

#[test]
fn a_file_that_cannot_be_written_whole_leaves_everything_as_it_was() {
    let undisturbed = Undisturbed::new();
    for blocks in [0, 4, 64] {
        let copy = copy_of(&undisturbed.start);
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$BILAG\" {}", quoted(&CORRECT));
        let run = shell(copy.path(), &line);
        let said = String::from_utf8(run.stderr).expect("text");
        assert_eq!(run.status.code(), Some(2), "{said}");
        assert!(said.contains("error[E0010]"), "{said}");
        assert!(documents(copy.path()) == undisturbed.before, "{blocks} blocks");
        assert_eq!(unfinished(copy.path()), [""; 0]);
    }
}

#[test]
fn a_full_disk_and_a_read_only_one_leave_everything_as_it_was() {
    let undisturbed = Undisturbed::new();
    // A disk of its own for `outputs`, where the system lets a process have one.
    if !shell(Path::new("/"), "unshare --user --map-root-user --mount true").status.success() {
        return;
    }
    let correct = quoted(&CORRECT);
    let full = format!(
        "cp -r outputs kept && mount -t tmpfs -o size=400k none outputs && cp -r kept/. outputs \
         && \"$BILAG\" {correct}; status=$?; rm -rf kept; cp -r outputs after; exit $status"
    );
    let read_only = format!(
        "mount --bind outputs outputs && mount -o remount,bind,ro outputs && \"$BILAG\" {correct}; \
         status=$?; cp -r outputs after; exit $status"
    );
    for (line, code) in [(full, "E0008"), (read_only, "E0009")] {
        let copy = copy_of(&undisturbed.start);
        let run = shell(copy.path(), &format!("exec unshare --user --map-root-user --mount sh -c '{line}'"));
        let said = String::from_utf8(run.stderr).expect("text");
        assert_eq!(run.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("error[{code}]")), "{said}");
        fs::remove_dir_all(copy.path().join("outputs")).expect("an old folder");
        fs::rename(copy.path().join("after"), copy.path().join("outputs")).expect("what was left");
        assert!(documents(copy.path()) == undisturbed.before, "{code}");
        assert_eq!(unfinished(copy.path()), [""; 0]);
    }
}

/// What a run at work keeps in `outputs`, but for the lock.
fn unfinished(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("outputs")).expect("a list");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    names.filter(|name| name.starts_with(".commit")).collect()
}

/// Arguments as the shell takes them, in double quotes.
fn quoted(arguments: &[&str]) -> String {
    arguments.iter().map(|argument| format!("\"{argument}\"")).collect::<Vec<_>>().join(" ")
}

#[test]
fn two_runs_at_once_issue_a_milestone_once() {
    let workspace = Workspace::example();
    let runs = [(); 2].map(|()| begin(&workspace.path("."), &SIGNING));
    let mut said = runs.map(|run| {
        let output = run.wait_with_output().expect("an end");
        (output.status.code(), String::from_utf8(output.stderr).expect("text"))
    });
    said.sort();
    assert_eq!(said[0], (Some(0), String::new()));
    assert_eq!(said[1].0, Some(1));
    assert!(said[1].1.contains("[E1205]") && said[1].1.contains("2026-0001"), "{}", said[1].1);
    assert_eq!(lines(&documents(&workspace.path("."))), 1);
}

#[test]
fn runs_at_once_get_numbers_of_their_own() {
    let workspace = Workspace::example();
    let agreements = ["fjordbygda", "fjordbygda-2", "fjordbygda-3", "fjordbygda-4"];
    for agreement in &agreements[1..] {
        for name in workspace.files("inputs/fjordbygda") {
            let to = workspace.path(&format!("inputs/{agreement}/{name}"));
            fs::create_dir_all(to.parent().expect("a folder above")).expect("folders");
            fs::copy(workspace.path(&format!("inputs/fjordbygda/{name}")), to).expect("a copy");
        }
    }
    let runs = agreements.map(|agreement| {
        begin(&workspace.path("."), &["issue", agreement, "signing", "--date", "2026-02-02"])
    });
    for run in runs {
        let output = run.wait_with_output().expect("an end");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let register = String::from_utf8(workspace.read("outputs/register.jsonl")).expect("text");
    let mut folders: Vec<String> = Vec::new();
    for (line, place) in register.lines().zip(1..) {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(line["number"], format!("2026-{place:04}"));
        let folder = format!(
            "{}/issued/{}",
            line["agreement"].as_str().expect("text"),
            line["number"].as_str().expect("text")
        );
        assert!(workspace.path(&format!("outputs/{folder}/manifest.json")).exists(), "{folder}");
        folders.push(folder);
    }
    folders.sort();
    folders.dedup();
    assert_eq!(folders.len(), agreements.len());
}

#[test]
fn a_register_that_lost_its_last_line_gives_no_number_twice() {
    let workspace = to_be_corrected();
    let run = workspace.bilag(&CORRECT);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let register = String::from_utf8(workspace.read("outputs/register.jsonl")).expect("text");
    let shorter: String = register.split_inclusive('\n').take(2).collect();
    let workspace = workspace.with("outputs/register.jsonl", shorter);
    let before = documents(&workspace.path("."));
    for arguments in [
        vec!["issue", "fjordbygda", "signing", "--date", "2026-02-04"],
        vec!["plan", "fjordbygda", "signing", "--date", "2026-02-04"],
        vec!["credit", "2026-0001", "--reason", "Feil", "--date", "2026-02-04"],
        CORRECT.to_vec(),
    ] {
        let run = workspace.bilag(&arguments);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains("[E0912]") && run.stderr.contains("2026-0003"), "{}", run.stderr);
    }
    assert!(documents(&workspace.path(".")) == before);
}
