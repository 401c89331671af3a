//! Arguments, terminal, exit status. Results go to standard output, problems to standard error; as JSON, both
//! are one document on standard output.

mod answer;
mod arguments;
mod explain;
mod import;
mod init;
mod outcome;
mod progress;
mod schema;
mod stopwatch;
mod templates;
mod terminal;

use std::panic;
use std::process::ExitCode;
use std::thread;

use clap::Parser;

use answer::Answer;
use arguments::{Arguments, Command, ExportRows, ImportRows, Selection, Shared, TemplateAction};
use progress::Bar;
use stopwatch::Stopwatch;
use terminal::Terminal;

use crate::diag::Problems;
use crate::pipeline::{self, Request};
use crate::spreadsheet::Kind;
use crate::store::{self, Disk};

/// Runs the program on the process's own arguments.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the command line is this room's to read")]
pub fn main() -> ExitCode {
    keep_guarded_threads_quiet();
    match Arguments::try_parse_from(std::env::args_os()) {
        Ok(arguments) => {
            let terminal = Terminal::of(&arguments.shared);
            terminal.print(&run(&arguments, &terminal))
        }
        Err(usage) => terminal::explain_usage(&usage),
    }
}

/// A panic on a guarded thread becomes a problem with a place; its own words on the screen would only frighten.
fn keep_guarded_threads_quiet() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(pipeline::GUARDED_THREAD) {
            usual(panic);
        }
    }));
}

/// One command, from its arguments to its answer.
fn run(arguments: &Arguments, terminal: &Terminal) -> Answer {
    let shared = &arguments.shared;
    let answer = match &arguments.command {
        Command::Check(selection) => check(shared, selection, terminal),
        Command::Build { selection, only, timings } => {
            build(shared, selection, only.as_deref(), *timings, terminal)
        }
        Command::Import { rows: ImportRows::Hours { from, person } } => {
            workspace(shared).and_then(|disk| import::import(&disk, Kind::Hours, person.as_deref(), from))
        }
        Command::Import { rows: ImportRows::Costs { from } } => {
            workspace(shared).and_then(|disk| import::import(&disk, Kind::Costs, None, from))
        }
        Command::Export { rows: ExportRows::Hours { agreement, file } } => {
            workspace(shared).and_then(|disk| import::export_hours(&disk, agreement, file))
        }
        Command::Init { folder, .. } => init::example(folder),
        Command::Schema { kind } => Ok(schema::of(*kind)),
        Command::Templates { action: TemplateAction::Eject { folder } } => templates::eject(folder),
        Command::Templates { action: TemplateAction::Schema { kind } } => Ok(templates::schema(*kind)),
        Command::Explain { code } => explain::explain(code),
    };
    answer.unwrap_or_else(Answer::refusal)
}

fn check(shared: &Shared, selection: &Selection, terminal: &Terminal) -> Result<Answer, Problems> {
    let disk = workspace(shared)?;
    let bar = Bar::new(terminal.shows_progress());
    Ok(outcome::of_check(pipeline::check(&disk, &request(&disk, selection, None)?, &bar)))
}

fn build(
    shared: &Shared,
    selection: &Selection,
    only: Option<&str>,
    timings: bool,
    terminal: &Terminal,
) -> Result<Answer, Problems> {
    let disk = workspace(shared)?;
    let request = request(&disk, selection, only)?;
    let stopwatch = Stopwatch::new(Bar::new(terminal.shows_progress()));
    let outcome = pipeline::build(&disk, &request, &stopwatch);
    if timings {
        terminal::remark(&stopwatch.table());
    }
    Ok(outcome::of_build(outcome))
}

/// The workspace that was named, or the one around the current folder.
fn workspace(shared: &Shared) -> Result<Disk, Problems> {
    match &shared.workspace {
        Some(folder) => Disk::at(folder),
        None => Disk::around(".".as_ref()),
    }
}

/// What was asked for; templates that are named stand in the place of the workspace's own.
fn request(disk: &Disk, selection: &Selection, only: Option<&str>) -> Result<Request, Problems> {
    let templates = match &selection.templates {
        Some(folder) => store::templates_from(folder)?,
        None => disk.templates()?,
    };
    Ok(Request { agreements: selection.agreements.clone(), only: only.map(str::to_owned), templates })
}
