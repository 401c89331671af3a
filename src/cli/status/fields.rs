//! Where an agreement stands, for programs.

use serde::Serialize;
use serde_json::Value;

use super::step;
use crate::cli::diff::ChangedSince;
use crate::cli::registered::Registered;
use crate::diag;
use crate::domain::{DocumentNumber, MilestoneId};
use crate::num::Money;
use crate::pipeline::{
    AgreementStatus, Deadline, DocumentState, DocumentStatus, HoursStatus, MilestoneStatus, MoneyStatus,
    Position,
};

/// One agreement.
#[derive(Debug, Serialize)]
pub(super) struct Agreement<'a> {
    agreement: &'a str,
    errors: usize,
    warnings: usize,
    documents: Vec<Document<'a>>,
    position: Option<Figures<'a>>,
    next: Step,
}

/// What to do next.
#[derive(Debug, Serialize)]
struct Step {
    what: String,
    commands: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    entry: Registered<'a>,
    state: DocumentState,
    credited: Money,
    replaced_by: Option<&'a DocumentNumber>,
}

#[derive(Debug, Serialize)]
struct Figures<'a> {
    title: &'a str,
    milestones: &'a [MilestoneStatus],
    money: &'a MoneyStatus,
    hours: &'a HoursStatus,
    deadlines: &'a [Deadline],
    since: Vec<ChangedSince<'a>>,
    missing: Option<Missing<'a>>,
}

#[derive(Debug, Serialize)]
struct Missing<'a> {
    milestone: &'a MilestoneId,
    obstacles: Value,
}

impl<'a> From<&'a AgreementStatus> for Agreement<'a> {
    fn from(status: &'a AgreementStatus) -> Self {
        let AgreementStatus { agreement, errors, warnings, documents, position, next } = status;
        let (what, commands) = step(agreement, next);
        Self {
            agreement,
            errors: *errors,
            warnings: *warnings,
            documents: documents.iter().map(Document::from).collect(),
            position: position.as_ref().map(Figures::from),
            next: Step { what, commands },
        }
    }
}

impl<'a> From<&'a DocumentStatus> for Document<'a> {
    fn from(DocumentStatus { entry, state, credited, replaced_by }: &'a DocumentStatus) -> Self {
        Self { entry: entry.into(), state: *state, credited: *credited, replaced_by: replaced_by.as_ref() }
    }
}

impl<'a> From<&'a Position> for Figures<'a> {
    fn from(position: &'a Position) -> Self {
        let Position { title, milestones, money, hours, deadlines, since, missing } = position;
        let missing = missing.as_ref();
        Self {
            title,
            milestones,
            money,
            hours,
            deadlines,
            since: since.iter().map(ChangedSince::from).collect(),
            missing: missing.map(|(milestone, found)| Missing { milestone, obstacles: diag::json(found) }),
        }
    }
}
