//! Blocks → sections, and what every final report must have.

use super::numbers::{self, WrittenNumber};
use super::pieces::plain;
use super::tree::{Placed, Tree};
use crate::diag::catalogue::{
    HeadingEmpty, HeadingSkipped, HeadingTooDeep, SectionEmpty, SectionMissing, SectionTwice,
    TextBeforeSection,
};
use crate::diag::{Place, Problems};
use crate::domain::{Block, Report, Section};
use crate::input::origin::Origin;
use crate::input::source::Source;

/// Sections that a final report can't be without: the agreement asks for the results and for a proposal, and a
/// buyer for a summary and the deviations.
const REQUIRED: [&str; 4] =
    ["Sammendrag", "Måloppnåelse", "Erfaringer og avvik", "Forslag til videre oppfølging"];

/// Sections about what was before the project and what comes after: their numbers are not the project's.
const OF_OTHER_TIMES: [&str; 2] = ["Bakgrunn og formål", "Forslag til videre oppfølging"];

/// Levels of headings that the report has, the sections' own included.
const LEVEL_MAX: u8 = 4;

/// Parts the blocks by the headings of the first level; `numbers` gets what the prose says of hours and kroner.
pub(super) fn report(
    source: &Source,
    tree: Tree,
    problems: &mut Problems,
    numbers: &mut Vec<WrittenNumber>,
) -> Report {
    let mut report = Report { notes: tree.notes, ..Report::default() };
    let mut level_before = 0;
    for placed in tree.blocks {
        if let Block::Heading { level, inlines } = &placed.block {
            check_heading(source, &placed, level_before, problems);
            level_before = *level;
            if *level == 1 {
                let title = unnumbered(plain(inlines).trim()).to_owned();
                check_unique(source, &report, &title, &placed, problems);
                let line = source.line_of(placed.span.start);
                report.sections.push(Section { line, title, blocks: Vec::new() });
                continue;
            }
        }
        if let Some(section) = report.sections.last_mut() {
            let is_told =
                matches!(placed.block, Block::Paragraph(_) | Block::List { .. } | Block::Table { .. });
            if is_told && !OF_OTHER_TIMES.contains(&section.title.as_str()) {
                numbers.extend(numbers::written(source, placed.span));
            }
            section.blocks.push(placed.block);
        } else {
            problems.push(source.problem(placed.span, TextBeforeSection));
            // Once is enough: what follows stands before the first section for the same reason.
            report.sections.push(Section { line: 1, title: String::new(), blocks: Vec::new() });
        }
    }
    for title in REQUIRED {
        check_required(source, &report, title, problems);
    }
    report
}

fn check_heading(source: &Source, placed: &Placed, level_before: u8, problems: &mut Problems) {
    let Block::Heading { level, inlines } = &placed.block else { return };
    if plain(inlines).trim().is_empty() {
        problems.push(source.problem(placed.span, HeadingEmpty));
    }
    if *level > LEVEL_MAX {
        problems.push(source.problem(placed.span, HeadingTooDeep));
    } else if level_before > 0 && *level > level_before + 1 {
        let marks = "#".repeat(usize::from(level_before) + 1);
        problems.push(source.problem(placed.span, HeadingSkipped { level, before: level_before, marks }));
    }
}

fn check_unique(source: &Source, report: &Report, title: &str, placed: &Placed, problems: &mut Problems) {
    let first = report.sections.iter().find(|section| !title.is_empty() && section.title == title);
    if let Some(first) = first {
        problems.push(source.problem(placed.span, SectionTwice { title, line: first.line }));
    }
}

fn check_required(source: &Source, report: &Report, title: &str, problems: &mut Problems) {
    match report.sections.iter().find(|section| section.title == title) {
        None => {
            let (place, suggestion) = meant(source, report, title);
            problems.push(SectionMissing { title, suggestion }.at(place));
        }
        Some(section) if section.blocks.iter().all(|block| matches!(block, Block::Heading { .. })) => {
            let line = source.line_span(section.line);
            problems.push(source.problem(line, SectionEmpty { title }));
        }
        Some(_) => {}
    }
}

/// The heading that was meant for a missing section, if there is one, and what to do about it.
fn meant(source: &Source, report: &Report, title: &str) -> (Place, String) {
    let near = |section: &&Section| !is_required(&section.title) && is_near(&section.title, title);
    if let Some(section) = report.sections.iter().find(near) {
        let place = source.place(source.line_span(section.line));
        return (place, format!("rename `{}` to `{title}`", section.title));
    }
    let is_lower = |block: &Block| matches!(block, Block::Heading { inlines, .. } if unnumbered(plain(inlines).trim()) == title);
    let holder = report.sections.iter().find(|section| section.blocks.iter().any(is_lower));
    let suggestion = match holder {
        Some(section) => {
            format!("it stands below `{}`: write it as `# {title}`, with one `#`", section.title)
        }
        None => format!("add a line `# {title}` with text below it"),
    };
    (Place::file(&source.path), suggestion)
}

/// A title without the number that Word gives it: `1. Sammendrag`, `2) Sammendrag`, `3 Sammendrag`.
fn unnumbered(title: &str) -> &str {
    let Some((number, rest)) = title.split_once(' ') else { return title };
    let digits = number.trim_end_matches(['.', ')']);
    let is_number = !digits.is_empty()
        && digits
            .split('.')
            .all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = rest.trim_start();
    if is_number && (digits.len() < number.len() || is_required(rest)) { rest } else { title }
}

fn is_required(title: &str) -> bool {
    REQUIRED.contains(&title)
}

/// A title with a slip of the pen, in other letters, or with more words before or behind.
fn is_near(written: &str, wanted: &str) -> bool {
    let (written, wanted) = (written.to_lowercase(), wanted.to_lowercase());
    let slips = (wanted.chars().count() / 4).max(2);
    !written.is_empty()
        && (strsim::damerau_levenshtein(&written, &wanted) <= slips
            || written.contains(&wanted)
            || (written.chars().count() >= 6 && wanted.contains(&written)))
}
