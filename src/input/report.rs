//! `report.md`: Markdown → the report's prose, as a tree in which no mark-up survives.

mod outline;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use super::PlacedText;
use super::source::Source;
use crate::diag::Problems;
use crate::domain::Report;

/// Reads the report; `texts` gets everything in it that will be printed.
///
/// `None` when something in it can't be set or a section is missing; `problems` then has every reason.
pub(super) fn read(
    source: &Source<'_>,
    problems: &mut Problems,
    texts: &mut Vec<PlacedText>,
) -> Option<Report> {
    let mut found = Problems::new();
    let report = tree::blocks(source, &mut found, texts)
        .map(|blocks| outline::sections(source, blocks, &mut found))
        .filter(|_| !found.has_errors());
    problems.extend(found);
    report
}
