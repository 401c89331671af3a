//! What is drafted and what is issued.

use serde::Serialize;

use crate::diag::Errors;
use crate::domain::{DocumentKind, DocumentNumber, MilestoneId, Project};
use crate::invoice::{self, Draft};
use crate::num::Money;
use crate::package::{MANIFEST, Manifest, TOOL};
use crate::pipeline::books::{Books, as_if_issued};
use crate::pipeline::folder::{Folder, drafts_of};
use crate::register::{Entry, Register};
use crate::settle;
use crate::store::Store;

/// How far a milestone has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneStatus {
    /// Its id.
    pub milestone: MilestoneId,
    /// Its title.
    pub title: String,
    /// The draft package.
    pub draft: DraftState,
    /// The document that stands for it.
    pub issued: Option<DocumentNumber>,
    /// The credit note that closed it: nothing comes in the place of what was taken back.
    pub closed_by: Option<DocumentNumber>,
    /// What it would ask for now, below zero when it would give back; earlier milestones that aren't issued are taken as
    /// if they were. `None` when it is issued or closed, or nothing is owed and it isn't the last.
    pub would_ask_for: Option<Money>,
}

/// A draft package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// There is none.
    #[serde(rename = "none")]
    NotMade,
    /// It was made from other inputs, or by another version of the program.
    Stale,
    /// It says what today's inputs say.
    Current,
}

/// An issued document, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentStatus {
    /// Its line of the register.
    #[serde(flatten)]
    pub entry: Entry,
    /// What became of it.
    pub state: DocumentState,
    /// How much of it was credited, ex VAT.
    pub credited: Money,
    /// The document that stands in its place.
    pub replaced_by: Option<DocumentNumber>,
}

/// What became of an issued document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// It is as it was issued.
    Stands,
    /// A part of it was credited.
    PartlyCredited,
    /// All of it was credited.
    Credited,
}

/// What became of a document.
pub(super) fn state(register: &Register, entry: &Entry) -> DocumentStatus {
    let credited = register.credited(&entry.number);
    let state = if entry.kind == DocumentKind::Invoice && register.is_reversed(entry) {
        DocumentState::Credited
    } else if credited.is_zero() {
        DocumentState::Stands
    } else {
        DocumentState::PartlyCredited
    };
    let replaces = |other: &&Entry| other.replaces.as_ref() == Some(&entry.number);
    let replaced_by = register.entries().rfind(replaces).map(|other| other.number.clone());
    DocumentStatus { entry: entry.clone(), state, credited, replaced_by }
}

/// Every milestone of an agreement, in order.
///
/// # Errors
/// When a draft can't be read.
pub(super) fn milestones(
    store: &dyn Store,
    folder: &Folder,
    project: &Project,
    books: Books<'_>,
) -> Result<Vec<MilestoneStatus>, Errors> {
    let mut drafts = Vec::new();
    let mut milestones = Vec::new();
    for milestone in &project.agreement.milestones {
        let issued = books.standing(&milestone.id).map(|entry| entry.number.clone());
        let mut before = books.before(&milestone.id);
        before.extend(drafts.iter().cloned());
        let draft = invoice::draft(project, &settle::settle(project, milestone, &before));
        let closed_by = books.closed_by(&milestone.id).map(|entry| entry.number.clone());
        let is_open = issued.is_none() && closed_by.is_none() && !books.is_settled_later(&milestone.id);
        let draft = draft.filter(|_| is_open);
        drafts.extend(draft.as_ref().map(|draft| as_if_issued(milestone, draft)));
        milestones.push(MilestoneStatus {
            milestone: milestone.id.clone(),
            title: milestone.title.clone(),
            draft: draft_of(store, folder, project, milestone.id.as_str())?,
            issued,
            closed_by,
            would_ask_for: draft.as_ref().map(Draft::asks),
        });
    }
    Ok(milestones)
}

/// Is there a draft, and is it made from the inputs as they are?
fn draft_of(
    store: &dyn Store,
    folder: &Folder,
    project: &Project,
    milestone: &str,
) -> Result<DraftState, Errors> {
    let path = format!("{}/{milestone}/{MANIFEST}", drafts_of(&project.agreement.id));
    let Some(manifest) = store.written_file(&path)? else { return Ok(DraftState::NotMade) };
    let is_current = |made: Manifest| made.inputs == folder.prints() && made.tool == TOOL;
    Ok(if Manifest::read(&manifest).is_ok_and(is_current) { DraftState::Current } else { DraftState::Stale })
}
