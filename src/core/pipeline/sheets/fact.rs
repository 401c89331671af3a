//! What an import looks at in a row, of hours or of costs, and what it means that one has changed.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::compare::{self, Pair};
use crate::diag::Problems;
use crate::domain::{Row, TimeEntry, Value, Voucher};
use crate::input::{self, Added, Node, Rows};
use crate::num::Hours;

/// A row that is other than the row of the input file that it was.
#[derive(Debug, Serialize)]
pub struct Changed {
    /// The line of that row.
    pub line: usize,
    /// The day.
    pub date: NaiveDate,
    /// Each value that is another, by its key.
    pub values: BTreeMap<String, Pair<Option<Value>>>,
    #[serde(skip)]
    pub(super) row: Node,
}

impl fmt::Display for Changed {
    /// `hours 2.5 → 3.5, activity Møte → Kurs`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown =
            |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string);
        let each = |(key, value): (&String, &Pair<_>)| {
            format!("{key} {} → {}", shown(&value.before), shown(&value.after))
        };
        f.write_str(&self.values.iter().map(each).collect::<Vec<_>>().join(", "))
    }
}

/// What an import looks at in a row of hours or costs.
pub(super) trait Fact: Row + PartialEq {
    /// Reads the rows that the file has.
    fn read(folder: &input::Folder) -> Rows<Self>;
    /// The facts of further rows, with those of the file or alone.
    fn and(before: &Rows<Self>, added: Added<'_>, alone: bool) -> (Vec<Self>, Problems);
    /// The same row of before and after, where they differ; `numbered`, where a person gave the numbers.
    fn changed<'a>(rows: Pair<&'a [Self]>, numbered: bool) -> Vec<Pair<Option<&'a Self>>>;
    /// All by which two rows are the same.
    fn content(&self) -> impl Ord;
    /// The same without its sub-goal.
    fn without_sub_goal(&self) -> Self;
    /// Has somebody said its sub-goal?
    fn has_sub_goal(&self) -> bool;
    /// The day.
    fn date(&self) -> NaiveDate;
    /// Hours, if it is a row of them.
    fn hours(&self) -> Hours;
    /// A voucher's number.
    fn number(&self) -> u32;
}

impl Fact for TimeEntry {
    fn read(folder: &input::Folder) -> Rows<Self> {
        input::read_hours(folder)
    }

    fn and(before: &Rows<Self>, added: Added<'_>, alone: bool) -> (Vec<Self>, Problems) {
        before.and(added, alone)
    }

    fn changed<'a>(rows: Pair<&'a [Self]>, _: bool) -> Vec<Pair<Option<&'a Self>>> {
        compare::changed_hours(rows)
    }

    fn content(&self) -> impl Ord {
        self.work()
    }

    fn without_sub_goal(&self) -> Self {
        Self { sub_goal: None, ..self.clone() }
    }

    fn has_sub_goal(&self) -> bool {
        self.sub_goal.is_some()
    }

    fn date(&self) -> NaiveDate {
        self.date
    }

    fn hours(&self) -> Hours {
        self.hours
    }

    fn number(&self) -> u32 {
        0
    }
}

impl Fact for Voucher {
    fn read(folder: &input::Folder) -> Rows<Self> {
        input::read_costs(folder)
    }

    fn and(before: &Rows<Self>, added: Added<'_>, alone: bool) -> (Vec<Self>, Problems) {
        before.and(added, alone)
    }

    fn changed<'a>(rows: Pair<&'a [Self]>, numbered: bool) -> Vec<Pair<Option<&'a Self>>> {
        compare::changed_vouchers(rows, numbered)
    }

    fn content(&self) -> impl Ord {
        self.purchase()
    }

    fn without_sub_goal(&self) -> Self {
        Self { sub_goal: None, ..self.clone() }
    }

    fn has_sub_goal(&self) -> bool {
        self.sub_goal.is_some()
    }

    fn date(&self) -> NaiveDate {
        self.date
    }

    fn hours(&self) -> Hours {
        Hours::ZERO
    }

    fn number(&self) -> u32 {
        self.number.get()
    }
}

/// Each value that the new row says and the old one doesn't, by its key.
pub(super) fn differences<T: Fact>(
    old: &T,
    new: &T,
    numbered: bool,
) -> BTreeMap<String, Pair<Option<Value>>> {
    let facts = Pair { before: old.facts(), after: new.facts() };
    let keys = facts.after.keys().filter(|key| numbered || key.path != "number");
    let values = keys.map(|key| (key.path.to_owned(), facts.as_ref().map(|facts| facts.get(key).cloned())));
    values.filter(|(_, value)| !value.is_same()).collect()
}
