//! Hours per person per day (bokføringsforskriften § 5-14).

use chrono::{NaiveDate, NaiveTime};

use super::{Facts, MilestoneBasis, Month, PersonId, Row, RowId, SubGoalId, Value, WorkspacePath};
use crate::num::Hours;

/// One row: what a person did on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeEntry {
    /// Where it was written.
    pub row: RowId,
    /// The day.
    pub date: NaiveDate,
    /// Who.
    pub person: PersonId,
    /// How long, breaks taken off.
    pub hours: Hours,
    /// From and to, when they were written instead of hours.
    pub clock: Option<(NaiveTime, NaiveTime)>,
    /// What was done.
    pub activity: String,
    /// For which sub-goal; `None` until somebody says it.
    pub sub_goal: Option<SubGoalId>,
    /// More about it.
    pub note: Option<String>,
    /// When it was written down, if that is known.
    pub registered: Option<NaiveDate>,
}

impl Row for TimeEntry {
    fn row(&self) -> RowId {
        self.row
    }

    fn facts(&self) -> Facts {
        Facts::default()
            .with("date", Value::Day(self.date))
            .with("person", Value::text(&self.person))
            .with("hours", Value::Hours(self.hours))
            .with("from–to", self.clock.map(|(from, to)| Value::Clock(from, to)))
            .with("break", self.pause().map(Value::Number))
            .with("activity", Value::text(&self.activity))
            .with("sub_goal", self.sub_goal.as_ref().map(Value::text))
            .with("note", self.note.as_ref().map(Value::text))
            .with("registered", self.registered.map(Value::Day))
    }
}

impl TimeEntry {
    /// Minutes between from and to that were not worked, by which the hours are less than the clock says; `None` when
    /// there was no break, or nobody wrote down the times.
    #[must_use]
    pub fn pause(&self) -> Option<u32> {
        let (from, to) = self.clock?;
        // Hours that the clock told are whole minutes.
        let worked = self.hours.hundredths() * 3 / 5;
        let pause = to.signed_duration_since(from).num_minutes() - worked;
        u32::try_from(pause).ok().filter(|pause| *pause > 0)
    }

    /// What was done, by which two rows are the same: where and when that was written down is not part of it.
    #[must_use]
    pub fn work(&self) -> impl Ord + '_ {
        let Self { date, person, hours, clock, activity, sub_goal, note, .. } = self;
        (date, person, hours, clock, activity, sub_goal, note)
    }
}

/// Somebody's word that a person's hours were worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// Where it was written.
    pub row: RowId,
    /// Whose hours.
    pub person: PersonId,
    /// Of which month; all of them when none is named.
    pub month: Option<Month>,
    /// Who attests.
    pub by: Attester,
    /// When: hours of later days, and those written down later, are not attested by it.
    pub date: NaiveDate,
    /// The sum that was attested, if it was said: when the rows add up to another, it holds no more.
    pub hours: Option<Hours>,
    /// The timesheet with the signature on it, if it was signed on paper.
    pub signed: Option<WorkspacePath>,
}

/// Who attests hours: never the one who worked them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attester {
    /// Another person of the agreement.
    Person(PersonId),
    /// Somebody else, by name, and what they are behind a comma.
    Other(String),
}

impl Attestation {
    /// Is it about this row?
    #[must_use]
    pub fn covers(&self, entry: &TimeEntry) -> bool {
        entry.person == self.person
            && self.month.is_none_or(|month| month == Month::of(entry.date))
            && entry.registered.map_or(entry.date, |day| day.max(entry.date)) <= self.date
    }

    /// The sum of those of `entries` that it is about.
    #[must_use]
    pub fn sum_of(&self, entries: &[TimeEntry]) -> Hours {
        entries.iter().filter(|entry| self.covers(entry)).map(|entry| entry.hours).sum()
    }

    /// What it says, under whose hours it is about.
    pub(super) fn fact(&self) -> (String, Value) {
        let of =
            self.month.map_or_else(|| self.person.to_string(), |month| format!("{} {month}", self.person));
        let by = match &self.by {
            Attester::Person(id) => id.as_str(),
            Attester::Other(name) => name,
        };
        let hours = self.hours.map(|hours| format!("{hours} h"));
        let words = [
            Some(by.to_owned()),
            Some(self.date.to_string()),
            hours,
            self.signed.as_ref().map(ToString::to_string),
        ];
        (of, Value::list(&words.into_iter().flatten().collect::<Vec<String>>()))
    }
}

/// Who attested what of one person's hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attested<'a> {
    /// The attestations that hold for some of the hours, in the file's order.
    pub by: Vec<&'a Attestation>,
    /// The months of which some hours are attested by nobody.
    pub open: Vec<Month>,
}

/// All hours of an agreement, by date, then person, then row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timesheet {
    entries: Vec<TimeEntry>,
    attestations: Option<Vec<Attestation>>,
}

impl Timesheet {
    /// Puts the rows in order.
    #[must_use]
    pub fn new(mut entries: Vec<TimeEntry>) -> Self {
        entries.sort_by(|a, b| (a.date, &a.person, a.row).cmp(&(b.date, &b.person, b.row)));
        Self { entries, attestations: None }
    }

    /// The same hours, attested; `None` says nothing of it, an empty list that nobody will.
    #[must_use]
    pub fn attested_by(self, attestations: Option<Vec<Attestation>>) -> Self {
        Self { attestations, ..self }
    }

    /// Every row, in order.
    #[must_use]
    pub fn entries(&self) -> &[TimeEntry] {
        &self.entries
    }

    /// Every attestation, in the file's order; `None` when nothing is said of them.
    #[must_use]
    pub fn attestations(&self) -> Option<&[Attestation]> {
        self.attestations.as_deref()
    }

    /// Who attested the hours of `person` that a settlement counts.
    #[must_use]
    pub fn attested(&self, person: &PersonId, basis: &MilestoneBasis) -> Attested<'_> {
        let counted = || self.entries.iter().filter(|row| row.person == *person && basis.counts(row.date));
        let holds = |one: &&Attestation| one.hours.is_none_or(|hours| hours == one.sum_of(&self.entries));
        let all: Vec<&Attestation> = self.attestations.iter().flatten().filter(holds).collect();
        let by = all.iter().copied().filter(|one| counted().any(|row| one.covers(row))).collect();
        let mut open: Vec<Month> = counted()
            .filter(|row| !all.iter().any(|one| one.covers(row)))
            .map(|row| Month::of(row.date))
            .collect();
        open.dedup();
        Attested { by, open }
    }
}
