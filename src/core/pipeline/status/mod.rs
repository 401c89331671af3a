//! Where each agreement stands: what is drafted and issued, the money, the hours, the days that are left, what is
//! missing for the next document, and what to do next.

mod deadlines;
mod documents;
mod hours;
mod money;
mod next;
mod position;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diag::{Errors, Problems, Severity, catalogue};
use crate::domain::Project;
use crate::pipeline::books::Books;
use crate::pipeline::context::Context;
use crate::pipeline::folder::Folder;
use crate::pipeline::issue::obstacles;
use crate::pipeline::make::{Prepared, Receipts, prepare};
use crate::pipeline::progress::Work;
use crate::pipeline::{diff, selection};
use crate::register::{Entry, Register};
use crate::settle;
use crate::typesetting::TemplateFile;

pub use deadlines::{Deadline, DeadlineKind};
pub use documents::{DocumentState, DocumentStatus, DraftState, MilestoneStatus};
pub use hours::{HoursStatus, MonthHours};
pub use money::MoneyStatus;
pub use next::Next;
pub use position::{Missing, Position};

/// What a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRequest {
    /// The agreements; none means all of them.
    pub agreements: Vec<String>,
    /// The day to count with.
    pub date: NaiveDate,
    /// The user's own templates, whose fonts may have letters that the built-in ones lack.
    pub templates: Vec<TemplateFile>,
}

/// Where one agreement stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementStatus {
    /// Its id.
    pub agreement: String,
    /// Errors of the inputs.
    pub errors: usize,
    /// Warnings of the inputs.
    pub warnings: usize,
    /// Every document that was issued for it, in the order of their numbers.
    pub documents: Vec<DocumentStatus>,
    /// What the inputs say, if they have no error.
    pub position: Option<Position>,
    /// What to do now.
    #[serde(skip)]
    pub next: Next,
}

/// Tells where each agreement that was asked for stands, and what should be looked at.
///
/// # Errors
/// When the register is damaged, or a folder as a whole can't be read.
pub fn status(
    context: Context<'_>,
    request: &StatusRequest,
) -> Result<(Vec<AgreementStatus>, Problems), Errors> {
    let agreements = selection::agreements(context.store, &request.agreements)?;
    let register = Register::read(&context.store.register()?)?;
    let reader =
        StatusReader { context, register: &register, date: request.date, templates: &request.templates };
    let mut warnings = Problems::new();
    let mut statuses = Vec::new();
    context.progress.agreements(agreements.len());
    for looked_at in context.threads.map(&agreements, |id| reader.agreement(id)) {
        let (status, found) = looked_at?;
        warnings.extend(found);
        statuses.push(status);
    }
    Ok((statuses, warnings))
}

/// What all agreements are looked at with.
struct StatusReader<'a> {
    context: Context<'a>,
    register: &'a Register,
    date: NaiveDate,
    templates: &'a [TemplateFile],
}

impl StatusReader<'_> {
    /// Where an agreement stands, and what should be looked at before its next document.
    fn agreement(&self, id: &str) -> Result<(AgreementStatus, Problems), Errors> {
        self.context.progress.begin(Work::Agreement(id));
        let looked_at = self.look_at(id);
        self.context.progress.end(Work::Agreement(id));
        looked_at
    }

    fn look_at(&self, id: &str) -> Result<(AgreementStatus, Problems), Errors> {
        let folder = Folder::read(self.context.store, id)?;
        let mut found = Problems::new();
        let prepared =
            prepare(&folder, self.templates, self.context, Receipts::as_received, &mut found, |_, _| {});
        let count = |severity| found.count(severity);
        let of_agreement = |entry: &&Entry| entry.agreement.as_str() == id;
        let entries: Vec<&Entry> = self.register.entries().filter(of_agreement).collect();
        let documents = entries.iter().map(|entry| documents::state(self.register, entry)).collect();
        let (position, warnings) = match &prepared {
            Some(Prepared { project, .. }) => {
                let (position, warnings) = self.position(&folder, project, &found)?;
                (Some(position), warnings)
            }
            None => (None, Problems::new()),
        };
        let status = AgreementStatus {
            agreement: id.to_owned(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            next: prepared
                .as_ref()
                .zip(position.as_ref())
                .map_or(Next::MendErrors, |(prepared, position)| {
                    next::step(position, prepared.project, self.date)
                }),
            documents,
            position,
        };
        Ok((status, warnings))
    }

    fn position(
        &self,
        folder: &Folder,
        project: &Project,
        found: &Problems,
    ) -> Result<(Position, Problems), Errors> {
        let agreement = &project.agreement;
        let books = Books { register: self.register, agreement };
        let milestones = documents::milestones(self.context.store, folder, project, books)?;
        let open = milestones.iter().find(|known| known.issued.is_none() && known.would_ask_for.is_some());
        let open = open.and_then(|open| agreement.milestone(&open.milestone));
        let (missing, warnings) = open.map_or_else(
            || (None, Problems::new()),
            |milestone| {
                let mut all = found.clone();
                obstacles(books, folder, project, milestone, self.date, &mut all);
                let (obstacles, others) = new_problems(&all, found);
                (Some(Missing { milestone: milestone.id.clone(), obstacles }), others)
            },
        );
        let last =
            agreement.milestones.last().map(|last| settle::settle(project, last, &books.before(&last.id)));
        let settled = last.ok_or(catalogue::Internal { what: "the agreement has no milestone" })?;
        let position = Position {
            title: agreement.title.clone(),
            money: money::of(&settled, books),
            hours: hours::of(settled.breakdown),
            deadlines: deadlines::of(project, books, self.date),
            since: diff::since_all(self.context, self.register, folder)?,
            missing,
            milestones,
        };
        Ok((position, warnings))
    }
}

/// What wasn't known before: errors, and the rest.
fn new_problems(all: &Problems, known: &Problems) -> (Problems, Problems) {
    let mut parts = (Problems::new(), Problems::new());
    for problem in all.iter().filter(|problem| known.iter().all(|other| other != *problem)) {
        let part = if problem.severity() == Severity::Error { &mut parts.0 } else { &mut parts.1 };
        part.push(problem.clone());
    }
    parts
}
