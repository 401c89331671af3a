//! Which row of one state is the same row in the other.
//!
//! Rows that are alike in everything are taken off first, one for one. What is left is paired pass by pass, from the
//! closest likeness to the widest, and in a pass the pair whose days lie nearest comes first. Nothing depends on the
//! order of the rows, nor on which of the states is called the earlier one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::change::Pair;
use crate::domain::{Facts, Row};

/// A row that has no partner yet.
struct Single<'a, T> {
    row: &'a T,
    facts: Facts,
    day: NaiveDate,
}

/// Pairs the rows, in the order of what they say; those that are alike in everything are left out. A pass names the
/// keys in which two rows must be alike to be paired in it.
pub(super) fn pairs<'a, T: Row>(
    rows: Pair<&'a [T]>,
    day: fn(&T) -> NaiveDate,
    passes: &[&[&str]],
) -> Vec<Pair<Option<&'a T>>> {
    let single = |row: &'a T| Single { row, facts: row.facts(), day: day(row) };
    let rows = rows.map(|rows| rows.iter().map(single).collect::<Vec<_>>());
    let common = common(rows.as_ref());
    let Pair { mut before, mut after } = Pair { before: rows.before, after: rows.after }
        .map(|rows| without(rows, common.clone()).into_iter().map(Some).collect::<Vec<_>>());
    let mut pairs = Vec::new();
    for pass in passes {
        for (left, right) in nearest_first(&before, &after, pass) {
            // A row that an earlier pair of this pass took isn't there any more.
            if before[left].is_some() && after[right].is_some() {
                pairs.push(Pair { before: before[left].take(), after: after[right].take() });
            }
        }
    }
    pairs.extend(before.into_iter().flatten().map(|row| Pair { before: Some(row), after: None }));
    pairs.extend(after.into_iter().flatten().map(|row| Pair { before: None, after: Some(row) }));
    pairs.sort_by(|one, other| in_order(one).cmp(&in_order(other)));
    pairs.into_iter().map(|pair| pair.map(|row| row.map(|row| row.row))).collect()
}

/// How many rows that say the same stand on both sides.
fn common<T>(rows: Pair<&Vec<Single<'_, T>>>) -> BTreeMap<Facts, usize> {
    let mut counts: BTreeMap<&Facts, (usize, usize)> = BTreeMap::new();
    for row in rows.before {
        counts.entry(&row.facts).or_default().0 += 1;
    }
    for row in rows.after {
        counts.entry(&row.facts).or_default().1 += 1;
    }
    counts.into_iter().map(|(facts, (one, other))| (facts.clone(), one.min(other))).collect()
}

/// The rows less as many as stand on both sides.
fn without<T>(mut rows: Vec<Single<'_, T>>, mut common: BTreeMap<Facts, usize>) -> Vec<Single<'_, T>> {
    rows.retain(|row| match common.get_mut(&row.facts) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    rows
}

/// Every pair of rows that are alike in these keys, as places in the two lists, the best pair first.
fn nearest_first<T>(
    before: &[Option<Single<'_, T>>],
    after: &[Option<Single<'_, T>>],
    keys: &[&str],
) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<Facts, Vec<usize>> = BTreeMap::new();
    for (place, row) in after.iter().enumerate() {
        if let Some(row) = row {
            places.entry(row.facts.only(keys)).or_default().push(place);
        }
    }
    let mut pairs = Vec::new();
    for (left, one) in before.iter().enumerate() {
        let Some(one) = one else { continue };
        for right in places.get(&one.facts.only(keys)).into_iter().flatten() {
            let Some(other) = &after[*right] else { continue };
            let days = one.day.signed_duration_since(other.day).num_days().abs();
            pairs.push((days, ordered(&one.facts, &other.facts), left, *right));
        }
    }
    pairs.sort();
    pairs.into_iter().map(|(.., left, right)| (left, right)).collect()
}

/// The place of a pair among others, the same whichever state comes first.
fn in_order<'b, T>(pair: &'b Pair<Option<Single<'_, T>>>) -> Option<(&'b Facts, &'b Facts)> {
    let before = pair.before.as_ref().or(pair.after.as_ref())?;
    let after = pair.after.as_ref().unwrap_or(before);
    Some(ordered(&before.facts, &after.facts))
}

fn ordered<'b>(one: &'b Facts, other: &'b Facts) -> (&'b Facts, &'b Facts) {
    (one.min(other), one.max(other))
}
