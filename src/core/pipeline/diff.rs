//! What changed in the inputs since a document was issued, and whether the document would be another one today.

use std::sync::Arc;

use serde::Serialize;

use super::books::Books;
use super::context::Context;
use super::folder::Folder;
use super::make::{self, Bill, Logo, Receipts, Source, checks};
use super::selection;
use crate::compare::{self, Changes, State};
use crate::diag::{Errors, Problems, catalogue};
use crate::domain::{MilestoneBasis, Project};
use crate::input::FileReference;
use crate::invoice::{Issued, Paper};
use crate::num::Money;
use crate::register::{Entry, Register};
use crate::typesetting::TemplateFile;

/// Today's inputs beside those that a document was issued from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Since {
    /// The document.
    #[serde(flatten)]
    pub entry: Entry,
    /// What is different.
    pub changes: Changes,
    /// What that does to the document.
    #[serde(rename = "document")]
    pub effect: Effect,
}

/// What a document would be, had it been issued from today's inputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Would it be another document?
    pub depends_on_them: bool,
    /// What it asks for; below zero when it gives back.
    pub asks_for: Money,
    /// What it would ask for; `None` when the agreement doesn't have its milestone any more.
    pub would_ask_for: Option<Money>,
    /// The titles of what would be another file in its package, or come or go.
    pub would_differ: Vec<String>,
    /// Is it another one only by facts that a letter changes from some day on, such as the account, a telephone number or a
    /// frame that was raised? If that day came later, the document is right as it is.
    pub changed_since: bool,
}

impl Effect {
    fn new(asks_for: Money, would_ask_for: Option<Money>, would_differ: Vec<String>) -> Self {
        let depends_on_them = would_ask_for != Some(asks_for) || !would_differ.is_empty();
        Self { depends_on_them, asks_for, would_ask_for, would_differ, changed_since: false }
    }

    /// Should the document be corrected, unless somebody knows better?
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.depends_on_them && !self.changed_since
    }
}

/// What a person wants to know the changes of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffRequest {
    /// The agreement.
    pub agreement: String,
    /// Since the document of this milestone; `None` means since the agreement's last one.
    pub milestone: Option<String>,
}

/// Tells what changed since the last document that stands; `None` when there is none.
///
/// # Errors
/// When the register is damaged, a document's own inputs can't be read any more, or today's have errors.
pub fn diff(context: Context<'_>, request: &DiffRequest) -> Result<Option<Since>, Errors> {
    let store = context.store;
    selection::agreements(store, std::slice::from_ref(&request.agreement))?;
    let register = Register::read(&store.register()?)?;
    let folder = Folder::read(store, &request.agreement)?;
    let today = Inputs::read(&folder)?;
    let mut problems = Problems::new();
    checks::milestone(today.project, request.milestone.as_deref(), &mut problems);
    problems.without_errors()?;
    let books = Books { register: &register, agreement: &today.project.agreement };
    let milestones = today.project.agreement.milestones.iter();
    let asked = milestones
        .filter(|known| request.milestone.as_deref().is_none_or(|asked| asked == known.id.as_str()));
    let standing: Vec<&Entry> = asked.filter_map(|milestone| books.standing(&milestone.id)).collect();
    let last = register.entries().rfind(|entry| standing.contains(entry));
    last.map(|entry| since(context, &register, &today, entry)).transpose()
}

/// The inputs of one state, without errors.
pub(super) struct Inputs<'a> {
    folder: &'a Folder,
    pub(super) project: &'a Project,
    references: &'a [FileReference],
}

impl<'a> Inputs<'a> {
    /// Reads what a folder says.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub(super) fn read(folder: &'a Folder) -> Result<Self, Errors> {
        let reading = folder.reading();
        match &reading.project {
            Some(project) if !reading.problems.has_errors() => {
                Ok(Self { folder, project, references: &reading.references })
            }
            _ => Err(reading.problems.clone().into_errors()),
        }
    }

    /// The files of a document's package by their titles, each as a print of all that goes into it; and what the
    /// document asks for.
    fn document(&self, context: Context<'_>, register: &Register, entry: &Entry) -> Result<Made, Errors> {
        let books = Books { register, agreement: &self.project.agreement };
        let Some(milestone) = self.project.agreement.milestone(&entry.milestone) else {
            return Ok(Made::default());
        };
        let Some((settlement, draft)) = books.draft(self.project, milestone) else {
            return Ok(Made { asks: Some(Money::ZERO), files: Vec::new() });
        };
        let mut problems = Problems::new();
        // An advance shows no receipts.
        let shown = match milestone.basis {
            MilestoneBasis::Advance { .. } => &[],
            MilestoneBasis::Settlement { .. } => self.references,
        };
        let receipts = Receipts::as_received(self.folder, shown, context, &mut problems);
        let logo = Logo::read(self.folder, self.references, &context.reusing(), &mut problems);
        problems.without_errors()?;
        let issued = Issued {
            number: entry.number.clone(),
            date: entry.date,
            due: draft.due(&self.project.agreement.payment, entry.date),
            content: draft.clone(),
            correction: None,
        };
        let bill = Bill {
            milestone,
            settlement,
            paper: Paper::Issued(issued),
            logo: logo.as_ref(),
            registration: None,
            is_trial: false,
        };
        let templates: Arc<[TemplateFile]> = Arc::default();
        let (folder, project) = (self.folder, self.project);
        let source = Source { folder, project, receipts: &receipts, templates: &templates };
        Ok(Made { asks: Some(draft.asks()), files: make::prints(source, &bill)? })
    }
}

