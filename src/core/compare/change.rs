//! The words of a comparison: before and after, what came, went or changed, and single facts.

use std::collections::BTreeMap;
use std::ops::Sub;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::{BankAccount, BudgetCover, OrgNumber, VatStatus, VoucherCategory};
use crate::num::{Hours, Measure, Money, Percent, Rate};

/// The same thing in both states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<T> {
    /// As it was.
    pub before: T,
    /// As it is.
    pub after: T,
}

impl<T> Pair<T> {
    /// Is it what it was?
    #[must_use]
    pub fn is_same(&self) -> bool
    where
        T: PartialEq,
    {
        self.before == self.after
    }

    /// The same computation on both.
    #[must_use]
    pub fn map<U>(self, of: impl Fn(T) -> U) -> Pair<U> {
        Pair { before: of(self.before), after: of(self.after) }
    }
}

impl<T: Copy + Sub<Output = T>> Pair<T> {
    /// after − before.
    #[must_use]
    pub fn difference(self) -> T {
        self.after - self.before
    }
}

/// What became of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<T> {
    /// It is new.
    Added(T),
    /// It is gone.
    Removed(T),
    /// It is different.
    Changed {
        /// As it was.
        before: T,
        /// As it is.
        after: T,
    },
}

impl<T> Change<T> {
    /// From what stands on both sides; `None` when nothing stands on either.
    pub(super) fn of(before: Option<T>, after: Option<T>) -> Option<Self> {
        match (before, after) {
            (Some(before), Some(after)) => Some(Self::Changed { before, after }),
            (Some(before), None) => Some(Self::Removed(before)),
            (None, after) => after.map(Self::Added),
        }
    }

    /// As it was, unless it is new.
    #[must_use]
    pub const fn before(&self) -> Option<&T> {
        match self {
            Self::Removed(before) | Self::Changed { before, .. } => Some(before),
            Self::Added(_) => None,
        }
    }

    /// As it is, unless it is gone.
    #[must_use]
    pub const fn after(&self) -> Option<&T> {
        match self {
            Self::Added(after) | Self::Changed { after, .. } => Some(after),
            Self::Removed(_) => None,
        }
    }

    /// As it is, or as it was when it is gone.
    #[must_use]
    pub const fn latest(&self) -> &T {
        match self {
            Self::Added(one) | Self::Removed(one) | Self::Changed { after: one, .. } => one,
        }
    }
}

/// A fact that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which fact.
    pub key: Key,
    /// Of which person, milestone, sub-goal, month or day, where there are several; empty otherwise.
    pub of: String,
    /// What it was; `None` when it wasn't there.
    pub before: Option<Value>,
    /// What it is; `None` when it isn't there any more.
    pub after: Option<Value>,
}

impl Field {
    /// The key as the inputs have it: `payment.account`, `people.kari.hourly_rate`.
    #[must_use]
    pub fn path(&self) -> String {
        self.key.name().replace('*', &self.of)
    }
}

/// Facts by what they are about.
pub(super) type Facts = BTreeMap<(Key, String), Value>;

/// What is different among facts, in the order of the keys.
pub(super) fn fields(before: &Facts, after: &Facts) -> Vec<Field> {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let mut names: Vec<&(Key, String)> = after.keys().chain(gone).collect();
    names.sort();
    let field = |name: &(Key, String)| Field {
        key: name.0,
        of: name.1.clone(),
        before: before.get(name).cloned(),
        after: after.get(name).cloned(),
    };
    names.into_iter().map(field).filter(|field| field.before != field.after).collect()
}

/// A value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// A count.
    Number(u32),
    /// Days to pay in.
    TermDays(u16),
    /// A size of files.
    Bytes(u64),
    /// Yes or no.
    Yes(bool),
    /// Kroner.
    Amount(Money),
    /// Kroner for an hour.
    Rate(Rate),
    /// Working time.
    Hours(Hours),
    /// From and to.
    Clock(NaiveTime, NaiveTime),
    /// A day.
    Day(NaiveDate),
    /// The first day and the last.
    Days(NaiveDate, NaiveDate),
    /// A measured value, and its day if it has one.
    Measured(Measure, Option<NaiveDate>),
    /// A number of Enhetsregisteret.
    OrgNumber(OrgNumber),
    /// A bank account.
    Account(BankAccount),
    /// A standing under merverdiavgiftsloven.
    Vat(VatStatus),
    /// An advance of a share of the frame.
    Advance(Percent),
    /// A settlement, up to a day or of the whole project.
    Settlement(Option<NaiveDate>),
    /// What a line of the budget covers.
    Covers(BudgetCover),
    /// What kind of cost.
    Category(VoucherCategory),
}

/// Declares the keys with the names that the inputs give them, in the order in which they are told.
macro_rules! keys {
    ($($key:ident = $name:literal)+) => {
        /// Which fact; `*` in a name stands for the id of what there are several of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Key {
            $(#[doc = concat!("`", $name, "`")] $key,)+
        }

        impl Key {
            /// The key's name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)+
                }
            }
        }
    };
}

keys! {
    Sample = "sample"
    Title = "title"
    SellerName = "seller.name"
    SellerOrgNumber = "seller.org_number"
    SellerAddress = "seller.address"
    SellerContact = "seller.contact"
    BuyerName = "buyer.name"
    BuyerOrgNumber = "buyer.org_number"
    BuyerAddress = "buyer.address"
    BuyerContact = "buyer.contact"
    BuyerVatRegistered = "buyer.vat_registered"
    OrderNumber = "references.order_number"
    ProjectNumber = "references.project_number"
    Mark = "references.mark"
    Contract = "references.contract"
    SignedOn = "signed_on"
    SignedAgreement = "signed_agreement"
    Period = "period"
    ActivityDeadline = "activity_deadline"
    DeliveryDeadline = "delivery_deadline"
    DeliveryPlace = "delivery_place"
    Frame = "frame"
    Vat = "vat"
    Account = "payment.account"
    Kid = "payment.kid"
    TermDays = "payment.term_days"
    EhfWeight = "ehf.max_attachments_mb"
    Numbering = "numbering"
    MilestoneTitle = "milestones.*.title"
    MilestoneBasis = "milestones.*.basis"
    SubGoalTitle = "sub_goals.*.title"
    PersonName = "people.*.name"
    PersonRole = "people.*.role"
    PersonRate = "people.*.hourly_rate"
    PlannedHours = "plan.*.hours"
    BudgetTitle = "budget.*.title"
    BudgetCovers = "budget.*.covers"
    BudgetAmount = "budget.*.amount"
    Date = "date"
    Person = "person"
    Hours = "hours"
    Clock = "from–to"
    Activity = "activity"
    SubGoal = "sub_goal"
    SubGoals = "sub_goals"
    Note = "note"
    Registered = "registered"
    Supplier = "supplier"
    InvoiceNumber = "invoice_number"
    Description = "description"
    Purpose = "purpose"
    Category = "category"
    Gross = "amount"
    VatPaid = "vat"
    VatRecoverable = "vat_recoverable"
    Receipts = "receipts"
    Place = "place"
    Participants = "participants"
    Headcount = "headcount"
    Outcome = "outcome"
    Documentation = "documentation"
    Unit = "unit"
    Baseline = "baseline"
    Target = "target"
    Measurement = "measurements.*.value"
    MeasurementSource = "measurements.*.source"
    MeasurementComment = "measurements.*.comment"
    Comment = "comment"
}
