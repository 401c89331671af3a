//! Which row of one state is the same row in the other.
//!
//! Rows that are alike in everything are taken off first, one for one. What is left is paired pass by pass, from the
//! closest likeness to the widest, and in a pass the pair whose days lie nearest comes first. Nothing depends on the
//! order of the rows, nor on which of the states is called the earlier one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::change::{Change, Facts, Key};

/// A row with its facts.
#[derive(Debug)]
pub(super) struct Row<'a, T> {
    /// The row itself.
    pub(super) item: &'a T,
    /// All that is compared.
    pub(super) facts: Facts,
    /// Its day.
    pub(super) day: NaiveDate,
}

/// What two rows must have in common to be paired in a pass.
pub(super) type Likeness<T> = fn(&Row<'_, T>) -> Facts;

/// Pairs the rows; those that are alike in everything are left out.
pub(super) fn changes<'a, T>(
    before: Vec<Row<'a, T>>,
    after: Vec<Row<'a, T>>,
    passes: &[Likeness<T>],
) -> Vec<Change<Row<'a, T>>> {
    let (before, after) = without_the_same(before, after);
    let mut before: Vec<Option<Row<'a, T>>> = before.into_iter().map(Some).collect();
    let mut after: Vec<Option<Row<'a, T>>> = after.into_iter().map(Some).collect();
    let mut changes = Vec::new();
    for pass in passes {
        for (left, right) in nearest_first(&before, &after, *pass) {
            // A row that an earlier pair of this pass took isn't there any more.
            if before[left].is_some() && after[right].is_some() {
                changes.extend(Change::of(before[left].take(), after[right].take()));
            }
        }
    }
    changes.extend(before.into_iter().flatten().map(Change::Removed));
    changes.extend(after.into_iter().flatten().map(Change::Added));
    changes.sort_by(|a, b| in_order(a).cmp(&in_order(b)));
    changes
}

/// The multiset difference, both ways.
fn without_the_same<'a, T>(
    before: Vec<Row<'a, T>>,
    after: Vec<Row<'a, T>>,
) -> (Vec<Row<'a, T>>, Vec<Row<'a, T>>) {
    let mut counts: BTreeMap<&Facts, (usize, usize)> = BTreeMap::new();
    for row in &before {
        counts.entry(&row.facts).or_default().0 += 1;
    }
    for row in &after {
        counts.entry(&row.facts).or_default().1 += 1;
    }
    let common: BTreeMap<Facts, usize> =
        counts.into_iter().map(|(facts, (one, other))| (facts.clone(), one.min(other))).collect();
    let rest = |rows: Vec<Row<'a, T>>| {
        let mut open = common.clone();
        let is_left = |row: &Row<'a, T>| match open.get_mut(&row.facts) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        rows.into_iter().filter(is_left).collect()
    };
    (rest(before), rest(after))
}

/// Every pair of rows with the likeness of a pass, as places in the two lists, the best pair first.
fn nearest_first<T>(
    before: &[Option<Row<'_, T>>],
    after: &[Option<Row<'_, T>>],
    likeness: Likeness<T>,
) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<Facts, Vec<usize>> = BTreeMap::new();
    for (place, row) in after.iter().enumerate() {
        if let Some(row) = row {
            places.entry(likeness(row)).or_default().push(place);
        }
    }
    let mut pairs = Vec::new();
    for (left, one) in before.iter().enumerate() {
        let Some(one) = one else { continue };
        for right in places.get(&likeness(one)).into_iter().flatten() {
            let Some(other) = &after[*right] else { continue };
            let days = one.day.signed_duration_since(other.day).num_days().abs();
            let facts = ordered(&one.facts, &other.facts);
            pairs.push((days, facts, left, *right));
        }
    }
    pairs.sort();
    pairs.into_iter().map(|(.., left, right)| (left, right)).collect()
}

/// The place of a change among others, the same whichever state comes first.
fn in_order<'b, T>(change: &'b Change<Row<'_, T>>) -> (&'b Facts, &'b Facts) {
    match change {
        Change::Added(row) | Change::Removed(row) => (&row.facts, &row.facts),
        Change::Changed { before, after } => ordered(&before.facts, &after.facts),
    }
}

fn ordered<'b>(one: &'b Facts, other: &'b Facts) -> (&'b Facts, &'b Facts) {
    (one.min(other), one.max(other))
}

/// Only some of a row's facts.
pub(super) fn only<T>(row: &Row<'_, T>, keys: &[Key]) -> Facts {
    row.facts
        .iter()
        .filter(|((key, _), _)| keys.contains(key))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
