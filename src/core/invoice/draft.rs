//! From a settlement to an unnumbered document.

use std::iter;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::description::describe;
use super::{Line, Quantity, Subject, Totals, VatCategory};
use crate::domain::{DocumentKind, MilestoneBasis, MilestoneId, Payment, Project, VatStatus};
use crate::num::Money;
use crate::settle::{Billed, Settlement};
use crate::words::BOKMAL;

/// A document without a number: everything that its content depends on is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// Which milestone it bills.
    pub milestone: MilestoneId,
    /// Invoice or credit note.
    pub kind: DocumentKind,
    /// The lines, in the document's order.
    pub lines: Vec<Line>,
    /// The sums.
    pub totals: Totals,
    /// Earlier documents that this one takes into account.
    pub refers_to: Vec<Billed>,
}

impl Draft {
    /// The sum of the lines down to each of them, for a page that ends there.
    pub fn sums_to_date(&self) -> impl Iterator<Item = Money> {
        self.lines.iter().scan(Money::ZERO, |sum, line| {
            *sum += line.net;
            Some(*sum)
        })
    }

    /// The sum of the lines that are about something, such as all hours.
    pub fn sum_of(&self, is_about: impl Fn(&Subject) -> bool) -> Money {
        self.lines.iter().filter(|line| is_about(&line.subject)).map(|line| line.net).sum()
    }

    /// What the buyer pays; below zero when it gives back.
    #[must_use]
    pub fn asks(&self) -> Money {
        self.kind.owed(self.totals.payable)
    }

    /// Is nothing owed either way? The last document is made all the same, with everything that belongs to it.
    #[must_use]
    pub fn is_of_nothing(&self) -> bool {
        self.totals.net.is_zero() && self.totals.payable.is_zero()
    }

    /// Does it ask for payment? A credit note doesn't, one of an invoice below zero neither.
    #[must_use]
    pub fn asks_for_payment(&self) -> bool {
        self.kind == DocumentKind::Invoice && self.totals.payable.is_positive()
    }

    /// The last day to pay a document of `date` (forsinkelsesrenteloven § 2 b); `None` when the buyer doesn't pay.
    #[must_use]
    pub fn due(&self, payment: &Payment, date: NaiveDate) -> Option<NaiveDate> {
        let term = Days::new(payment.term_days.into());
        if self.asks_for_payment() { date.checked_add_days(term) } else { None }
    }
}

/// Makes the document that a settlement asks for; `None` when nothing is owed either way, unless it is the last one:
/// that one ends the agreement, as an invoice of nothing where all of it was billed before.
///
/// A settlement below zero becomes a credit note, except for a taxable seller: that one's full sales document is
/// settled against the advance (bokføringsforskriften § 5-2-6; EHF guide «Finansielt forskudd»), whatever is left.
#[must_use]
pub fn draft(project: &Project, settlement: &Settlement) -> Option<Draft> {
    let status = project.agreement.vat.as_ref();
    let category = vat_category(status, settlement.basis);
    let is_last =
        project.agreement.milestone(&settlement.milestone).is_some_and(|milestone| milestone.basis.is_last());
    if is_last && settlement.due.is_zero() && settlement.prepaid.is_positive() {
        return Some(advance_given_back(project, settlement));
    }
    let billed = settlement.before.iter().filter(|billed| !billed.net.is_zero() || billed.agreed.is_zero());
    let deductions = billed.map(|billed| deduction_line(project, billed)).chain(
        settlement
            .reductions()
            .map(|billed| minus_one(project, Subject::Reduction(billed.clone()), billed.agreed)),
    );
    let (kind, lines) = match settlement.basis {
        _ if settlement.due.is_negative() => {
            (DocumentKind::CreditNote, vec![one(project, Subject::Surplus, -settlement.due)])
        }
        MilestoneBasis::Advance { cumulative, .. } => {
            let subject =
                Subject::Advance { share: cumulative, frame: settlement.frame.unwrap_or(Money::ZERO) };
            let lines = iter::once(one(project, subject, settlement.entitled));
            (DocumentKind::Invoice, lines.chain(deductions).collect())
        }
        MilestoneBasis::Settlement { .. } => {
            (DocumentKind::Invoice, documented_lines(project, settlement).chain(deductions).collect())
        }
    };
    // All of the advance is settled at the end, and before that no more of it than is owed; a credit note adds it.
    let gross = Totals::of(&lines, category.clone(), Money::ZERO).gross;
    let prepaid = match kind {
        DocumentKind::CreditNote => -settlement.prepaid,
        DocumentKind::Invoice if is_last => settlement.prepaid,
        DocumentKind::Invoice => settlement.prepaid.min(gross),
    };
    let totals = Totals::of(&lines, category, prepaid);
    // What an interim settlement leaves to later ones is due neither way, though its lines are below zero.
    let is_owed = !(settlement.due.is_zero() && totals.payable.is_zero());
    // A document has a line (EN 16931, BR-16): where nothing was delivered and nothing billed there is none to make.
    let ends_it = is_last && !lines.is_empty();
    (is_owed || ends_it).then(|| Draft {
        milestone: settlement.milestone.clone(),
        kind,
        totals,
        lines,
        refers_to: settlement.advances.iter().chain(&settlement.before).cloned().collect(),
    })
}

