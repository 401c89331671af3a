//! One line of the register as it is written: JSON without spaces, its fields in one order, amounts as text.

#![expect(clippy::disallowed_types, reason = "serde names floats where it flattens; none is read")]

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Registration};
use crate::digest::sha256;

/// The name and version of the format; a reader refuses what it doesn't know.
pub(super) const FORMAT: &str = "bilag-register/2";

/// The line before the first.
pub(super) const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A line as it is written; the order of the fields is the order on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    format: String,
    /// From 1.
    #[serde(rename = "line")]
    pub(super) at: usize,
    /// The `hash` of the line before.
    pub(super) previous: String,
    /// Of every amount.
    currency: Currency,
    #[serde(flatten)]
    pub(super) entry: Entry,
    /// SHA-256 of the line up to here.
    pub(super) hash: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Currency {
    #[serde(rename = "NOK")]
    Nok,
}

impl Line {
    /// Writes an entry as the line after the one with the hash `previous`.
    pub(super) fn new(entry: Entry, at: usize, previous: &str) -> Self {
        let mut line = Self {
            format: FORMAT.to_owned(),
            at,
            previous: previous.to_owned(),
            currency: Currency::Nok,
            entry,
            hash: String::new(),
        };
        line.hash = line.own_hash();
        line
    }

    /// The line as it stands in the file, without its end.
    ///
    /// # Panics
    /// Never: text and whole numbers under names of text can always be written as JSON.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).expect("text and whole numbers are JSON")
    }

    /// SHA-256 of everything on the line but its hash.
    pub(super) fn own_hash(&self) -> String {
        sha256(Self { hash: String::new(), ..self.clone() }.text().as_bytes())
    }
}

impl Registration {
    /// The hash of the document's own line, on which the next one is built.
    #[must_use]
    pub fn hash(&self, entry: Entry) -> String {
        Line::new(entry, self.line, &self.previous).hash
    }
}

/// The format that a line names, if it is one of ours other than this one: its fields may then be others, too.
pub(super) fn other_format(text: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Format {
        format: String,
    }
    let Format { format } = serde_json::from_slice(text).ok()?;
    (format.starts_with("bilag-register/") && format != FORMAT).then_some(format)
}
