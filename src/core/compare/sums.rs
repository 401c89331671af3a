//! What the changes come to, by settling both states.

use serde::Serialize;

use super::change::{Pair, RowChange, with_difference};
use super::rows::{self, HoursRow};
use crate::domain::{Milestone, MilestoneId, Person, PersonId, Project};
use crate::num::{Hours, Money, Rate};
use crate::settle::{self, Settlement};

/// The sums of the whole project, ex VAT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// All hours.
    #[serde(serialize_with = "with_difference")]
    pub hours: Pair<Hours>,
    /// What the hours come to.
    #[serde(serialize_with = "with_difference")]
    pub fees: Pair<Money>,
    /// Direct costs.
    #[serde(serialize_with = "with_difference")]
    pub costs: Pair<Money>,
    /// Both together.
    #[serde(serialize_with = "with_difference")]
    pub documented: Pair<Money>,
    /// The frame, if there is one.
    pub frame: Pair<Option<Money>>,
    /// The part of `documented` that the frame has no room for.
    #[serde(serialize_with = "with_difference")]
    pub over_frame: Pair<Money>,
}

/// A person whose hours, price or sum are different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonSums {
    /// Who.
    pub person: PersonId,
    /// The name; of someone who isn't in the agreement any more, the earlier one.
    pub name: String,
    /// All hours.
    #[serde(serialize_with = "with_difference")]
    pub hours: Pair<Hours>,
    /// The price of an hour; `None` where the agreement doesn't have the person.
    #[serde(rename = "hourly_rate")]
    pub rate: Pair<Option<Rate>>,
    /// The settlement's line: all hours × price, rounded once.
    #[serde(serialize_with = "with_difference")]
    pub amount: Pair<Money>,
    /// How many rows of the person are different.
    pub rows: usize,
    /// Σ of those rows' own figures, as far as they are this person's.
    pub own_amounts: Money,
    /// What the rows' own figures leave to explain: a new price for the other rows, and the rounding of the sum.
    pub price_and_rounding: Money,
}

/// What a milestone entitles to, before what was billed is taken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneSums {
    /// Which.
    pub milestone: MilestoneId,
    /// Its title; of one that isn't in the agreement any more, the earlier one.
    pub title: String,
    /// What is documented by then: the rows that count for it; `None` where the agreement doesn't have the milestone.
    pub documented: Pair<Option<Money>>,
    /// What may have been billed in all.
    pub entitled: Pair<Option<Money>>,
}

/// The settlement of everything, on both sides.
pub(super) fn settled(projects: Pair<&Project>) -> Pair<Settlement> {
    projects.map(|project| {
        let last = project
            .agreement
            .milestones
            .last()
            .expect("an agreement has a milestone, and the last counts all");
        settle::settle(project, last, &[])
    })
}

pub(super) fn of(settled: &Pair<Settlement>) -> Sums {
    let sides = settled.as_ref();
    Sums {
        hours: sides.map(|side| side.hours),
        fees: sides.map(|side| side.fees_total),
        costs: sides.map(|side| side.costs_total),
        documented: sides.map(|side| side.documented),
        frame: sides.map(|side| side.frame),
        over_frame: sides.map(|side| side.over_frame),
    }
}

/// The people of the later state in its order, then those who are gone.
pub(super) fn people(
    projects: Pair<&Project>,
    settled: &Pair<Settlement>,
    changes: &[RowChange<HoursRow>],
) -> Vec<PersonSums> {
    let known = projects.map(|project| project.agreement.people.as_slice());
    let gone = known.before.iter().filter(|person| known.after.iter().all(|other| other.id != person.id));
    let sides = settled.as_ref();
    let sums = |person: &Person| {
        let fee = sides.map(|side| side.fees.iter().find(|fee| fee.person == person.id));
        let amount = fee.map(|fee| fee.map(|fee| fee.amount).unwrap_or_default());
        let (rows, own_amounts) = rows::of_person(changes, &person.id);
        let sums = PersonSums {
            person: person.id.clone(),
            name: person.name.clone(),
            hours: fee.map(|fee| fee.map(|fee| fee.hours).unwrap_or_default()),
            rate: projects.map(|project| project.agreement.person(&person.id).map(|person| person.rate)),
            amount,
            rows,
            own_amounts,
            price_and_rounding: amount.difference() - own_amounts,
        };
        let is_same = rows == 0 && sums.amount.is_same() && sums.hours.is_same();
        (!is_same).then_some(sums)
    };
    known.after.iter().chain(gone).filter_map(sums).collect()
}

/// The milestones of the later state in its order, then those that are gone.
pub(super) fn milestones(projects: Pair<&Project>) -> Vec<MilestoneSums> {
    let known = projects.map(|project| &project.agreement);
    let gone =
        known.before.milestones.iter().filter(|milestone| known.after.milestone(&milestone.id).is_none());
    let sums = |milestone: &Milestone| {
        let settled = projects.map(|project| {
            let milestone = project.agreement.milestone(&milestone.id)?;
            Some(settle::settle(project, milestone, &[]))
        });
        let of = |figure: fn(&Settlement) -> Money| Pair {
            before: settled.before.as_ref().map(figure),
            after: settled.after.as_ref().map(figure),
        };
        MilestoneSums {
            milestone: milestone.id.clone(),
            title: milestone.title.clone(),
            documented: of(|settlement| settlement.documented),
            entitled: of(|settlement| settlement.entitled),
        }
    };
    known.after.milestones.iter().chain(gone).map(sums).collect()
}
