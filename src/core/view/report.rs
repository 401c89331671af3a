//! The final report: its prose, and the parts that are made from the other files.

mod charts;
mod figures;
mod parts;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::head::period;
use super::timesheet::SignOff;
use super::{Fact, Head, Picture, Subject, Words};
use crate::domain::{Block, Project, Report, ReportFigure, ReportPart, WorkspacePath, with_figures};
use crate::invoice::Draft;
use crate::words::{self, BOKMAL};
use charts::UseOfFrame;
pub use figures::figure;
use parts::{AccountRow, ActivityRow, BillingRow, Findings, IndicatorRow, Months, SubGoals};

/// Data of `report.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportSheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// Words of the charts.
    pub chart_words: Words,
    /// Parties and period.
    pub facts: Vec<Fact>,
    /// What became of the targets, if there are any.
    pub findings: Option<Findings>,
    /// Sections, in order.
    pub sections: Vec<ReportSection>,
    /// The footnotes' texts.
    pub notes: Vec<Vec<Block>>,
    /// The pictures in the prose, by their paths there; a unit of theirs is a point on the paper.
    pub pictures: BTreeMap<WorkspacePath, Picture>,
    /// What was done, and when.
    pub activities: Vec<ActivityRow>,
    /// The sub-goals, with what was done for each and how its indicators stand.
    pub sub_goals: SubGoals,
    /// The indicators: results, how they came about, and where the values are from.
    pub indicators: Vec<IndicatorRow>,
    /// Accounts in the budget's layout.
    pub accounts: Vec<AccountRow>,
    /// What was billed, and what is left to bill.
    pub billing: Vec<BillingRow>,
    /// What is documented to date, against the frame, if there is one.
    pub use_of_frame: Option<UseOfFrame>,
    /// Hours and costs month by month.
    pub months: Months,
    /// Lines to sign on.
    pub sign_off: Vec<SignOff>,
}

/// A section: prose, then what was made from the other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportSection {
    /// The heading.
    pub title: String,
    /// Prose, with the generated parts that it has a place for.
    pub blocks: Vec<Block>,
    /// Generated parts that it has no place for.
    pub parts: Vec<ReportPart>,
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
    draft: Option<&Draft>,
    report: &Report,
    pictures: &BTreeMap<WorkspacePath, Picture>,
) -> ReportSheet {
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let (project, settlement) = (subject.project, subject.settlement);
    let agreement = &project.agreement;
    let told = |figure: &ReportFigure| {
        figures::figure(figure, project, settlement, draft).unwrap_or_else(|_| terms.none.to_owned())
    };
    ReportSheet {
        head: Head::attachment(subject, words.report, None),
        words: super::words(words.plain()),
        chart_words: super::words(BOKMAL.charts.plain()),
        facts: vec![
            fact!(words.from, agreement.seller.name.as_str()),
            fact!(words.to, agreement.buyer.name.as_str()),
            period(subject),
        ],
        findings: parts::findings(project),
        sections: sections(project, report, &told),
        notes: report.notes.iter().map(|note| with_figures(note, &told)).collect(),
        pictures: pictures.clone(),
        activities: parts::activities(project),
        sub_goals: parts::sub_goals(project, settlement),
        indicators: parts::indicators(project),
        accounts: parts::accounts(agreement, settlement),
        billing: parts::billing(subject, draft),
        use_of_frame: charts::use_of_frame(settlement),
        months: parts::months(project, settlement),
        sign_off: vec![
            SignOff::new(words.leader_signs, terms.project_leader),
            SignOff::new(words.manager_signs, words.manager),
        ],
    }
}

/// The sections with their parts.
fn sections(
    project: &Project,
    report: &Report,
    told: &dyn Fn(&ReportFigure) -> String,
) -> Vec<ReportSection> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let part = |block: &Block| if let Block::Part(part) = block { Some(*part) } else { None };
    let placed: BTreeSet<ReportPart> = blocks.filter_map(part).collect();
    let hours_follow = !placed.contains(&ReportPart::Hours);
    let mut sections: Vec<ReportSection> = Vec::new();
    for section in &report.sections {
        let mut blocks = Vec::new();
        for block in with_figures(&section.blocks, told) {
            let part = part(&block);
            blocks.push(block);
            if hours_follow && part == Some(ReportPart::Economy) {
                blocks.push(Block::Part(ReportPart::Hours));
            }
        }
        sections.push(ReportSection { title: section.title.clone(), blocks, parts: Vec::new() });
    }
    place(&mut sections, &placed, project);
    sections
}

/// Puts the parts that the prose has no place for into the sections of their names, and adds those that it leaves out:
/// each behind the one before it, so that results never end up behind the conclusions.
fn place(sections: &mut Vec<ReportSection>, placed: &BTreeSet<ReportPart>, project: &Project) {
    let is_empty = |part| match part {
        ReportPart::Activities => project.activities.is_empty(),
        ReportPart::Indicators => project.indicators.is_empty(),
        // These always have figures.
        ReportPart::SubGoals | ReportPart::Economy | ReportPart::Hours => false,
    };
    // Every report has a section of the results.
    let mut next = section_of(sections, BOKMAL.report.section_sub_goals).unwrap_or(sections.len());
    for (part, title) in default_places(&BOKMAL.report) {
        let mut parts = if placed.contains(&part) || is_empty(part) { Vec::new() } else { vec![part] };
        if parts.contains(&ReportPart::Economy) && !placed.contains(&ReportPart::Hours) {
            parts.push(ReportPart::Hours);
        }
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
