//! Where the parts of a file stand in it.

use super::masked::masked;
use crate::diag::{Place, Problem};

/// A stretch of a file: of a text its bytes, of a spreadsheet its cells, counted row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// The file that the parts of a tree stand in.
pub trait Origin {
    /// Where a stretch of it stands.
    fn place(&self, span: Span) -> Place;

    /// The line that a stretch begins on, from 1.
    fn line_at(&self, span: Span) -> usize;
}

impl dyn Origin + '_ {
    /// A problem at a stretch of it; neither its words nor its excerpt show a national identity number.
    pub fn problem(&self, span: Span, problem: impl Into<Problem>) -> Problem {
        problem.into().with_texts(masked).at(self.place(span))
    }
}

/// A text and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedText {
    /// Where.
    pub place: Place,
    /// What.
    pub text: String,
}
