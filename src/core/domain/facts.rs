//! What a row or an agreement says, as a list of `path → value`, for who compares or tells of values without knowing
//! each of them by name.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use super::{BankAccount, OrgNumber, RowId, VatStatus};
use crate::num::{Hours, Measure, Money, Percent};

/// Something that an input file has a row for.
pub trait Row: Clone {
    /// Where it was written.
    fn row(&self) -> RowId;

    /// What it says; a key that isn't written is left out.
    fn facts(&self) -> Facts;
}

/// The path of a value in its file, as the file's keys spell it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Its place among all keys of its file, so that keys sort as the documents tell of them.
    place: usize,
    /// Such as `payment.account` or `people.*.name`.
    pub path: &'static str,
    /// What stands for the `*`: an id, a month, a day; empty without one.
    pub of: String,
}

impl fmt::Display for Key {
    /// As `people.kari.name`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path.replace('*', &self.of))
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Values by their keys, in the order in which they were listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Facts {
    values: BTreeMap<Key, Value>,
    /// Every path that was listed, with a value or without.
    #[serde(skip)]
    paths: Vec<&'static str>,
}

impl Facts {
    /// The same with one more key; `None` takes its place without a value.
    #[must_use]
    pub fn with(self, path: &'static str, value: impl Into<Option<Value>>) -> Self {
        self.with_each(path, value.into().map(|value| (String::new(), value)))
    }

    /// The same with a key that there are several of, each with its id.
    #[must_use]
    pub fn with_each(
        mut self,
        path: &'static str,
        values: impl IntoIterator<Item = (String, Value)>,
    ) -> Self {
        let place = self.paths.len();
        self.paths.push(path);
        self.values.extend(values.into_iter().map(|(of, value)| (Key { place, path, of }, value)));
        self
    }

    /// Only the values of some paths.
    #[must_use]
    pub fn only(&self, paths: &[&str]) -> Self {
        let chosen = self.values.iter().filter(|(key, _)| paths.contains(&key.path));
        Self { values: chosen.map(|(key, value)| (key.clone(), value.clone())).collect(), paths: Vec::new() }
    }

    /// Every path that can have a value here, in order.
    #[must_use]
    pub fn paths(&self) -> &[&'static str] {
        &self.paths
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Value> {
        self.values.get(key)
    }

    /// Every key that has a value, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.values.keys()
    }
}

/// A value, as exact as the inputs have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// One of a few words that the inputs know.
    Choice(&'static str),
    /// A count.
    Number(u32),
    /// Days to pay in.
    TermDays(u16),
    /// A size of files, in bytes.
    Size(u64),
    /// Kroner.
    Amount(Money),
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
}

impl Value {
    /// Words.
    #[must_use]
    pub fn text(words: impl fmt::Display) -> Self {
        Self::Text(words.to_string())
    }

    /// Several words.
    #[must_use]
    pub fn list<T: fmt::Display>(words: &[T]) -> Self {
        Self::List(words.iter().map(T::to_string).collect())
    }

    /// Yes or no.
    #[must_use]
    pub const fn yes(is_so: bool) -> Self {
        Self::Choice(if is_so { "true" } else { "false" })
    }
}

impl fmt::Display for Value {
    /// As the inputs write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::List(texts) => f.write_str(&texts.join(", ")),
            Self::Choice(word) => f.write_str(word),
            Self::Number(number) => write!(f, "{number}"),
            Self::TermDays(days) => write!(f, "{days}"),
            Self::Size(bytes) => write!(f, "{}", bytes / 1_000_000),
            Self::Amount(amount) => write!(f, "{amount}"),
            Self::Hours(hours) => write!(f, "{hours}"),
            Self::Clock(from, to) => write!(f, "{}–{}", from.format("%H:%M"), to.format("%H:%M")),
            Self::Day(day) => write!(f, "{day}"),
            Self::Days(from, to) if from == to => write!(f, "{from}"),
            Self::Days(from, to) => write!(f, "{from} to {to}"),
            Self::Measured(value, None) => f.write_str(&value.digits()),
            Self::Measured(value, Some(day)) => write!(f, "{} on {day}", value.digits()),
            Self::OrgNumber(number) => f.write_str(number.digits()),
            Self::Account(account) => f.write_str(account.digits()),
            Self::Vat(VatStatus::NotRegistered) => f.write_str("not_registered"),
            Self::Vat(VatStatus::Taxable) => f.write_str("taxable"),
            Self::Vat(VatStatus::Exempt { reason }) => write!(f, "exempt, {reason}"),
            Self::Advance(share) => write!(f, "advance of {} %", share.digits()),
            Self::Settlement(None) => f.write_str("settlement"),
            Self::Settlement(Some(day)) => write!(f, "settlement through {day}"),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
