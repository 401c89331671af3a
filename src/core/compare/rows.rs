//! Rows of hours, vouchers, activities and indicators.

use std::collections::BTreeSet;

use super::State;
use super::change::{Pair, RowChange};
use super::matching;
use crate::domain::{
    Activity, Facts, Indicator, PersonId, Project, Row, RowId, TimeEntry, Voucher, VoucherNumber,
    WorkspacePath,
};
use crate::num::{Money, Precise, Rate, Rounding};
use crate::settle::Settlement;

/// A row of hours with what its state says of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursRow {
    /// The row.
    pub entry: TimeEntry,
    /// The person's name.
    pub name: String,
    /// The person's price.
    pub rate: Rate,
}

impl Row for HoursRow {
    fn row(&self) -> RowId {
        self.entry.row
    }

    fn facts(&self) -> Facts {
        self.entry.facts()
    }
}

impl HoursRow {
    /// A project knows everyone who has a row in it.
    fn new(project: &Project, entry: TimeEntry) -> Option<Self> {
        let person = project.agreement.person(&entry.person)?;
        let (name, rate) = (person.name.clone(), person.rate);
        Some(Self { entry, name, rate })
    }

    fn worth(&self) -> Precise {
        self.entry.hours.at(self.rate)
    }
}

/// A row of hours is known, from the closest likeness to the widest, by day, person and what was done; by day, person
/// and how long; by day and person (someone wrote the row anew); by person, what was done and how long (another day);
/// by person and what was done; and by day, what was done and how long (another person).
const HOURS_PASSES: [&[&str]; 6] = [
    &["date", "person", "activity"],
    &["date", "person", "hours"],
    &["date", "person"],
    &["person", "activity", "hours"],
    &["person", "activity"],
    &["date", "activity", "hours"],
];

/// Rows of hours that are the same day and person's, though not the same: what was written before, and what is now.
#[must_use]
pub fn changed_hours<'a>(rows: Pair<&'a [TimeEntry]>) -> Vec<Pair<Option<&'a TimeEntry>>> {
    let [activity, hours, neither, ..] = HOURS_PASSES;
    matching::pairs(rows, |entry| entry.date, &[activity, hours, neither])
}

/// Vouchers of the same purchase, though not the same. Numbers tell only where both sides were given them by a person.
#[must_use]
pub fn changed_vouchers<'a>(rows: Pair<&'a [Voucher]>, numbered: bool) -> Vec<Pair<Option<&'a Voucher>>> {
    const PASSES: [&[&str]; 3] =
        [&["number"], &["date", "supplier", "amount"], &["supplier", "invoice_number"]];
    matching::pairs(rows, |voucher| voucher.date, &PASSES[usize::from(!numbered)..])
}

/// Every row of hours that is different, by date and person.
pub(super) fn hours(projects: Pair<&Project>) -> Vec<RowChange<HoursRow>> {
    let rows = projects.map(|project| project.timesheet.entries());
    let pairs = matching::pairs(rows, |entry| entry.date, &HOURS_PASSES);
    let change = |pair: Pair<Option<&TimeEntry>>| {
        let before = pair.before.and_then(|entry| HoursRow::new(projects.before, entry.clone()));
        let after = pair.after.and_then(|entry| HoursRow::new(projects.after, entry.clone()));
        let row = Pair { before, after };
        let hours = row.as_ref().map(|row| row.as_ref().map(|row| row.entry.hours).unwrap_or_default());
        let amount = own_figure(row.before.as_ref(), row.after.as_ref());
        RowChange { hours: Some(hours.difference()), amount: Some(amount), ..RowChange::new(row) }
    };
    pairs.into_iter().map(change).collect()
}

/// What a row's hours are worth afterwards less what they were worth before, rounded once.
fn own_figure(before: Option<&HoursRow>, after: Option<&HoursRow>) -> Money {
    let worth = |row: Option<&HoursRow>| row.map_or(Precise::ZERO, HoursRow::worth);
    (worth(after) - worth(before)).round(Rounding::HalfUp)
}

/// What the changed rows of one person come to by their own figures; a row that went to another person counts on
/// either side.
pub(super) fn of_person(changes: &[RowChange<HoursRow>], person: &PersonId) -> (usize, Money) {
    let (mut rows, mut figures) = (0, Money::ZERO);
    for change in changes {
        let own = |row: &Option<HoursRow>| row.clone().filter(|row| row.entry.person == *person);
        let (before, after) = (own(&change.before), own(&change.after));
        if before.is_some() || after.is_some() {
            rows += 1;
            figures += own_figure(before.as_ref(), after.as_ref());
        }
    }
    (rows, figures)
}

/// An activity is known by its day and title, then by its title, then by its day.
const ACTIVITY_PASSES: [&[&str]; 3] = [&["date", "title"], &["title"], &["date"]];

/// Every activity that is different, by day.
pub(super) fn activities(projects: Pair<&Project>) -> Vec<RowChange<Activity>> {
    let rows = projects.map(|project| project.activities.as_slice());
    let pairs = matching::pairs(rows, |activity| activity.days.from(), &ACTIVITY_PASSES);
    pairs.into_iter().map(|pair| RowChange::new(pair.map(Option::<&Activity>::cloned))).collect()
}

/// Every indicator that is different, by id.
pub(super) fn indicators(projects: Pair<&Project>) -> Vec<RowChange<Indicator>> {
    let rows = projects.map(|project| project.indicators.as_slice());
    by_id(rows, |indicator| indicator.id.clone()).filter(|change| !change.is_none()).collect()
}

/// Every voucher that is different, by number.
pub(super) fn vouchers(states: Pair<State<'_>>, settled: &Pair<Settlement>) -> Vec<RowChange<Voucher>> {
    let rows = states.map(|state| state.project.vouchers.as_slice());
    let change = |change: RowChange<Voucher>| {
        let receipts_with_other_bytes = other_bytes(&change, states);
        let number = change.latest().map(|voucher| voucher.number);
        let billed = settled.as_ref().map(|settlement| billed(settlement, number));
        RowChange { receipts_with_other_bytes, amount: Some(billed.difference()), ..change }
    };
    by_id(rows, |voucher| voucher.number).map(change).filter(|change| !change.is_none()).collect()
}

/// Rows that have a number or an id, each with the one of the same id in the other state.
fn by_id<T: Row, Id: Ord>(rows: Pair<&[T]>, id: fn(&T) -> Id) -> impl Iterator<Item = RowChange<T>> {
    let ids: BTreeSet<Id> = rows.before.iter().chain(rows.after).map(id).collect();
    let with = move |wanted: &Id| rows.map(|rows| rows.iter().find(|row| id(row) == *wanted).cloned());
    ids.into_iter().map(move |id| RowChange::new(with(&id)))
}

fn billed(settlement: &Settlement, number: Option<VoucherNumber>) -> Money {
    settlement.costs.iter().filter(|cost| Some(cost.voucher) == number).map(|cost| cost.amount).sum()
}

/// Receipts under the same name with other bytes, where the bytes of both states are known.
fn other_bytes(change: &RowChange<Voucher>, states: Pair<State<'_>>) -> Vec<WorkspacePath> {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return Vec::new() };
    let differs = |path: &&WorkspacePath| {
        let Pair { before, after } = states.map(|state| state.files.get(path.as_str()));
        before.is_some() && after.is_some() && before != after
    };
    after.receipts.iter().filter(|path| before.receipts.contains(path)).filter(differs).cloned().collect()
}
