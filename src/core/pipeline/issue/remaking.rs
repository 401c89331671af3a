//! Making an issued document once more, from what was stored with it and from the register as it was then.
//!
//! It goes the way that issuing goes, down to the same [`Writer`]: what is compared is what would be issued.

use super::correct::{Reversal, reverse};
use super::stored::{self, Stored, unusable};
use super::writer::{Order, Writer};
use crate::diag::{Errors, Problems};
use crate::invoice::{Correction, Step};
use crate::pipeline::books::{Books, find};
use crate::pipeline::context::Context;
use crate::pipeline::folder::{self, Folder};
use crate::pipeline::make::Source;
use crate::pipeline::make::{Prepared, Receipts, prepare};
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
    writer.confirmed.clone_from(&entry.confirmed);
    writer.revokes.clone_from(&entry.revokes);
    writer.closes = entry.closes;
    for number in &entry.revokes {
        writer.register.revoke(number);
    }
    let facts = stored::facts(context.store, entry)?;
    match facts.paper.issued().and_then(|issued| issued.correction.clone()) {
        Some(Correction { original, reason, changes, instead, step: Step::Reverses { extent } }) => {
            let original = find(&writer.register, original.number.as_str())?;
            let stored = Stored::read(context, &writer.register, original)?;
            reverse(&mut writer, &stored, &extent, Reversal { reason: &reason, changes, instead })?;
        }
        correction => from_the_inputs(&mut writer, entry, correction)?,
    }
    let last = writer.folders.pop().zip(writer.issuance.documents.pop());
    let ((_, files), document) = last.ok_or_else(|| unusable(entry, "nothing comes of it"))?;
    Ok(Remade { entry: document.entry, files })
}

/// What its own inputs asked for on that day.
fn from_the_inputs(
    writer: &mut Writer<'_>,
    entry: &Entry,
    correction: Option<Correction>,
) -> Result<(), Errors> {
    let folder = Folder::snapshot(writer.context.store, entry)?;
    let mut problems = Problems::new();
    let prepared =
        prepare(&folder, writer.templates, writer.context, Receipts::read, &mut problems, |_, _| {});
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
    let logo = logo.as_ref();
    writer.write(Order { source, logo, milestone, settlement, draft, correction }).map(drop)
}
