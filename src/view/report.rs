//! The final report: its prose, and the parts that are made from the other files.

mod parts;
mod prose;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::Serialize;

use super::charts::Chart;
use super::head::period;
use super::text::hyphenable;
use super::timesheet::SignOff;
use super::{Fact, Head, Subject, Table};
use crate::domain::Report;
use prose::Node;

/// Data of `report.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportSheet {
    /// Head and foot.
    pub head: Head,
    /// Parties and period.
    pub facts: Vec<Fact>,
    /// Heading of the list of contents.
    pub contents_title: String,
    /// Sections, in order.
    pub sections: Vec<ReportSection>,
    /// Heading of the signatures.
    pub sign_off_title: String,
    /// Lines to sign on.
    pub sign_off: Vec<SignOff>,
}

/// A section: prose, then what was made from the other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportSection {
    /// The heading.
    pub title: String,
    /// Prose.
    pub blocks: Vec<Node>,
    /// Generated parts.
    pub parts: Vec<Part>,
}

/// A part that is made from the other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Part {
    /// A table; `layout` chooses the columns' widths.
    Table {
        /// Which of the template's layouts.
        layout: &'static str,
        /// What the table shows.
        title: String,
        /// The table.
        table: Table,
    },
    /// A chart over the whole width.
    Chart {
        /// The chart.
        chart: Chart,
    },
    /// Small charts side by side.
    Charts {
        /// What they show.
        title: String,
        /// The charts.
        charts: Vec<Chart>,
    },
}

/// Sections that the other files fill, in the order in which they are added when the prose leaves them out.
const ACTIVITIES: &str = "Gjennomførte aktiviteter";
const SUB_GOALS: &str = "Måloppnåelse";
const INDICATORS: &str = "Resultatindikatorer";
const ECONOMY: &str = "Økonomi";

/// The report with its generated parts: each under the section of its name, or in one of its own.
#[must_use]
pub fn report(subject: Subject<'_>, report: &Report) -> ReportSheet {
    let agreement = &subject.project.agreement;
    let mut sections: Vec<ReportSection> = report
        .sections
        .iter()
        .map(|section| ReportSection {
            title: section.title.clone(),
            blocks: section.blocks.iter().map(prose::block).collect(),
            parts: Vec::new(),
        })
        .collect();
    place(&mut sections, ACTIVITIES, parts::activities(subject));
    place(&mut sections, SUB_GOALS, parts::sub_goals(subject));
    place(&mut sections, INDICATORS, parts::indicators(subject));
    place(&mut sections, ECONOMY, parts::economy(subject));
    for section in &mut sections {
        section.title = hyphenable(&section.title);
    }
    ReportSheet {
        head: Head::draft(subject, "Sluttrapport", None),
        facts: vec![
            Fact::new("Fra", hyphenable(&agreement.seller.name)),
            Fact::new("Til", hyphenable(&agreement.buyer.name)),
            Fact::new("Prosjektperiode", period(subject)),
        ],
        contents_title: "Innhold".to_owned(),
        sections,
        sign_off_title: "Underskrifter".to_owned(),
        sign_off: vec![
            SignOff::new("Rapporten og regnskapet er riktige.", "Prosjektleder"),
            SignOff::new("Godkjent for levering.", "Daglig leder"),
        ],
    }
}

fn place(sections: &mut Vec<ReportSection>, title: &str, parts: Vec<Part>) {
    match sections.iter_mut().find(|section| section.title == title) {
        Some(section) => section.parts = parts,
        None if parts.is_empty() => {}
        None => sections.push(ReportSection { title: title.to_owned(), blocks: Vec::new(), parts }),
    }
}
