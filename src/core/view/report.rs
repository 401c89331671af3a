//! The final report: its prose, and the parts that are made from the other files.

mod parts;
mod prose;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::charts::Chart;
use super::head::period;
use super::text::hyphenable;
use super::timesheet::SignOff;
use super::{Fact, Head, Picture, Subject, Table};
use crate::domain::{Block, Report, ReportPart, WorkspacePath};
use crate::words::{self, BOKMAL};
use prose::{Node, Prose};

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
    /// Prose, with the generated parts that it has a place for.
    pub blocks: Vec<Node>,
    /// Generated parts that it has no place for.
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

/// The parts and the sections that they stand in when the prose has no place for them, in the order of a report. Hours
/// go with the economy.
fn default_places(words: &words::Report) -> [(ReportPart, &'static str); 4] {
    [
        (ReportPart::Activities, words.section_activities),
        (ReportPart::SubGoals, words.section_sub_goals),
        (ReportPart::Indicators, words.section_indicators),
        (ReportPart::Economy, words.section_economy),
    ]
}

/// The report with its generated parts: where the prose has a place for them, else under the section of their name,
/// else in a section of their own.
#[must_use]
pub fn report(
    subject: Subject<'_>,
    report: &Report,
    pictures: &BTreeMap<WorkspacePath, Picture>,
) -> ReportSheet {
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let agreement = &subject.project.agreement;
    let placed = placed(report);
    let mut prose = Prose {
        notes: &report.notes,
        pictures,
        generated: &|part| generated(subject, part, &placed),
        has_heading: false,
        shown: BTreeSet::new(),
    };
    let mut sections: Vec<ReportSection> = report
        .sections
        .iter()
        .map(|section| ReportSection {
            title: section.title.clone(),
            blocks: prose.section(&section.blocks),
            parts: Vec::new(),
        })
        .collect();
    place(&mut sections, &placed, |part| generated(subject, part, &placed));
    for section in &mut sections {
        section.title = hyphenable(&section.title);
    }
    ReportSheet {
        head: Head::attachment(subject, words.report, None),
        facts: vec![
            Fact::new(words.from, hyphenable(&agreement.seller.name)),
            Fact::new(words.to, hyphenable(&agreement.buyer.name)),
            Fact::new(terms.project_period, period(subject)),
        ],
        contents_title: words.contents.to_owned(),
        sections,
        sign_off_title: words.signatures.to_owned(),
        sign_off: vec![
            SignOff::new(words.leader_signs, terms.project_leader),
            SignOff::new(words.manager_signs, words.manager),
        ],
    }
}

/// The parts that the prose has a place for.
fn placed(report: &Report) -> BTreeSet<ReportPart> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Part(part) = block { Some(*part) } else { None }).collect()
}

/// What a part shows.
fn generated(subject: Subject<'_>, part: ReportPart, placed: &BTreeSet<ReportPart>) -> Vec<Part> {
    match part {
        ReportPart::Activities => parts::activities(subject),
        ReportPart::SubGoals => parts::sub_goals(subject),
        ReportPart::Indicators => parts::indicators(subject),
        ReportPart::Economy if placed.contains(&ReportPart::Hours) => parts::economy(subject),
        ReportPart::Economy => [parts::economy(subject), parts::hours(subject)].concat(),
        ReportPart::Hours => parts::hours(subject),
    }
}

/// Puts the parts that the prose has no place for into the sections of their names, and adds those that it leaves out:
/// each behind the one before it, so that results never end up behind the conclusions.
fn place(
    sections: &mut Vec<ReportSection>,
    placed: &BTreeSet<ReportPart>,
    generated: impl Fn(ReportPart) -> Vec<Part>,
) {
    // Every report has a section of the results.
    let mut next = section_of(sections, BOKMAL.report.section_sub_goals).unwrap_or(sections.len());
    for (part, title) in default_places(&BOKMAL.report) {
        let parts = if placed.contains(&part) { Vec::new() } else { generated(part) };
        let found = section_of(sections, title);
        match found {
            Some(index) => sections[index].parts = parts,
            None if parts.is_empty() => continue,
            None => {
                let section = ReportSection { title: title.to_owned(), blocks: Vec::new(), parts };
                sections.insert(next, section);
            }
        }
        next = found.unwrap_or(next) + 1;
    }
}

fn section_of(sections: &[ReportSection], title: &str) -> Option<usize> {
    sections.iter().position(|section| section.title == title)
}
