//! What a row or an agreement says, as a list of `path → value`, for who compares or tells of values without knowing
//! each of them by name.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use super::{
    Address, Agreement, BankAccount, BudgetLine, Contact, Milestone, MilestoneBasis, OrgNumber, Party,
    Person, PlannedMonth, Project, RowId, SubGoal, VatStatus,
};
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

impl Project {
    /// What the agreement says; what is left open is left out.
    ///
    /// Each field has a name here, so that the compiler asks about a new one.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let Agreement {
            id: _,
            // The project's own flag says the same of all files.
            sample: _,
            title,
            seller,
            buyer,
            buyer_is_vat_registered,
            references,
            delivery_place,
            period,
            activity_deadline,
            delivery_deadline,
            signed_on,
            signed_agreement,
            frame,
            vat,
            payment,
            ehf,
            numbering,
            milestones,
            sub_goals,
            people,
            plan,
            budget,
        } = &self.agreement;
        let facts =
            Facts::default().with("sample", Value::yes(self.sample)).with("title", Value::text(title));
        let facts =
            party(facts, ["seller.name", "seller.org_number", "seller.address", "seller.contact"], seller);
        let facts = party(facts, ["buyer.name", "buyer.org_number", "buyer.address", "buyer.contact"], buyer)
            .with("buyer.vat_registered", Value::yes(*buyer_is_vat_registered))
            .with("references.order_number", Value::text(&references.order_number))
            .with("references.project_number", Value::text(&references.project_number))
            .with("references.mark", Value::text(&references.mark))
            .with("references.contract", references.contract.as_ref().map(Value::text))
            .with("signed_on", signed_on.map(Value::Day))
            .with("signed_agreement", signed_agreement.as_ref().map(Value::text))
            .with("period", Value::Days(period.from(), period.to()))
            .with("activity_deadline", activity_deadline.map(Value::Day))
            .with("delivery_deadline", delivery_deadline.map(Value::Day))
            .with("delivery_place", delivery_place.as_ref().map(Value::text))
            .with("frame", frame.map(Value::Amount))
            .with("vat.status", vat.clone().map(Value::Vat))
            .with("payment.account", payment.account.clone().map(Value::Account))
            .with("payment.kid", payment.kid.as_ref().map(|kid| Value::text(kid.digits())))
            .with("payment.term_days", Value::TermDays(payment.term_days))
            .with("ehf.max_attachments_mb", Value::Size(ehf.max_attachments.bytes()))
            // The form of the numbers is told by the first number of the period.
            .with("numbering", numbering.number(period.from(), 1).map(Value::text));
        let facts = rows_of(facts, milestones, people, sub_goals);
        plans(facts, plan, budget)
    }
}

fn party(
    facts: Facts,
    [name_key, number_key, address_key, contact_key]: [&'static str; 4],
    party: &Party,
) -> Facts {
    let Party { name, org_number, address, contact } = party;
    let address = address
        .as_ref()
        .map(|Address { street, postal_code, city }| Value::Text(format!("{street}, {postal_code} {city}")));
    let contact = contact.as_ref().map(|Contact { name, email, phone }| {
        let ways = [Some(name), email.as_ref(), phone.as_ref()];
        Value::Text(ways.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))
    });
    facts
        .with(name_key, Value::text(name))
        .with(number_key, org_number.clone().map(Value::OrgNumber))
        .with(address_key, address)
        .with(contact_key, contact)
}

/// Milestones, sub-goals and people under their ids.
fn rows_of(facts: Facts, milestones: &[Milestone], people: &[Person], sub_goals: &[SubGoal]) -> Facts {
    let basis = |milestone: &Milestone| match milestone.basis {
        MilestoneBasis::Advance { share, cumulative: _ } => Value::Advance(share),
        MilestoneBasis::Settlement { through } => Value::Settlement(through),
    };
    let of_person =
        |value: fn(&Person) -> Value| people.iter().map(move |person| (person.id.to_string(), value(person)));
    facts
        .with_each(
            "milestones.*.title",
            milestones.iter().map(|milestone| (milestone.id.to_string(), Value::text(&milestone.title))),
        )
        .with_each(
            "milestones.*.basis",
            milestones.iter().map(|milestone| (milestone.id.to_string(), basis(milestone))),
        )
        .with_each(
            "sub_goals.*.title",
            sub_goals.iter().map(|goal| (goal.id.to_string(), Value::text(&goal.title))),
        )
        .with_each("people.*.name", of_person(|person| Value::text(&person.name)))
        .with_each("people.*.role", of_person(|person| Value::text(&person.role)))
        .with_each("people.*.hourly_rate", of_person(|person| Value::Amount(person.rate.per_hour())))
}

/// Lines of the plan by month, lines of the budget by their place.
fn plans(facts: Facts, plan: &[PlannedMonth], budget: &[BudgetLine]) -> Facts {
    let month = |line: &PlannedMonth| format!("{}-{:02}", line.month.year(), line.month.number());
    let of_line = |value: fn(&BudgetLine) -> Value| {
        budget.iter().zip(1..).map(move |(line, place)| (format!("{place:02}"), value(line)))
    };
    facts
        .with_each("plan.*.hours", plan.iter().map(|line| (month(line), Value::Hours(line.hours))))
        .with_each("budget.*.title", of_line(|line| Value::text(&line.title)))
        .with_each("budget.*.covers", of_line(|line| Value::Choice(line.covers.name())))
        .with_each("budget.*.amount", of_line(|line| Value::Amount(line.amount)))
}
