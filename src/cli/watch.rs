//! Builds again each time that a file is saved, until it is stopped.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::outcome;
use super::output::{Output, Status};
use super::progress::Bar;
use super::stopwatch::Milliseconds;
use super::terminal::Terminal;
use super::{BUILD, context, templates_of};
use crate::diag::Errors;
use crate::pipeline::{self, Request, Threads};
use crate::reuse::InMemory;
use crate::store::{Disk, Store, Watcher};

/// Watches one agreement and the templates. It ends by a signal, between two rounds, or when the system no longer tells
/// of changes.
pub(super) fn watch(
    disk: &Disk,
    agreement: &str,
    templates: Option<&Path>,
    threads: &Threads,
    terminal: &Terminal,
) -> Result<Output, Errors> {
    let mut watcher = Watcher::of(disk, templates)?;
    let work = Arc::new(Mutex::new(()));
    #[cfg(unix)]
    // Without handlers the system ends the process as it ends any other.
    drop(super::stopping::obey_signals(&work));
    let cache = disk.cache(BUILD);
    let memory = InMemory::before(&cache);
    let mut seen = None;
    loop {
        let at_work = work.lock();
        let request = request(disk, agreement, templates);
        // What stands in the folder, or why it can't be read: either may change.
        let now = (disk.agreement_folder(agreement), request.clone());
        if seen.as_ref() != Some(&now) {
            let output = round(disk, &memory, request, threads, terminal);
            if seen.is_none() && output.status() == Status::Failed {
                // There is nothing to wait for: the command itself must change.
                return Ok(Output::refusal(output.problems.into_errors()));
            }
            terminal.clear();
            if terminal.show(&output).is_err() {
                return Ok(Output::default());
            }
            seen = Some(now);
        }
        drop(at_work);
        watcher.wait()?;
    }
}

fn request(disk: &Disk, agreement: &str, templates: Option<&Path>) -> Result<Request, Errors> {
    let templates = templates_of(disk, templates)?;
    Ok(Request { agreements: vec![agreement.to_owned()], only: None, templates, deny_warnings: false })
}

/// One build, and how long it took.
#[expect(clippy::disallowed_methods, reason = "the clock is this room's to read")]
fn round(
    disk: &Disk,
    memory: &InMemory<'_>,
    request: Result<Request, Errors>,
    threads: &Threads,
    terminal: &Terminal,
) -> Output {
    let started = Instant::now();
    let request = match request {
        Ok(request) => request,
        Err(problems) => {
            return timed(Output::refusal(problems), "the drafts are as they were", started.elapsed());
        }
    };
    let bar = Bar::new(terminal.shows_progress());
    let outcome = pipeline::build(context(disk, memory, threads, &bar), &request, |_| {});
    memory.forget_unused();
    let what = if outcome.packages.is_empty() { "the drafts are as they were" } else { "the drafts are new" };
    timed(outcome::of_round(outcome), what, started.elapsed())
}

/// The output with its time as the last line.
fn timed(output: Output, what: &str, time: Duration) -> Output {
    let line = format!("{what} ({} ms); waiting for a file to be saved, Ctrl-C ends\n", Milliseconds(time));
    output.timed(&line, time)
}
