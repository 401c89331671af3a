//! Characters for which no font had a glyph: a reader would see an empty box, and PDF/A forbids it.

use std::collections::BTreeMap;

use bilag_core::diag::{Problem, Problems, catalogue};
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Where a character stands.
type Standing = (usize, String);

/// One problem for each character that is missing from the fonts, with the first place where it stands.
pub(super) fn missing(document: &PagedDocument, name: &str) -> Problems {
    let mut found = BTreeMap::new();
    for (index, page) in document.pages().iter().enumerate() {
        search(&page.frame, index + 1, &mut found);
    }
    let mut problems = Problems::new();
    for (character, (page, text)) in found {
        problems.push(problem(character, name, page, &text));
    }
    problems
}

fn search(frame: &Frame, page: usize, found: &mut BTreeMap<char, Standing>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => search(&group.frame, page, found),
            FrameItem::Text(text) => {
                for character in boxes(text) {
                    found.entry(character).or_insert_with(|| (page, text.text.to_string()));
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// The characters of a run that became glyph 0, which fonts draw as an empty box.
fn boxes(text: &TextItem) -> impl Iterator<Item = char> {
    let glyphs = text.glyphs.iter().filter(|glyph| glyph.id == 0);
    glyphs.filter_map(|glyph| text.text.get(glyph.range())).flat_map(str::chars)
}

fn problem(character: char, document: &str, page: usize, text: &str) -> Problem {
    catalogue::GlyphMissing {
        character,
        code: format!("U+{:04X}", u32::from(character)),
        page,
        document,
        text: text.trim(),
    }
    .into()
}
