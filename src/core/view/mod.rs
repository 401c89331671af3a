//! What a template may show: words and figures already formatted. Nothing is added here, and nothing is left for a
//! template to add.

mod activities;
mod changes;
pub mod charts;
mod costs;
mod head;
mod invoice;
mod issued;
mod pictures;
mod report;
mod schema;
mod settlement;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod timesheet;

pub use activities::{ActivitySheet, activities};
pub use changes::changes;
pub use costs::{CostSheet, costs};
pub use head::{Fact, Head, Logo};
pub use invoice::{Attachment, InvoiceSheet, Listed, invoice};
pub use pictures::{Picture, Plate, PlatePage};
pub use report::{ReportSheet, report};
pub use schema::{SheetKind, schema};
pub use settlement::{SettlementSheet, settlement};
pub use table::{Row, RowKind, Table};
pub use timesheet::{TimeSheet, timesheet};

use crate::domain::{Milestone, Project};
use crate::invoice::Issued;
use crate::settle::Settlement;

/// The version of the data that templates get; it changes when a template would have to.
pub const DATA_VERSION: u32 = 2;

/// What every document of one package is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The facts.
    pub project: &'a Project,
    /// Which instalment the package is for.
    pub milestone: &'a Milestone,
    /// Its figures.
    pub settlement: &'a Settlement,
    /// The seller's logo, in hundredths of a millimetre on the paper.
    pub logo: Option<&'a Picture>,
    /// The document that the package is sent with, once it has a number.
    pub issued: Option<&'a Issued>,
    /// What changed since the document that this one corrects, in words.
    pub changes: &'a [String],
}
