//! How far the work has come, on a terminal, once it takes over a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag;
use crate::pipeline::{Progress, Work};

/// Work shorter than this is done before anybody asks.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line on standard error that vanishes when the work is done.
pub(super) struct Bar {
    line: ProgressBar,
    visible: bool,
}

impl Bar {
    /// A line that nobody sees yet, and nobody ever does unless it is `visible`.
    pub(super) fn new(visible: bool) -> Self {
        let line = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        match ProgressStyle::with_template("{pos}/{len} {bar:24} {msg}") {
            Ok(style) => line.set_style(style),
            Err(error) => debug_assert!(false, "the template is wrong: {error}"),
        }
        Self { line, visible }
    }
}

impl Progress for Bar {
    fn begin(&self, work: Work<'_>) {
        if self.visible && self.line.is_hidden() && self.line.elapsed() > PATIENCE {
            self.line.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.line.inc_length(1);
        self.line.set_message(diag::printable(&work.to_string()).into_owned());
    }

    fn end(&self, _work: Work<'_>) {
        self.line.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}
