//! The moment a sum becomes a document: lines, VAT, totals and what the document refers to.
//!
//! Both the PDF's view and the EHF read these types, so that the two can't disagree.

mod credit;
mod description;
mod draft;
mod instead;
mod issued;
mod line;
#[cfg(test)]
mod tests;
mod totals;

pub use credit::{Original, credit};
pub use description::earlier_document;
pub use draft::{Draft, draft};
pub use instead::instead;
pub use issued::{Correction, Extent, Instead, Issued, Paper, Step};
pub use line::{Line, Quantity, Subject};
pub use totals::{Totals, VatCategory, VatLine};
