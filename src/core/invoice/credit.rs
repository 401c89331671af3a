//! From an issued invoice to the credit note that reverses it, or a part of it.
//!
//! The original's lines are repeated as they were issued, with their signs: the kind of document does the reversing
//! (EHF Billing 3.0, credit note), and a buyer can hold the two side by side.

use super::draft::{minus_one, one};
use super::{Draft, Extent, Issued, Line, Subject, Totals};
use crate::domain::{DocumentKind, Project};
use crate::num::Money;
use crate::settle::Billed;

/// An issued invoice, and what earlier credit notes took off it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The document, as it was issued.
    pub document: Issued,
    /// As a settlement takes it into account.
    pub billed: Billed,
    /// The earlier credit notes, each a sum below zero.
    pub credited: Vec<Billed>,
}

impl Original {
    /// What can still be credited, ex VAT.
    #[must_use]
    pub fn remaining(&self) -> Money {
        self.billed.net + self.credited.iter().map(|credit| credit.net).sum()
    }
}

/// The credit note that takes back `extent` of `original` (bokføringsforskriften § 5-2-7); `project` is what the original
/// was made from.
///
/// A whole one gives back what the original took off as paid in advance, too, so that a later document can use it.
#[must_use]
pub fn credit(project: &Project, original: &Original, extent: &Extent) -> Draft {
    let billed = &original.billed;
    let issued = &original.document.content;
    let (lines, prepaid): (Vec<Line>, Money) = match extent {
        Extent::Whole => {
            let taken_off = |credit: &Billed| {
                let subject = Subject::CreditedBefore(credit.clone());
                minus_one(project, subject, -credit.net)
            };
            let before = original.credited.iter().map(taken_off);
            (issued.lines.iter().cloned().chain(before).collect(), billed.prepaid)
        }
        Extent::Lines(places) => {
            let lines = places.iter().filter_map(|place| issued.lines.get(place.checked_sub(1)?).cloned());
            (lines.collect(), Money::ZERO)
        }
        Extent::Amount(amount) => (vec![one(project, Subject::PartOf(billed.clone()), *amount)], Money::ZERO),
    };
    Draft {
        milestone: billed.milestone.clone(),
        kind: DocumentKind::CreditNote,
        totals: Totals::of(&lines, issued.totals.vat.category.clone(), prepaid),
        lines,
        refers_to: vec![billed.clone()],
    }
}
