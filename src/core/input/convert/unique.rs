//! Names that may stand once only.

use std::collections::BTreeMap;

use super::super::node::Field;
use super::super::source::Span;
use super::findings::Findings;
use crate::diag::catalogue;

/// The names of one kind that were seen so far.
pub(super) struct Unique {
    what: &'static str,
    suggestion: &'static str,
    seen: BTreeMap<String, Span>,
}

impl Unique {
    /// No names yet; `what` and `suggestion` are the words for a second use.
    pub(super) fn new(what: &'static str, suggestion: &'static str) -> Self {
        Self { what, suggestion, seen: BTreeMap::new() }
    }

    /// Reports a name that was seen before.
    pub(super) fn note(&mut self, name: &str, span: Span, findings: &mut Findings<'_>) {
        let Some(first) = self.seen.get(name) else {
            self.seen.insert(name.to_owned(), span);
            return;
        };
        let line = findings.line(*first);
        let arguments =
            [("id", name), ("what", self.what), ("line", &*line), ("suggestion", self.suggestion)];
        findings.report(catalogue::USED_TWICE, span, &arguments);
    }

    /// The same for the text of a field.
    pub(super) fn note_field(&mut self, field: Option<Field<'_>>, findings: &mut Findings<'_>) {
        if let Some(field) = field {
            self.note(field.text, field.span, findings);
        }
    }
}
