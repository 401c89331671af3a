//! `bilag watch`, through the real program: files change, and the drafts follow.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the tests change files and wait")]

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::support::{PATIENCE, Workspace, end};

/// Longer than a burst is waited for, and shorter than anybody waits.
const MOMENT: Duration = Duration::from_millis(2500);

const HOURS: &str = "inputs/fjordbygda/hours.yaml";

/// A program that watches, and what it says.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(workspace: &Workspace) -> Self {
        Self::start_after("", workspace)
    }

    /// Starts it in a shell that has prepared itself.
    fn start_after(preparation: &str, workspace: &Workspace) -> Self {
        // Both outputs through one pipe, so that the lines come in the order in which they were written.
        let watch = concat!("exec '", env!("CARGO_BIN_EXE_bilag"), "' watch fjordbygda 2>&1");
        let mut child = Command::new("sh")
            .args(["-c", &format!("{preparation}{watch}")])
            .current_dir(workspace.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let (sender, lines) = mpsc::channel();
        let output = child.stdout.take().expect("a pipe");
        thread::spawn(move || {
            BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Self { child, lines }
    }

    /// Waits for a line that begins so; what came before it.
    fn until(&self, beginning: &str) -> Vec<String> {
        let mut before = Vec::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no line begins with {beginning:?} after {before:#?}"));
            before.push(line.clone());
            if line.starts_with(beginning) {
                return before;
            }
        }
    }

    fn says_nothing_more(&self) {
        assert_eq!(self.lines.recv_timeout(MOMENT).ok(), None);
    }

    fn signal(&mut self, signal: &str) {
        let mut kill = Command::new("kill");
        let mut sent = kill.args([signal, &self.child.id().to_string()]).spawn().expect("kill");
        assert!(end(&mut sent).success());
    }

    /// Ends it by a signal, as which the shell sees it.
    fn end_by(&mut self, signal: &str, number: i32) {
        self.signal(signal);
        assert_eq!(end(&mut self.child).signal(), Some(number));
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

const NEW: &str = "the drafts are new (";
const AS_THEY_WERE: &str = "the drafts are as they were (";

/// Writes a file as most editors do: another beside it, then renamed.
fn save(workspace: &Workspace, path: &str, text: &str) {
    let beside = workspace.path(&format!("{path}~"));
    fs::write(&beside, text).expect("a file");
    fs::rename(beside, workspace.path(path)).expect("another name");
}

fn text(workspace: &Workspace, path: &str) -> String {
    String::from_utf8(workspace.read(path)).expect("text")
}

fn timesheet(workspace: &Workspace) -> Vec<u8> {
    workspace.read("outputs/fjordbygda/draft/final/03-timeliste-siv.pdf")
}

#[test]
fn drafts_follow_the_files() {
    let workspace = Workspace::example();
    let mut watching = Watching::start(&workspace);
    let first = watching.until(NEW);
    assert!(first.iter().any(|line| line.starts_with("fjordbygda · signing: ")), "{first:#?}");
    assert!(first.last().is_some_and(|line| line.contains(" ms)")), "{first:#?}");
    let (good, before) = (text(&workspace, HOURS), timesheet(&workspace));

    save(&workspace, HOURS, &good.replacen("hours: 3.5", "hours: 4.5", 1));
    watching.until(NEW);
    let after = timesheet(&workspace);
    assert_ne!(before, after);

    // Broken: the error is told, and the drafts stay.
    save(&workspace, HOURS, &good.replacen("hours: 3.5", "huors: 3.5", 1));
    let said = watching.until(AS_THEY_WERE);
    assert!(
        said.iter().any(|line| line.contains("E0102") || line.contains("did you mean `hours`?")),
        "{said:#?}"
    );
    assert_eq!(timesheet(&workspace), after);

    // Mended in place, without a rename: the drafts are those of the beginning, byte for byte.
    fs::write(workspace.path(HOURS), &good).expect("a file");
    watching.until(NEW);
    assert_eq!(timesheet(&workspace), before);
    let cold = Workspace::example();
    assert_eq!(cold.bilag(&["build"]).status, 0);
    for file in cold.files("outputs/fjordbygda") {
        let file = format!("outputs/fjordbygda/{file}");
        assert!(workspace.read(&file) == cold.read(&file), "{file} differs from that of a new process");
    }

    // Saved without a change: nothing to do. A folder that goes and comes back is one agreement.
    save(&workspace, HOURS, &good);
    watching.says_nothing_more();
    fs::rename(workspace.path("inputs/fjordbygda"), workspace.path("away")).expect("another name");
    watching.until(AS_THEY_WERE);
    fs::rename(workspace.path("away"), workspace.path("inputs/fjordbygda")).expect("the name");
    watching.until(NEW);
    watching.end_by("-INT", 2);
}

#[test]
fn a_burst_and_half_a_file_end_in_the_right_drafts() {
    let workspace = Workspace::example();
    let watching = Watching::start(&workspace);
    watching.until(NEW);
    let good = text(&workspace, HOURS);
    let before = timesheet(&workspace);
    // A program that writes slowly, and one that writes often.
    let changed = good.replacen("hours: 3.5", "hours: 5.5", 1);
    let half = changed.len() / 2;
    let half = (half..changed.len()).find(|at| changed.is_char_boundary(*at)).expect("a place");
    for _ in 0..5 {
        fs::write(workspace.path(HOURS), &changed[..half]).expect("half a file");
        thread::sleep(Duration::from_millis(15));
        save(&workspace, HOURS, &good);
        thread::sleep(Duration::from_millis(15));
    }
    save(&workspace, HOURS, &changed);
    // Whatever was seen on the way, the last state is what stands.
    let expected = {
        let cold = Workspace::example().with(HOURS, &changed);
        assert_eq!(cold.bilag(&["build"]).status, 0);
        timesheet(&cold)
    };
    let deadline = 600;
    let settled = (0..deadline).any(|_| {
        thread::sleep(Duration::from_millis(100));
        let path = workspace.path("outputs/fjordbygda/draft/final/03-timeliste-siv.pdf");
        fs::read(path).is_ok_and(|bytes| bytes == expected)
    });
    assert!(settled && expected != before);
}

/// Templates that come, change and go count like the inputs.
#[test]
fn drafts_follow_the_templates() {
    let workspace = Workspace::example();
    let watching = Watching::start(&workspace);
    watching.until(NEW);
    let before = timesheet(&workspace);
    assert_eq!(workspace.bilag(&["templates", "eject", "templates"]).status, 0);
    watching.until(NEW);
    assert_eq!(timesheet(&workspace), before);
    let template = text(&workspace, "templates/timesheet.typ");
    save(&workspace, "templates/timesheet.typ", &format!("{template}\n#pagebreak()\nEnda en side.\n"));
    watching.until(NEW);
    assert_ne!(timesheet(&workspace), before);
    save(&workspace, "templates/timesheet.typ", &format!("{template}\n#ukjent\n"));
    let said = watching.until(AS_THEY_WERE);
    assert!(said.iter().any(|line| line.contains("templates/timesheet.typ:")), "{said:#?}");
    fs::remove_dir_all(workspace.path("templates")).expect("no templates");
    watching.until(NEW);
    assert_eq!(timesheet(&workspace), before);
}

/// Started in the background of a script, a program begins with SIGINT ignored.
#[test]
fn it_ends_when_it_is_asked_to_however_it_was_started() {
    for (preparation, signal, number) in [
        ("trap '' INT; ", "-INT", 2),
        ("trap '' INT; ", "-TERM", 15),
        ("trap '' INT TERM HUP; ", "-TERM", 15),
        ("", "-TERM", 15),
    ] {
        let workspace = Workspace::example();
        let mut watching = Watching::start_after(preparation, &workspace);
        watching.until(NEW);
        watching.end_by(signal, number);
    }
    // Who doesn't want to hear of the end of the terminal isn't told of it.
    let workspace = Workspace::example();
    let mut watching = Watching::start_after("trap '' HUP; ", &workspace);
    watching.until(NEW);
    watching.signal("-HUP");
    save(&workspace, HOURS, &text(&workspace, HOURS).replacen("hours: 3.5", "hours: 4.5", 1));
    watching.until(NEW);
}

/// What stands in the agreement's folder under `outputs`.
fn beside_the_drafts(workspace: &Workspace) -> Vec<OsString> {
    let left = fs::read_dir(workspace.path("outputs/fjordbygda")).expect("a folder");
    left.map(|entry| entry.expect("an entry").file_name()).collect()
}

/// Killed at any moment, the drafts are whole: those before or those after, once the next build has looked. Asked to
/// end, it leaves nothing to look after.
#[test]
fn a_killed_watch_leaves_no_half_of_anything() {
    let workspace = Workspace::example();
    let good = text(&workspace, HOURS);
    for (round, pause) in [0_u64, 5, 15, 40, 90].into_iter().enumerate() {
        let mut watching = Watching::start(&workspace);
        watching.until(NEW);
        let whole = workspace.files("outputs/fjordbygda/draft");
        save(&workspace, HOURS, &good.replacen("hours: 3.5", &format!("hours: {}.5", round + 1), 1));
        // From before the change is seen until after the new drafts stand.
        thread::sleep(Duration::from_millis(100 + pause * 10));
        let is_asked = round % 2 == 1;
        if is_asked {
            watching.end_by("-INT", 2);
        } else {
            watching.end_by("-KILL", 9);
        }
        let folder = workspace.path("outputs/fjordbygda/draft");
        if is_asked || folder.exists() {
            assert_eq!(workspace.files("outputs/fjordbygda/draft"), whole);
        }
        if is_asked {
            assert_eq!(beside_the_drafts(&workspace), ["draft"], "something was left beside the drafts");
        }
        assert_eq!(workspace.bilag(&["build"]).status, 0);
        assert_eq!(workspace.files("outputs/fjordbygda/draft"), whole);
        assert_eq!(beside_the_drafts(&workspace), ["draft"], "something was left beside the drafts");
    }
}

#[test]
fn there_is_nothing_to_wait_for_where_no_agreement_is() {
    let run = Workspace::example().bilag(&["watch", "fjordbygd"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("[E0003]"), "{}", run.stderr);
}

#[test]
fn a_watch_of_nothing_does_not_say_that_it_waits() {
    let run = Workspace::example().bilag(&["watch", "nope"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("E0003"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn inputs_that_were_moved_away_and_back_are_watched_still() {
    let workspace = Workspace::example();
    let watching = Watching::start(&workspace);
    watching.until(NEW);
    fs::rename(workspace.path("inputs"), workspace.path("elsewhere")).expect("a folder");
    watching.until(AS_THEY_WERE);
    fs::rename(workspace.path("elsewhere"), workspace.path("inputs")).expect("a folder");
    watching.until("the drafts are ");
    let good = text(&workspace, HOURS);
    save(&workspace, HOURS, &good.replacen("hours: 3.5", "hours: 4.5", 1));
    watching.until(NEW);
}
