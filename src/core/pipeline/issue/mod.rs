//! Issue, correct and credit: the documents that get a number, all of one command or none.
//!
//! The register is read under its lock, every byte is made in memory, and one commit puts the folders and the new lines
//! in their places. A plan does the same up to the commit.

mod command;
mod correct;
mod credit;
mod refusals;
mod remaking;
mod stored;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diag::{Errors, Problems, catalogue};
use crate::domain::{AgreementId, Milestone, Project, contains_national_identity_number};
use crate::package::MANIFEST;
use crate::pipeline::books::Books;
use crate::pipeline::context::Context;
use crate::pipeline::elsewhere::Elsewhere;
use crate::pipeline::folder::{self, Folder, SNAPSHOT_INPUTS, SNAPSHOT_TEMPLATES};
use crate::pipeline::make::{Prepared, Receipts, Source, checks, prepare};
use crate::pipeline::selection;
use crate::pipeline::unusual::{self, Unusual};
use crate::register::Register;
use crate::store::{Store, StoredFile};

pub use command::{Command, Issuance, LineSum, NewDocument, Task};
use refusals::Asked;
pub(super) use remaking::{Remade, remake};
use writer::{Order, Writer};

/// Carries the command out, whole or not at all.
#[must_use]
pub fn issue(context: Context<'_>, command: &Command) -> Issuance {
    carry_out(context, command).unwrap_or_else(|errors| Issuance {
        problems: Problems::from(errors).sorted(),
        ..Issuance::default()
    })
}

fn carry_out(context: Context<'_>, command: &Command) -> Result<Issuance, Errors> {
    if command.date > command.today {
        return Err(catalogue::DateAhead { date: command.date, today: command.today }.into());
    }
    let store = context.store;
    if command.only_plan {
        let folders = store.issued()?.into_iter().collect();
        let register = opened(&folders, &store.register()?)?;
        going_on(store)?;
        let mut writer = Writer::new(context, command.date, &command.templates, register);
        writer.is_trial = !matches!(command.task, Task::Issue { .. });
        return try_out(compose(command, writer)?, &command.task);
    }
    let ledger = store.ledger()?;
    let folders = store.issued()?.into_iter().collect();
    let register = opened(&folders, ledger.bytes())?;
    going_on(store)?;
    let mut writer = Writer::new(context, command.date, &command.templates, register);
    writer.accepted = Some(&command.accepted);
    let writer = compose(command, writer)?;
    ledger.commit(&writer.register.bytes(), &writer.folders)?;
    let mut issuance = writer.issuance;
    issuance.problems.extend(store.goes_on());
    Ok(issuance)
}

/// Writes the documents of a correction that is only planned as drafts: loose, without an EHF or a ZIP that somebody could send.
fn try_out(writer: Writer<'_>, task: &Task) -> Result<Issuance, Errors> {
    let Writer { context, folders, mut issuance, .. } = writer;
    let (Task::Correct { number, .. } | Task::Credit { number, .. }) = task else { return Ok(issuance) };
    let Some(first) = issuance.documents.first() else { return Ok(issuance) };
    let is_sent = |file: &StoredFile| {
        file.name == MANIFEST || ["xml", "zip"].iter().any(|end| file.name.rsplit('.').next() == Some(end))
    };
    let is_snapshot = |file: &StoredFile| {
        [SNAPSHOT_INPUTS, SNAPSHOT_TEMPLATES]
            .iter()
            .any(|folder| file.name.starts_with(&format!("{folder}/")))
    };
    let drafts: Vec<StoredFile> = issuance
        .documents
        .iter()
        .zip(folders)
        .flat_map(|(document, (_, files))| {
            let number = document.entry.number.to_string();
            files.into_iter().map(move |file| (number.clone(), file))
        })
        .filter(|(_, file)| !is_sent(file) && !is_snapshot(file))
        .map(|(number, file)| StoredFile { name: format!("{number}/{}", file.name), ..file })
        .collect();
    let path = format!("{}/correction-{number}", folder::drafts_of(&first.entry.agreement));
    context.store.replace_folder(&path, &drafts)?;
    issuance.drafts = Some(path);
    Ok(issuance)
}

/// No number is given by a register that isn't the one that was seen last.
fn going_on(store: &dyn Store) -> Result<(), Errors> {
    store.goes_on().without_errors().map(drop)
}

