//! A table: a head, rows, and rows that sum them.

use schemars::JsonSchema;
use serde::Serialize;

/// A table whose columns the template sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows, each with as many cells as the head.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// Ordinary, or a sum.
    pub kind: RowKind,
    /// Its cells.
    pub cells: Vec<String>,
    /// The sum so far in the last column, for a page that ends after this row; `None` where nothing is carried over.
    pub carried: Option<String>,
}

/// How a row is set.
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

impl Table {
    /// A table without rows yet.
    pub(super) fn new<const N: usize>(head: [&str; N]) -> Self {
        Self { head: head.map(str::to_owned).to_vec(), rows: Vec::new() }
    }

    /// One more row.
    pub(super) fn push(&mut self, kind: RowKind, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.head.len(), "a row has a cell for each column");
        self.rows.push(Row { kind, cells, carried: None });
    }

    /// One more ordinary row, and the sum that is carried over if the page ends after it.
    pub(super) fn push_carrying(&mut self, cells: Vec<String>, carried: String) {
        self.push(RowKind::Plain, cells);
        if let Some(row) = self.rows.last_mut() {
            row.carried = Some(carried);
        }
    }
}
