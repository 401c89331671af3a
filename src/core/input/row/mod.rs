//! A map of the tree on its way to facts: each value is read by its key, and what is wrong with it is reported where it
//! stands.

mod numbers;
mod registers;
mod scalars;
mod unique;

use std::cell::RefCell;

use super::node::{Kind, Node};
use super::origin::Origin;
use super::origin::Span;
use crate::diag::{Problem, Problems};
use crate::domain::{InputFile, RowId};

pub(super) use scalars::last_day;
pub(super) use unique::Unique;

/// A map, with the file that it stands in.
#[derive(Clone, Copy)]
pub(in crate::input) struct Row<'a> {
    /// The map.
    pub(in crate::input) node: &'a Node,
    origin: &'a dyn Origin,
    problems: &'a RefCell<Problems>,
}

/// A scalar that somebody filled in.
#[derive(Clone, Copy)]
pub(in crate::input) struct Value<'a> {
    /// The key it stands under.
    key: &'static str,
    /// What was written.
    pub(in crate::input) text: &'a str,
    /// Where.
    pub(in crate::input) span: Span,
    row: Row<'a>,
}

impl<'a> Row<'a> {
    /// A map of a file, whose problems are put among `problems`.
    pub(in crate::input) fn new(
        node: &'a Node,
        origin: &'a dyn Origin,
        problems: &'a RefCell<Problems>,
    ) -> Self {
        Self { node, origin, problems }
    }

    /// A problem at a stretch of the file.
    pub(in crate::input) fn report(self, span: Span, problem: impl Into<Problem>) {
        self.problems.borrow_mut().push(self.origin.problem(span, problem));
    }

    /// A problem with what stands under a key, or with the row where nothing does.
    pub(in crate::input) fn report_at(self, key: &str, problem: impl Into<Problem>) {
        self.report(self.node.span_of(key), problem);
    }

    /// A problem with the row as a whole.
    pub(in crate::input) fn report_row(self, problem: impl Into<Problem>) {
        self.report(self.node.head(), problem);
    }

    /// The line that a stretch begins on.
    pub(in crate::input) fn line(self, span: Span) -> usize {
        self.origin.line_at(span)
    }

    /// The row's id.
    pub(in crate::input) fn row_id(self, file: InputFile) -> RowId {
        RowId { file, line: self.origin.line_at(self.node.span) }
    }

    /// Something was filled in under a key, of whatever shape.
    pub(in crate::input) fn has(self, key: &str) -> bool {
        self.node.value(key).is_some_and(|value| !value.is_open())
    }

    /// The scalar under a key; `None` when it is open or of another shape, which `shape` has reported.
    pub(in crate::input) fn value(self, key: &'static str) -> Option<Value<'a>> {
        self.scalar(key, self.node.value(key)?)
    }

    fn scalar(self, key: &'static str, node: &'a Node) -> Option<Value<'a>> {
        match &node.kind {
            Kind::Scalar { text, .. } if !node.is_open() => {
                Some(Value { key, text, span: node.span, row: self })
            }
            _ => None,
        }
    }

    /// The text under a key as it was written.
    pub(in crate::input) fn written(self, key: &'static str) -> Option<&'a str> {
        Some(self.value(key)?.text)
    }

    /// The scalars of the list under a key.
    pub(in crate::input) fn values(self, key: &'static str) -> impl Iterator<Item = Value<'a>> {
        let nodes = self.node.value(key).map(Node::rows).unwrap_or_default();
        nodes.iter().filter_map(move |node| self.scalar(key, node))
    }

    /// The map under a key.
    pub(in crate::input) fn map(self, key: &str) -> Option<Self> {
        let node = self.node.value(key)?;
        matches!(node.kind, Kind::Map(_)).then_some(Self { node, ..self })
    }

    /// The rows of the list under a key, as far as they are maps.
    pub(in crate::input) fn rows(self, key: &str) -> impl Iterator<Item = Self> + use<'a> {
        let nodes = self.node.value(key).map(Node::rows).unwrap_or_default();
        let maps = nodes.iter().filter(|node| matches!(node.kind, Kind::Map(_)));
        maps.map(move |node| Self { node, ..self })
    }
}

impl Value<'_> {
    /// A problem with the value.
    pub(in crate::input) fn report(self, problem: impl Into<Problem>) {
        self.row.report(self.span, problem);
    }
}
