//! Correcting what was issued: a credit note that reverses it, a new document from today's inputs, and, where the sum of
//! all documents would be wrong otherwise, the same for the later documents that took it off.

use super::refusals::{self, Asked};
use super::stored::Stored;
use super::writer::{Order, Writer};
use crate::compare::{self, State};
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::domain::{DocumentKind, DocumentRef, Milestone, Project};
use crate::invoice::{self, Correction, Extent, Step};
use crate::pipeline::books::find;
use crate::pipeline::books::{Books, reference};
use crate::pipeline::elsewhere::Elsewhere;
use crate::pipeline::folder::Folder;
use crate::pipeline::make::Logo;
use crate::pipeline::make::Source;
use crate::pipeline::make::{Prepared, Receipts, prepare};
use crate::pipeline::unusual::Unusual;
use crate::register::Entry;
use crate::view;

/// Today's inputs, and why they take the place of what was issued.
struct Remedy<'a> {
    source: Source<'a>,
    logo: Option<&'a Logo>,
    reason: &'a str,
}

/// Reverses the document `number` and issues what today's inputs say in its place.
///
/// # Errors
/// Every reason not to, and whatever stops a document from being made.
pub(super) fn correct(writer: &mut Writer<'_>, number: &str, reason: &str) -> Result<(), Errors> {
    let entry = find(&writer.register, number)?.clone();
    let folder = Folder::read(writer.context.store, entry.agreement.as_str())?;
    let mut problems = Problems::new();
    let prepared = prepare(
        &folder,
        writer.templates,
        writer.context,
        Receipts::read,
        &mut problems,
        |project, found| {
            refusals::open_facts(found);
            let books = Books { register: &writer.register, agreement: &project.agreement };
            refuse(books, &entry, project, &folder, found);
            for milestone in replaceable(books, &entry) {
                refusals::what_is_not_there(milestone, found);
                Asked { folder: &folder, project, milestone, date: writer.date }.by_the_inputs(found);
            }
        },
    );
    let Some(Prepared { project, receipts, logo }) = prepared else { return Err(problems.into_errors()) };
    writer.issuance.problems.extend(problems);
    let books = Books { register: &writer.register, agreement: &project.agreement };
    let elsewhere = Elsewhere::new(writer.context.store, &writer.register);
    let unusual = Unusual { elsewhere: &elsewhere, books, folder: &folder, project };
    let mut found = Problems::new();
    for milestone in replaceable(books, &entry) {
        found.extend(unusual.find(milestone, None)?);
    }
    writer.issuance.problems.extend(found.sorted());
    writer.confirm()?;
    let source = Source { folder: &folder, project, receipts: &receipts, templates: writer.templates };
    let remedy = Remedy { source, logo: logo.as_ref(), reason };
    let known = project.agreement.milestone(&entry.milestone);
    let milestone = known.ok_or(catalogue::Internal { what: "the milestone was there and is gone" })?;
    replace(writer, milestone, &entry, &remedy)?;
    let later = project.agreement.milestones.iter().skip_while(|known| known.id != milestone.id).skip(1);
    for milestone in later {
        let books = Books { register: &writer.register, agreement: &project.agreement };
        let Some(standing) = books.standing(&milestone.id).cloned() else { continue };
        if books.is_overtaken(project, milestone, &standing) {
            replace(writer, milestone, &standing, &remedy)?;
        }
    }
    if writer.folders.is_empty() {
        return Err(
            catalogue::NothingToIssue { milestone: &milestone.id, agreement: &project.agreement.id }.into()
        );
    }
    Ok(())
}

/// The milestone of a document, and the later ones for which one stands, which may be replaced with it.
fn replaceable<'a>(books: Books<'a>, entry: &Entry) -> impl Iterator<Item = &'a Milestone> {
    let later = books.after(&entry.milestone).filter(move |later| books.standing(&later.id).is_some());
    books.agreement.milestone(&entry.milestone).into_iter().chain(later)
}

