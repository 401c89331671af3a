//! What may be asked of a process of its own, and its answer, as bytes: all that is done with a file that somebody else
//! wrote.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{ReceiptPage, Typeset};

/// A question about a file, which is answered as [`Typeset`] answers it.
#[derive(Debug, Serialize, Deserialize)]
pub enum Asked<'a> {
    /// [`Typeset::receipt`].
    Receipt(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
    /// [`Typeset::receipt_pages`].
    Pages(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
    /// [`Typeset::receipt_text`].
    Text(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
    /// [`Typeset::archivable`].
    Archivable(#[serde(borrow, with = "serde_bytes")] &'a [u8], Cow<'a, [ReceiptPage]>),
    /// [`Typeset::lighter`].
    Lighter(#[serde(borrow, with = "serde_bytes")] &'a [u8], Cow<'a, [ReceiptPage]>),
    /// [`Typeset::logo`].
    Logo(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
}

impl<'a> Asked<'a> {
    /// The question as bytes; `None` when there is no room for it.
    #[must_use]
    pub fn written(&self) -> Option<Vec<u8>> {
        written(self)
    }

    /// What `typesetter` answers to a question, both as bytes; `None` when it is no question.
    #[must_use]
    pub fn answered(question: &'a [u8], typesetter: &dyn Typeset) -> Option<Vec<u8>> {
        match postcard::from_bytes(question).ok()? {
            Self::Receipt(bytes) => written(&typesetter.receipt(bytes)),
            Self::Pages(bytes) => written(&typesetter.receipt_pages(bytes)),
            Self::Text(bytes) => written(&typesetter.receipt_text(bytes)),
            Self::Archivable(bytes, pages) => written(&typesetter.archivable(bytes, &pages)),
            Self::Lighter(bytes, pages) => written(&typesetter.lighter(bytes, &pages)),
            Self::Logo(bytes) => written(&typesetter.logo(bytes)),
        }
    }

    /// What an answer says.
    #[must_use]
    pub fn read<T: DeserializeOwned>(answer: &[u8]) -> Option<T> {
        postcard::from_bytes(answer).ok()
    }
}

fn written(value: &(impl Serialize + ?Sized)) -> Option<Vec<u8>> {
    postcard::to_extend(value, Vec::new()).ok()
}
