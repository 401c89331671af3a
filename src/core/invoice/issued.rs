//! A document with its number and date: from here on it never changes (bokføringsloven § 10).

use chrono::NaiveDate;

use super::Draft;
use crate::domain::{DocumentNumber, DocumentRef};

/// An issued invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its number, from the register alone (BT-1).
    pub number: DocumentNumber,
    /// Documentation date (BT-2).
    pub date: NaiveDate,
    /// When the buyer pays (BT-9); `None` when the buyer doesn't.
    pub due: Option<NaiveDate>,
    /// Kind, lines, sums, and the earlier documents that it takes into account.
    pub content: Draft,
    /// What it corrects, if it was made to correct something.
    pub correction: Option<Correction>,
}

impl Issued {
    /// The day up to which it can bill: its own, and for one that reverses another, that one's.
    #[must_use]
    pub const fn billed_until(&self) -> NaiveDate {
        match &self.correction {
            Some(Correction::Reverses { original, .. }) => original.date,
            _ => self.date,
        }
    }
}

/// How a document corrects an earlier one; both name each other (bokføringsforskriften §§ 5-2-7 and 5-12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// A credit note reverses the original, or a part of it.
    Reverses {
        /// The document that was wrong.
        original: DocumentRef,
        /// Why, in the seller's words.
        reason: String,
    },
    /// A new document stands in the original's place.
    Replaces {
        /// The document that was wrong.
        original: DocumentRef,
        /// The credit note that reversed it; `None` when the original is itself a credit note, by which a settlement gave
        /// something back: that one stays, and this document settles the difference.
        credit_note: Option<DocumentRef>,
        /// Why, in the seller's words.
        reason: String,
    },
}

impl Correction {
    /// The document that was wrong.
    #[must_use]
    pub const fn original(&self) -> &DocumentRef {
        match self {
            Self::Reverses { original, .. } | Self::Replaces { original, .. } => original,
        }
    }

    /// Why it is corrected, in the seller's words.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            Self::Reverses { reason, .. } | Self::Replaces { reason, .. } => reason,
        }
    }
}
