//! Arguments, terminal, exit status. Results go to standard output, problems to standard error; as JSON, both
//! are one document on standard output.

mod answer;
mod arguments;
mod changes;
mod clock;
mod diff;
mod explain;
mod init;
mod issuing;
mod outcome;
mod progress;
mod schema;
mod status;
mod stopwatch;
mod templates;
mod terminal;

use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use clap::Parser;

use answer::Answer;
use arguments::{Arguments, Command, Selection, Shared, TemplateAction};
use diff::Compared;
use issuing::Issuing;
use progress::Bar;
use status::Asked;
use stopwatch::Stopwatch;
use terminal::Terminal;

use crate::diag::Problems;
use crate::pipeline::{self, Request, StatusRequest, Task};
use crate::store::{self, Disk, UserTemplate};

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
        Command::Status(asked) => status(shared, asked, terminal),
        Command::Plan { instalment, issuing } => issue(shared, instalment.into(), issuing, true, terminal),
        Command::Issue { instalment, issuing } => issue(shared, instalment.into(), issuing, false, terminal),
        Command::Correct { fault, issuing } => {
            issue(shared, fault.corrected(), issuing, fault.dry_run, terminal)
        }
        Command::Credit { fault, part, issuing } => {
            issue(shared, fault.credited(part), issuing, fault.dry_run, terminal)
        }
        Command::Diff(compared) => diff(shared, compared),
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

/// Gives numbers, or says what would be done.
fn issue(
    shared: &Shared,
    task: Task,
    issuing: &Issuing,
    only_plan: bool,
    terminal: &Terminal,
) -> Result<Answer, Problems> {
    let disk = workspace(shared)?;
    let templates = templates_of(&disk, issuing.templates.as_deref())?;
    let command = pipeline::Command { task, date: issuing.today.day(), templates, only_plan };
    let bar = Bar::new(terminal.shows_progress());
    Ok(issuing::of(pipeline::issue(&disk, &command, &bar), only_plan))
}

fn status(shared: &Shared, asked: &Asked, terminal: &Terminal) -> Result<Answer, Problems> {
    let disk = workspace(shared)?;
    let (agreements, date) = (asked.agreements.clone(), asked.today.day());
    let request = StatusRequest { agreements, date, templates: disk.templates()? };
    let bar = Bar::new(terminal.shows_progress());
    let (statuses, problems) = pipeline::status(&disk, &request, &bar)?;
    Ok(status::of(&statuses, problems, date))
}

fn diff(shared: &Shared, compared: &Compared) -> Result<Answer, Problems> {
    let request = compared.into();
    let since = pipeline::diff(&workspace(shared)?, &request)?;
    Ok(diff::of(&request, since.as_ref()))
}

/// The workspace that was named, or the one around the current folder.
fn workspace(shared: &Shared) -> Result<Disk, Problems> {
    match &shared.workspace {
        Some(folder) => Disk::at(folder),
        None => Disk::around(".".as_ref()),
    }
}

/// What was asked for.
fn request(disk: &Disk, selection: &Selection, only: Option<&str>) -> Result<Request, Problems> {
    let templates = templates_of(disk, selection.templates.as_deref())?;
    Ok(Request { agreements: selection.agreements.clone(), only: only.map(str::to_owned), templates })
}

/// Templates that are named stand in the place of the workspace's own.
fn templates_of(disk: &Disk, named: Option<&Path>) -> Result<Vec<UserTemplate>, Problems> {
    match named {
        Some(folder) => store::templates_from(folder),
        None => disk.templates(),
    }
}
