//! From an issued invoice to the credit note that reverses it, or a part of it.
//!
//! The original's lines are repeated as they were issued, with their signs: the kind of document does the reversing
//! (EHF Billing 3.0, credit note), and a buyer can hold the two side by side.

use super::draft::{minus_one, one};
use super::{Draft, Line, Subject, Totals, VatCategory};
use crate::domain::{DocumentKind, Project};
use crate::num::Money;
use crate::settle::Billed;

/// An issued invoice, as far as a credit note repeats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its number, date and sum ex VAT.
    pub billed: Billed,
    /// Its lines, as they were issued.
    pub lines: Vec<Line>,
    /// Its VAT category.
    pub category: VatCategory,
    /// What earlier credit notes took off it, each a sum below zero.
    pub credited: Vec<Billed>,
}

impl Original {
    /// What can still be credited, ex VAT.
    #[must_use]
    pub fn remaining(&self) -> Money {
        self.billed.net + self.credited.iter().map(|credit| credit.net).sum()
    }
}

/// How much of an invoice is credited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// All that remains of it.
    Whole,
    /// Some of its lines, by their places from 0.
    Lines(Vec<usize>),
    /// An amount ex VAT.
    Amount(Money),
}

/// The credit note that takes back `extent` of `original` (bokføringsforskriften § 5-2-7); `project` is what the original
/// was made from.
///
/// A whole one gives back what the original took off as paid in advance, too, so that a later document can use it.
#[must_use]
pub fn credit(project: &Project, original: &Original, extent: &Extent) -> Draft {
    let billed = &original.billed;
    let (lines, prepaid): (Vec<Line>, Money) = match extent {
        Extent::Whole => {
            let taken_off = |credit: &Billed| {
                let subject = Subject::CreditedBefore(credit.clone());
                minus_one(project, subject, -credit.net)
            };
            let before = original.credited.iter().map(taken_off);
            (original.lines.iter().cloned().chain(before).collect(), billed.prepaid)
        }
        Extent::Lines(places) => {
            let lines = places.iter().filter_map(|place| original.lines.get(*place).cloned());
            (lines.collect(), Money::ZERO)
        }
        Extent::Amount(amount) => (vec![one(project, Subject::PartOf(billed.clone()), *amount)], Money::ZERO),
    };
    Draft {
        milestone: billed.milestone.clone(),
        kind: DocumentKind::CreditNote,
        totals: Totals::of(&lines, original.category.clone(), prepaid),
        lines,
        refers_to: vec![billed.clone()],
    }
}
