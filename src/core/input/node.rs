//! The tree of a YAML file, each part with its place.

use super::nearest::nearest;
use super::source::Span;

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    /// From its first to its last byte.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: Kind,
}

/// The three kinds of value.
#[derive(Debug)]
pub(super) enum Kind {
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
#[derive(Debug)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) key_span: Span,
    /// Its value.
    pub(super) value: Node,
}

/// A scalar that somebody filled in, on its way to become a fact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    /// The key it stands under.
    pub(super) key: &'a str,
    /// What was written.
    pub(super) text: &'a str,
    /// Where.
    pub(super) span: Span,
}

impl Node {
    /// Nothing was filled in: `key:` and no more, or one of YAML's words for nothing.
    pub(super) fn is_open(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The entry with a key; of two, the first.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// Something was filled in under a key, of whatever shape.
    pub(super) fn has(&self, key: &str) -> bool {
        self.value(key).is_some_and(|value| !value.is_open())
    }

    /// One of the unknown keys was probably meant to be one of `wanted`; that this one is missing needs no saying then.
    pub(super) fn misspells(&self, wanted: &[&str], is_known: impl Fn(&str) -> bool) -> bool {
        let Kind::Map(entries) = &self.kind else { return false };
        let unknown = entries.iter().map(|entry| entry.key.as_str()).filter(|key| !is_known(key));
        unknown.into_iter().any(|key| nearest(key, wanted.iter().copied()).is_some())
    }

    /// Enough of a row to know it by: to the end of its first value.
    pub(super) fn head(&self) -> Span {
        match &self.kind {
            Kind::Map(entries) => entries.first().map_or(self.span, |first| Span {
                start: self.span.start,
                end: first.value.span.end.max(first.key_span.end),
            }),
            _ => self.span,
        }
    }

    /// The value under a key.
    pub(super) fn value(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The rows of a list; none for anything else.
    pub(super) fn rows(&self) -> &[Self] {
        match &self.kind {
            Kind::List(rows) => rows,
            _ => &[],
        }
    }

    /// Where the value under `key` stands; the row's head when the key is absent, the key when its value is open.
    pub(super) fn span_of(&self, key: &str) -> Span {
        match self.entry(key) {
            Some(entry) if entry.value.is_open() => entry.key_span,
            Some(entry) => entry.value.span,
            None => self.head(),
        }
    }

    /// What the typed reader took from under `key`, with its place; `None` when it is absent or open.
    pub(super) fn field<'a>(&'a self, key: &'a str, text: Option<&'a String>) -> Option<Field<'a>> {
        Some(Field { key, text: text?, span: self.span_of(key) })
    }

    /// Calls `visit` with the path of each key, such as `payment.kid`, and where its value stands, or the key itself
    /// when it is open; the rows of lists have no path.
    pub(super) fn each_key(&self, visit: &mut impl FnMut(String, Span)) {
        self.walk_keys("", visit);
    }

    fn walk_keys(&self, above: &str, visit: &mut impl FnMut(String, Span)) {
        let Kind::Map(entries) = &self.kind else { return };
        for Entry { key, key_span, value } in entries {
            let path = format!("{above}{key}");
            value.walk_keys(&format!("{path}."), visit);
            visit(path, if value.is_open() { *key_span } else { value.span });
        }
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
