//! Every figure that a sentence about a project may state: those of the tables, and what follows from them by adding.

use std::collections::{BTreeMap, BTreeSet};

use super::{Settlement, accounts};
use crate::domain::{Month, Project, TimeEntry};
use crate::num::{Hours, Money};

/// Hours and amounts that are true of a project.
#[derive(Debug, Default)]
pub struct Figures {
    hours: BTreeSet<Hours>,
    money: BTreeSet<Money>,
}

impl Figures {
    /// What is true of a project whose milestones are settled so.
    #[must_use]
    pub fn of(project: &Project, settlements: &[Settlement]) -> Self {
        let mut figures = Self::default();
        figures.add_hours(project);
        for settlement in settlements {
            figures.add_settlement(project, settlement);
        }
        let agreement = &project.agreement;
        figures.money.extend(agreement.people.iter().map(|person| person.rate.per_hour()));
        for voucher in &project.vouchers {
            figures.money.extend([voucher.gross, voucher.vat, voucher.gross - voucher.vat]);
        }
        for indicator in &project.indicators {
            let readings = [indicator.baseline, indicator.target].into_iter().flatten();
            let measured = indicator.measurements.iter().map(|row| row.value);
            for value in readings.map(|reading| reading.value).chain(measured) {
                figures.hours.extend(Hours::parse(&value.digits()));
                figures.money.extend(Money::parse(&value.digits()));
            }
        }
        figures
    }

    /// Is it a number of hours that is true? One without decimals may be rounded.
    #[must_use]
    pub fn has_hours(&self, hours: Hours, is_whole: bool) -> bool {
        let told = |known: &Hours| is_told_by(known.hundredths(), hours.hundredths(), is_whole);
        self.hours.iter().any(told)
    }

    /// Is it an amount that is true, of either sign? One without decimals may be rounded.
    #[must_use]
    pub fn has_money(&self, money: Money, is_whole: bool) -> bool {
        let told = |known: &Money| is_told_by(known.abs().ore(), money.abs().ore(), is_whole);
        self.money.iter().any(told)
    }

    /// Hours by everything that parts them, worked and planned.
    fn add_hours(&mut self, project: &Project) {
        let entries = project.timesheet.entries();
        self.add_sums(entries, |entry| entry.row);
        self.add_sums(entries, |entry| (&entry.person, entry.date));
        self.add_sums(entries, |entry| &entry.sub_goal);
        self.add_sums(entries, |entry| (&entry.sub_goal, &entry.person));
        self.add_sums(entries, |entry| &entry.activity);
        let months = project.agreement.period.months();
        let plan = &project.agreement.plan;
        let planned =
            |month: &Month| plan.iter().filter(|row| row.month == *month).map(|row| row.hours).sum();
        let planned: Vec<Hours> = months.iter().map(planned).collect();
        let worked = |counts: &dyn Fn(&TimeEntry) -> bool| -> Vec<Hours> {
            let in_month = |month: &Month| {
                let rows = entries.iter().filter(|entry| counts(entry) && Month::of(entry.date) == *month);
                rows.map(|entry| entry.hours).sum()
            };
            months.iter().map(in_month).collect()
        };
        let all = worked(&|_| true);
        for (from, to) in
            (0..months.len()).flat_map(|from| (from + 1..=months.len()).map(move |to| (from, to)))
        {
            let [worked, planned]: [Hours; 2] =
                [&all, &planned].map(|hours| hours[from..to].iter().copied().sum());
            let differ = if worked < planned { planned - worked } else { worked - planned };
            self.hours.extend([worked, planned, differ]);
        }
        for person in &project.agreement.people {
            let hours = worked(&|entry| entry.person == person.id);
            for from in 0..hours.len() {
                self.hours.extend(
                    (from + 1..=hours.len()).map(|to| hours[from..to].iter().copied().sum::<Hours>()),
                );
            }
        }
    }

    /// The sums of rows that have the same key.
    fn add_sums<'a, K: Ord>(&mut self, entries: &'a [TimeEntry], key: impl Fn(&'a TimeEntry) -> K) {
        let mut sums: BTreeMap<K, Hours> = BTreeMap::new();
        for entry in entries {
            *sums.entry(key(entry)).or_default() += entry.hours;
        }
        self.hours.extend(sums.into_values());
    }

    fn add_settlement(&mut self, project: &Project, settlement: &Settlement) {
        let Settlement { fees, costs, before, advances, breakdown, .. } = settlement;
        let accounts = accounts(&project.agreement, settlement);
        for line in accounts.lines.iter().chain([&accounts.total]) {
            self.money.insert(line.actual);
            self.money.extend(line.budget.into_iter().chain(line.left()));
        }
        self.money.extend(fees.iter().map(|line| line.amount));
        self.money.extend(costs.iter().map(|line| line.amount));
        self.money.extend(before.iter().chain(advances).map(|billed| billed.net));
        let to_date = breakdown.months.iter().map(|month| month.documented_to_date);
        let of_month = to_date
            .clone()
            .scan(Money::ZERO, |before, to_date| Some(to_date - std::mem::replace(before, to_date)));
        self.money.extend(to_date.chain(of_month));
        self.money.extend(settlement.frame.into_iter().chain(settlement.unused()));
        self.money.extend([
            settlement.costs_paid,
            settlement.costs_vat,
            settlement.billable,
            settlement.over_frame,
            settlement.entitled,
            settlement.billed_in_all(),
            settlement.due,
        ]);
    }
}

/// Does a number say what is known, both in hundredths?
fn is_told_by(known: i64, said: i64, is_whole: bool) -> bool {
    known == said || is_whole && (known + 50) / 100 * 100 == said
}
