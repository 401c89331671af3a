//! Correcting what was issued: a credit note that reverses it, a new document from today's inputs, and, where the sum of
//! all documents would be wrong otherwise, the same for the later documents that took it off.

use super::refusals::{self, Asked};
use super::stored::Stored;
use super::writer::{Order, Writer};
use crate::compare::{self, State};
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::domain::{DocumentKind, DocumentRef, Milestone, Project};
use crate::invoice::{self, Correction, Draft, Extent, Instead, Step};
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
pub(super) fn correct(
    writer: &mut Writer<'_>,
    number: &str,
    reason: &str,
    revoke: &[String],
) -> Result<(), Errors> {
    let entry = find(&writer.register, number)?.clone();
    writer.revoke(&entry.agreement, revoke)?;
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
            refuse(books, &entry, (project, &folder), !revoke.is_empty(), found);
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
fn refuse(
    books: Books<'_>,
    entry: &Entry,
    (project, folder): (&Project, &Folder),
    is_revoking: bool,
    problems: &mut Problems,
) {
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
        _ if !is_revoking && folder.prints() == entry.inputs && !owes_otherwise(books, entry, project) => {
            problems.push(match entry.kind {
                // Wrongly dated, rejected or lost: another document says the same (bokføringsforskriften § 5-2-7).
                DocumentKind::Invoice => Problem::from(catalogue::SameAgain { number, agreement }),
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
    let instead = instead(writer, milestone, entry, &stored.project, project)?;
    let earlier = stored.original.credited.iter().filter_map(|credit| credit.document.clone()).collect();
    let credit_note = match entry.kind {
        DocumentKind::Invoice => {
            let correction =
                Reversal { reason: remedy.reason, changes: changes.clone(), instead: instead.clone() };
            Some(reverse(writer, &stored, &Extent::Whole, correction)?)
        }
        DocumentKind::CreditNote => None,
    };
    let books = Books { register: &writer.register, agreement: &project.agreement };
    let Some((settlement, draft)) = books.draft(project, milestone) else { return Ok(()) };
    if entry.kind == DocumentKind::CreditNote && draft.is_of_nothing() {
        return Ok(());
    }
    let step = Step::Replaces { credit_note, earlier };
    let promised = instead.clone();
    let correction = Some(Correction { original, reason, changes, instead, step });
    let (source, logo, asks) = (remedy.source, remedy.logo, draft.asks());
    let issued = writer.write(Order { source, logo, milestone, settlement, draft, correction })?;
    match promised {
        Some(instead) if instead.number != issued.number || instead.asks != asks => {
            Err(catalogue::Internal { what: "the credit note names another replacement" }.into())
        }
        _ => Ok(()),
    }
}

/// What the buyer pays instead of an invoice, once it is replaced; `None` when another invoice doesn't come of it.
fn instead(
    writer: &Writer<'_>,
    milestone: &Milestone,
    entry: &Entry,
    then: &Project,
    now: &Project,
) -> Result<Option<Box<Instead>>, Errors> {
    let books = Books { register: &writer.register, agreement: &now.agreement };
    let is_invoice = |draft: &Draft| draft.kind == DocumentKind::Invoice && !draft.asks().is_negative();
    let draft = books.draft_anew(now, milestone).filter(is_invoice);
    let Some(draft) = draft.filter(|_| entry.kind == DocumentKind::Invoice) else { return Ok(None) };
    let number = writer.number_after(&then.agreement, &now.agreement)?;
    let credited = writer.register.entries().filter(|known| known.reverses() == Some(&entry.number));
    let left = entry.asks() + credited.map(Entry::asks).sum();
    let (asks, due) = (draft.asks(), draft.due(&now.agreement.payment, writer.date));
    Ok(Some(Box::new(Instead { number, asks, due, difference: asks - left })))
}

/// Why a document is taken back, in words for the reader.
pub(super) struct Reversal<'a> {
    pub(super) reason: &'a str,
    pub(super) changes: Vec<String>,
    /// What is paid in its place, where something is.
    pub(super) instead: Option<Box<Instead>>,
}

/// Writes the credit note that takes back a stored invoice, or a part of it.
///
/// # Errors
/// When a document can't be made.
pub(super) fn reverse(
    writer: &mut Writer<'_>,
    stored: &Stored,
    extent: &Extent,
    Reversal { reason, changes, instead }: Reversal<'_>,
) -> Result<DocumentRef, Errors> {
    let Stored { folder, project, receipts, logo, milestone, settlement, original } = stored;
    let correction = Some(Correction {
        original: original.document.reference(),
        reason: reason.to_owned(),
        changes,
        instead,
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
