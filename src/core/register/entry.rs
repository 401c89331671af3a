//! One line of the register, typed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::digest::Print;
use crate::domain::{AgreementId, DocumentKind, DocumentNumber, MilestoneBasis, MilestoneId, OrgNumber};
use crate::num::Money;

/// An issued document. Amounts are the document's own: those of a credit note are above zero, and its effect is minus
/// that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number.
    pub number: DocumentNumber,
    /// Invoice or credit note.
    pub kind: DocumentKind,
    /// Who issued it; each seller has series of its own.
    pub seller: OrgNumber,
    /// What all numbers of its series begin with.
    pub series: String,
    /// Its place in the series, from 1.
    pub place: u32,
    /// The agreement that it bills.
    pub agreement: AgreementId,
    /// The milestone that it bills.
    pub milestone: MilestoneId,
    /// Whether it bills an advance or documented work.
    pub basis: MilestoneBasis,
    /// Documentation date.
    pub date: NaiveDate,
    /// The last day to pay; `None` when the buyer doesn't pay.
    pub due: Option<NaiveDate>,
    /// Σ of the lines, ex VAT.
    pub net: Money,
    /// VAT, in NOK.
    pub vat: Money,
    /// `net` + `vat`.
    pub gross: Money,
    /// What was paid in advance and is taken off below the VAT.
    pub prepaid: Money,
    /// `gross` − `prepaid`.
    pub payable: Money,
    /// What a credit note takes off earlier invoices; they add up to its `net`.
    pub credits: Vec<Credit>,
    /// The document that this one stands in the place of.
    pub replaces: Option<DocumentNumber>,
    /// Why it corrects another document.
    pub reason: Option<String>,
    /// The codes of what was unusual, and was confirmed by a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<String>,
    /// Credit notes whose agreed reductions end with this document: what they took off is billed again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revokes: Vec<DocumentNumber>,
    /// Does nothing come in the place of what a credit note takes back? Its milestone asks no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closes: bool,
    /// The ZIP.
    pub package: Package,
    /// SHA-256 of the figures that it rests on.
    pub settlement: String,
    /// Every input file that it was made from, in the order of the paths.
    pub inputs: Vec<Print>,
    /// The user's own templates that it was made with.
    pub templates: Vec<Print>,
    /// The program and version that made it.
    pub tool: String,
}

impl Entry {
    /// What the document does to the sum of all documents, ex VAT.
    #[must_use]
    pub fn effect(&self) -> Money {
        self.kind.owed(self.net)
    }

    /// What the buyer pays; below zero when it gives back.
    #[must_use]
    pub fn asks(&self) -> Money {
        self.kind.owed(self.payable)
    }

    /// The invoice that a credit note takes back, which always has a reason; `None` for one that gives back what a
    /// settlement found to be too much, the first time or in the place of another document.
    #[must_use]
    pub fn reverses(&self) -> Option<&DocumentNumber> {
        let first = self.credits.first().map(|credit| &credit.number);
        first.filter(|_| self.reason.is_some() && self.replaces.is_none())
    }

    /// What it takes off one invoice, ex VAT.
    #[must_use]
    pub fn credit_of(&self, invoice: &DocumentNumber) -> Money {
        self.credits.iter().filter(|credit| credit.number == *invoice).map(|credit| credit.net).sum()
    }
}

/// A part of a credit note's sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// The invoice that it is taken off.
    pub number: DocumentNumber,
    /// How much, ex VAT.
    pub net: Money,
}

/// What the register gives a document: its place in the chain and in its series, and what it takes off others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Registration {
    /// Its line, from 1.
    pub line: usize,
    /// The hash of the line before, which stands for everything that was issued before it; zeros for the first.
    pub previous: String,
    /// Who issued it; each seller has series of its own.
    pub seller: OrgNumber,
    /// What all numbers of its series begin with.
    pub series: String,
    /// Its place in the series, from 1.
    pub place: u32,
    /// What a credit note takes off earlier invoices.
    pub credits: Vec<Credit>,
    /// The codes of what was unusual, and was confirmed by a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<String>,
    /// Credit notes whose agreed reductions end with this document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revokes: Vec<DocumentNumber>,
    /// Does nothing come in the place of what a credit note takes back? Its milestone asks no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closes: bool,
}

/// The ZIP of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}
