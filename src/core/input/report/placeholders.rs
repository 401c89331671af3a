//! `{{økonomi}}` alone on a line: the place of a part that is made from the other files.

use std::collections::BTreeMap;

use crate::diag::Problems;
use crate::diag::catalogue::{PartInText, PartTwice, PartUnknown};
use crate::domain::ReportPart;
use crate::input::nearest::{listed, nearest};
use crate::input::origin::Span;
use crate::input::source::Source;

/// The parts by the names that a report has for them.
const PARTS: [(&str, ReportPart); 5] = [
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

/// The lines of a paragraph, if every one of them is a name in braces.
pub(super) fn lines(source: &Source, paragraph: Span) -> Option<Vec<Placeholder<'_>>> {
    let text = source.text.get(paragraph.start..paragraph.end)?;
    let mut start = paragraph.start;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let written = line.trim();
        let name = written.strip_prefix("{{")?.strip_suffix("}}")?.trim();
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
        let braced = format!("{{{{{name}}}}}");
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
    let braced = |name: &str| format!("{{{{{name}}}}}");
    if let Some(near) = nearest(name, names()) {
        return format!("did you mean `{}`?", braced(near));
    }
    let all: Vec<String> = names().map(braced).collect();
    format!("write {}", listed(all.iter().map(String::as_str)))
}

/// Reports a name in braces within other text.
pub(super) fn check_text(text: &str, span: Span, source: &Source, problems: &mut Problems) {
    let Some((before, rest)) = text.split_once("{{") else { return };
    let Some((name, _)) = rest.split_once("}}") else { return };
    let found = format!("{{{{{name}}}}}");
    // Text that is spelt with entities is shorter than what was written.
    let start = span.start + before.len();
    let is_spelt_out = source.text.get(start..).is_some_and(|text| text.starts_with(&found));
    let span = if is_spelt_out { Span { start, end: start + found.len() } } else { span };
    problems.push(source.problem(span, PartInText { text: &found }));
}
