//! Arguments, terminal, exit status. Results go to standard output, problems to standard error; as JSON, both
//! are one document on standard output.

mod apart;
mod arguments;
mod changes;
mod clock;
mod diff;
mod ehf_head;
mod explain;
mod import;
mod init;
mod issuing;
mod next;
mod outcome;
mod output;
mod progress;
mod schema;
mod shell;
mod status;
#[cfg(unix)]
mod stopping;
mod stopwatch;
mod surroundings;
mod templates;
mod terminal;
mod text;
mod typesetter;
mod verify;
mod watch;

use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use clap::Parser;

use arguments::{Arguments, Command, Demands, ExportRows, ImportRows, Selection, Shared, TemplateAction};
use diff::DiffArgs;
use issuing::{AcceptArgs, IssueArgs};
use output::Output;
use progress::Bar;
use status::StatusArgs;
use stopwatch::Stopwatch;
use terminal::Terminal;
use typesetter::TYPESETTER;
use verify::VerifyArgs;

use crate::diag::{Errors, Severity};
use crate::pipeline::{self, Context, Outcome, Progress, Request, Silent, StatusRequest, Task, Threads};
use crate::reuse::{InMemory, Keep, Nothing};
use crate::spreadsheet::Kind;
use crate::store::{self, Disk};
use crate::typesetting::{GUARDED_THREAD, TemplateFile};

/// What the program is built from: what another one made isn't reused.
const BUILD: &str = env!("BILAG_BUILD");

/// Runs the program on the process's own arguments.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the command line is this room's to read")]
pub fn main() -> ExitCode {
    keep_guarded_threads_quiet();
    if let Some(status) = typesetter::drawn(std::env::args_os()) {
        return status;
    }
    match Arguments::try_parse_from(std::env::args_os()) {
        Ok(arguments) => {
            let terminal = Terminal::new(&arguments.shared);
            let output = run(&arguments, &terminal);
            let terminal = if arguments.command.asks_for_a_text() { terminal.for_a_text() } else { terminal };
            terminal.print(&output)
        }
        Err(usage) => terminal::explain_usage(&usage),
    }
}

/// A panic on a guarded thread becomes a problem with a place; its own words on the screen would only frighten.
fn keep_guarded_threads_quiet() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(GUARDED_THREAD) {
            usual(panic);
        }
    }));
}

/// One command, from its arguments to its output.
fn run(arguments: &Arguments, terminal: &Terminal) -> Output {
    let shared = &arguments.shared;
    let output = match &arguments.command {
        Command::Check { selection, demands } => check(shared, selection, demands, terminal),
        Command::Build { selection, demands, only, timings } => {
            build(shared, selection, demands, only.as_deref(), *timings, terminal)
        }
        Command::Watch { agreement, templates } => {
            let templates = templates.as_deref();
            workspace(shared)
                .and_then(|disk| watch::watch(&disk, agreement, templates, &threads(shared), terminal))
        }
        Command::Status(asked) => status(shared, asked, terminal),
        Command::Plan { milestone, issuing } => issue(shared, milestone.into(), issuing, None, terminal),
        Command::Issue { milestone, issuing, accepting } => {
            issue(shared, milestone.into(), issuing, Some(accepting), terminal)
        }
        Command::Correct { document, revoking, issuing, accepting } => {
            let accepting = Some(accepting).filter(|_| !document.dry_run);
            issue(shared, document.correct(revoking), issuing, accepting, terminal)
        }
        Command::Credit { document, extent, issuing, accepting } => {
            let accepting = Some(accepting).filter(|_| !document.dry_run);
            issue(shared, document.credit(extent), issuing, accepting, terminal)
        }
        Command::Verify(asked) if asked.packages.is_empty() => verify(shared, asked, terminal),
        Command::Verify(asked) => Ok(asked.named()),
        Command::Diff(arguments) => diff(shared, arguments),
        Command::Import { rows: ImportRows::Hours { from, person } } => {
            workspace(shared).and_then(|disk| import::import(&disk, Kind::Hours, person.as_deref(), from))
        }
        Command::Import { rows: ImportRows::Costs { from } } => {
            workspace(shared).and_then(|disk| import::import(&disk, Kind::Costs, None, from))
        }
        Command::Export { rows: ExportRows::Hours { agreement, file } } => {
            workspace(shared).and_then(|disk| import::export_hours(&disk, agreement, file))
        }
        Command::Init(arguments) => init::run(arguments),
        Command::Schema { kind } => Ok(schema::of(*kind)),
        Command::Templates { action: TemplateAction::Eject { folder } } => templates::eject(folder),
        Command::Templates { action: TemplateAction::Schema { kind } } => Ok(templates::schema(*kind)),
        Command::Explain { code } => explain::explain(code),
        Command::Completions { shell } => Ok(shell::completions(*shell)),
        Command::Man { folder } => shell::manual(folder),
    };
    output.unwrap_or_else(Output::refusal)
}

