//! How long `bilag build` takes on the agreement under `inputs/`: run it with `cargo bench`.
//!
//! Cold: a new process for each run, as a person starts it. The figures of the last run follow, piece by piece.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock, starts processes and prints"
)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Counted runs, after one that fills the disk's cache.
const RUNS: usize = 9;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = tempfile::tempdir().expect("a folder for the benchmark");
    copy(&root.join("inputs"), &workspace.path().join("inputs"));

    let mut times: Vec<Duration> = Vec::new();
    let mut timings = String::new();
    for run in 0..=RUNS {
        let begun = Instant::now();
        let output = Command::new(env!("CARGO_BIN_EXE_bilag"))
            .args(["build", "--timings", "--workspace"])
            .arg(workspace.path())
            .output()
            .expect("the program starts");
        let time = begun.elapsed();
        timings = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{timings}");
        if run > 0 {
            times.push(time);
        }
    }
    times.sort();
    println!("bilag build, cold process, {RUNS} runs");
    println!("  minimum {:>5} ms", times[0].as_millis());
    println!("  median  {:>5} ms", times[RUNS / 2].as_millis());
    println!("  maximum {:>5} ms", times[RUNS - 1].as_millis());
    println!("the last run:");
    for line in timings.lines().filter(|line| line.contains(" ms  ") || line.contains(" kB  ")) {
        println!("  {line}");
    }
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
