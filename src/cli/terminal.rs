//! Where answers go: standard output, standard error, and the process's status.

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use super::answer::{Answer, Status};
use super::arguments::{Colour, Format, Shared};
use crate::diag;

/// How to write for whoever reads.
#[derive(Debug)]
pub(super) struct Terminal {
    format: Format,
    colour: bool,
}

impl Terminal {
    /// What the arguments and the surroundings ask for.
    pub(super) fn of(shared: &Shared) -> Self {
        let colour = match shared.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => io::stderr().is_terminal() && colours_are_welcome(),
        };
        Self { format: shared.format, colour }
    }

    /// Is there a person who watches?
    pub(super) fn shows_progress(&self) -> bool {
        self.format == Format::Text && io::stderr().is_terminal()
    }

    /// Writes an answer and tells what the process should end with.
    pub(super) fn print(&self, answer: &Answer) -> ExitCode {
        let written = match self.format {
            Format::Text => self.print_text(answer),
            Format::Json => write(&mut io::stdout().lock(), &answer.json()),
        };
        match written {
            Ok(()) => answer.status().into(),
            Err(_) => Status::Failed.into(),
        }
    }

    /// Problems first, so that the result is what remains on the screen.
    fn print_text(&self, answer: &Answer) -> io::Result<()> {
        if !answer.problems.is_empty() {
            write(&mut io::stderr().lock(), &diag::text(&answer.problems, WIDTH, self.colour))?;
        }
        write(&mut io::stdout().lock(), &answer.text)
    }
}

/// Tells the person who runs the program something that is no result.
pub(super) fn remark(text: &str) {
    // A remark that can't be written is no reason to fail.
    drop(write(&mut io::stderr().lock(), text));
}

/// Columns that problems are drawn for: wide enough for a line of YAML, the same everywhere.
const WIDTH: usize = 100;

/// Writes clap's own help or complaint.
pub(super) fn explain_usage(usage: &clap::Error) -> ExitCode {
    // Help is a result, a complaint isn't; clap knows where each goes, and there is nowhere to tell of a failure.
    drop(usage.print());
    if usage.use_stderr() { Status::Failed.into() } else { Status::Done.into() }
}

/// Writes all of it. A reader that has seen enough (`bilag … | head`) is no failure.
fn write(to: &mut impl Write, text: &str) -> io::Result<()> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[expect(clippy::disallowed_methods, reason = "the environment is this room's to read")]
fn colours_are_welcome() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}
