//! `{{økonomi}}` alone on a line: the place of a part that is made from the other files.

use std::collections::BTreeMap;

use crate::diag::Problems;
use crate::diag::catalogue::{PartTwice, PartUnknown};
use crate::domain::ReportPart;
use crate::input::nearest::{listed, nearest};
use crate::input::origin::Span;
use crate::input::source::Source;

/// The parts by the names that a report has for them.
pub(super) const PARTS: [(&str, ReportPart); 5] = [
    ("aktiviteter", ReportPart::Activities),
    ("delmål", ReportPart::SubGoals),
    ("indikatorer", ReportPart::Indicators),
    ("økonomi", ReportPart::Economy),
    ("timer", ReportPart::Hours),
];

/// A line that is a name in braces.
pub(super) struct Placeholder<'a> {
    name: &'a str,
    span: Span,
}

/// The lines of a paragraph, if every one of them is a name in braces, and not a figure's.
pub(super) fn lines(
    source: &Source,
    paragraph: Span,
    is_figure: impl Fn(&str) -> bool,
) -> Option<Vec<Placeholder<'_>>> {
    let text = source.text.get(paragraph.start..paragraph.end)?;
    let mut start = paragraph.start;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let written = line.trim();
        let name = written.strip_prefix("{{")?.strip_suffix("}}")?.trim();
        if is_figure(name) {
            return None;
        }
        let begin = start + (line.len() - line.trim_start().len());
        found.push(Placeholder { name, span: Span { start: begin, end: begin + written.len() } });
        start += line.len();
    }
    Some(found)
}

/// The places that were given so far.
#[derive(Default)]
pub(super) struct Places(BTreeMap<ReportPart, usize>);

impl Places {
    /// The part that is meant, unless nobody knows it or it has its place already.
    pub(super) fn take(
        &mut self,
        placeholder: &Placeholder<'_>,
        source: &Source,
        problems: &mut Problems,
    ) -> Option<ReportPart> {
        let Placeholder { name, span } = placeholder;
        let braced = braced(name);
        let known = PARTS.iter().find(|(known, _)| *known == name.to_lowercase());
        let Some((_, part)) = known else {
            problems.push(source.problem(*span, PartUnknown { name: braced, suggestion: meant(name) }));
            return None;
        };
        if let Some(line) = self.0.get(part) {
            problems.push(source.problem(*span, PartTwice { name: braced, line }));
            return None;
        }
        self.0.insert(*part, source.line_of(span.start));
        Some(*part)
    }
}

fn meant(name: &str) -> String {
    let names = || PARTS.iter().map(|(known, _)| *known);
    if let Some(near) = nearest(name, names()) {
        return format!("did you mean `{}`?", braced(near));
    }
    let all: Vec<String> = names().map(braced).collect();
    format!("write {}", listed(all.iter().map(String::as_str)))
}

/// As a report writes it.
pub(super) fn braced(name: &str) -> String {
    format!("{{{{{name}}}}}")
}
