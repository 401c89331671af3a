//! Check and build: what stands in the way of the documents, and their drafts.

mod outcome;
#[cfg(test)]
mod tests;

pub use outcome::{IssuedMilestone, Outcome, Request};

use crate::diag::{Errors, Problems};
use crate::domain::{Milestone, Project};
use crate::invoice::{self, Paper};
use crate::pipeline::books::{Books, as_if_issued};
use crate::pipeline::context::Context;
use crate::pipeline::elsewhere::Elsewhere;
use crate::pipeline::folder::{self, Folder};
use crate::pipeline::make::{
    self, Bill, Finished, Logo, Prepared, Receipts, Source, TakeIn, checks, prepare, rehearse,
};
use crate::pipeline::progress::{Progress, Work};
use crate::pipeline::unusual::Unusual;
use crate::pipeline::{diff, selection};
use crate::register::Register;
use crate::settle::{self, Billed};
use crate::store::StoredFile;
use crate::typesetting::RenderJob;

/// Finds every problem of the agreements and changes nothing.
#[must_use]
pub fn check(context: Context<'_>, request: &Request) -> Outcome {
    let register = match context.store.register().and_then(|bytes| Register::read(&bytes)) {
        Ok(register) => register,
        Err(errors) => return Outcome { problems: errors.into(), ..Outcome::default() },
    };
    let elsewhere = Elsewhere::new(context.store, &register);
    let look = |folder: &Folder, outcome: &mut Outcome| {
        if let Some(Prepared { project, receipts, .. }) =
            prepare_drafts(folder, request, context, Receipts::with_text, outcome)
        {
            outcome.receipts.extend(receipts.seen(project));
            let books = Books { register: &register, agreement: &project.agreement };
            let unusual = Unusual { elsewhere: &elsewhere, books, folder, project };
            for milestone in &open(books).filter(|open| request.asks_for(&open.id)).collect::<Vec<_>>() {
                outcome.problems.extend(unusual.find(milestone, None)?);
            }
            let bills = settle_all(project, books, None, request, context.progress);
            let could = rehearse(folder, project, &bills, &mut outcome.problems);
            outcome.ehf.insert(project.agreement.id.to_string(), could);
        }
        Ok(())
    };
    each_agreement(context, request, look, |_| {})
}

/// Writes the draft packages of the agreements; one with an error keeps the drafts that it had. `tell` hears what came of
/// each, in the order of their names, as soon as it is known.
pub fn build(context: Context<'_>, request: &Request, tell: impl FnMut(&Outcome) + Send) -> Outcome {
    let register = match context.store.register().and_then(|bytes| Register::read(&bytes)) {
        Ok(register) => register,
        Err(errors) => return Outcome { problems: errors.into(), ..Outcome::default() },
    };
    let make = |folder: &Folder, outcome: &mut Outcome| {
        let Some(Prepared { project, receipts, logo }) =
            prepare_drafts(folder, request, context, Receipts::read, outcome)
        else {
            return Ok(());
        };
        let books = Books { register: &register, agreement: &project.agreement };
        let bills = settle_all(project, books, logo.as_ref(), request, context.progress);
        outcome.issued.extend(issued(context, folder, books, request)?);
        let source = Source { folder, project, receipts: &receipts, templates: &request.templates };
        let finished = make::make(context, source, &bills)?;
        write(context, project, request.only.as_deref(), finished, outcome)
    };
    each_agreement(context, request, make, tell)
}

/// What each kind of document would be made from in the last package of an agreement: for somebody who writes templates.
///
/// # Errors
/// When the agreement can't be read, or has an error.
pub fn samples(context: Context<'_>, agreement: &str) -> Result<Vec<RenderJob>, Errors> {
    let folder = Folder::read(context.store, agreement)?;
    let (request, mut outcome) = (Request::default(), Outcome::default());
    let Some(Prepared { project, receipts, logo }) =
        prepare_drafts(&folder, &request, context, Receipts::read, &mut outcome)
    else {
        return Err(outcome.problems.into_errors());
    };
    let register = Register::default();
    let books = Books { register: &register, agreement: &project.agreement };
    let bills = settle_all(project, books, logo.as_ref(), &request, context.progress);
    let source = Source { folder: &folder, project, receipts: &receipts, templates: &request.templates };
    bills.last().map_or_else(|| Ok(Vec::new()), |bill| make::samples(source, bill))
}

/// Prepares what was asked for; `None` when there is an error, or a warning where none is wanted.
fn prepare_drafts<'a>(
    folder: &'a Folder,
    request: &Request,
    context: Context<'_>,
    receipts: TakeIn,
    outcome: &mut Outcome,
) -> Option<Prepared<'a>> {
    let mut problems = Problems::new();
    let prepared = prepare(folder, &request.templates, context, receipts, &mut problems, |project, found| {
        checks::milestone(project, request.only.as_deref(), found);
    });
    if request.deny_warnings {
        checks::no_warnings(folder, &mut problems);
    }
    let stopped = problems.has_errors();
    outcome.problems.extend(problems);
    prepared.filter(|_| !stopped)
}