fn check(
    shared: &Shared,
    selection: &Selection,
    demands: &Demands,
    terminal: &Terminal,
) -> Result<Output, Errors> {
    let disk = workspace(shared)?;
    let request = request(&disk, selection, demands, None)?;
    let stopwatch = Stopwatch::new(Bar::new(terminal.shows_progress()));
    let cache = disk.cache(BUILD).if_there();
    // Agreements of one seller have one logo.
    let keep = InMemory::before(&cache);
    let outcome = pipeline::check(context(&disk, &keep, &threads(shared), &stopwatch), &request);
    report_work(&disk, &stopwatch, false, terminal);
    Ok(outcome::of_check(outcome))
}

fn build(
    shared: &Shared,
    selection: &Selection,
    demands: &Demands,
    only: Option<&str>,
    timings: bool,
    terminal: &Terminal,
) -> Result<Output, Errors> {
    let disk = workspace(shared)?;
    let request = request(&disk, selection, demands, only)?;
    let stopwatch = Stopwatch::new(Bar::new(terminal.shows_progress()));
    let (cache, threads, bar) = (disk.cache(BUILD), threads(shared), &stopwatch.bar);
    let mut unheard = String::new();
    let tell = |part: &Outcome| {
        if bar.count() > 1 {
            let part = outcome::of_part(part);
            if bar.aside(|| terminal.tell(&part)).is_err() {
                unheard.push_str(&part.text);
            }
        }
    };
    let outcome = pipeline::build(context(&disk, &cache, &threads, &stopwatch), &request, tell);
    let mut output = outcome::of_build(outcome, bar.count() > 1);
    // It can't be written now either, and then that is said.
    output.text.insert_str(0, &unheard);
    report_work(&disk, &stopwatch, timings, terminal);
    Ok(output)
}

/// Says what was read and how long it took, to whoever asked.
fn report_work(disk: &Disk, stopwatch: &Stopwatch, timings: bool, terminal: &Terminal) {
    if terminal.is_verbose() {
        terminal::remark(&format!("workspace {}\n{}", disk.root().display(), stopwatch.files()));
    }
    if timings || terminal.is_verbose() {
        terminal::remark(&stopwatch.table());
    }
}

