//! Milestones and documents.

use crate::cli::text::wrapped;
use crate::domain::DocumentKind;
use crate::pipeline::{DocumentState, DocumentStatus, DraftState, MilestoneStatus, Position};

/// A line for each milestone: issued, or what it would ask for and how its draft is.
pub(super) fn milestones(position: &Position, documents: &[DocumentStatus]) -> Vec<String> {
    let width = position
        .milestones
        .iter()
        .map(|milestone| milestone.milestone.as_str().len())
        .max()
        .unwrap_or_default();
    let line = |milestone: &MilestoneStatus| {
        let id = milestone.milestone.as_str();
        wrapped(&format!("{id:width$}  {}", how_far(milestone, documents)), "  ")
    };
    position.milestones.iter().flat_map(line).collect()
}

fn how_far(milestone: &MilestoneStatus, documents: &[DocumentStatus]) -> String {
    let draft = match milestone.draft {
        DraftState::NotMade => "no draft",
        DraftState::Stale => "the draft is stale",
        DraftState::Current => "the draft is current",
    };
    if let Some(number) = &milestone.closed_by {
        return format!("closed: {number} took it back for good");
    }
    match (&milestone.issued, milestone.would_ask_for) {
        (Some(number), _) => {
            let entry = documents.iter().find(|document| document.entry.number == *number);
            let date = entry.map(|document| format!(" of {}", document.entry.date)).unwrap_or_default();
            format!("issued as {number}{date}")
        }
        (None, Some(asks)) if asks.is_negative() => format!("would give back NOK {}; {draft}", -asks),
        (None, Some(asks)) => format!("would ask for NOK {asks}; {draft}"),
        (None, None) => format!("nothing to be billed; {draft}"),
    }
}

/// A line for each document: number, date, what it asks for, and what became of it.
pub(super) fn issued(documents: &[DocumentStatus]) -> Vec<String> {
    let width =
        documents.iter().map(|document| document.entry.number.as_str().len()).max().unwrap_or_default();
    let amounts = documents.iter().map(|document| document.entry.asks().to_string().len());
    let amount_width = amounts.max().unwrap_or_default();
    let line = |document: &DocumentStatus| {
        let DocumentStatus { entry, .. } = document;
        let (number, date, amount) = (entry.number.as_str(), entry.date, entry.asks().to_string());
        wrapped(
            &format!("{number:width$}  {date}  {amount:>amount_width$}  {}", what_became_of(document)),
            "  ",
        )
    };
    documents.iter().flat_map(line).collect()
}

fn what_became_of(document: &DocumentStatus) -> String {
    let DocumentStatus { entry, state, credited, replaced_by } = document;
    let what = match (entry.kind, state) {
        (DocumentKind::CreditNote, _) => {
            let credited: Vec<&str> = entry.credits.iter().map(|credit| credit.number.as_str()).collect();
            format!("credit note on {}", credited.join(", "))
        }
        (DocumentKind::Invoice, DocumentState::Stands) => "invoice".to_owned(),
        (DocumentKind::Invoice, DocumentState::PartlyCredited) => {
            format!("invoice, NOK {credited} of it credited")
        }
        (DocumentKind::Invoice, DocumentState::Credited) => "invoice, credited".to_owned(),
    };
    let replaced = replaced_by.as_ref().map(|number| format!(", replaced by {number}"));
    let place_of = entry.replaces.as_ref().map(|number| format!(" in the place of {number}"));
    format!("{what}{}{} ({})", place_of.unwrap_or_default(), replaced.unwrap_or_default(), entry.milestone)
}