/// Does the same with each agreement that was asked for, and tells what came of it, in the order of their names and as soon
/// as it is known; what stops one doesn't stop the others.
fn each_agreement(
    context: Context<'_>,
    request: &Request,
    work: impl Fn(&Folder, &mut Outcome) -> Result<(), Errors> + Sync,
    mut tell: impl FnMut(&Outcome) + Send,
) -> Outcome {
    let agreements = match selection::agreements(context.store, &request.agreements) {
        Ok(agreements) => agreements,
        Err(errors) => return Outcome { problems: errors.into(), ..Outcome::default() },
    };
    context.progress.agreements(agreements.len());
    let done = |id: &String| {
        context.progress.begin(Work::Agreement(id));
        let mut part = Outcome { agreements: vec![id.clone()], ..Outcome::default() };
        let done = Folder::read(context.store, id).and_then(|folder| work(&folder, &mut part));
        part.problems.extend(done.err().map(Problems::from).unwrap_or_default());
        part.problems = part.problems.sorted();
        context.progress.end(Work::Agreement(id));
        part
    };
    let mut outcome = Outcome::default();
    context.threads.each(&agreements, done, |part| {
        tell(&part);
        outcome.add(part);
    });
    outcome.problems = outcome.problems.sorted();
    outcome
}

/// Writes finished packages: all drafts of an agreement as one folder, so that no draft of another run stays among
/// them, or the one milestone that was asked for. Each folder is written whole or not at all.
fn write(
    context: Context<'_>,
    project: &Project,
    only: Option<&str>,
    finished: Vec<Finished>,
    outcome: &mut Outcome,
) -> Result<(), Errors> {
    let mut packages = Vec::new();
    let mut together: Vec<StoredFile> = Vec::new();
    for Finished { built, files, warnings, .. } in finished {
        outcome.problems.extend(warnings);
        if only.is_some() {
            replace(context, &built.folder, &files)?;
        } else {
            let below =
                |file: StoredFile| StoredFile { name: format!("{}/{}", built.milestone, file.name), ..file };
            together.extend(files.into_iter().map(below));
        }
        packages.push(built);
    }
    if only.is_none() {
        replace(context, &folder::drafts_of(&project.agreement.id), &together)?;
    }
    outcome.packages.extend(packages);
    Ok(())
}

fn replace(context: Context<'_>, folder: &str, files: &[StoredFile]) -> Result<(), Errors> {
    context.progress.begin(Work::Write(folder));
    let replaced = context.store.replace_folder(folder, files);
    context.progress.end(Work::Write(folder));
    replaced
}

/// The milestones that aren't issued or closed, in order.
fn open(books: Books<'_>) -> impl Iterator<Item = &Milestone> {
    let is_open = move |known: &&Milestone| {
        books.standing(&known.id).is_none()
            && books.closed_by(&known.id).is_none()
            && !books.is_settled_later(&known.id)
    };
    books.agreement.milestones.iter().filter(is_open)
}

/// Settles the milestones that aren't issued, in order, each as if the drafts before it were issued, and keeps the ones
/// asked for.
fn settle_all<'a>(
    project: &'a Project,
    books: Books<'a>,
    logo: Option<&'a Logo>,
    request: &Request,
    progress: &dyn Progress,
) -> Vec<Bill<'a>> {
    progress.begin(Work::Settle);
    let mut drafts: Vec<Billed> = Vec::new();
    let mut bills = Vec::new();
    for milestone in open(books) {
        let before = [books.before(&milestone.id), drafts.clone()].concat();
        let settlement = settle::settle(project, milestone, &before);
        let draft = invoice::draft(project, &settlement);
        drafts.extend(draft.as_ref().map(|draft| as_if_issued(milestone, draft)));
        if request.asks_for(&milestone.id) {
            let paper = draft.map_or(Paper::Nothing, Paper::Draft);
            bills.push(Bill { milestone, settlement, paper, logo, registration: None, is_trial: false });
        }
    }
    progress.end(Work::Settle);
    bills
}

/// The milestones asked for that stand issued, each with what changed since: a draft of them would only be mistaken for
/// the document.
fn issued(
    context: Context<'_>,
    folder: &Folder,
    books: Books<'_>,
    request: &Request,
) -> Result<Vec<IssuedMilestone>, Errors> {
    let milestones = books.agreement.milestones.iter().filter(|known| request.asks_for(&known.id));
    let entries: Vec<_> = milestones.filter_map(|milestone| books.standing(&milestone.id)).collect();
    let mut changed = diff::since_all(context, books.register, folder)?;
    let standing = entries.into_iter().map(|entry| IssuedMilestone {
        agreement: entry.agreement.clone(),
        milestone: entry.milestone.clone(),
        number: entry.number.clone(),
        date: entry.date,
        since: changed
            .iter()
            .position(|since| since.entry.number == entry.number)
            .map(|place| changed.swap_remove(place)),
    });
    Ok(standing.collect())
}
