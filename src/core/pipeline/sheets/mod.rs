//! Rows of spreadsheets into input files, and rows of input files into spreadsheets.

mod export;
mod import;

pub use export::{Exported, export_hours};
pub use import::{Changed, ImportRequest, Imported, OnChange, import};
