//! The chain of issued documents: their numbers, what remains of each, and whether anybody touched it.
//!
//! A line is added for each document and none is ever changed. Each holds its own hash and the hash of the line before, so
//! that a changed, missing or moved line is found, and where.

mod chain;
mod entry;
mod line;
mod rules;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use entry::{Credit, Entry, Package, Registration};

use crate::diag::{Errors, Problems, catalogue};
use crate::domain::{AgreementId, DocumentKind, DocumentNumber, DocumentRef, NumberFormat, OrgNumber};
use crate::num::Money;
use crate::settle::Billed;
use line::{BEGINNING, Line};

/// Where the register is, from the workspace, as problems name it.
const FILE: &str = "outputs/register.jsonl";

/// Every issued document, in the order in which they were issued.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    lines: Vec<Line>,
    /// Where each document stands in `lines`.
    places: BTreeMap<DocumentNumber, usize>,
    /// What credit notes took off each invoice.
    credited: BTreeMap<DocumentNumber, Money>,
    /// What a credit note on its own took off by agreement and nobody revoked: a part of its invoice, since all of one is
    /// taken back to be billed anew.
    agreed: BTreeMap<DocumentNumber, Money>,
}

impl Register {
    /// Reads a register and holds it against its own hashes and rules.
    ///
    /// # Errors
    /// Every line that isn't as it was written, or breaks a rule, with its place.
    pub fn read(bytes: &[u8]) -> Result<Self, Errors> {
        let mut register = Self::default();
        let mut problems = Problems::new();
        for line in chain::read(bytes)? {
            problems.extend(rules::broken_by(&register, &line));
            register.push(line);
        }
        problems.without_errors().map(|_| register)
    }

    /// The register with more documents, each of which must keep the rules.
    ///
    /// # Errors
    /// When an entry breaks a rule; nothing was written by then.
    pub fn append(&self, entries: Vec<Entry>) -> Result<Self, Errors> {
        let mut longer = self.clone();
        for entry in entries {
            let line = Line::new(entry, longer.lines.len() + 1, longer.head());
            rules::broken_by(&longer, &line).without_errors()?;
            longer.push(line);
        }
        Ok(longer)
    }

    fn push(&mut self, line: Line) {
        self.places.insert(line.entry.number.clone(), self.lines.len());
        for credit in &line.entry.credits {
            *self.credited.entry(credit.number.clone()).or_default() += credit.net;
        }
        let entry = &line.entry;
        if entry.reverses().is_some_and(|invoice| self.remaining(invoice).is_positive()) {
            self.agreed.insert(entry.number.clone(), entry.net);
        }
        for number in &entry.revokes {
            self.agreed.remove(number);
        }
        self.lines.push(line);
    }

