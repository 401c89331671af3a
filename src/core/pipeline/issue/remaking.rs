//! Making an issued document once more, from what was stored with it and from the register as it was then.
//!
//! It goes the way that issuing goes, down to the same [`Writer`]: what is compared is what would be issued.

use super::correct::reverse;
use super::stored::{Stored, unusable};
use super::writer::{Order, Writer};
use crate::diag::{Errors, Problems};
use crate::domain::{DocumentKind, DocumentNumber, DocumentRef};
use crate::invoice::{self, Correction, Extent, Line};
use crate::package::{Facts, Reference, Revision};
use crate::pipeline::books::find;
use crate::pipeline::books::{Books, reference};
use crate::pipeline::context::Context;
use crate::pipeline::folder::{self, Folder};
use crate::pipeline::make::Source;
use crate::pipeline::make::{Prepared, prepare};
use crate::register::{Entry, Register};
use crate::store::StoredFile;

/// A document that was made once more.
pub(in crate::pipeline) struct Remade {
    /// Its line of the register, as this version of the program would write it.
    pub(in crate::pipeline) entry: Entry,
    /// The files of its folder.
    pub(in crate::pipeline) files: Vec<StoredFile>,
}

/// Makes the document of `entry` once more.
///
/// # Errors
/// When what was stored with it can't be used, or a document can't be set.
pub(in crate::pipeline) fn remake(
    context: Context<'_>,
    register: &Register,
    entry: &Entry,
) -> Result<Remade, Errors> {
    let templates = folder::snapshot_templates(context.store, entry)?;
    let mut writer = Writer::new(context, entry.date, &templates, register.before(&entry.number));
    let facts = Stored::facts(context.store, entry)?;
    let revision = facts.document.as_ref().and_then(|document| document.correction.as_ref());
    match revision {
        Some(revision) if entry.kind == DocumentKind::CreditNote && entry.replaces.is_none() => {
            credit_note(&mut writer, entry, &facts, revision)?;
        }
        revision => from_the_inputs(&mut writer, entry, revision)?,
    }
    let last = writer.folders.pop().zip(writer.issuance.documents.pop());
    let ((_, files), document) = last.ok_or_else(|| unusable(entry, "nothing comes of it"))?;
    Ok(Remade { entry: document.entry, files })
}

/// What its own inputs asked for on that day.
fn from_the_inputs(
    writer: &mut Writer<'_>,
    entry: &Entry,
    revision: Option<&Revision>,
) -> Result<(), Errors> {
    let folder = Folder::snapshot(writer.context.store, entry)?;
    let mut problems = Problems::new();
    let prepared = prepare(&folder, writer.templates, writer.context, &mut problems, |_, _| {});
    let Some(Prepared { project, receipts, logo }) = prepared else {
        problems.push(unusable(entry, "its inputs can't be read any more"));
        return Err(problems.into_errors());
    };
    let milestone = project.agreement.milestone(&entry.milestone);
    let milestone = milestone.ok_or_else(|| unusable(entry, "its milestone isn't among its inputs"))?;
    let books = Books { register: &writer.register, agreement: &project.agreement };
    let Some((settlement, draft)) = books.draft(project, milestone) else {
        return Err(unusable(entry, "its inputs ask for nothing").into());
    };
    let source = Source { folder: &folder, project, receipts: &receipts, templates: writer.templates };
    let correction = revision.map(|revision| replacement(&writer.register, entry, revision)).transpose()?;
    let changes = revision.map(|revision| revision.changes.clone()).unwrap_or_default();
    let logo = logo.as_ref();
    writer.write(Order { source, logo, milestone, settlement, draft, correction, changes }).map(drop)
}

/// A credit note that takes an invoice back, or a part of it.
fn credit_note(
    writer: &mut Writer<'_>,
    entry: &Entry,
    facts: &Facts,
    revision: &Revision,
) -> Result<(), Errors> {
    let original = find(&writer.register, &revision.original.number)?;
    let stored = Stored::read(writer.context, &writer.register, original)?;
    let extent = extent(&stored, entry, facts)
        .ok_or_else(|| unusable(entry, "its lines aren't those of the document that it credits"))?;
    reverse(writer, &stored, &extent, &revision.reason, revision.changes.clone()).map(drop)
}

/// How much of the original a credit note gives back, read from its own lines.
fn extent(stored: &Stored, entry: &Entry, facts: &Facts) -> Option<Extent> {
    let credited: Vec<Line> = facts.lines.iter().map(super::stored::line).collect::<Option<_>>()?;
    let said = |line: &Line| (line.description.clone(), line.quantity, line.price, line.net);
    let mut wanted = credited.iter().peekable();
    let places = stored
        .original
        .lines
        .iter()
        .zip(0..)
        .filter_map(|(line, place)| wanted.next_if(|wanted| said(wanted) == said(line)).map(|_| place));
    let candidates = [Extent::Whole, Extent::Lines(places.collect()), Extent::Amount(entry.net)];
    candidates.into_iter().find(|extent| {
        let draft = invoice::credit(&stored.project, &stored.original, extent);
        draft.totals.prepaid == entry.prepaid && draft.lines.iter().map(said).eq(credited.iter().map(said))
    })
}

/// What a document stands in the place of, as its manifest says it.
fn replacement(register: &Register, entry: &Entry, revision: &Revision) -> Result<Correction, Errors> {
    let named = |said: &Reference| -> Result<DocumentRef, Errors> {
        let number = DocumentNumber::new(&said.number);
        let found = number.and_then(|number| register.find(&number)).map(reference);
        found.ok_or_else(|| unusable(entry, &format!("it names {}, which isn't issued", said.number)).into())
    };
    Ok(Correction::Replaces {
        original: named(&revision.original)?,
        credit_note: revision.credit_note.as_ref().map(named).transpose()?,
        reason: revision.reason.clone(),
    })
}
