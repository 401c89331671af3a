//! What to do next.

use chrono::NaiveDate;

use super::documents::DraftState;
use super::position::{Missing, Position};
use crate::domain::{DocumentNumber, MilestoneBasis, MilestoneId, Project};
use crate::pipeline::diff::Since;

/// The next thing to do with an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The inputs have errors.
    MendErrors,
    /// A document would be another one by today's inputs.
    LookAtChanges {
        /// The document.
        number: DocumentNumber,
        /// Its milestone.
        milestone: MilestoneId,
    },
    /// There is no draft of the next milestone, or it is stale.
    Draft,
    /// The next document can't be issued yet: something is missing.
    Complete {
        /// Its milestone.
        milestone: MilestoneId,
    },
    /// Nothing is in the way of the next document, and the work that it bills isn't over.
    Wait {
        /// Its milestone.
        milestone: MilestoneId,
        /// The last day of work.
        until: NaiveDate,
    },
    /// The next document can be issued.
    Issue {
        /// Its milestone.
        milestone: MilestoneId,
    },
    /// All is issued.
    Done,
}

/// The first thing that stands open, from what is wrong to what is to come.
pub(super) fn step(position: &Position, project: &Project, today: NaiveDate) -> Next {
    let sum_differs =
        |since: &&Since| since.effect.would_ask_for != Some(since.effect.asks_for) && since.effect.is_wrong();
    let says_otherwise = |since: &&Since| {
        let last = project.agreement.milestones.last();
        last.is_some_and(|last| last.id == since.entry.milestone) && since.effect.is_wrong()
    };
    // A sum that differs is taken off by what comes next; other words matter in the last document alone.
    let since = || position.since.iter();
    let changed = since().find(sum_differs).or_else(|| since().find(says_otherwise));
    if let Some(since) = changed {
        let milestone = since.entry.milestone.clone();
        return Next::LookAtChanges { number: since.entry.number.clone(), milestone };
    }
    let Some(Missing { milestone, obstacles }) = &position.missing else { return Next::Done };
    let milestone = milestone.clone();
    let draft =
        position.milestones.iter().find(|known| known.milestone == milestone).map(|known| known.draft);
    let until = last_day_of_work(project, &milestone).filter(|last| today < *last);
    match (draft, until) {
        (Some(DraftState::NotMade | DraftState::Stale), _) => Next::Draft,
        _ if !obstacles.is_empty() => Next::Complete { milestone },
        (_, Some(until)) => Next::Wait { milestone, until },
        _ => Next::Issue { milestone },
    }
}

/// The last day on which work can count for a milestone; `None` for an advance, which comes before the work.
fn last_day_of_work(project: &Project, milestone: &MilestoneId) -> Option<NaiveDate> {
    let agreement = &project.agreement;
    match agreement.milestone(milestone)?.basis {
        MilestoneBasis::Advance { .. } => None,
        MilestoneBasis::Settlement { through } => {
            let end = agreement.activity_deadline.unwrap_or(agreement.period.to());
            Some(through.map_or(end, |day| day.min(end)))
        }
    }
}
