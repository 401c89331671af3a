//! The same rows added up from other sides, so that a reader can follow where the hours and the money went.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lines::{CostLine, cost_lines, fee_lines};
use crate::domain::{Agreement, Milestone, Month, PersonId, SubGoalId, TimeEntry, Voucher};
use crate::num::{Hours, Money};

/// Hours and money by month, person and sub-goal; each side adds up to the settlement's own sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Breakdown {
    /// Every month of the project period that counts, those without hours too.
    pub months: Vec<MonthUse>,
    /// Hours planned in all; `None` when the agreement has no plan.
    pub planned_total: Option<Hours>,
    /// Every sub-goal of the agreement, in its order; last, the hours of which nobody has said yet what they were for.
    pub sub_goals: Vec<SubGoalHours>,
    /// Every person with hours, in the agreement's order.
    pub people: Vec<PersonHours>,
}

/// A calendar month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthUse {
    /// Which.
    pub month: Month,
    /// Hours planned; `None` when the agreement has no plan.
    pub planned: Option<Hours>,
    /// Hours worked.
    pub hours: Hours,
    /// Hours of each of [`Breakdown::people`], in that order.
    pub by_person: Vec<Hours>,
    /// Everything documented from the start to the month's end, each line rounded once.
    pub documented_to_date: Money,
}

impl Breakdown {
    /// What came to each of [`Breakdown::months`]: its direct costs, and for its hours what the documented sum rose by beside
    /// them, so that the months add up to the settlement's sums to the øre.
    #[must_use]
    pub fn money(&self, vouchers: &[Voucher], costs: &[CostLine]) -> Vec<MonthMoney> {
        let mut before = Money::ZERO;
        let of_month = |row: &MonthUse| {
            let rise = row.documented_to_date - std::mem::replace(&mut before, row.documented_to_date);
            let is_of_month = |line: &&CostLine| {
                vouchers
                    .iter()
                    .any(|known| known.number == line.voucher && Month::of(known.date) == row.month)
            };
            let costs = costs.iter().filter(is_of_month).map(|line| line.amount).sum();
            MonthMoney { fees: rise - costs, costs, sum: rise }
        };
        self.months.iter().map(of_month).collect()
    }
}

/// What came to a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthMoney {
    /// For its hours.
    pub fees: Money,
    /// For its vouchers.
    pub costs: Money,
    /// Both.
    pub sum: Money,
}

/// A sub-goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubGoalHours {
    /// Which; `None` for hours whose sub-goal isn't said yet.
    pub sub_goal: Option<SubGoalId>,
    /// Hours worked for it.
    pub hours: Hours,
    /// Hours of each of [`Breakdown::people`], in that order.
    pub by_person: Vec<Hours>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonHours {
    /// Who.
    pub person: PersonId,
    /// Hours worked.
    pub hours: Hours,
}

impl Breakdown {
    /// Adds up `entries` and `vouchers` from every side.
    #[must_use]
    pub(super) fn new(
        agreement: &Agreement,
        milestone: &Milestone,
        entries: &[&TimeEntry],
        vouchers: &[&Voucher],
    ) -> Self {
        let mut by_month: BTreeMap<(Month, &PersonId), Hours> = BTreeMap::new();
        let mut by_goal: BTreeMap<(Option<&SubGoalId>, &PersonId), Hours> = BTreeMap::new();
        let mut by_person: BTreeMap<&PersonId, Hours> = BTreeMap::new();
        for entry in entries {
            add(&mut by_month, (Month::of(entry.date), &entry.person), entry.hours);
            add(&mut by_goal, (entry.sub_goal.as_ref(), &entry.person), entry.hours);
            add(&mut by_person, &entry.person, entry.hours);
        }
        let people: Vec<PersonHours> = agreement
            .people
            .iter()
            .filter_map(|person| {
                let hours = by_person.get(&person.id)?;
                Some(PersonHours { person: person.id.clone(), hours: *hours })
            })
            .collect();
        let is_open = by_goal.keys().any(|(goal, _)| goal.is_none());
        let goals = agreement.sub_goals.iter().map(|goal| Some(&goal.id));
        let sub_goals = goals
            .chain(is_open.then_some(None))
            .map(|goal| {
                let by_person = each(&people, |person| by_goal.get(&(goal, person)).copied());
                SubGoalHours { sub_goal: goal.cloned(), hours: by_person.iter().copied().sum(), by_person }
            })
            .collect();
        let months: Vec<MonthUse> = agreement
            .period
            .months()
            .into_iter()
            .filter(|month| milestone.basis.counts(month.first_day()))
            .map(|month| {
                let by_person = each(&people, |person| by_month.get(&(month, person)).copied());
                MonthUse {
                    month,
                    planned: planned(agreement, month),
                    hours: by_person.iter().copied().sum(),
                    by_person,
                    documented_to_date: documented_to(agreement, entries, vouchers, month),
                }
            })
            .collect();
        let planned_total = months.iter().map(|month| month.planned).sum();
        Self { months, planned_total, sub_goals, people }
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, Hours>, key: K, hours: Hours) {
    let sum = sums.entry(key).or_default();
    *sum += hours;
}

fn each(people: &[PersonHours], hours_of: impl Fn(&PersonId) -> Option<Hours>) -> Vec<Hours> {
    people.iter().map(|row| hours_of(&row.person).unwrap_or_default()).collect()
}

/// Hours planned for a month: none at all in a month that the plan leaves out, unknown without a plan.
fn planned(agreement: &Agreement, month: Month) -> Option<Hours> {
    if agreement.plan.is_empty() {
        return None;
    }
    Some(agreement.plan.iter().filter(|row| row.month == month).map(|row| row.hours).sum())
}

/// What was documented by the end of `month`.
fn documented_to(
    agreement: &Agreement,
    entries: &[&TimeEntry],
    vouchers: &[&Voucher],
    month: Month,
) -> Money {
    let last_day = month.last_day();
    let entries: Vec<&TimeEntry> = entries.iter().filter(|entry| entry.date <= last_day).copied().collect();
    let vouchers: Vec<&Voucher> =
        vouchers.iter().filter(|voucher| voucher.date <= last_day).copied().collect();
    let fees: Money = fee_lines(agreement, &entries).iter().map(|line| line.amount).sum();
    let costs: Money = cost_lines(&vouchers).iter().map(|line| line.amount).sum();
    fees + costs
}
