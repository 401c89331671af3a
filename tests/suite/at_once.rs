//! Two runs, or a run and a person, at the same moment; and disks on which a run can't be told from another.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the tests wait, and look at what stands on the disk"
)]

use std::fs;
use std::process::Output;
use std::thread;
use std::time::Duration;

use crate::support::{Workspace, ended, started};

const SIGNING: [&str; 5] = ["issue", "fjordbygda", "signing", "--date", "2026-02-02"];
const HOURS: &str = "inputs/fjordbygda/hours.yaml";

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn a_run_that_waits_says_for_whom() {
    let workspace = Workspace::example();
    fs::create_dir(workspace.path("outputs")).expect("a folder");
    let lock = fs::File::create(workspace.path("outputs/.lock")).expect("a file");
    lock.lock().expect("a lock");
    let waiting = workspace.started(&SIGNING);
    thread::sleep(Duration::from_millis(2500));
    drop(lock);
    let output = ended(waiting);
    let said = text(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("waiting for another run of bilag, which writes to `outputs`"), "{said}");
    assert!(
        !cfg!(target_os = "linux") || said.contains(&format!("process {}", std::process::id())),
        "{said}"
    );
}

/// Runs the program where a call of the system answers that it is not supported; `None` where no filter can be set.
fn without_the_call(workspace: &Workspace, call: &str, arguments: &[&str]) -> Option<Output> {
    const FILTER: &str = r#"
import ctypes, os, platform, struct, sys
numbers = {"x86_64": {"flock": 73, "renameat2": 316}, "aarch64": {"flock": 32, "renameat2": 276}}
number = numbers[platform.machine()][sys.argv[1]]
unsupported, allowed = 0x00050000 | 95, 0x7FFF0000
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, unsupported), (0x06, 0, 0, allowed)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]
program = Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
libc = ctypes.CDLL(None)
if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.byref(program)):
    sys.exit(77)
os.execv(sys.argv[2], sys.argv[2:])
"#;
    let mut python = workspace.within("python3", ".");
    python.args(["-c", FILTER, call, env!("CARGO_BIN_EXE_bilag")]).args(arguments);
    let output = ended(started(&mut python));
    (output.status.code() != Some(77)).then_some(output)
}

#[cfg(target_os = "linux")]
#[test]
fn no_number_is_given_where_two_runs_can_not_be_told_apart() {
    let workspace = Workspace::example();
    let Some(issued) = without_the_call(&workspace, "flock", &SIGNING) else { return };
    let said = text(&issued.stderr);
    assert_eq!(issued.status.code(), Some(2), "{said}");
    assert!(said.contains("error[E0017]: the disk of `outputs` knows no locks"), "{said}");
    assert!(!workspace.path("outputs/register.jsonl").exists());
    let built = without_the_call(&workspace, "flock", &["build", "--only", "signing"]).expect("a filter");
    assert!(built.status.success(), "drafts are made: {}", text(&built.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_draft_is_replaced_where_no_two_folders_change_places_in_one_step() {
    let workspace = Workspace::example();
    for _ in 0..2 {
        let Some(built) = without_the_call(&workspace, "renameat2", &["build", "--only", "signing"]) else {
            return;
        };
        assert!(built.status.success(), "{}", text(&built.stderr));
    }
    let left = fs::read_dir(workspace.path("outputs/fjordbygda/draft")).expect("a folder").count();
    assert_eq!(left, 1, "the draft alone");
}

/// A timesheet of one row.
fn sheet(hours: u32) -> String {
    format!("Dato;Person;Timer;Aktivitet;Delmål\n2026-03-0{hours};siv;{hours};Importert;nettverk\n")
}

#[test]
fn no_row_is_lost_when_several_are_imported_at_once() {
    let sheets: Vec<(String, String)> = (2..=6).map(|hours| (format!("{hours}.csv"), sheet(hours))).collect();
    let files: Vec<(&str, &str)> = sheets.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    for _ in 0..3 {
        let workspace = Workspace::example_beside(&files);
        let import = |name: &String| {
            let file = format!("../{name}");
            workspace.started(&["import", "hours", "fjordbygda", &file, "--add"])
        };
        let ends: Vec<Output> =
            sheets.iter().map(|(name, _)| import(name)).collect::<Vec<_>>().into_iter().map(ended).collect();
        let mut written = 0;
        for end in &ends {
            match end.status.code() {
                Some(0) => written += 1,
                status => {
                    let said = text(&end.stderr);
                    assert!(status == Some(2) && said.contains("error[E0037]"), "{status:?} {said}");
                }
            }
        }
        let rows = text(&workspace.read(HOURS)).matches("Importert").count();
        assert_eq!(rows, written, "each row whose import said that it is done");
        for (name, _) in &sheets {
            let again = workspace.bilag(&["import", "hours", "fjordbygda", &format!("../{name}"), "--add"]);
            assert_eq!(again.status, 0, "{}", again.stderr);
        }
        assert_eq!(text(&workspace.read(HOURS)).matches("Importert").count(), sheets.len());
        let left = fs::read_dir(workspace.path("inputs/fjordbygda")).expect("a folder");
        let hidden =
            left.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with('.')).count();
        assert_eq!(hidden, 0, "no half of a file is left");
    }
}
