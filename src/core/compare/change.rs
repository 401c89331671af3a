//! The words of a comparison: before and after, what came, went or changed, and single facts.

use std::collections::BTreeSet;
use std::ops::Sub;

use serde::{Serialize, Serializer};

use crate::domain::{Facts, Key, Row, Value, WorkspacePath};
use crate::num::{Hours, Money};

/// The same thing in both states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

    /// Both, borrowed.
    #[must_use]
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair { before: &self.before, after: &self.after }
    }
}

impl<T: Copy + Sub<Output = T>> Pair<T> {
    /// after − before.
    #[must_use]
    pub fn difference(self) -> T {
        self.after - self.before
    }
}

/// Before, after, and after − before, for programs.
pub(super) fn with_difference<T, S>(pair: &Pair<T>, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Copy + Sub<Output = T> + Serialize,
    S: Serializer,
{
    #[derive(Serialize)]
    struct WithDifference<T> {
        #[serde(flatten)]
        pair: Pair<T>,
        difference: T,
    }
    WithDifference { pair: *pair, difference: pair.difference() }.serialize(serializer)
}

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is different.
    Changed,
}

impl Change {
    /// What became of what stands on one side or on both.
    pub(super) const fn of<T>(pair: &Pair<Option<T>>) -> Self {
        match pair {
            Pair { before: None, .. } => Self::Added,
            Pair { after: None, .. } => Self::Removed,
            Pair { .. } => Self::Changed,
        }
    }
}

/// Something that came, went or changed and has no more to tell than its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// What became of it.
    pub change: Change,
    /// The title of a section, the path of a file.
    pub name: String,
}

/// A row that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(bound = "T: Row")]
pub struct RowChange<T> {
    /// What became of it.
    pub change: Change,
    /// As it was, unless it is new.
    #[serde(serialize_with = "written")]
    pub before: Option<T>,
    /// As it is, unless it is gone.
    #[serde(serialize_with = "written")]
    pub after: Option<T>,
    /// What is different in a row that changed.
    pub fields: Vec<Field>,
    /// Receipts that are named as before and hold other bytes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub receipts_with_other_bytes: Vec<WorkspacePath>,
    /// Of a row of hours: hours afterwards less hours before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// What it is worth afterwards less what it was worth before. Of a voucher that is what the buyer is billed for
    /// it, exact. Of a row of hours it is the row's own figure, rounded once: the settlement adds a person's hours up
    /// before it rounds, so that these figures don't add up to it to the øre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

impl<T: Row> RowChange<T> {
    /// A row that stands on one side or on both; `None` when it doesn't stand on either.
    pub(super) fn new(row: Pair<Option<T>>) -> Self {
        let fields = match &row {
            Pair { before: Some(before), after: Some(after) } => fields(&before.facts(), &after.facts()),
            Pair { .. } => Vec::new(),
        };
        Self {
            change: Change::of(&row),
            before: row.before,
            after: row.after,
            fields,
            receipts_with_other_bytes: Vec::new(),
            hours: None,
            amount: None,
        }
    }

    /// Does it stand on both sides and say the same?
    pub(super) fn is_none(&self) -> bool {
        self.change == Change::Changed && self.fields.is_empty() && self.receipts_with_other_bytes.is_empty()
    }

    /// As it is, or as it was when it is gone.
    #[must_use]
    pub fn latest(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// As it was, or as it is when it is new.
    #[must_use]
    pub fn earliest(&self) -> Option<&T> {
        self.before.as_ref().or(self.after.as_ref())
    }
}

/// A row for programs: where it stands, and what it says.
#[expect(clippy::ref_option, reason = "serde hands a field over as it is")]
fn written<T: Row, S: Serializer>(row: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written {
        row: String,
        #[serde(flatten)]
        facts: Facts,
    }
    let written = row.as_ref().map(|row| Written { row: row.row().to_string(), facts: row.facts() });
    written.serialize(serializer)
}

/// A fact that is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Which fact.
    pub key: Key,
    /// What it was; `None` when it wasn't there.
    pub before: Option<Value>,
    /// What it is; `None` when it isn't there any more.
    pub after: Option<Value>,
}

/// What is different among facts, in the order of the keys.
pub(super) fn fields(before: &Facts, after: &Facts) -> Vec<Field> {
    let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let field = |key: &Key| Field {
        key: key.clone(),
        before: before.get(key).cloned(),
        after: after.get(key).cloned(),
    };
    keys.into_iter().map(field).filter(|field| field.before != field.after).collect()
}
