//! The output of `status`. No line is longer than 80 columns but for names and sentences of the inputs.

mod days;
mod documents;
mod table;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::clock::Today;
use super::diff;
use super::output::Output;
use super::text::{counted, wrapped};
use crate::diag::catalogue::OpenFactNotIssued;
use crate::diag::{Code, Problem, Problems};
use crate::domain::MilestoneId;
use crate::pipeline::{AgreementStatus, Missing, Next, Position};

/// Which agreements, and on which day.
#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    /// Folders under inputs/ [default: all of them]
    #[arg(value_name = "AGREEMENT")]
    pub(super) agreements: Vec<String>,
    #[command(flatten)]
    pub(super) today: Today,
}

/// Where the agreements stand on a day.
pub(super) fn output(statuses: &[AgreementStatus], problems: Problems, day: NaiveDate) -> Output {
    #[derive(Serialize)]
    struct Result<'a> {
        date: NaiveDate,
        agreements: Vec<Agreement<'a>>,
    }
    #[derive(Serialize)]
    struct Agreement<'a> {
        #[serde(flatten)]
        status: &'a AgreementStatus,
        next: Step,
    }
    let text = statuses.iter().map(|status| text(status, day)).collect::<Vec<_>>().join("\n");
    let agreements =
        statuses.iter().map(|status| Agreement { status, next: step(&status.agreement, &status.next) });
    Output::new(text, &Result { date: day, agreements: agreements.collect() }).with(problems)
}

/// What to do next in words, and the commands for it.
#[derive(Serialize)]
struct Step {
    what: String,
    commands: Vec<String>,
}

fn text(status: &AgreementStatus, day: NaiveDate) -> String {
    let AgreementStatus { agreement, errors, warnings, documents, position, next } = status;
    let title = position.as_ref().map(|position| format!(": {}", position.title)).unwrap_or_default();
    let mut lines = wrapped(&format!("{agreement}{title}"), "");
    lines.push(format!("on {day}; the inputs have {}", problems_in(*errors, *warnings)));
    if let Some(position) = position {
        section(&mut lines, "milestones", documents::milestones(position, documents));
    }
    section(&mut lines, "issued", documents::issued(documents));
    if let Some(position) = position {
        section(&mut lines, "money (NOK ex VAT)", table::money(&position.money));
        section(&mut lines, "hours", table::hours(&position.hours));
        section(&mut lines, "days", days::lines(&position.deadlines));
        section(&mut lines, "changed in the inputs", changed(position));
        if let Some(Missing { milestone, obstacles }) = &position.missing {
            section(&mut lines, &format!("missing for `{milestone}`"), missing(obstacles));
        }
    }
    let Step { what, commands } = step(agreement, next);
    let commands = commands.into_iter().map(|command| format!("    {command}"));
    section(&mut lines, "next", wrapped(&what, "  ").into_iter().chain(commands).collect());
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn section(lines: &mut Vec<String>, title: &str, rows: Vec<String>) {
    if !rows.is_empty() {
        lines.extend([String::new(), title.to_owned()]);
        lines.extend(rows);
    }
}

fn problems_in(errors: usize, warnings: usize) -> String {
    let count = |count: usize, one: &str| match count {
        0 => format!("no {one}s"),
        count => counted(count, one),
    };
    format!("{} and {}", count(errors, "error"), count(warnings, "warning"))
}

fn changed(position: &Position) -> Vec<String> {
    let lines = position.since.iter().filter_map(diff::in_one_line);
    lines.flat_map(|line| wrapped(&line, "  ")).collect()
}

/// Rows of one kind of obstacle that are shown; `plan` shows all.
const SHOWN: usize = 2;

/// Obstacles, those of a kind together; facts that are open all of them, of rows that aren't right the first ones.
fn missing(obstacles: &Problems) -> Vec<String> {
    let mut kinds: Vec<(Code, Vec<&Problem>)> = Vec::new();
    for problem in obstacles.iter() {
        match kinds.iter_mut().find(|(code, _)| *code == problem.code()) {
            Some((_, others)) => others.push(problem),
            None => kinds.push((problem.code(), vec![problem])),
        }
    }
    let of_kind = |(code, problems): (Code, Vec<&Problem>)| {
        let is_fact = code == OpenFactNotIssued::CODE;
        let shown = if is_fact { problems.len() } else { SHOWN.min(problems.len()) };
        let more = problems.len() - shown;
        let more = (more > 0).then(|| format!("    and {more} more like it"));
        problems.into_iter().take(shown).flat_map(obstacle).chain(more).collect::<Vec<_>>()
    };
    kinds.into_iter().flat_map(of_kind).collect()
}

/// An obstacle and where it stands.
fn obstacle(problem: &Problem) -> Vec<String> {
    let place = problem.place.as_ref().map(|place| match place.line {
        0 => format!(" ({})", place.file),
        line => format!(" ({}:{line})", place.file),
    });
    wrapped(&format!("{}{}", problem.message, place.unwrap_or_default()), "  ")
}

fn step(agreement: &str, next: &Next) -> Step {
    let issue = |milestone: &MilestoneId| {
        vec![format!("plan {agreement} {milestone}"), format!("issue {agreement} {milestone}")]
    };
    let (what, commands): (String, Vec<String>) = match next {
        Next::MendErrors => ("the inputs have errors".to_owned(), vec![format!("check {agreement}")]),
        Next::LookAtChanges { number, milestone } => (
            format!("see what changed, and correct {number} if it should say so"),
            vec![format!("diff {agreement} {milestone}"), format!("correct {number} --reason \"…\"")],
        ),
        Next::Draft => ("look at the drafts".to_owned(), vec![format!("build {agreement}")]),
        Next::Complete { milestone } => (
            "fill in what is missing; `plan` tells it in full".to_owned(),
            vec![format!("plan {agreement} {milestone}")],
        ),
        Next::Wait { milestone, until } => (format!("work goes on until {until}; then"), issue(milestone)),
        Next::Issue { milestone } => ("nothing is in the way".to_owned(), issue(milestone)),
        Next::Done => ("nothing: all that is documented is issued".to_owned(), Vec::new()),
    };
    Step { what, commands: commands.iter().map(|command| format!("bilag {command}")).collect() }
}
