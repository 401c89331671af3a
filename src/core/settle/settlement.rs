//! The settlement proper.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::breakdown::Breakdown;
use super::lines::{CostLine, FeeLine, cost_lines, fee_lines};
use crate::digest::sha256;
use crate::domain::{
    Agreement, DocumentNumber, DocumentRef, Milestone, MilestoneBasis, MilestoneId, Project, TimeEntry,
    VatStatus, Voucher,
};
use crate::num::{Hours, Money, Rounding};

/// A document that billed something before this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Billed {
    /// Which milestone it was for.
    pub milestone: MilestoneId,
    /// Whether it was an advance or billed documented work.
    pub basis: MilestoneBasis,
    /// Its number and date; `None` for a draft that is taken as issued so that a later draft can be made.
    pub document: Option<DocumentRef>,
    /// Its sum ex VAT; a credit note's is negative.
    pub net: Money,
    /// What it took off as paid in advance (taxable sellers); the rest of the advance is for later documents.
    pub prepaid: Money,
    /// What a credit note took off by agreement, ex VAT: it stays off, whatever is billed later. Zero for others.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub agreed: Money,
}

impl Billed {
    /// Is it the document with this number?
    #[must_use]
    pub fn is_of(&self, number: &DocumentNumber) -> bool {
        self.document.as_ref().is_some_and(|document| document.number == *number)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(sum: &Money) -> bool {
    sum.is_zero()
}

/// All figures of one milestone, ex VAT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settlement {
    /// Which milestone.
    pub milestone: MilestoneId,
    /// What it pays for.
    pub basis: MilestoneBasis,
    /// Hours by person, in the agreement's order; people without hours are left out.
    pub fees: Vec<FeeLine>,
    /// Costs by voucher.
    pub costs: Vec<CostLine>,
    /// Σ hours of `fees`.
    pub hours: Hours,
    /// Σ amounts of `fees`.
    pub fees_total: Money,
    /// Σ amounts of `costs`.
    pub costs_total: Money,
    /// What was paid for the vouchers of `costs`, VAT included; for whoever holds them against the ledger.
    pub costs_paid: Money,
    /// The VAT in `costs_paid`.
    pub costs_vat: Money,
    /// `fees_total` + `costs_total`.
    pub documented: Money,
    /// The frame, if there is one.
    pub frame: Option<Money>,
    /// The part of `documented` that the frame has room for.
    pub billable: Money,
    /// The part of `documented` that it has no room for; shown, and not billed.
    pub over_frame: Money,
    /// What the milestone entitles to, before what was billed is taken off.
    pub entitled: Money,
    /// Earlier documents whose sums are taken off, in order.
    pub before: Vec<Billed>,
    /// Σ of `before`.
    pub billed_before: Money,
    /// Σ of what was credited by agreement, as far as there is something to take it off.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub reduced: Money,
    /// `entitled` − `reduced` − `billed_before`, ex VAT; negative when too much was billed, which only the last settlement gives
    /// back: an interim one that the advance still covers asks for nothing.
    pub due: Money,
    /// Advances that are not sales (taxable sellers): they are settled against the document's sum with VAT.
    pub advances: Vec<Billed>,
    /// What earlier documents left of `advances`.
    pub prepaid: Money,
    /// The same hours and money from other sides, for the reader.
    pub breakdown: Breakdown,
}

impl Settlement {
    /// SHA-256 of all of it, down to each person's hours and each voucher.
    ///
    /// # Panics
    /// Never: text and whole numbers under names of text can always be written as JSON.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        sha256(&serde_json::to_vec(self).expect("text and whole numbers are JSON"))
    }

    /// What an interim settlement leaves to later ones, because the advance covers more than is documented so far.
    #[must_use]
    pub fn carried(&self) -> Money {
        self.due - (self.entitled - self.reduced - self.billed_before)
    }

    /// Each credit note that took something off by agreement.
    pub fn reductions(&self) -> impl Iterator<Item = &Billed> {
        self.advances.iter().chain(&self.before).filter(|billed| billed.agreed.is_positive())
    }

    /// What all documents bill together, this one too, ex VAT.
    #[must_use]
    pub fn billed_so_far(&self) -> Money {
        self.billed_before + self.due
    }

    /// What no document has billed of the frame, this one neither; `None` when there is no frame.
    #[must_use]
    pub fn left_of_frame(&self) -> Option<Money> {
        self.frame.map(|frame| frame - self.billed_so_far())
    }

