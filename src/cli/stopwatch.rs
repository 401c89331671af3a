//! Where the time went, for `--timings` and `--verbose`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use super::progress::Bar;
use crate::pipeline::{Progress, Work};
use crate::store;

/// Notes how long each piece of work took, and passes the news on to the line on the terminal.
pub(super) struct Stopwatch {
    pub(super) bar: Bar,
    started: Instant,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    running: BTreeMap<(String, String), Instant>,
    laps: Vec<(String, Duration)>,
    files: Vec<(String, usize)>,
}

impl Stopwatch {
    /// Starts now.
    #[expect(clippy::disallowed_methods, reason = "the clock is this room's to read")]
    pub(super) fn new(bar: Bar) -> Self {
        Self { bar, started: Instant::now(), state: Mutex::default() }
    }

    /// Each file that was read with its length, in the order of reading.
    pub(super) fn files(&self) -> String {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.files.iter().map(|(path, bytes)| format!("{bytes:>9} B   {path}\n")).collect()
    }

    /// Each piece of work with its time, in the order in which they ended, then the whole and the memory it took.
    pub(super) fn table(&self) -> String {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut table = String::new();
        let mut line = |what: &str, time: Duration| {
            let written = writeln!(table, "{:>9} ms  {what}", Milliseconds(time));
            debug_assert!(written.is_ok(), "a string takes every text");
        };
        for (what, time) in &state.laps {
            line(what, *time);
        }
        line("in all, documents side by side", self.started.elapsed());
        let memory = store::peak_memory().map(|kilobytes| format!("{kilobytes:>9} kB  peak memory\n"));
        table + &memory.unwrap_or_default()
    }

    fn note(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Progress for Stopwatch {
    fn agreements(&self, count: usize) {
        self.bar.agreements(count);
    }

    #[expect(clippy::disallowed_methods, reason = "the clock is this room's to read")]
    fn begin(&self, work: Work<'_>) {
        self.bar.begin(work);
        self.note(|state| {
            state.running.insert(key(work), Instant::now());
        });
    }

    fn end(&self, work: Work<'_>) {
        // All of the only agreement is all that there is.
        let is_told = self.bar.count() > 1;
        self.note(|state| {
            let begun =
                state.running.remove(&key(work)).filter(|_| is_told || !matches!(work, Work::Agreement(_)));
            if let Some(begun) = begun {
                state.laps.push((work.to_string(), begun.elapsed()));
            }
        });
        self.bar.end(work);
    }

    fn found(&self, path: &str, bytes: usize) {
        self.note(|state| state.files.push((path.to_owned(), bytes)));
    }
}

/// Two threads may do work of one name, such as the invoices of two packages.
fn key(work: Work<'_>) -> (String, String) {
    let thread: ThreadId = thread::current().id();
    (work.to_string(), format!("{thread:?}"))
}

/// Milliseconds with three decimals, without a float.
pub(super) struct Milliseconds(pub(super) Duration);

impl std::fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let micros = self.0.as_micros();
        f.pad(&format!("{}.{:03}", micros / 1000, micros % 1000))
    }
}
