//! Spreadsheets → rows for the input files, each value with its cell; and facts → spreadsheets.
//!
//! A file becomes tables of cells (`workbook`, `delimited`), a row of headings says what each column is (`headings`),
//! and a row of cells becomes a row of an input file, whose values stand in cells (`rows`). Whether the values make sense
//! together is not decided here: `input` reads the row that comes of it, as if somebody had typed it.

mod cell;
mod delimited;
mod duration;
mod events;
mod headings;
mod hidden;
mod keys;
mod left_out;
mod names;
mod options;
mod reason;
mod row;
mod rows;
mod spread;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod workbook;
mod write;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diag::catalogue::SpreadsheetUnreadable;
use crate::diag::{Errors, Place, Problems};
use crate::domain::Agreement;
use crate::input::Node;
use duration::Duration;

pub use keys::Kind;
pub use options::{ImportArgs, ImportOptions};
pub use reason::Reason;
pub use table::Table;
pub use values::DateOrder;
pub use write::{Out, Page, write};

/// A spreadsheet's rows, and what was passed over.
#[derive(Debug)]
pub struct Found {
    /// The table that the rows were found in.
    pub table: Table,
    /// The rows that could be read, in order.
    pub rows: Vec<Node>,
    /// Headings of columns that say nothing that is wanted.
    pub unused: Vec<String>,
    /// Numbers of the rows that were passed over, by the reason.
    pub left_out: BTreeMap<Reason, Vec<usize>>,
    /// The project that all rows are of, where a column says one.
    pub project: Option<String>,
    /// Lengths of time that were rounded.
    pub rounded: Vec<Rounded>,
    /// What stands in the way; all of it, so that nothing is asked in a second turn.
    pub problems: Problems,
}

/// A length of time that was rounded.
#[derive(Debug, Clone, Serialize)]
pub struct Rounded {
    /// The number of its row.
    pub row: usize,
    /// As it was written, or lasted by the clock.
    pub from: String,
    /// What it became, in hours.
    pub to: String,
    /// What was added, in seconds; taken off where it is below zero.
    pub seconds: i64,
}

/// Reads the rows of a spreadsheet; `file` is its path as the user knows it.
///
/// # Errors
/// When the file is no spreadsheet, or its headings are not known. Cells that can't be read as what their column is are
/// reported beside the rows.
pub fn read(
    file: &str,
    bytes: &[u8],
    kind: Kind,
    options: &ImportOptions,
    agreement: &Agreement,
) -> Result<Found, Errors> {
    let tables = tables(file, bytes)?;
    let (table, columns, mut problems) = headings::choose(file, tables, kind, options, agreement)?;
    let is_complete = !problems.has_errors();
    let (mut rows, mut rounded) = (Vec::new(), Vec::new());
    let mut left_out: BTreeMap<Reason, Vec<usize>> = BTreeMap::new();
    let mut taken = Vec::new();
    let reader = row::Reader::new(&table, &columns, options, agreement);
    let mut spread = columns.spread.clone();
    for (index, row) in table.rows.iter().enumerate().skip(columns.first_row) {
        let goes_on = spread.as_mut().is_some_and(|spread| spread.continued(&table, index));
        if table.is_empty(index) || goes_on {
            continue;
        }
        if let Some(reason) = reader.left_out(index) {
            left_out.entry(reason).or_default().push(row.number);
            continue;
        }
        if let Some((spread, week)) = spread.as_mut().zip(reader.said(keys::WEEK, index).first()) {
            spread.of_week(week);
        }
        taken.push(index);
        for (outcome, told) in rows::read(&reader, index, spread.as_ref()) {
            problems.extend(told);
            match outcome {
                row::Outcome::Rows(found, from) => {
                    rows.extend(found);
                    rounded.extend(from.map(|(from, to)| Rounded::new(row.number, from, to)));
                }
                row::Outcome::LeftOut(reason) => left_out.entry(reason).or_default().push(row.number),
                row::Outcome::Failed => {}
            }
        }
    }
    let project = reader.project(&taken, &mut problems);
    // Where a column is missing, the rows are not whole, and what else they lack can't be told.
    rows.retain(|_| is_complete);
    let unused = columns.unused;
    Ok(Found { table, rows, unused, left_out, project, rounded, problems })
}

impl Rounded {
    fn new(row: usize, from: Duration, hundredths: i64) -> Self {
        let seconds = hundredths * duration::HUNDREDTH - from.in_seconds();
        Self { row, from: from.shown(), to: duration::decimal(hundredths), seconds }
    }
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
    } else if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).starts_with(events::BEGINS) {
        events::table(file, bytes).map(|table| vec![table])
    } else {
        delimited::table(file, bytes).map(|table| vec![table])
    }
}

fn unreadable(file: &str, why: &str, suggestion: &str) -> Errors {
    SpreadsheetUnreadable { file, why, suggestion }.at(Place::file(file)).into()
}
