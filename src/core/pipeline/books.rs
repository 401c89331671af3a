//! What the register means for a milestone.

use crate::diag::{Errors, catalogue};
use crate::domain::{Agreement, DocumentKind, DocumentNumber, DocumentRef, Milestone, MilestoneId, Project};
use crate::invoice::{self, Draft};
use crate::num::Money;
use crate::register::{Entry, Register};
use crate::settle::{self, Billed, Settlement};

/// The documents of one agreement, beside its milestones.
#[derive(Clone, Copy)]
pub(super) struct Books<'a> {
    pub(super) register: &'a Register,
    pub(super) agreement: &'a Agreement,
}

impl<'a> Books<'a> {
    /// What a settlement of `milestone` takes into account: what was billed for it and for those before it. Later
    /// ones are no part of it: they took this one off themselves.
    pub(super) fn before(self, milestone: &MilestoneId) -> Vec<Billed> {
        self.until(milestone, self.register.billed(&self.agreement.id))
    }

    fn until(self, milestone: &MilestoneId, billed: Vec<Billed>) -> Vec<Billed> {
        let place = self.place(milestone);
        billed.into_iter().filter(|billed| self.place(&billed.milestone) <= place).collect()
    }

    /// The documents that were issued for the milestone.
    pub(super) fn entries_for(self, milestone: &MilestoneId) -> impl Iterator<Item = &'a Entry> {
        let milestone = milestone.clone();
        self.register.of(&self.agreement.id).filter(move |entry| entry.milestone == milestone)
    }

    /// The document that stands for the milestone: its last one that isn't reversed and reverses none.
    pub(super) fn standing(self, milestone: &MilestoneId) -> Option<&'a Entry> {
        let stands = |entry: &&Entry| match entry.kind {
            DocumentKind::Invoice => !self.register.is_reversed(entry),
            DocumentKind::CreditNote => self.reverses(entry).is_none(),
        };
        self.entries_for(milestone).filter(stands).last()
    }

    /// The credit note that took the milestone's last document back for good: nothing comes in its place.
    pub(super) fn closed_by(self, milestone: &MilestoneId) -> Option<&'a Entry> {
        self.entries_for(milestone).last().filter(|entry| entry.closes)
    }

    /// The invoice that a credit note takes back, which always has a reason; `None` for one that gives back what a
    /// settlement found to be too much, the first time or in the place of another document.
    pub(super) fn reverses(self, credit_note: &Entry) -> Option<&'a Entry> {
        self.register.find(credit_note.reverses()?)
    }

    /// Has a later milestone been settled, so that this one is a part of that?
    pub(super) fn is_settled_later(self, milestone: &MilestoneId) -> bool {
        self.after(milestone).any(|later| self.standing(&later.id).is_some())
    }

    /// What a milestone asks for now; `None` when nothing is owed either way and it isn't the last.
    pub(super) fn draft(self, project: &Project, milestone: &Milestone) -> Option<(Settlement, Draft)> {
        let settlement = settle::settle(project, milestone, &self.before(&milestone.id));
        let draft = invoice::draft(project, &settlement)?;
        Some((settlement, draft))
    }

    /// Is something due for a milestone beside what stands for it, either way?
    pub(super) fn owes(self, project: &Project, milestone: &Milestone) -> bool {
        self.draft(project, milestone).is_some_and(|(_, draft)| !draft.is_of_nothing())
    }

    /// Would what stands for a milestone be another document if it were issued today? The last word has a later
    /// milestone, so that an interim settlement below what was billed asks for nothing and gives nothing back.
    pub(super) fn is_overtaken(self, project: &Project, milestone: &Milestone, standing: &Entry) -> bool {
        if standing.kind == DocumentKind::CreditNote {
            // It can't be taken back; what it gave back too much, or too little, is billed by another document.
            return self.owes(project, milestone);
        }
        let sums = |draft: Draft| (draft.kind, draft.totals.net, draft.totals.prepaid);
        // What was taken off it by agreement stays off what would stand in its place.
        let stands = (DocumentKind::Invoice, self.register.remaining(&standing.number), standing.prepaid);
        self.draft_anew(project, milestone).map(sums) != Some(stands)
    }

    /// What a milestone would ask for if what stands for it were taken back, which a credit note can't be.
    pub(super) fn draft_anew(self, project: &Project, milestone: &Milestone) -> Option<Draft> {
        let agreement = &self.agreement.id;
        let invoice = self.standing(&milestone.id).filter(|standing| standing.kind == DocumentKind::Invoice);
        let billed = match invoice {
            Some(invoice) => self.register.billed_without(agreement, &invoice.number),
            None => self.register.billed(agreement),
        };
        invoice::draft(project, &settle::settle(project, milestone, &self.until(&milestone.id, billed)))
    }

    /// The milestones after this one, in order.
    pub(super) fn after(self, milestone: &MilestoneId) -> impl Iterator<Item = &'a Milestone> {
        let place = self.place(milestone);
        self.agreement.milestones.iter().filter(move |later| self.place(&later.id) > place)
    }

    fn place(self, milestone: &MilestoneId) -> Option<usize> {
        self.agreement.milestones.iter().position(|known| known.id == *milestone)
    }
}

/// A document as another one names it.
pub(super) fn reference(entry: &Entry) -> DocumentRef {
    DocumentRef { number: entry.number.clone(), date: entry.date }
}

/// A draft as a later one takes it into account.
pub(super) fn as_if_issued(milestone: &Milestone, draft: &Draft) -> Billed {
    Billed {
        milestone: milestone.id.clone(),
        basis: milestone.basis,
        document: None,
        net: draft.kind.owed(draft.totals.net),
        prepaid: draft.kind.owed(draft.totals.prepaid),
        agreed: Money::ZERO,
    }
}

/// The document with a number.
pub(super) fn find<'a>(register: &'a Register, number: &str) -> Result<&'a Entry, Errors> {
    DocumentNumber::new(number).and_then(|number| register.find(&number)).ok_or_else(|| {
        let known: Vec<String> = register.entries().map(|entry| entry.number.to_string()).collect();
        let known = if known.is_empty() { "none yet".to_owned() } else { known.join(", ") };
        catalogue::NumberNotIssued { number, known }.into()
    })
}
