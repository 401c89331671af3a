//! A document with its number and date: from here on it never changes (bokføringsloven § 10).

#![expect(clippy::disallowed_types, reason = "serde names floats where it flattens; none is read")]

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Draft;
use crate::domain::{DocumentNumber, DocumentRef, MilestoneBasis};
use crate::num::Money;
use crate::settle::Billed;

/// The document that asks for the money, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "status", content = "document", rename_all = "snake_case")]
pub enum Paper {
    /// Nothing is owed either way.
    Nothing,
    /// Without a number, and marked as a draft on every page.
    Draft(Draft),
    /// With a number and a date; it never changes.
    Issued(Issued),
}

impl Paper {
    /// What the document says, with or without a number.
    #[must_use]
    pub const fn draft(&self) -> Option<&Draft> {
        match self {
            Self::Nothing => None,
            Self::Draft(draft) => Some(draft),
            Self::Issued(issued) => Some(&issued.content),
        }
    }

    /// The document with its number.
    #[must_use]
    pub const fn issued(&self) -> Option<&Issued> {
        match self {
            Self::Issued(issued) => Some(issued),
            Self::Nothing | Self::Draft(_) => None,
        }
    }
}

/// An issued invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Issued {
    /// Its number, from the register alone (BT-1).
    pub number: DocumentNumber,
    /// Documentation date (BT-2).
    pub date: NaiveDate,
    /// When the buyer pays (BT-9); `None` when the buyer doesn't.
    pub due: Option<NaiveDate>,
    /// Kind, lines, sums, and the earlier documents that it takes into account.
    #[serde(flatten)]
    pub content: Draft,
    /// What it corrects, if it was made to correct something.
    pub correction: Option<Correction>,
}

impl Issued {
    /// As another document names it.
    #[must_use]
    pub fn reference(&self) -> DocumentRef {
        DocumentRef { number: self.number.clone(), date: self.date }
    }

    /// As a settlement takes it into account.
    #[must_use]
    pub fn billed(&self, basis: MilestoneBasis) -> Billed {
        let Draft { milestone, kind, totals, .. } = &self.content;
        Billed {
            milestone: milestone.clone(),
            basis,
            document: Some(self.reference()),
            net: kind.owed(totals.net),
            prepaid: kind.owed(totals.prepaid),
            agreed: Money::ZERO,
        }
    }

    /// Does it take an earlier document back, or a part of it?
    #[must_use]
    pub fn reverses(&self) -> bool {
        self.correction.as_ref().is_some_and(|correction| matches!(correction.step, Step::Reverses { .. }))
    }

    /// Does it take back all that remains of an earlier document?
    #[must_use]
    pub fn reverses_all(&self) -> bool {
        self.correction
            .as_ref()
            .is_some_and(|correction| matches!(correction.step, Step::Reverses { extent: Extent::Whole }))
    }

    /// The document in whose place it stands.
    #[must_use]
    pub fn replaces(&self) -> Option<&DocumentRef> {
        self.correction.as_ref().filter(|_| !self.reverses()).map(|correction| &correction.original)
    }

    /// The credit notes that together reversed the document in whose place it stands, in their order.
    pub fn reversed_by(&self) -> impl Iterator<Item = &DocumentRef> {
        let found = self.correction.as_ref().and_then(|correction| match &correction.step {
            Step::Replaces { credit_note, earlier } => Some(earlier.iter().chain(credit_note)),
            Step::Reverses { .. } => None,
        });
        found.into_iter().flatten()
    }

    /// The day up to which it can bill: its own, and for one that reverses another, that one's.
    #[must_use]
    pub fn billed_until(&self) -> NaiveDate {
        match &self.correction {
            Some(correction) if self.reverses() => correction.original.date,
            _ => self.date,
        }
    }
}

/// How a document corrects an earlier one; both name each other (bokføringsforskriften §§ 5-2-7 and 5-12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// The document that was wrong.
    pub original: DocumentRef,
    /// Why, in the seller's words.
    pub reason: String,
    /// What changed since the original, in words for the reader.
    pub changes: Vec<String>,
    /// What the buyer does instead of paying the original; the credit note and the replacement say the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Box<Instead>>,
    /// Which step of the correction it is.
    #[serde(flatten)]
    pub step: Step,
}

/// What the buyer pays instead of a document that is replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Instead {
    /// The replacement.
    pub number: DocumentNumber,
    /// What it asks for.
    pub asks: Money,
    /// By when; `None` when it asks for nothing.
    pub due: Option<NaiveDate>,
    /// How much more that is than what was left to pay of the original; below zero when it is less.
    pub difference: Money,
}

/// A step of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A credit note reverses the original, or a part of it.
    Reverses {
        /// How much of it.
        extent: Extent,
    },
    /// A new document stands in the original's place.
    Replaces {
        /// The credit note that reversed it; `None` when the original is itself a credit note, by which a settlement gave
        /// something back: that one stays, and this document settles the difference.
        credit_note: Option<DocumentRef>,
        /// Those that had taken off a part of it before: together they reversed it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        earlier: Vec<DocumentRef>,
    },
}

/// How much of an invoice is credited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All that remains of it.
    Whole,
    /// Some of its lines, by their places from 1.
    Lines(Vec<usize>),
    /// An amount ex VAT.
    Amount(Money),
}
