//! How far the work has come, on a terminal, once it takes over a second.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag;
use crate::pipeline::{Progress, Work};

/// Work shorter than this is done before anybody asks.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line on standard error that vanishes when the work is done: what is being done of one agreement, or which of several
/// are at work and how many are done.
pub(super) struct Bar {
    line: ProgressBar,
    visible: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    agreements: usize,
    /// What is at work.
    current: Vec<String>,
}

impl Bar {
    /// A line that nobody sees yet, and nobody ever does unless it is `visible`.
    pub(super) fn new(visible: bool) -> Self {
        let line = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        set_style(&line, "{wide_msg}");
        Self { line, visible, state: Mutex::default() }
    }

    /// How many agreements are to be done.
    pub(super) fn count(&self) -> usize {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).agreements
    }

    /// Does something that writes to the terminal, with the line out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.line.suspend(write)
    }

    /// What the line names of it; of several agreements, only which they are.
    fn named(state: &State, work: Work<'_>) -> Option<String> {
        match work {
            Work::Agreement(id) => (state.agreements > 1).then(|| id.to_owned()),
            _ => (state.agreements <= 1).then(|| work.to_string()),
        }
    }
}

impl Progress for Bar {
    fn agreements(&self, count: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).agreements = count;
        if count > 1 {
            self.line.set_length(count as u64);
            set_style(&self.line, "{pos}/{len} agreements {bar:24} {wide_msg}");
        }
    }

    fn begin(&self, work: Work<'_>) {
        if self.visible && self.line.is_hidden() && self.line.elapsed() > PATIENCE {
            self.line.set_draw_target(ProgressDrawTarget::stderr());
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(name) = Self::named(&state, work) else { return };
        state.current.push(name);
        self.line.set_message(diag::printable(&state.current.join(", ")).into_owned());
    }

    fn end(&self, work: Work<'_>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(name) = Self::named(&state, work) else { return };
        if let Some(place) = state.current.iter().position(|known| *known == name) {
            state.current.remove(place);
        }
        if let Work::Agreement(_) = work {
            self.line.inc(1);
        }
        self.line.set_message(diag::printable(&state.current.join(", ")).into_owned());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}

fn set_style(line: &ProgressBar, template: &str) {
    match ProgressStyle::with_template(template) {
        Ok(style) => line.set_style(style),
        Err(error) => debug_assert!(false, "the template is wrong: {error}"),
    }
}