    /// The file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.lines.iter().flat_map(|line| format!("{}\n", line.text()).into_bytes()).collect()
    }

    /// The hash of the last line, which stands for everything before it; zeros while nothing is issued.
    #[must_use]
    pub fn head(&self) -> &str {
        self.lines.last().map_or(BEGINNING, |line| &line.hash)
    }

    /// Every document, in the order in which they were issued.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.lines.iter().map(|line| &line.entry)
    }

    /// The document with a number.
    #[must_use]
    pub fn find(&self, number: &DocumentNumber) -> Option<&Entry> {
        self.lines.get(*self.places.get(number)?).map(|line| &line.entry)
    }

    /// The documents of one agreement.
    #[must_use]
    pub fn of(&self, agreement: &AgreementId) -> impl DoubleEndedIterator<Item = &Entry> {
        let agreement = agreement.clone();
        self.entries().filter(move |entry| entry.agreement == agreement)
    }

    /// The register as it was before a document was issued.
    #[must_use]
    pub fn before(&self, number: &DocumentNumber) -> Self {
        let mut register = Self::default();
        for line in self.lines.iter().take_while(|line| line.entry.number != *number) {
            register.push(line.clone());
        }
        register
    }

    /// What credit notes took off an invoice, ex VAT.
    #[must_use]
    pub fn credited(&self, invoice: &DocumentNumber) -> Money {
        self.credited.get(invoice).copied().unwrap_or_default()
    }

    /// What can still be credited of an invoice, ex VAT.
    #[must_use]
    pub fn remaining(&self, invoice: &DocumentNumber) -> Money {
        let found = self.find(invoice).filter(|entry| entry.kind == DocumentKind::Invoice);
        found.map_or(Money::ZERO, |entry| entry.net - self.credited(invoice))
    }

    /// The credit notes that took something off an agreement's invoices, to stay off whatever is billed later.
    pub fn reductions(&self, agreement: &AgreementId) -> impl Iterator<Item = &Entry> {
        self.of(agreement).filter(|entry| self.agreed.contains_key(&entry.number))
    }

    /// Forgets an agreed reduction: what it took off is billed again by what is issued next.
    pub fn revoke(&mut self, credit_note: &DocumentNumber) {
        self.agreed.remove(credit_note);
    }

    /// Is an invoice credited in full? Of one of nothing, or below zero, a credit note that reverses it says so.
    #[must_use]
    pub fn is_reversed(&self, invoice: &Entry) -> bool {
        if invoice.net.is_positive() {
            !self.remaining(&invoice.number).is_positive()
        } else {
            self.entries().any(|entry| entry.reverses() == Some(&invoice.number))
        }
    }

    /// What was billed for an agreement, as a settlement takes it into account. An invoice that is credited in full and
    /// what credited it cancel each other out, and are left out.
    #[must_use]
    pub fn billed(&self, agreement: &AgreementId) -> Vec<Billed> {
        self.billed_unless(agreement, |number| self.is_gone(number))
    }

    /// The same as it would be if one more invoice were credited in full.
    #[must_use]
    pub fn billed_without(&self, agreement: &AgreementId, invoice: &DocumentNumber) -> Vec<Billed> {
        self.billed_unless(agreement, |number| number == invoice || self.is_gone(number))
    }

    /// Is an invoice credited in full, and what it had taken off as paid in advance given back with it? Otherwise the two
    /// don't cancel out: leaving both away would let that part of an advance be used once more.
    fn is_gone(&self, number: &DocumentNumber) -> bool {
        let cancels =
            |invoice: &Entry| invoice.net.is_positive() && invoice.prepaid == self.prepaid_given_back(number);
        self.remaining(number).is_zero() && self.find(number).is_some_and(cancels)
    }

    /// What credit notes on this invoice alone gave back of what it had taken off as paid in advance.
    fn prepaid_given_back(&self, invoice: &DocumentNumber) -> Money {
        let alone =
            |entry: &&Entry| matches!(entry.credits.as_slice(), [credit] if credit.number == *invoice);
        self.entries().filter(alone).map(|entry| entry.prepaid).sum()
    }

    fn billed_unless(&self, agreement: &AgreementId, gone: impl Fn(&DocumentNumber) -> bool) -> Vec<Billed> {
        let stands = |entry: &&Entry| match entry.kind {
            DocumentKind::Invoice => !gone(&entry.number),
            DocumentKind::CreditNote => {
                self.agreed.contains_key(&entry.number)
                    || !entry.credits.iter().all(|credit| gone(&credit.number))
            }
        };
        let billed = |entry: &Entry| {
            let lost = entry.credits.iter().filter(|credit| gone(&credit.number));
            let lost: Money = lost.map(|credit| credit.net).sum();
            Billed {
                milestone: entry.milestone.clone(),
                basis: entry.basis,
                document: Some(DocumentRef { number: entry.number.clone(), date: entry.date }),
                net: entry.effect() + lost,
                prepaid: entry.kind.owed(entry.prepaid),
                agreed: self.agreed.get(&entry.number).copied().unwrap_or_default(),
            }
        };
        self.of(agreement).filter(stands).map(billed).collect()
    }

    /// The next number of a seller's series (bokføringsforskriften § 5-1-3), and where the register will have it.
    ///
    /// # Errors
    /// When the series has a later document already, another seller uses the same numbers, or the format has no room.
    pub fn next(
        &self,
        seller: &OrgNumber,
        format: &NumberFormat,
        date: NaiveDate,
    ) -> Result<(DocumentNumber, Registration), Errors> {
        let series = format.series(date);
        let last = self.last_of(seller, &series);
        if let Some(last) = last.filter(|last| last.date > date) {
            return Err(catalogue::DateBeforeLast { date, number: &last.number, last: last.date }.into());
        }
        let place = last.map_or(0, |last| last.place) + 1;
        let number = format.number(date, place).filter(|number| self.find(number).is_none());
        let Some(number) = number else {
            return Err(catalogue::NumberTaken { series: &series, seller: seller.digits() }.into());
        };
        let (line, previous) = (self.lines.len() + 1, self.head().to_owned());
        let seller = seller.clone();
        let (credits, confirmed, revokes) = (Vec::new(), Vec::new(), Vec::new());
        let closes = false;
        let registration =
            Registration { line, previous, seller, series, place, credits, confirmed, revokes, closes };
        Ok((number, registration))
    }

    /// The last document of a seller's series.
    fn last_of(&self, seller: &OrgNumber, series: &str) -> Option<&Entry> {
        self.entries().rfind(|entry| entry.seller == *seller && entry.series == series)
    }
}
