//! National identity numbers: found anywhere in an input, shown nowhere.

use crate::diag::Problems;
use crate::diag::catalogue::IdentityNumber;

use super::masked::find;
use super::origin::Span;
use super::source::Source;

/// Reports every national identity number of a file; `exempt` is where a bank account stands, whose
/// eleven digits can pass for one.
pub(super) fn report(source: &Source, exempt: Option<Span>, problems: &mut Problems) {
    for (line_start, line) in source.lines() {
        for (at, number) in find(line) {
            let span = Span { start: line_start + at, end: line_start + at + number.len() };
            let is_account = exempt.is_some_and(|known| known.start <= span.start && span.end <= known.end);
            if !is_account {
                problems.push(source.problem(span, IdentityNumber { masked: number }));
            }
        }
    }
}
