//! Finished parts of open elements, and how they are put together.

use super::table::Cells;
use crate::domain::{Block, Image, Inline, ListItem};
use crate::input::origin::Span;

/// A finished part of some open element.
pub(super) enum Piece {
    Block(Block),
    Inline(Inline),
    Item(ListItem),
    Cell(Vec<Inline>),
    Cells(Cells),
    Image(Image, Span),
}

/// The inlines among the pieces, with pieces of text that belong together made one.
pub(super) fn inlines(pieces: Vec<Piece>) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for piece in pieces {
        match (piece, inlines.last_mut()) {
            (Piece::Inline(Inline::Text(text)), Some(Inline::Text(before))) => before.push_str(&text),
            (Piece::Inline(Inline::Text(text)), _) if text.is_empty() => {}
            (Piece::Inline(inline), _) => inlines.push(inline),
            _ => {}
        }
    }
    inlines
}

/// The blocks among the pieces; an item of a tight list holds bare inlines, which make paragraphs.
pub(super) fn flow(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut bare = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Block(block) => {
                close(&mut bare, &mut blocks);
                blocks.push(block);
            }
            piece => bare.push(piece),
        }
    }
    close(&mut bare, &mut blocks);
    blocks
}

fn close(bare: &mut Vec<Piece>, blocks: &mut Vec<Block>) {
    let inlines = inlines(std::mem::take(bare));
    if !inlines.is_empty() {
        blocks.push(Block::Paragraph(inlines));
    }
}

/// The text of a block that is set as it stands.
pub(super) fn verbatim(pieces: Vec<Piece>) -> String {
    let text = inlines(pieces).into_iter().map(|inline| match inline {
        Inline::Text(text) => text,
        _ => String::new(),
    });
    text.collect::<String>().trim_end_matches('\n').to_owned()
}

/// The words of a line, without what they look like.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Link { inlines, .. } => plain(inlines),
        Inline::Break => " ".to_owned(),
        Inline::Note { .. } | Inline::Figure(_) => String::new(),
    });
    words.collect()
}
