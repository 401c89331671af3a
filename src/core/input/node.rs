//! The tree of an input file, each part with its place.

use super::keys::Key;
use super::nearest::nearest;
use super::origin::Span;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// From its first to its last byte, or the cell that holds it.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The three kinds of value.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A text, number or the like, as it was written.
    Scalar {
        /// Without quotes and escapes.
        text: String,
        /// Written without quotes.
        plain: bool,
    },
    /// Rows.
    List(Vec<Node>),
    /// Keys and their values, in order.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// Nothing was filled in: `key:` and no more, or one of YAML's words for nothing.
    pub(super) fn is_open(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The keys of a map and their values; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The rows of a list; none for anything else.
    #[must_use]
    pub fn rows(&self) -> &[Self] {
        match &self.kind {
            Kind::List(rows) => rows,
            _ => &[],
        }
    }

    /// The entry with a key; of two, the first.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value under a key.
    pub(super) fn value(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// One of the unknown keys was probably meant to be one of `wanted`; that this one is missing needs no saying then.
    pub(super) fn has_typo_of(&self, wanted: &[&str], known: &[Key]) -> bool {
        let is_known = |entry: &&Entry| known.iter().any(|key| key.name == entry.key);
        let mut unknown = self.entries().iter().filter(|entry| !is_known(entry));
        unknown.any(|entry| nearest(&entry.key, wanted.iter().copied()).is_some())
    }

    /// Enough of a row to know it by: to the end of its first value.
    pub(super) fn head(&self) -> Span {
        self.entries().first().map_or(self.span, |first| Span {
            start: self.span.start,
            end: first.value.span.end.max(first.key_span.end),
        })
    }

    /// Where the value under `key` stands; the row's head when the key is absent, the key when its value is open.
    pub(super) fn span_of(&self, key: &str) -> Span {
        self.entry(key).map_or(self.head(), Entry::span)
    }

    /// Calls `visit` with each scalar below, keys aside.
    pub(super) fn each_scalar<'a>(&'a self, visit: &mut impl FnMut(&'a str, Span)) {
        match &self.kind {
            Kind::Scalar { text, .. } => visit(text, self.span),
            Kind::List(rows) => rows.iter().for_each(|row| row.each_scalar(visit)),
            Kind::Map(entries) => entries.iter().for_each(|entry| entry.value.each_scalar(visit)),
        }
    }
}

impl Entry {
    /// Where the value stands, or the key when it is open.
    pub(super) fn span(&self) -> Span {
        if self.value.is_open() { self.key_span } else { self.value.span }
    }
}
