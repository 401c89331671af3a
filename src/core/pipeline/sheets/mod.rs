//! Rows of spreadsheets into input files, and rows of input files into spreadsheets.

mod export;
mod fact;
mod import;

pub use export::{Exported, export_hours};
pub use fact::Changed;
pub use import::{ImportRequest, Imported, OnChange, import};
