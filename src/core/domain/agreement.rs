//! What the two parties agreed on.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AgreementId, BankAccount, BuyerReference, EhfSettings, Kid, MilestoneId, Month, NumberFormat, Parties,
    Party, Period, PersonId, ProjectNumber, RowId, SubGoalId, WorkspacePath,
};
use crate::num::{Hours, Money, Percent, Rate};

/// An agreement on work by the hour and direct costs.
///
/// Facts that an agreement may leave open while drafts are made, but not when a document is issued, are `Option`s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Name of the folder.
    pub id: AgreementId,
    /// The facts are illustrative: drafts only.
    pub sample: bool,
    /// What the agreement is about.
    pub title: String,
    /// Who delivers and bills.
    pub seller: Party,
    /// Who pays.
    pub buyer: Party,
    /// The buyer is in Merverdiavgiftsregisteret, so that its number is followed by `MVA` (bokføringsforskriften
    /// § 5-1-2). An EHF of category `O` names no party's VAT number all the same (BR-O-02).
    pub buyer_is_vat_registered: bool,
    /// The labels that the buyer asks for.
    pub references: References,
    /// The project period; every hour and cost lies in it.
    pub period: Period,
    /// Where the work is delivered (bokføringsforskriften § 5-1-1 no. 4): as agreed, or the seller's town; `None` while
    /// neither is known.
    pub delivery_place: Option<String>,
    /// Activities are finished by this day.
    pub activity_deadline: Option<NaiveDate>,
    /// The final report and invoice are delivered by this day.
    pub delivery_deadline: Option<NaiveDate>,
    /// Day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// The signed agreement itself, if it goes with the signing invoice.
    pub signed_agreement: Option<WorkspacePath>,
    /// The most that can be billed, ex VAT; `None` for an agreement without a frame.
    pub frame: Option<Money>,
    /// The seller's standing under merverdiavgiftsloven.
    pub vat: Option<VatStatus>,
    /// How the money is to be paid.
    pub payment: Payment,
    /// How the seller's documents are numbered.
    pub numbering: NumberFormat,
    /// What the electronic invoices may weigh.
    pub ehf: EhfSettings,
    /// When which part is due, in order; never empty, and the last is a settlement.
    pub milestones: Vec<Milestone>,
    /// Sub-goals (delmål), in the agreement's order.
    pub sub_goals: Vec<SubGoal>,
    /// Who may write hours, in the order of the documents.
    pub people: Vec<Person>,
    /// Planned hours, at most one row for each month, in order.
    pub plan: Vec<PlannedMonth>,
    /// The budget that the accounts are laid out by; empty when there is none.
    pub budget: Vec<BudgetLine>,
}

impl Agreement {
    /// The person with an id.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The sub-goal with an id.
    #[must_use]
    pub fn sub_goal(&self, id: &SubGoalId) -> Option<&SubGoal> {
        self.sub_goals.iter().find(|goal| goal.id == *id)
    }

    /// When what a milestone pays for is delivered (bokføringsforskriften § 5-1-1 nr. 4): the project period as far as it
    /// counts, and for a settlement not past the day of its document, since nothing later is billed by it.
    #[must_use]
    pub fn delivery(&self, basis: &MilestoneBasis, dated: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
        let (from, to) = (self.period.from(), self.period.to());
        let last = match basis {
            MilestoneBasis::Advance { .. } => to,
            MilestoneBasis::Settlement { through } => {
                let last = through.unwrap_or(to);
                dated.map_or(last, |day| last.min(day.max(from)))
            }
        };
        (from, last)
    }

    /// What a document says of the two and of the account; a KID only if it asks for payment.
    #[must_use]
    pub fn parties(&self, asks_for_payment: bool) -> Parties {
        let Payment { account, kid, .. } = &self.payment;
        Parties {
            seller: (&self.seller).into(),
            buyer: (&self.buyer).into(),
            account: account.clone(),
            kid: kid.clone().filter(|_| asks_for_payment),
        }
    }