    /// What was billed before, advances included that a taxable seller takes off after VAT; ex VAT.
    #[must_use]
    pub fn billed_in_all(&self) -> Money {
        self.billed_before + self.advances.iter().map(|billed| billed.net).sum()
    }

    /// What is billed in all when this document is issued, ex VAT.
    #[must_use]
    pub fn billed(&self) -> Money {
        self.billed_before + self.due
    }

    /// What later documents can bill of the frame; `None` when there is no frame.
    #[must_use]
    pub fn frame_left(&self) -> Option<Money> {
        self.frame.map(|frame| frame - self.billed())
    }

    /// What nobody will bill of the frame; `None` when there is no frame.
    #[must_use]
    pub fn unused(&self) -> Option<Money> {
        self.frame.map(|frame| frame - self.billable)
    }
}

/// Settles `milestone` of a project, given what was billed before.
#[must_use]
pub fn settle(project: &Project, milestone: &Milestone, before: &[Billed]) -> Settlement {
    let agreement = &project.agreement;
    let basis = milestone.basis;
    let counts = |day: NaiveDate| basis.counts(day);
    let entries: Vec<&TimeEntry> =
        project.timesheet.entries().iter().filter(|entry| counts(entry.date)).collect();
    let vouchers: Vec<&Voucher> = project.vouchers.iter().filter(|voucher| counts(voucher.date)).collect();
    let fees = fee_lines(agreement, &entries);
    let costs = cost_lines(&vouchers);
    let fees_total: Money = fees.iter().map(|line| line.amount).sum();
    let costs_total: Money = costs.iter().map(|line| line.amount).sum();
    let documented = fees_total + costs_total;
    let billable = agreement.frame.map_or(documented, |frame| documented.min(frame));
    let entitled = entitled(agreement, basis, billable);
    let before = within(entitled, before);
    let reduced: Money = before.iter().map(|billed| billed.agreed).sum();
    let (advances, before) = split_advances(agreement, basis, &before);
    let billed_before: Money = before.iter().map(|billed| billed.net).sum();
    let used: Money = before.iter().map(|billed| billed.prepaid).sum();
    let rest = entitled - reduced - billed_before;
    let due = if basis.is_last() { rest } else { rest.max(Money::ZERO) };
    Settlement {
        milestone: milestone.id.clone(),
        basis,
        hours: fees.iter().map(|line| line.hours).sum(),
        fees,
        costs,
        fees_total,
        costs_total,
        costs_paid: vouchers.iter().map(|voucher| voucher.gross).sum(),
        costs_vat: vouchers.iter().map(|voucher| voucher.vat).sum(),
        documented,
        frame: agreement.frame,
        billable,
        over_frame: documented - billable,
        entitled,
        billed_before,
        reduced,
        due,
        prepaid: advances.iter().map(|billed| billed.net).sum::<Money>() - used,
        advances,
        before,
        breakdown: Breakdown::new(agreement, milestone, &entries, &vouchers),
    }
}

/// What was credited by agreement stays off, as far as there is something to take it off.
fn within(entitled: Money, before: &[Billed]) -> Vec<Billed> {
    let mut room = entitled;
    let mut known = before.to_vec();
    for billed in &mut known {
        billed.agreed = billed.agreed.min(room);
        room = room - billed.agreed;
    }
    known
}

/// Parts advances that are payments from documents whose sums are taken off.
///
/// Before delivery a taxable seller can't issue a sales document (mval § 15-10 third paragraph): the advance is a
/// payment, and the settlement bills everything. For other sellers the advance is a sale a conto.
fn split_advances(
    agreement: &Agreement,
    basis: MilestoneBasis,
    before: &[Billed],
) -> (Vec<Billed>, Vec<Billed>) {
    let pays = agreement.vat == Some(VatStatus::Taxable) && !basis.is_advance();
    before.iter().cloned().partition(|billed| pays && billed.basis.is_advance())
}

/// What may have been billed in all when the milestone is reached.
fn entitled(agreement: &Agreement, basis: MilestoneBasis, billable: Money) -> Money {
    match (basis, agreement.frame) {
        (MilestoneBasis::Advance { cumulative, .. }, Some(frame)) => {
            frame.share(cumulative).round(Rounding::HalfUp)
        }
        // `input` lets no advance stand without a frame; a share of nothing is nothing.
        (MilestoneBasis::Advance { .. }, None) => Money::ZERO,
        (MilestoneBasis::Settlement { .. }, _) => billable,
    }
}