/// What stands in the way of correcting `entry` but for today's inputs themselves.
fn refuse(books: Books<'_>, entry: &Entry, project: &Project, folder: &Folder, problems: &mut Problems) {
    let number = entry.number.as_str();
    let agreement = books.agreement.id.as_str();
    let milestone = entry.milestone.as_str();
    if books.agreement.milestone(&entry.milestone).is_none() {
        problems.push(catalogue::MilestoneGone { number, milestone, agreement });
    }
    match (entry.kind, books.reverses(entry)) {
        (DocumentKind::CreditNote, Some(original)) => {
            problems.push(catalogue::CreditNoteStands {
                number,
                original: &original.number,
                agreement,
                milestone,
            });
        }
        (DocumentKind::Invoice, _) if books.register.is_reversed(entry) => {
            problems.push(catalogue::CreditedInFull { number, agreement });
        }
        _ if folder.prints() == entry.inputs && !owes_otherwise(books, entry, project) => {
            problems.push(match entry.kind {
                DocumentKind::Invoice => Problem::from(catalogue::NothingChanged { number, agreement }),
                DocumentKind::CreditNote => catalogue::NothingChangedSinceCredit { number, agreement }.into(),
            });
        }
        _ => {}
    }
}

/// Reverses what was issued as `entry`, and issues what is due now.
///
/// A credit note by which a settlement gave back too much, or too little, stays: the new document takes it into account
/// and bills the difference.
fn replace(
    writer: &mut Writer<'_>,
    milestone: &Milestone,
    entry: &Entry,
    remedy: &Remedy<'_>,
) -> Result<(), Errors> {
    let project = remedy.source.project;
    let stored = Stored::read(writer.context, &writer.register, entry)?;
    let (then, now) = (stored.folder.files(), remedy.source.folder.files());
    let changes = view::changes(&compare::compare(
        State { project: &stored.project, files: &then },
        State { project, files: &now },
    ));
    let (original, reason) = (reference(entry), remedy.reason.to_owned());
    let credit_note = match entry.kind {
        DocumentKind::Invoice => {
            Some(reverse(writer, &stored, &Extent::Whole, remedy.reason, changes.clone())?)
        }
        DocumentKind::CreditNote => None,
    };
    let books = Books { register: &writer.register, agreement: &project.agreement };
    let Some((settlement, draft)) = books.draft(project, milestone) else { return Ok(()) };
    if entry.kind == DocumentKind::CreditNote && draft.is_of_nothing() {
        return Ok(());
    }
    let step = Step::Replaces { credit_note };
    let correction = Some(Correction { original, reason, changes, step });
    let (source, logo) = (remedy.source, remedy.logo);
    writer.write(Order { source, logo, milestone, settlement, draft, correction }).map(drop)
}

/// Writes the credit note that takes back a stored invoice, or a part of it.
///
/// # Errors
/// When a document can't be made.
pub(super) fn reverse(
    writer: &mut Writer<'_>,
    stored: &Stored,
    extent: &Extent,
    reason: &str,
    changes: Vec<String>,
) -> Result<DocumentRef, Errors> {
    let Stored { folder, project, receipts, logo, milestone, settlement, original } = stored;
    let correction = Some(Correction {
        original: original.document.reference(),
        reason: reason.to_owned(),
        changes,
        step: Step::Reverses { extent: extent.clone() },
    });
    writer.write(Order {
        source: Source { folder, project, receipts, templates: writer.templates },
        logo: logo.as_ref(),
        milestone,
        settlement: settlement.clone(),
        draft: invoice::credit(project, original, extent),
        correction,
    })
}

/// Is something due though the document stands? Then others were credited since.
fn owes_otherwise(books: Books<'_>, entry: &Entry, project: &Project) -> bool {
    let milestone = project.agreement.milestone(&entry.milestone);
    milestone.is_some_and(|milestone| books.owes(project, milestone))
}
