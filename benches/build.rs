//! How long `bilag build` takes on the agreement under `inputs/`: run it with `cargo bench --bench build`.
//!
//! Cold: a new process for each run, as a person starts it. Warm: again and again in one process, as a watcher would.
//! The figures of the last cold run follow, piece by piece, with the most memory that it held.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock, starts processes and prints"
)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use bilag::pipeline::{self, Context, Request, Silent, Threads};
use bilag::reuse::Nothing;
use bilag::store::Disk;
use bilag_typeset::Typesetter;

/// Counted runs, after one that fills the disk's cache.
const RUNS: usize = 9;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = tempfile::tempdir().expect("a folder for the benchmark");
    copy(&root.join("inputs"), &workspace.path().join("inputs"));

    let mut timings = String::new();
    print("cold, a new process each", || {
        let output = Command::new(env!("CARGO_BIN_EXE_bilag"))
            .args(["build", "--timings", "--workspace"])
            .arg(workspace.path())
            .output()
            .expect("the program starts");
        timings = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{timings}");
    });
    let disk = Disk::at(workspace.path()).expect("the copied workspace");
    let context = Context {
        store: &disk,
        typesetter: &Typesetter,
        keep: &Nothing,
        threads: &Threads::default(),
        progress: &Silent,
    };
    print("warm, in one process", || {
        let outcome = pipeline::build(context, &Request::default(), |_| {});
        assert_eq!(outcome.packages.len(), 2, "{:?}", outcome.problems);
    });
    println!("the last cold run, documents side by side:");
    for line in timings.lines().filter(|line| line.contains(" ms  ") || line.contains(" kB  ")) {
        println!("  {line}");
    }
}

/// Runs the work once to fill caches, then times it, and prints the shortest, the middle and the longest time.
fn print(what: &str, mut work: impl FnMut()) {
    work();
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        work();
        times.push(begun.elapsed());
    }
    times.sort();
    let [minimum, median, maximum] = [0, RUNS / 2, RUNS - 1].map(|place| times[place].as_millis());
    println!(
        "bilag build, {what}, {RUNS} runs: minimum {minimum} ms, median {median} ms, maximum {maximum} ms"
    );
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the inputs") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
