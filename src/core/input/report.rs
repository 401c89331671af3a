//! `report.md`: Markdown → the report's prose, as a tree in which no mark-up survives.

mod figures;
mod images;
mod links;
mod notes;
mod numbers;
mod outline;
mod pieces;
mod placeholders;
mod table;
#[cfg(test)]
mod tests;
mod tree;

pub(super) use figures::Names;
pub use figures::PlacedFigure;
pub use numbers::{Quantity, WrittenNumber};

use super::files::NamedFile;
use super::origin::PlacedText;
use super::source::Source;
use crate::diag::Problems;
use crate::domain::Report;

/// Everything in the report that will be printed.
#[derive(Default)]
pub(super) struct Printed {
    /// Its words.
    pub(super) texts: Vec<PlacedText>,
    /// Its images.
    pub(super) images: Vec<NamedFile>,
    /// Its places for figures.
    pub(super) figures: Vec<PlacedFigure>,
    /// Its own numbers of hours and kroner.
    pub(super) numbers: Vec<WrittenNumber>,
}

/// Has nobody written anything yet but headings?
pub(super) fn is_outline(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with("# "))
}

/// Reads the report; `printed` gets everything in it that will be printed.
///
/// `None` when something in it can't be set or a section is missing; `problems` then has every reason.
pub(super) fn read(
    source: &Source,
    names: &Names,
    problems: &mut Problems,
    printed: &mut Printed,
) -> Option<Report> {
    let mut found = Problems::new();
    let report = tree::tree(source, names, &mut found, printed)
        .map(|tree| outline::report(source, tree, &mut found, &mut printed.numbers))
        .filter(|_| !found.has_errors());
    problems.extend(found);
    report
}