/// Gives numbers, or says what would be done where nobody accepts anything. What must be confirmed is asked about on a
/// terminal, with what would be done.
fn issue(
    shared: &Shared,
    task: Task,
    issuing: &IssueArgs,
    accepting: Option<&AcceptArgs>,
    terminal: &Terminal,
) -> Result<Output, Errors> {
    let disk = workspace(shared)?;
    let templates = templates_of(&disk, issuing.templates.as_deref())?;
    let (date, today) = (issuing.today.day(), clock::now());
    let only_plan = accepting.is_none();
    let accepted = accepting.map(|given| given.accept.clone()).unwrap_or_default();
    let mut command = pipeline::Command { task, date, today, templates, accepted, only_plan };
    let (bar, threads) = (Bar::new(terminal.shows_progress()), threads(shared));
    // Of what was made before, nothing is issued: a document that weighs too much is only not set twice in this run.
    let carry_out = |command: &pipeline::Command| {
        pipeline::issue(context(&disk, &InMemory::before(&Nothing), &threads, &bar), command)
    };
    let mut issuance = carry_out(&command);
    if terminal.can_ask() && issuing::waits_for_a_yes(&issuance) {
        let plan = carry_out(&pipeline::Command { only_plan: true, ..command.clone() });
        let asked = issuing::asked(&plan);
        // What can't be shown can't be asked about.
        let is_shown = terminal.show(&issuing::output(plan, None, true)).is_ok();
        if is_shown && Terminal::asks("Is all of this right, so that it is to be issued? [y/n] ") {
            command.accepted = asked;
            issuance = carry_out(&command);
        } else {
            issuance.problems.retain(|problem| problem.severity() == Severity::Error);
        }
    }
    let changed = issuing::asked_again(&command.task, &issuance).map(|request| {
        pipeline::diff(context(&disk, &disk.cache(BUILD).if_there(), &threads, &bar), &request)
    });
    Ok(issuing::output(issuance, changed.transpose()?.flatten().as_ref(), only_plan))
}

fn status(shared: &Shared, asked: &StatusArgs, terminal: &Terminal) -> Result<Output, Errors> {
    let disk = workspace(shared)?;
    let (agreements, date) = (asked.agreements.clone(), asked.today.day());
    let request = StatusRequest { agreements, date, templates: disk.templates()? };
    let bar = Bar::new(terminal.shows_progress());
    let cache = disk.cache(BUILD).if_there();
    let keep = InMemory::before(&cache);
    let (statuses, problems) = pipeline::status(context(&disk, &keep, &threads(shared), &bar), &request)?;
    Ok(status::output(&statuses, problems, date))
}

fn diff(shared: &Shared, arguments: &DiffArgs) -> Result<Output, Errors> {
    let request = arguments.into();
    let disk = workspace(shared)?;
    let (cache, threads) = (disk.cache(BUILD).if_there(), threads(shared));
    let since = pipeline::diff(context(&disk, &cache, &threads, &Silent), &request)?;
    Ok(diff::output(&request, since.as_ref()))
}

/// Looks at everything that is issued.
fn verify(shared: &Shared, asked: &VerifyArgs, terminal: &Terminal) -> Result<Output, Errors> {
    let disk = workspace(shared)?;
    let bar = Bar::new(terminal.shows_progress());
    asked.workspace(context(&disk, &Nothing, &threads(shared), &bar))
}

/// The workspace that was named, or the one around the current folder.
fn workspace(shared: &Shared) -> Result<Disk, Errors> {
    let disk = match &shared.workspace {
        Some(folder) => Disk::at(folder),
        None => Disk::around(".".as_ref()),
    };
    Ok(disk?.with(surroundings::of_the_user()))
}

/// What every command is carried out with.
fn context<'a>(
    disk: &'a Disk,
    keep: &'a dyn Keep,
    threads: &'a Threads,
    progress: &'a dyn Progress,
) -> Context<'a> {
    Context { store: disk, typesetter: &TYPESETTER, keep, threads, progress }
}

/// As many threads as were asked for.
fn threads(shared: &Shared) -> Threads {
    shared.jobs.map_or_else(Threads::default, Threads::limited_to)
}

/// What was asked for.
fn request(
    disk: &Disk,
    selection: &Selection,
    demands: &Demands,
    only: Option<&str>,
) -> Result<Request, Errors> {
    Ok(Request {
        agreements: selection.agreements.clone(),
        only: only.map(str::to_owned),
        templates: templates_of(disk, selection.templates.as_deref())?,
        deny_warnings: demands.deny.is_some(),
    })
}

/// Templates that are named stand in the place of the workspace's own.
fn templates_of(disk: &Disk, named: Option<&Path>) -> Result<Arc<[TemplateFile]>, Errors> {
    match named {
        Some(folder) => store::templates_from(folder),
        None => disk.templates(),
    }
    .map(Arc::from)
}
