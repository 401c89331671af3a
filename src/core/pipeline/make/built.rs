//! What a run reports of a package.

use serde::Serialize;

use super::ehf::EhfHead;
use crate::domain::{AgreementId, MilestoneId};
use crate::num::Money;

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Built {
    /// The agreement.
    pub agreement: AgreementId,
    /// The milestone.
    pub milestone: MilestoneId,
    /// The folder with the loose files and the ZIP, from the workspace.
    pub folder: String,
    /// The ZIP's name in that folder.
    #[serde(rename = "zip")]
    pub zip_name: String,
    /// How much the buyer pays; below zero when it is paid back.
    pub payable: Money,
    /// The documents in the package, in its order.
    pub documents: Vec<BuiltDocument>,
    /// The EHF's head; a draft has none.
    pub ehf: Option<EhfHead>,
}

/// A document of a package that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BuiltDocument {
    /// Its file name.
    pub name: String,
    /// How many pages it has; `None` for an EHF.
    pub pages: Option<usize>,
}
