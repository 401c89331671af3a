//! The project's accounts, laid out as its budget.

use super::Settlement;
use crate::domain::{Agreement, BudgetCover};
use crate::num::Money;

/// A line of the accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// What it is about.
    pub post: Post,
    /// What was planned; `None` when the agreement has no budget.
    pub budget: Option<Money>,
    /// What is documented.
    pub actual: Money,
}

impl AccountLine {
    /// Budget − actual: what is left.
    #[must_use]
    pub fn left(&self) -> Option<Money> {
        self.budget.map(|budget| budget - self.actual)
    }
}

/// What a line of the accounts is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Post {
    /// A line of the budget, by its text there.
    Budget(String),
    /// What no line of the budget covers.
    Unplanned(BudgetCover),
    /// All lines.
    Sum,
}

/// The accounts: lines and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// The budget's lines, or hours and costs when there is none.
    pub lines: Vec<AccountLine>,
    /// Their sum.
    pub total: AccountLine,
}

/// Lays what is documented out by the budget.
///
/// What no line of the budget covers gets a line of its own, and of two lines that cover the same thing the first
/// takes it: the sum is always all that is documented.
#[must_use]
pub fn accounts(agreement: &Agreement, settlement: &Settlement) -> Accounts {
    let mut open =
        vec![(BudgetCover::Hours, settlement.fees_total), (BudgetCover::Costs, settlement.costs_total)];
    let mut lines: Vec<AccountLine> = agreement
        .budget
        .iter()
        .map(|line| {
            let place = open.iter().position(|(cover, ..)| *cover == line.covers);
            let actual = place.map_or(Money::ZERO, |place| open.remove(place).1);
            AccountLine { post: Post::Budget(line.title.clone()), budget: Some(line.amount), actual }
        })
        .collect();
    let has_budget = !agreement.budget.is_empty();
    let unplanned = open.into_iter().filter(|(_, actual)| !has_budget || !actual.is_zero());
    lines.extend(unplanned.map(|(cover, actual)| AccountLine {
        post: Post::Unplanned(cover),
        budget: has_budget.then_some(Money::ZERO),
        actual,
    }));
    let total = AccountLine {
        post: Post::Sum,
        budget: has_budget.then(|| lines.iter().filter_map(|line| line.budget).sum()),
        actual: lines.iter().map(|line| line.actual).sum(),
    };
    Accounts { lines, total }
}
