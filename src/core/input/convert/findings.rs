//! Where the readers of values put what they find wrong.

use crate::diag::{Code, Problems};
use crate::domain::{InputFile, RowId};

use super::super::node::{Field, Node};
use super::super::source::{Source, Span};

/// The problems of one file, with the file itself.
pub(in crate::input) struct Findings<'a> {
    /// The file.
    pub(in crate::input) source: &'a Source<'a>,
    /// What was found so far.
    pub(in crate::input) problems: &'a mut Problems,
}

impl Findings<'_> {
    /// A problem at a stretch of the file.
    pub(in crate::input) fn report(&mut self, code: Code, span: Span, arguments: &[(&str, &str)]) {
        self.problems.push(self.source.problem(code, span, arguments));
    }

    /// A problem with a value.
    pub(super) fn refuse(&mut self, code: Code, field: Field<'_>, arguments: &[(&str, &str)]) {
        let mut all = vec![("text", field.text), ("key", field.key)];
        all.extend_from_slice(arguments);
        self.report(code, field.span, &all);
    }

    /// The line that a stretch begins on, as text.
    pub(in crate::input) fn line(&self, span: Span) -> String {
        self.source.line_of(span.start).to_string()
    }

    /// The id of the row that `node` is.
    pub(super) fn row(&self, file: InputFile, node: &Node) -> RowId {
        RowId { file, line: self.source.line_of(node.span.start) }
    }
}

/// A fact with the part of the file that it came from, for the rules between facts.
pub(in crate::input) struct Placed<'a, T> {
    /// The fact.
    pub(in crate::input) value: T,
    /// Its row.
    pub(in crate::input) node: &'a Node,
}

/// Each readable row of a list with its place.
pub(super) fn rows<'r, 'n, T>(
    raw: Option<&'r Vec<Option<T>>>,
    list: Option<&'n Node>,
) -> impl Iterator<Item = (&'r T, &'n Node)> {
    let raw = raw.map(Vec::as_slice).unwrap_or_default();
    let nodes = list.map(Node::rows).unwrap_or_default();
    raw.iter().zip(nodes).filter_map(|(raw, node)| Some((raw.as_ref()?, node)))
}
