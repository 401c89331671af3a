//! Where output goes: standard output, standard error, and the process's status.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use super::arguments::{Colour, Format, Shared};
use super::output::{Output, Status};
use crate::diag::{self, Problems, Severity};

/// How to write for whoever reads.
#[derive(Debug)]
pub(super) struct Terminal {
    format: Format,
    colour: bool,
    quiet: bool,
    verbose: bool,
    /// Columns that problems are drawn for.
    width: usize,
}

impl Terminal {
    /// What the arguments and the surroundings ask for.
    pub(super) fn new(shared: &Shared) -> Self {
        let colour = match shared.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => io::stderr().is_terminal() && colours_are_welcome(),
        };
        Self { format: shared.format, colour, quiet: shared.quiet, verbose: shared.verbose, width: width() }
    }

    /// Does somebody want to know what was read, and how long it took?
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// The same terminal for output that is all that was asked for.
    pub(super) fn for_a_text(self) -> Self {
        Self { quiet: false, ..self }
    }

    /// Is there a person who watches?
    pub(super) fn shows_progress(&self) -> bool {
        self.format == Format::Text && !self.quiet && io::stderr().is_terminal()
    }

    /// Is there a person who sees what is asked, and can answer?
    pub(super) fn can_ask(&self) -> bool {
        self.shows_progress() && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Asks until the answer is yes or no; no answer is a no.
    pub(super) fn asks(question: &str) -> bool {
        answer(question, &mut io::stdin().lock(), &mut io::stderr().lock())
    }

    /// Writes output and tells what the process should end with.
    pub(super) fn print(&self, output: &Output) -> ExitCode {
        let Err(error) = self.show(output) else { return output.status().into() };
        let issued = output.issued().join(", ");
        if issued.is_empty() {
            remark(&format!("error: the answer can't be written: {error}\n"));
            return Status::Failed.into();
        }
        remark(&format!(
            "error: the answer can't be written ({error}), but it is done: issued {issued}\n  \
             = help: don't give the command again; `bilag status` shows where the agreement stands\n"
        ));
        Status::DoneUnsaid.into()
    }

    /// Writes an output.
    pub(super) fn show(&self, output: &Output) -> io::Result<()> {
        match self.format {
            Format::Text => self.show_text(output),
            Format::Json => write(&mut io::stdout().lock(), &escaped(&output.json())),
        }
    }

    /// Problems first, so that the result is what remains on the screen.
    fn show_text(&self, output: &Output) -> io::Result<()> {
        let problems = self.shown(output);
        if output.is_told && !problems.is_empty() {
            write(&mut io::stderr().lock(), &(diag::counted(&problems) + "\n"))?;
        } else if !problems.is_empty() {
            write(&mut io::stderr().lock(), &diag::text(&problems, self.width, self.colour))?;
        }
        if self.quiet { Ok(()) } else { write(&mut io::stdout().lock(), &diag::printable(&output.text)) }
    }

    /// Writes the output of a part of the work, for people who wait for the rest of it; for programs, all of it comes in
    /// the end.
    pub(super) fn tell(&self, part: &Output) -> io::Result<()> {
        if self.format == Format::Json {
            return Ok(());
        }
        let problems = self.shown(part);
        write(&mut io::stderr().lock(), &diag::excerpts(&problems, self.width, self.colour))?;
        if self.quiet { Ok(()) } else { write(&mut io::stdout().lock(), &diag::printable(&part.text)) }
    }

    /// The problems that are to be seen.
    fn shown(&self, output: &Output) -> Problems {
        let mut problems = output.problems.clone();
        if self.quiet && !output.denies_warnings() {
            // What must be confirmed is a part of the refusal.
            let is_refused = problems.has_errors();
            problems.retain(|problem| match problem.severity() {
                Severity::Error => true,
                Severity::Confirm => is_refused,
                Severity::Warning => false,
            });
        }
        problems
    }

    /// Clears the screen where there is one, so that what comes next stands in the place of what was there.
    pub(super) fn clear(&self) {
        if self.format == Format::Text && io::stdout().is_terminal() && io::stderr().is_terminal() {
            // As with a remark, there is nobody to tell.
            drop(write(&mut io::stderr().lock(), "\u{1b}[2J\u{1b}[3J\u{1b}[H"));
        }
    }
}

/// Tells the person who runs the program something that is no result.
pub(super) fn remark(text: &str) {
    // A remark that can't be written is no reason to fail.
    drop(write(&mut io::stderr().lock(), &diag::printable(text)));
}

/// Columns that problems are drawn for unless the shell says how many there are: wide enough for a line of YAML.
const WIDTH: usize = 100;

/// Below this, an excerpt says nothing any more; above, a line is hard to follow.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// The columns that the shell says there are (`COLUMNS`), or the same everywhere.
#[expect(clippy::disallowed_methods, reason = "the environment is this room's to read")]
fn width() -> usize {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    columns.map_or(WIDTH, |columns| columns.clamp(*WIDTHS.start(), *WIDTHS.end()))
}

/// Writes clap's own help or complaint.
#[expect(clippy::disallowed_methods, reason = "the command line is this room's to read")]
pub(super) fn explain_usage(usage: &clap::Error) -> ExitCode {
    let steers = |argument: OsString| argument.to_string_lossy().contains(diag::steers);
    if usage.use_stderr() && env::args_os().any(steers) {
        // It is repeated in the complaint, which then goes without colours.
        remark(&usage.render().to_string());
    } else {
        // Help is a result, a complaint isn't; clap knows where each goes, and there is nowhere to tell of a failure.
        drop(usage.print());
    }
    if usage.use_stderr() { Status::Failed.into() } else { Status::Done.into() }
}

/// A JSON document whose strings escape what a terminal would obey; JSON itself asks it of the first 32 characters only.
fn escaped(json: &str) -> String {
    let letter = |letter: char| match letter {
        letter if diag::steers(letter) => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    };
    if json.contains(diag::steers) { json.chars().map(letter).collect() } else { json.to_owned() }
}

/// Puts a question until it is answered by yes or no.
fn answer(question: &str, from: &mut impl BufRead, to: &mut impl Write) -> bool {
    loop {
        let mut line = String::new();
        if write(to, question).is_err() || !from.read_line(&mut line).is_ok_and(|read| read > 0) {
            return false;
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "j" | "ja" => return true,
            "n" | "no" | "nei" => return false,
            _ => {}
        }
    }
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

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn only_a_yes_is_a_yes_and_anything_else_is_asked_again() {
        for (typed, is_yes, asked) in [
            ("y\n", true, 1),
            ("Ja\n", true, 1),
            ("n\ny\n", false, 1),
            ("\nhm\nyes\n", true, 3),
            ("", false, 1),
            ("what\n", false, 2),
        ] {
            let mut said = Vec::new();
            assert_eq!(answer("? ", &mut typed.as_bytes(), &mut said), is_yes, "{typed:?}");
            assert_eq!(said, "? ".repeat(asked).into_bytes(), "{typed:?}");
        }
    }
}
