//! What is asked of a check or a build, and what comes of it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{EhfHead, Since};
use crate::diag::Problems;
use crate::domain::MilestoneId;
use crate::typesetting::TemplateFile;

/// What a person asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The agreements; none means all of them.
    pub agreements: Vec<String>,
    /// The one milestone; `None` means each of them.
    pub only: Option<String>,
    /// The user's own templates, which stand before the built-in ones.
    pub templates: Arc<[TemplateFile]>,
    /// Does a warning stop the work as an error does?
    pub deny_warnings: bool,
}

impl Request {
    /// Is this one of the milestones that were asked for?
    pub(super) fn asks_for(&self, milestone: &MilestoneId) -> bool {
        self.only.as_deref().is_none_or(|only| only == milestone.as_str())
    }
}

/// A milestone that was issued, and has no draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The agreement's id.
    pub agreement: String,
    /// The milestone's id.
    pub milestone: String,
    /// The number of the document that stands for it.
    pub number: String,
    /// That document's date.
    pub date: NaiveDate,
    /// What changed in the inputs since; `None` when nothing did.
    pub since: Option<Since>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The agreements that were looked at.
    pub agreements: Vec<String>,
    /// All that is wrong with them, or should be looked at.
    pub problems: Problems,
    /// The milestones that were passed over, because they are issued.
    pub standing: Vec<Standing>,
    /// After a check: of which milestones of an agreement an EHF could be made.
    pub ehf: Vec<(String, Vec<String>)>,
    /// The packages that were written; an agreement with an error keeps those that it had.
    pub packages: Vec<Built>,
}

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The agreement's id.
    pub agreement: String,
    /// The milestone's id.
    pub milestone: String,
    /// The folder with the loose files and the ZIP, from the workspace.
    pub folder: String,
    /// The ZIP's name in that folder.
    pub zip_name: String,
    /// What the package asks for.
    pub asks: Asks,
    /// How much the buyer pays, or gets back, as it is written for people.
    pub due: String,
    /// How much the buyer pays, with a point and two decimals; below zero when it is paid back.
    pub payable: String,
    /// The documents in the package, in its order.
    pub documents: Vec<BuiltDocument>,
    /// The EHF's head; a draft has none.
    pub ehf: Option<EhfHead>,
}

/// What a package asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// It has an invoice: the buyer pays.
    Payment,
    /// It has a credit note, or an invoice that is below zero: the buyer gets money back.
    Repayment,
    /// It has neither: what is documented is paid for.
    Nothing,
}

/// A document of a package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltDocument {
    /// Its file name.
    pub name: String,
    /// How many pages it has; `None` for an EHF.
    pub pages: Option<usize>,
}
