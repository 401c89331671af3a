//! Names that may stand once only.

use std::collections::BTreeMap;

use super::super::origin::Span;
use super::{Row, Value};
use crate::diag::catalogue::UsedTwice;

/// The names of one kind that were seen so far.
pub(in crate::input) struct Unique {
    what: &'static str,
    suggestion: &'static str,
    seen: BTreeMap<String, usize>,
}

impl Unique {
    /// No names yet; `what` and `suggestion` are the words for a second use.
    pub(in crate::input) fn new(what: &'static str, suggestion: &'static str) -> Self {
        Self { what, suggestion, seen: BTreeMap::new() }
    }

    /// Reports a name that was seen before.
    pub(in crate::input) fn note(&mut self, name: &str, span: Span, row: Row<'_>) {
        let Some(line) = self.seen.get(name) else {
            self.seen.insert(name.to_owned(), row.line(span));
            return;
        };
        row.report(span, UsedTwice { id: name, what: self.what, line, suggestion: self.suggestion });
    }

    /// The same for what stands under a key.
    pub(in crate::input) fn note_value(&mut self, value: Option<Value<'_>>) {
        if let Some(value) = value {
            self.note(value.text, value.span, value.row);
        }
    }
}
