//! What a template may show: named data with words and figures already formatted. Nothing is added here, and nothing is
//! left for a template to add; where it stands on the paper is the template's.

mod activities;
mod changes;
mod costs;
mod fact;
mod head;
mod invoice;
mod issued;
mod key;
mod lines;
mod overview;
mod pictures;
mod report;
mod schema;
mod settlement;
#[cfg(test)]
mod tests;
mod timesheet;

pub use activities::{ActivitySheet, activities};
pub use changes::changes;
pub use costs::{CostSheet, costs};
pub use fact::Fact;
pub use head::{Head, Logo};
pub use invoice::{Attachment, InvoiceSheet, invoice};
pub use issued::Listed;
pub use key::{timesheet as key_of_timesheet, voucher as key_of_voucher};
pub use overview::{OverviewSheet, Proof, overview};
pub use pictures::{Area, Picture, Plate, PlatePage, ReceivedPage, TextLine};
pub use report::{ReportSheet, figure, report};
pub use schema::{SheetKind, schema};
pub use settlement::{SettlementSheet, settlement};
pub use timesheet::{TimeSheet, timesheet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Milestone, Project};
use crate::invoice::Issued;
use crate::register::Credit;
use crate::settle::Settlement;
use crate::words::{BOKMAL, Plain};

/// The version of the data that templates get; it changes when a template would have to.
pub const DATA_VERSION: u32 = 4;

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
    /// Is it a draft though it has a number?
    pub is_trial: bool,
    /// What a numbered credit note takes off each invoice.
    pub credits: &'a [Credit],
}

/// Words that a template chooses from, by name: heads of columns, titles, and sentences that hold for every document.
pub type Words = Plain;

/// The words of a document, and those that several documents share.
fn words(own: Words) -> Words {
    BOKMAL.terms.plain().into_iter().chain(own).collect()
}

/// How a row of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// As it is.
    Plain,
    /// The sum of rows above it.
    Sum,
    /// The figure that the table is about.
    Total,
}
