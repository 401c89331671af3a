//! What a person asked for, and what came of it.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diag::{Code, Problems};
use crate::invoice::{Extent, Issued, Line};
use crate::num::Money;
use crate::pipeline::make::Built;
use crate::register::Entry;
use crate::typesetting::TemplateFile;

/// What a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What is to be issued.
    pub task: Task,
    /// The documents' date.
    pub date: NaiveDate,
    /// The day on which it is asked for: no document bears a later one.
    pub today: NaiveDate,
    /// The user's own templates, which stand before the built-in ones.
    pub templates: Arc<[TemplateFile]>,
    /// The codes of what a person says is right though it is unusual.
    pub accepted: Vec<Code>,
    /// Only say what would be done.
    pub only_plan: bool,
}

/// What is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// The invoice of a milestone, or the credit note that it comes to.
    Issue {
        /// The agreement.
        agreement: String,
        /// One of its milestones.
        milestone: String,
        /// Credit notes whose agreed reductions end with it.
        revoke: Vec<String>,
    },
    /// A credit note for a document, and what today's inputs say in its place.
    Correct {
        /// The document.
        number: String,
        /// Why, for the reader.
        reason: String,
        /// Credit notes whose agreed reductions end with it.
        revoke: Vec<String>,
    },
    /// A credit note for a document.
    Credit {
        /// The document.
        number: String,
        /// Why, for the reader.
        reason: String,
        /// How much of it.
        extent: Extent,
        /// Does nothing come in its place, so that its milestone asks no more?
        closes: bool,
    },
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Issuance {
    /// All that stood in the way, or should be looked at.
    #[serde(skip)]
    pub problems: Problems,
    /// The documents, in the order of their numbers; none when something stood in the way.
    pub documents: Vec<NewDocument>,
    /// Where drafts of a correction that is only planned were written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drafts: Option<String>,
}

/// A document with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewDocument {
    /// Its line of the register.
    #[serde(flatten)]
    pub entry: Entry,
    /// Its package.
    pub built: Built,
    /// Its lines.
    pub lines: Vec<LineSum>,
    /// Who gets it.
    pub buyer: String,
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineSum {
    /// What for.
    pub description: String,
    /// How much, ex VAT.
    pub amount: Money,
}

impl NewDocument {
    pub(super) fn new(entry: &Entry, issued: &Issued, built: Built, buyer: &str) -> Self {
        let line = |line: &Line| LineSum { description: line.description.clone(), amount: line.net };
        let lines = issued.content.lines.iter().map(line).collect();
        Self { entry: entry.clone(), built, lines, buyer: buyer.to_owned() }
    }
}
