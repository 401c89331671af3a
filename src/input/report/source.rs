//! The text of the report, and where its parts stand.

use std::ops::Range;

use crate::diag::{Code, Place, Problem};

/// A text with its path and its lines.
pub(super) struct Source<'a> {
    path: &'a str,
    pub(super) text: &'a str,
    /// At which byte each line starts.
    line_starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Finds the lines of a text.
    pub(super) fn new(path: &'a str, text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { path, text, line_starts }
    }

    /// The number, from 1, of the line that a byte stands on.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    /// Where a stretch of bytes stands; of several lines, the first.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        let line = self.line_of(span.start);
        let Range { start, end } = self.line_span(line);
        let excerpt = self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let characters =
            |range: Range<usize>| self.text.get(range).unwrap_or_default().trim_end().chars().count();
        let last = span.end.min(start + excerpt.len()).max(span.start);
        Place {
            file: self.path.to_owned(),
            line,
            column: self.text.get(start..span.start).unwrap_or_default().chars().count() + 1,
            length: characters(span.start..last).max(1),
            excerpt: excerpt.to_owned(),
        }
    }

    /// The bytes of a line, given by its number from 1.
    pub(super) fn line_span(&self, line: usize) -> Range<usize> {
        let start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        start..self.line_starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// The whole file.
    pub(super) fn whole(&self) -> Place {
        Place::file(self.path)
    }

    /// A problem at a stretch of bytes.
    pub(super) fn problem(&self, code: Code, span: &Range<usize>, arguments: &[(&str, &str)]) -> Problem {
        Problem::new(code, arguments).at(self.place(span))
    }
}
