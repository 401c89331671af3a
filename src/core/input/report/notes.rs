//! Footnotes: each mark has its note, and each note its mark.

use std::collections::BTreeMap;

use crate::diag::Problems;
use crate::diag::catalogue::NoteUnpaired;
use crate::domain::Block;
use crate::input::origin::Span;
use crate::input::source::Source;

/// The notes of a text while it is read.
#[derive(Default)]
pub(super) struct Notes {
    /// Names in the order in which the text first refers to them.
    marks: Vec<String>,
    texts: BTreeMap<String, Text>,
}

struct Text {
    /// As it was written; Markdown makes no difference between capital and small letters.
    name: String,
    span: Span,
    blocks: Vec<Block>,
}

impl Notes {
    /// The number of the note that a mark names, from 0, and whether no mark named it before.
    pub(super) fn number(&mut self, name: &str) -> (usize, bool) {
        let key = name.to_lowercase();
        if let Some(index) = self.marks.iter().position(|mark| *mark == key) {
            return (index, false);
        }
        self.marks.push(key);
        (self.marks.len() - 1, true)
    }

    /// Takes a note's text.
    pub(super) fn define(
        &mut self,
        name: &str,
        blocks: Vec<Block>,
        span: Span,
        source: &Source,
        problems: &mut Problems,
    ) {
        if blocks.is_empty() {
            let suggestion = format!("write its text behind `[^{name}]:`");
            report(name, ("is empty", &suggestion), span, source, problems);
        }
        let text = Text { name: name.to_owned(), span, blocks };
        if self.texts.insert(name.to_lowercase(), text).is_some() {
            let told = ("is written twice", "put the two together, or give one of them another name");
            report(name, told, span, source, problems);
        }
    }

    /// The notes in the order of their marks.
    pub(super) fn in_order(mut self, source: &Source, problems: &mut Problems) -> Vec<Vec<Block>> {
        let taken = self.marks.iter().map(|key| self.texts.remove(key));
        let notes = taken.map(|text| text.map(|text| text.blocks).unwrap_or_default()).collect();
        for Text { name, span, .. } in self.texts.into_values() {
            let suggestion = format!("put `[^{name}]` where the text refers to it, or take the note out");
            report(&name, ("is referred to nowhere", &suggestion), span, source, problems);
        }
        notes
    }
}

/// Reports what is read as text because no note has its name; `text` stands at `span`.
pub(super) fn check_text(text: &str, span: Span, source: &Source, problems: &mut Problems) {
    let before = source.text.get(..span.start).unwrap_or_default();
    let after = source.text.get(span.end..).unwrap_or_default();
    if let Some(name) = text.strip_prefix('^').filter(|_| before.ends_with('[') && after.starts_with(']')) {
        let suggestion = format!("add a line `[^{name}]: …` with the note's text, after an empty line");
        report(name, ("isn't there", &suggestion), span, source, problems);
    }
}

fn report(name: &str, told: (&str, &str), span: Span, source: &Source, problems: &mut Problems) {
    problems.push(source.problem(span, NoteUnpaired { name, why: told.0, suggestion: told.1 }));
}
