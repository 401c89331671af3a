//! Tables of the report. Markdown fills short rows up and drops what is too much; a report may not lose a cell.

use pulldown_cmark::Alignment;

use crate::diag::Problem;
use crate::diag::catalogue::TableRow;
use crate::domain::{Block, Inline, Side};
use crate::input::origin::Span;
use crate::input::source::Source;

/// A row as Markdown hands it over, made as long as the head.
pub(super) struct Cells {
    pub(super) span: Span,
    pub(super) cells: Vec<Vec<Inline>>,
}

/// The table of some rows, the first of which is its head, and the rows that were written with other lengths.
pub(super) fn block(source: &Source, alignments: &[Alignment], rows: Vec<Cells>) -> (Block, Vec<Problem>) {
    let mut rows = rows.into_iter();
    let head = rows.next().map(|row| row.cells).unwrap_or_default();
    let mut problems = Vec::new();
    let mut body = Vec::new();
    for row in rows {
        let written = written_cells(source.text.get(row.span.start..row.span.end).unwrap_or_default());
        if written != head.len() {
            let (cells, columns) = (counted(written), head.len());
            problems.push(source.problem(row.span, TableRow { cells, columns }));
        }
        body.push(row.cells);
    }
    let side = |alignment: &Alignment| match alignment {
        Alignment::None | Alignment::Left => Side::Left,
        Alignment::Center => Side::Center,
        Alignment::Right => Side::Right,
    };
    (Block::Table { sides: alignments.iter().map(side).collect(), head, rows: body }, problems)
}

fn counted(cells: usize) -> String {
    if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") }
}

/// How many cells a line of a table is written with: bars part them, but for a bar behind a backslash.
fn written_cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut bars = 0;
    let mut escaped = false;
    let mut last_is_bar = false;
    for letter in line.chars() {
        last_is_bar = letter == '|' && !escaped;
        bars += usize::from(last_is_bar);
        escaped = letter == '\\' && !escaped;
    }
    if last_is_bar { bars } else { bars + 1 }
}