    /// The milestone with an id.
    #[must_use]
    pub fn milestone(&self, id: &MilestoneId) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.id == *id)
    }
}

/// What every document carries so that the buyer can place it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct References {
    /// Bestillernummer, BT-10.
    #[serde(rename = "order_number")]
    pub buyer_reference: BuyerReference,
    /// Prosjektnummer, BT-11, as the buyer writes it.
    pub project_number: ProjectNumber,
    /// The mark, byte for byte, BT-22.
    pub mark: String,
    /// The agreement's own name or number, BT-12.
    pub contract: Option<String>,
}

/// The seller's standing under merverdiavgiftsloven, for this sale.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum VatStatus {
    /// Not in Merverdiavgiftsregisteret: category O.
    NotRegistered,
    /// Registered, and the service is taxable at the general rate: category S.
    Taxable,
    /// Registered, and the service is exempt (mval §§ 3-2 to 3-20): category E.
    Exempt {
        /// The paragraph, in words for the document.
        reason: String,
    },
}

impl VatStatus {
    /// In Merverdiavgiftsregisteret.
    #[must_use]
    pub const fn is_registered(&self) -> bool {
        matches!(self, Self::Taxable | Self::Exempt { .. })
    }
}

/// How the buyer pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Payment {
    /// Where to.
    pub account: Option<BankAccount>,
    /// With which payment id, if the bank agreement has one.
    pub kid: Option<Kid>,
    /// Days from the document's date to its due date (forsinkelsesrenteloven § 2 b: at most 30 for a public buyer).
    pub term_days: u16,
}

/// An instalment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Such as `signing`.
    pub id: MilestoneId,
    /// When it falls due, in words for the document.
    pub title: String,
    /// What is due by then.
    pub basis: MilestoneBasis,
    /// Where it was written.
    pub row: RowId,
}

/// What a milestone pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneBasis {
    /// A share of the frame, before the work is documented (a conto); `cumulative` is this share and all before it.
    Advance {
        /// This instalment's own share.
        share: Percent,
        /// The sum of the shares up to and with this one, at most 100.
        cumulative: Percent,
    },
    /// What hours and costs document, less what was billed before; with a date, only rows up to that day.
    Settlement {
        /// The last day that counts; `None` for the whole project.
        through: Option<NaiveDate>,
    },
}

impl MilestoneBasis {
    /// Does what was done on `day` count for the milestone? For an advance, nothing does yet.
    #[must_use]
    pub fn counts(&self, day: NaiveDate) -> bool {
        match self {
            Self::Advance { .. } => false,
            Self::Settlement { through } => through.is_none_or(|last| day <= last),
        }
    }

    /// Is it billed before the work is documented?
    #[must_use]
    pub const fn is_advance(&self) -> bool {
        matches!(self, Self::Advance { .. })
    }

    /// Is it a settlement, which counts hours and costs?
    #[must_use]
    pub const fn counts_rows(&self) -> bool {
        matches!(self, Self::Settlement { .. })
    }

    /// Is it the settlement of the whole project?
    #[must_use]
    pub const fn is_last(&self) -> bool {
        matches!(self, Self::Settlement { through: None })
    }
}

/// A sub-goal (delmål).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubGoal {
    /// Such as `arena`.
    pub id: SubGoalId,
    /// Its text.
    pub title: String,
}

/// Someone who writes hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Such as `kari`.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// Role in the project.
    pub role: String,
    /// Price of an hour: the person's own, or the agreement's.
    pub rate: Rate,
}

/// Hours meant for a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedMonth {
    /// The month.
    pub month: Month,
    /// All people together.
    pub hours: Hours,
}

/// A line of the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Its text.
    pub title: String,
    /// What it covers.
    pub covers: BudgetCover,
    /// Planned amount, ex VAT.
    pub amount: Money,
}

/// What a line of the budget is compared with in the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BudgetCover {
    /// All hours.
    Hours,
    /// All direct costs.
    Costs,
}

impl BudgetCover {
    /// As `agreement.yaml` spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Costs => "costs",
        }
    }
}
