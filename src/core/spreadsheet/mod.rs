//! Spreadsheets → rows for the input files, each value with its cell; and facts → spreadsheets.
//!
//! A file becomes tables of cells (`workbook`, `delimited`), a row of headings says what each column is (`headings`),
//! and a row of cells becomes a row of an input file, whose values stand in cells (`rows`). Whether the values make sense
//! together is not decided here: `input` reads the row that comes of it, as if somebody had typed it.

mod cell;
mod delimited;
mod duration;
mod headings;
mod keys;
mod month;
mod names;
mod options;
mod row;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod workbook;
mod write;

use crate::diag::catalogue::SpreadsheetUnreadable;
use crate::diag::{Errors, Place, Problems};
use crate::domain::Agreement;
use crate::input::Node;

pub use keys::Kind;
pub use options::{ImportArgs, ImportOptions};
pub use table::Table;
pub use values::DateOrder;
pub use write::{Out, Page, write};

/// A spreadsheet's rows, and what was passed over.
#[derive(Debug)]
pub struct Found {
    /// The table that the rows were found in.
    pub table: Table,
    /// The rows, in order.
    pub rows: Vec<Node>,
    /// Headings of columns that say nothing that is wanted.
    pub unused: Vec<String>,
    /// Rows that only add up others.
    pub sums: usize,
}

/// Reads the rows of a spreadsheet; `file` is its path as the user knows it.
///
/// # Errors
/// When the file is no spreadsheet, its headings are not known, or a cell can't be read as what its column is; all
/// cells that can't be read are reported.
pub fn read(
    file: &str,
    bytes: &[u8],
    kind: Kind,
    options: &ImportOptions,
    agreement: &Agreement,
) -> Result<Found, Errors> {
    let tables = tables(file, bytes)?;
    let (table, columns) = headings::choose(file, tables, kind, options)?;
    let mut rows = Vec::new();
    let mut problems = Problems::new();
    let (mut sums, mut failed) = (0, false);
    let reader = row::Reader::new(&table, &columns, options, agreement);
    for index in columns.first_row..table.rows.len() {
        if table.is_empty(index) {
            continue;
        }
        if reader.is_sum(index) {
            sums += 1;
            continue;
        }
        let (found, told) = rows::read(&reader, index);
        problems.extend(told);
        match found {
            Some(found) => rows.extend(found),
            None => failed = true,
        }
    }
    if failed {
        return Err(problems.into_errors());
    }
    let unused = columns.unused;
    Ok(Found { table, rows, unused, sums })
}

/// Every table of a file: the sheets of a workbook, or the one of a text.
fn tables(file: &str, bytes: &[u8]) -> Result<Vec<Table>, Errors> {
    if bytes.starts_with(b"PK") {
        workbook::tables(file, bytes)
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        Err(unreadable(
            file,
            "it is an old Excel file, or one with a password",
            "save it in Excel as .xlsx without a password",
        ))
    } else {
        delimited::table(file, bytes).map(|table| vec![table])
    }
}

fn unreadable(file: &str, why: &str, suggestion: &str) -> Errors {
    SpreadsheetUnreadable { file, why, suggestion }.at(Place::file(file)).into()
}