/// What is left of an advance when nothing more is due goes back as it came, without VAT.
fn advance_given_back(project: &Project, settlement: &Settlement) -> Draft {
    let lines = vec![one(project, Subject::Surplus, settlement.prepaid)];
    Draft {
        milestone: settlement.milestone.clone(),
        kind: DocumentKind::CreditNote,
        totals: Totals::of(&lines, untaxed_advance(), Money::ZERO),
        lines,
        refers_to: settlement.advances.clone(),
    }
}

fn vat_category(status: Option<&VatStatus>, basis: MilestoneBasis) -> VatCategory {
    match (status, basis) {
        (None | Some(VatStatus::NotRegistered), _) => VatCategory::OutsideScope,
        (Some(VatStatus::Taxable), MilestoneBasis::Advance { .. }) => untaxed_advance(),
        (Some(VatStatus::Taxable), MilestoneBasis::Settlement { .. }) => VatCategory::Standard,
        (Some(VatStatus::Exempt { reason }), _) => VatCategory::Exempt { reason: reason.clone() },
    }
}

/// What a registered seller says on an invoice before delivery (mval § 15-10 third paragraph, bokføringsforskriften
/// § 5-2-6): an advance never carries VAT.
fn untaxed_advance() -> VatCategory {
    VatCategory::Exempt { reason: BOKMAL.invoice.advance_untaxed.to_owned() }
}

/// Hours by person, costs by voucher, and what the frame has no room for.
fn documented_lines(project: &Project, settlement: &Settlement) -> impl Iterator<Item = Line> {
    let fees = settlement.fees.iter().map(|fee| {
        let subject = Subject::Fee { person: fee.person.clone() };
        Line {
            description: describe(project, &subject, &fee.rows),
            subject,
            quantity: Quantity::Hours(fee.hours),
            price: fee.rate.per_hour(),
            net: fee.amount,
            rows: fee.rows.clone(),
        }
    });
    let costs = settlement.costs.iter().map(|cost| Line {
        rows: vec![cost.row],
        ..one(project, Subject::Cost { voucher: cost.voucher }, cost.amount)
    });
    let over = settlement
        .over_frame
        .is_positive()
        .then(|| minus_one(project, Subject::OverFrame, settlement.over_frame));
    fees.chain(costs).chain(over)
}

fn deduction_line(project: &Project, billed: &Billed) -> Line {
    let subject = Subject::Deduction(billed.clone());
    if billed.net.is_negative() {
        one(project, subject, -billed.net)
    } else {
        minus_one(project, subject, billed.net)
    }
}

pub(super) fn one(project: &Project, subject: Subject, price: Money) -> Line {
    let description = describe(project, &subject, &[]);
    Line { subject, description, quantity: Quantity::One, price, net: price, rows: Vec::new() }
}

pub(super) fn minus_one(project: &Project, subject: Subject, price: Money) -> Line {
    Line { quantity: Quantity::MinusOne, net: -price, ..one(project, subject, price) }
}
