//! What is asked of a check or a build, and what comes of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diag::Problems;
use crate::domain::{AgreementId, DocumentNumber, MilestoneId};
use crate::pipeline::diff::Since;
use crate::pipeline::make::{Built, ReceiptSeen};
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssuedMilestone {
    /// The agreement.
    pub agreement: AgreementId,
    /// The milestone.
    pub milestone: MilestoneId,
    /// The number of the document that stands for it.
    pub number: DocumentNumber,
    /// That document's date.
    pub date: NaiveDate,
    /// What changed in the inputs since; `None` when nothing did.
    pub since: Option<Since>,
}

/// What came of it, for all agreements or for one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The agreements that were looked at.
    pub agreements: Vec<String>,
    /// All that is wrong with them, or should be looked at.
    #[serde(skip)]
    pub problems: Problems,
    /// The milestones that were passed over, because they are issued.
    pub issued: Vec<IssuedMilestone>,
    /// After a check: of which milestones of an agreement an EHF could be made.
    pub ehf: BTreeMap<String, Vec<String>>,
    /// After a check: what of each voucher is seen in its receipts.
    pub receipts: Vec<ReceiptSeen>,
    /// The packages that were written; an agreement with an error keeps those that it had.
    pub packages: Vec<Built>,
}

impl Outcome {
    /// Adds what came of some other agreements.
    pub(super) fn add(&mut self, other: Self) {
        let Self { agreements, problems, issued, ehf, receipts, packages } = other;
        self.agreements.extend(agreements);
        self.problems.extend(problems);
        self.issued.extend(issued);
        self.ehf.extend(ehf);
        self.receipts.extend(receipts);
        self.packages.extend(packages);
    }
}
