//! Rows of cells, and how a cell is named.

use super::cell::Cell;
use crate::diag::{Code, Place, Problem};
use crate::input::masked;

/// What stands between the cells of a row when it is shown.
const BETWEEN: &str = " | ";

/// The rows of one sheet, or of one text file.
#[derive(Debug)]
pub struct Table {
    /// The file, as the user knows it.
    pub(super) file: String,
    /// The sheet's name; `None` in a text file, which has no sheets.
    pub(super) sheet: Option<String>,
    /// The rows; of a text file each with the line that it begins on.
    pub(super) rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its cells; those after the last are empty.
    pub(super) cells: Vec<Cell>,
}

impl Table {
    /// The cell at a row and column, both from 0.
    pub(super) fn cell(&self, row: usize, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.rows.get(row).and_then(|row| row.cells.get(column)).unwrap_or(NOTHING)
    }

    /// Is there nothing in the row?
    pub(super) fn is_empty(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.cells.iter().all(Cell::is_empty))
    }

    /// Where a row stands, or a cell of it, with the row itself as the excerpt.
    #[must_use]
    pub fn place(&self, row: usize, column: Option<usize>) -> Place {
        let nothing = Row::default();
        let Row { number, cells } = self.rows.get(row).unwrap_or(&nothing);
        let shown: Vec<String> = cells.iter().map(Cell::shown).collect();
        let used = shown.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
        let used = used.max(column.map_or(0, |column| column + 1));
        let text = |column: usize| shown.get(column).map_or("", String::as_str);
        let excerpt = (0..used).map(text).collect::<Vec<_>>().join(BETWEEN);
        let width = |text: &str| text.chars().count();
        let before = |column| (0..column).map(|before| width(text(before)) + width(BETWEEN)).sum::<usize>();
        let (start, length) = match column {
            Some(column) => (before(column), width(text(column))),
            None => (0, width(text(0))),
        };
        Place {
            file: self.file.clone(),
            line: *number,
            column: start + 1,
            length: length.max(1),
            excerpt: masked(&excerpt),
            cell: Some(self.name(*number, column)),
        }
    }

    /// A problem with a cell; what the words show has no national identity number.
    pub(super) fn problem(
        &self,
        code: Code,
        (row, column): (usize, Option<usize>),
        arguments: &[(&str, &str)],
    ) -> Problem {
        let shown: Vec<(&str, String)> = arguments.iter().map(|(gap, text)| (*gap, masked(text))).collect();
        let arguments: Vec<(&str, &str)> = shown.iter().map(|(gap, text)| (*gap, text.as_str())).collect();
        Problem::new(code, &arguments).at(self.place(row, column))
    }

    /// As Excel names a cell: `Timer!C7`, or `C7` in a text file; a row alone is `Timer!row 7`.
    fn name(&self, number: usize, column: Option<usize>) -> String {
        let sheet = self.sheet.as_ref().map_or(String::new(), |sheet| format!("{sheet}!"));
        match column {
            Some(column) => format!("{sheet}{}{number}", letters(column)),
            None => format!("{sheet}row {number}"),
        }
    }
}

/// A column's letters: A to Z, AA and so on.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