/// The register, if it is whole: one that lost its last lines holds no fault of its own, but doesn't know the folders of
/// the documents on them. The folders are those from before it was read.
fn opened(folders: &BTreeSet<String>, bytes: &[u8]) -> Result<Register, Errors> {
    let register = Register::read(bytes)?;
    let mut problems = Problems::new();
    folder::unknown_among(folders, &register, &mut problems);
    problems.without_errors().map(|_| register)
}

/// Makes every document of the command in memory.
fn compose<'a>(command: &Command, mut writer: Writer<'a>) -> Result<Writer<'a>, Errors> {
    writer.issuance.problems.extend(unusual::date(command.date, command.today));
    match &command.task {
        Task::Issue { agreement, milestone, revoke } => first(&mut writer, agreement, milestone, revoke)?,
        Task::Correct { number, reason, revoke } => {
            usable_reason(reason, &writer)?;
            correct::correct(&mut writer, number, reason, revoke)?;
        }
        Task::Credit { number, reason, extent, closes } => {
            usable_reason(reason, &writer)?;
            writer.closes = *closes;
            credit::credit(&mut writer, number, reason, extent)?;
        }
    }
    Ok(writer)
}

/// The first document of a milestone.
fn first(writer: &mut Writer<'_>, agreement: &str, milestone: &str, revoke: &[String]) -> Result<(), Errors> {
    let store = writer.context.store;
    selection::agreements(store, &[agreement.to_owned()])?;
    let folder = Folder::read(store, agreement)?;
    if let Some(agreement) = AgreementId::new(agreement) {
        writer.revoke(&agreement, revoke)?;
    }
    let mut problems = Problems::new();
    let prepared = prepare(
        &folder,
        writer.templates,
        writer.context,
        Receipts::read,
        &mut problems,
        |project, found| {
            checks::milestone(project, Some(milestone), found);
            let books = Books { register: &writer.register, agreement: &project.agreement };
            let Some(milestone) =
                project.agreement.milestones.iter().find(|known| known.id.as_str() == milestone)
            else {
                return;
            };
            obstacles(books, &folder, project, milestone, writer.date, found);
        },
    );
    let Some(Prepared { project, receipts, logo }) = prepared else { return Err(problems.into_errors()) };
    writer.issuance.problems.extend(problems);
    let known = project.agreement.milestones.iter().find(|known| known.id.as_str() == milestone);
    let milestone = known.ok_or(catalogue::Internal { what: "the milestone was there and is gone" })?;
    let books = Books { register: &writer.register, agreement: &project.agreement };
    let Some((settlement, draft)) = books.draft(project, milestone) else {
        return Err(
            catalogue::NothingToIssue { milestone: &milestone.id, agreement: &project.agreement.id }.into()
        );
    };
    let elsewhere = Elsewhere::new(store, &writer.register);
    let unusual = Unusual { elsewhere: &elsewhere, books, folder: &folder, project };
    let dated = Some(writer.date).filter(|_| books.entries_for(&milestone.id).next().is_none());
    let found = unusual.find(milestone, dated)?;
    writer.issuance.problems.extend(found);
    writer.confirm()?;
    let source = Source { folder: &folder, project, receipts: &receipts, templates: writer.templates };
    let logo = logo.as_ref();
    let order = Order { source, logo, milestone, settlement, draft, correction: None };
    writer.write(order).map(drop)
}

/// Adds to what was found in the inputs all that stands in the way of issuing a milestone on a day, and what should be
/// looked at before it is.
pub(super) fn obstacles(
    books: Books<'_>,
    folder: &Folder,
    project: &Project,
    milestone: &Milestone,
    date: NaiveDate,
    found: &mut Problems,
) {
    refusals::open_facts(found);
    refusals::what_is_not_there(milestone, found);
    let asked = Asked { folder, project, milestone, date };
    asked.by_the_inputs(found);
    let draft = books.draft(project, milestone);
    if draft.is_some_and(|(_, draft)| draft.asks().is_positive()) {
        asked.by_the_calendar(found);
    }
    let asks = |milestone: &Milestone| books.draft(project, milestone).is_some();
    refusals::by_the_books(books, milestone, asks, found);
}

/// A reason is printed on the document: its letters must be there to print, and nobody's identity number among them.
fn usable_reason(reason: &str, writer: &Writer<'_>) -> Result<(), Errors> {
    let mut problems = Problems::new();
    if let Some(letter) = writer.context.typesetter.missing_glyph(reason, writer.templates) {
        problems.push(catalogue::LetterOfReason { letter });
    }
    if contains_national_identity_number(reason).is_some() {
        problems.push(catalogue::IdentityNumberInReason);
    }
    problems.without_errors().map(drop)
}
