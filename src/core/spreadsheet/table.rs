//! Rows of cells, and how a cell is named.

use super::cell::Cell;
use crate::diag::{Place, Problem};
use crate::input::{Origin, Span, masked};

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
    /// Cells of the longest row, and one more: so many numbers each row has in a [`Span`].
    width: usize,
}

/// One row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its cells; those after the last are empty.
    pub(super) cells: Vec<Cell>,
    /// Nobody sees it in the workbook: it is hidden, or filtered away.
    pub(super) hidden: bool,
    /// The columns whose cells are struck out.
    pub(super) struck: Vec<usize>,
    /// A formula of it adds up other rows.
    pub(super) adds_up: bool,
}

impl Table {
    /// The rows of a sheet or file.
    pub(super) fn new(file: &str, sheet: Option<String>, rows: Vec<Row>) -> Self {
        let width = 1 + rows.iter().map(|row| row.cells.len()).max().unwrap_or_default().max(1);
        Self { file: file.to_owned(), sheet, rows, width }
    }

    /// A cell, or a whole row.
    pub(super) fn span(&self, row: usize, column: Option<usize>) -> Span {
        let start = row * self.width;
        match column {
            Some(column) => Span { start: start + column, end: start + column + 1 },
            None => Span { start, end: start + self.width },
        }
    }

    /// The cell at a row and column, both from 0.
    pub(super) fn cell(&self, row: usize, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.rows.get(row).and_then(|row| row.cells.get(column)).unwrap_or(NOTHING)
    }

    /// Is there nothing in the row?
    pub(super) fn is_empty(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.cells.iter().all(Cell::is_empty))
    }

    /// A problem with a cell or a row.
    pub(super) fn problem(&self, row: usize, column: Option<usize>, problem: impl Into<Problem>) -> Problem {
        (self as &dyn Origin).problem(self.span(row, column), problem)
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

impl Origin for Table {
    /// Where a row stands, or a cell of it, with the row itself as the excerpt.
    fn place(&self, span: Span) -> Place {
        let nothing = Row::default();
        let Row { number, cells, .. } = self.rows.get(span.start / self.width).unwrap_or(&nothing);
        let column = (span.end == span.start + 1).then_some(span.start % self.width);
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

    /// The row's number.
    fn line_at(&self, span: Span) -> usize {
        self.rows.get(span.start / self.width).map_or(0, |row| row.number)
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