/// What a document's package would be.
#[derive(Default, PartialEq)]
struct Made {
    /// `None` when there is no such milestone.
    asks: Option<Money>,
    /// Titles and prints.
    files: Vec<(String, String)>,
}

/// What changed since `entry` was issued.
///
/// # Errors
/// When the document's own inputs can't be read any more, or a file of today's can't be shown.
pub(super) fn since(
    context: Context<'_>,
    register: &Register,
    today: &Inputs<'_>,
    entry: &Entry,
) -> Result<Since, Errors> {
    let folder = Folder::snapshot(context.store, entry)?;
    let then = Inputs::read(&folder).map_err(|errors| {
        let why = "its inputs can't be read any more";
        errors.and(catalogue::StoredDocumentUnusable { number: &entry.number, why })
    })?;
    let (files_then, files_now) = (then.folder.files(), today.folder.files());
    let changes = compare::compare(
        State { project: then.project, files: &files_then },
        State { project: today.project, files: &files_now },
    );
    let effect = effect(context, register, &then, today, entry, files_then == files_now)?;
    Ok(Since { entry: entry.clone(), changes, effect })
}

/// What changed since each document that stands, in the order of the milestones; nothing for one whose inputs are as
/// they were.
///
/// # Errors
/// As [`since`].
pub(super) fn since_all(
    context: Context<'_>,
    register: &Register,
    folder: &Folder,
) -> Result<Vec<Since>, Errors> {
    let today = Inputs::read(folder)?;
    let agreement = &today.project.agreement;
    let books = Books { register, agreement };
    let standing = agreement.milestones.iter().filter_map(|milestone| books.standing(&milestone.id));
    let all: Vec<Since> =
        standing.map(|entry| since(context, register, &today, entry)).collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|since| !since.changes.is_empty()).collect())
}

/// Makes the document as it was and as it would be, by what was issued before it, up to the pages themselves.
fn effect(
    context: Context<'_>,
    register: &Register,
    then: &Inputs<'_>,
    today: &Inputs<'_>,
    entry: &Entry,
    is_untouched: bool,
) -> Result<Effect, Errors> {
    if is_untouched {
        return Ok(Effect::new(entry.asks(), Some(entry.asks()), Vec::new()));
    }
    let earlier = register.before(&entry.number);
    let (was, is) = (then.document(context, &earlier, entry)?, today.document(context, &earlier, entry)?);
    let differs = |one: &Made, other: &Made| -> Vec<String> {
        let is_other = |file: &&(String, String)| !other.files.contains(file);
        one.files.iter().filter(is_other).map(|(title, _)| title.clone()).collect()
    };
    let mut documents = differs(&is, &was);
    let gone =
        differs(&was, &is).into_iter().filter(|title| is.files.iter().all(|(known, _)| known != title));
    documents.extend(gone);
    documents.dedup();
    let effect = Effect::new(was.asks.unwrap_or_default(), is.asks, documents);
    let keeps_its_frame = entry.basis.is_advance() || effect.would_ask_for == Some(effect.asks_for);
    let project = without_later_facts(today.project, then.project, keeps_its_frame);
    let changed_since = effect.depends_on_them && project != *today.project && {
        let inputs = Inputs { project: &project, ..*today };
        inputs.document(context, &earlier, entry)? == was
    };
    Ok(Effect { changed_since, ..effect })
}

/// Today's facts, where those that a letter changes from some day on are what they were. A settlement whose sum depends on
/// the frame is settled anew by it.
fn without_later_facts(now: &Project, then: &Project, keeps_its_frame: bool) -> Project {
    let mut project = now.clone();
    let (agreement, before) = (&mut project.agreement, &then.agreement);
    agreement.payment.clone_from(&before.payment);
    agreement.seller.contact.clone_from(&before.seller.contact);
    agreement.buyer.contact.clone_from(&before.buyer.contact);
    agreement.activity_deadline = before.activity_deadline;
    agreement.delivery_deadline = before.delivery_deadline;
    if keeps_its_frame {
        agreement.frame = before.frame;
    }
    project
}
