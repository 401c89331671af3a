//! The report's sections, by title.

use std::collections::BTreeMap;

use super::change::Change;
use crate::domain::{Block, Image, Inline, ListItem, Report};

/// What is different in the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportChanges {
    /// Titles of sections that came, went or say something else: those of the later report in its order, then those
    /// that are gone.
    pub sections: Vec<Change<String>>,
    /// The sections that stand in both reports stand in another order.
    pub reordered: bool,
}

impl ReportChanges {
    /// Is the report as it was?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sections.is_empty() && !self.reordered
    }
}

/// A title, and which of the sections with it.
type Name<'a> = (&'a str, usize);

/// What a section says, as a text that two sections share only if they say the same.
type Told = String;

/// Tells sections apart by title; the line that one stands on and the numbers of footnotes are no change.
pub(super) fn compare(before: Option<&Report>, after: Option<&Report>) -> ReportChanges {
    let (before, after) = (sections(before), sections(after));
    let text_of = |told: &[(Name<'_>, Told)], name: Name<'_>| {
        told.iter().find(|(other, _)| *other == name).map(|(_, text)| text.clone())
    };
    let change = |(name, text): &(Name<'_>, Told)| match text_of(&before, *name) {
        None => Some(Change::Added(name.0.to_owned())),
        Some(was) => {
            (was != *text).then(|| Change::Changed { before: name.0.to_owned(), after: name.0.to_owned() })
        }
    };
    let is_gone = |(name, _): &&(Name<'_>, Told)| text_of(&after, *name).is_none();
    let gone = before.iter().filter(is_gone).map(|(name, _)| Change::Removed(name.0.to_owned()));
    let common = |one: &[(Name<'_>, Told)], other: &[(Name<'_>, Told)]| {
        let names = one.iter().filter(|(name, _)| text_of(other, *name).is_some());
        names.map(|((title, which), _)| ((*title).to_owned(), *which)).collect::<Vec<_>>()
    };
    ReportChanges {
        sections: after.iter().filter_map(change).chain(gone).collect(),
        reordered: common(&before, &after) != common(&after, &before),
    }
}

fn sections(report: Option<&Report>) -> Vec<(Name<'_>, Told)> {
    let Some(report) = report else { return Vec::new() };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let told = report.sections.iter().map(|section| {
        let which = seen.entry(&section.title).or_default();
        *which += 1;
        let mut telling = Telling { notes: &report.notes, text: String::new() };
        telling.blocks(&section.blocks);
        ((section.title.as_str(), *which), telling.text)
    });
    told.collect()
}

/// A section while it is told. Each piece begins with its kind and ends with a sign that no text of a report can
/// have, so that two trees never become one text; a footnote is told where it is referred to.
struct Telling<'a> {
    notes: &'a [Vec<Block>],
    text: String,
}

/// Ends a piece (a control character, which `input` lets into no text).
const END: char = '\u{1}';

impl Telling<'_> {
    fn piece(&mut self, kind: &str, inside: impl FnOnce(&mut Self)) {
        self.text.push_str(kind);
        self.text.push(END);
        inside(self);
        self.text.push(END);
    }

    fn leaf(&mut self, kind: &str, text: &str) {
        self.piece(kind, |telling| telling.text.push_str(text));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, inlines } => {
                self.piece(&format!("heading {level}"), |telling| telling.inlines(inlines));
            }
            Block::Paragraph(inlines) => self.piece("paragraph", |telling| telling.inlines(inlines)),
            Block::List { start, items } => {
                self.piece(&format!("list {start:?}"), |telling| telling.items(items));
            }
            Block::Quote(blocks) => self.piece("quote", |telling| telling.blocks(blocks)),
            Block::Verbatim(text) => self.leaf("verbatim", text),
            Block::Rule => self.leaf("rule", ""),
            Block::Image(Image { path, alt, caption }) => self.piece("image", |telling| {
                telling.leaf("path", path.as_str());
                telling.leaf("alt", alt);
                telling.leaf("caption", caption.as_deref().unwrap_or_default());
            }),
            Block::Part(part) => self.leaf("part", &format!("{part:?}")),
            Block::Table { head, rows } => self.piece("table", |telling| {
                for row in [head].into_iter().chain(rows) {
                    telling.piece("row", |telling| telling.cells(row));
                }
            }),
        }
    }

    fn items(&mut self, items: &[ListItem]) {
        for item in items {
            self.piece("item", |telling| telling.blocks(item));
        }
    }

    fn cells(&mut self, cells: &[Vec<Inline>]) {
        for cell in cells {
            self.piece("cell", |telling| telling.inlines(cell));
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text.push_str(text),
            Inline::Emphasis(inlines) => self.piece("emphasis", |telling| telling.inlines(inlines)),
            Inline::Strong(inlines) => self.piece("strong", |telling| telling.inlines(inlines)),
            Inline::Code(code) => self.leaf("code", code),
            Inline::Link { address, inlines } => self.piece("link", |telling| {
                telling.leaf("address", address);
                telling.inlines(inlines);
            }),
            Inline::Note { index, .. } => self.note(*index),
            Inline::Break => self.leaf("break", ""),
        }
    }

    /// The note's own text; a note that another one refers to isn't followed further, since notes can refer in a ring.
    fn note(&mut self, index: usize) {
        let blocks = self.notes.get(index).cloned().unwrap_or_default();
        let notes = std::mem::take(&mut self.notes);
        self.piece("note", |telling| telling.blocks(&blocks));
        self.notes = notes;
    }
}
