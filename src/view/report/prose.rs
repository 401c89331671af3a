//! Prose as the template gets it: a tree of nodes with their kind, and never mark-up.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Block, Inline};
use crate::view::text::hyphenable;

/// A node of prose: what it is, its text, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Node {
    /// A heading; `level` is the document's.
    Heading {
        /// From 2.
        level: u8,
        /// The text.
        c: Vec<Node>,
    },
    /// A paragraph.
    Par {
        /// The text.
        c: Vec<Node>,
    },
    /// Bullets.
    Bullets {
        /// The items.
        items: Vec<Vec<Node>>,
    },
    /// Numbers.
    Numbers {
        /// The first number.
        start: u64,
        /// The items.
        items: Vec<Vec<Node>>,
    },
    /// A quotation.
    Quote {
        /// What it says.
        c: Vec<Node>,
    },
    /// Lines as they stand.
    Verbatim {
        /// The lines.
        s: String,
    },
    /// A table.
    Table {
        /// The head's cells.
        head: Vec<Vec<Node>>,
        /// The rows' cells.
        rows: Vec<Vec<Vec<Node>>>,
    },
    /// Text.
    Text {
        /// The text.
        s: String,
    },
    /// Emphasis.
    Emph {
        /// What is emphasised.
        c: Vec<Node>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        c: Vec<Node>,
    },
    /// Text of a machine.
    Code {
        /// The text.
        s: String,
    },
    /// A link.
    Link {
        /// The address.
        address: String,
        /// What is shown.
        c: Vec<Node>,
    },
    /// A line break.
    Break,
}

/// A block of the report.
pub(super) fn block(block: &Block) -> Node {
    match block {
        Block::Heading { level, inlines } => Node::Heading { level: *level, c: inlines_of(inlines) },
        Block::Paragraph(inlines) => Node::Par { c: inlines_of(inlines) },
        Block::List { start, items } => {
            let items = items.iter().map(|item| item.iter().map(self::block).collect()).collect();
            match start {
                Some(start) => Node::Numbers { start: *start, items },
                None => Node::Bullets { items },
            }
        }
        Block::Quote(blocks) => Node::Quote { c: blocks.iter().map(self::block).collect() },
        Block::Verbatim(text) => Node::Verbatim { s: text.clone() },
        Block::Table { head, rows } => Node::Table {
            head: head.iter().map(|cell| inlines_of(cell)).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| inlines_of(cell)).collect()).collect(),
        },
    }
}

fn inlines_of(inlines: &[Inline]) -> Vec<Node> {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Node {
    match inline {
        Inline::Text(text) => Node::Text { s: hyphenable(text) },
        Inline::Emphasis(inlines) => Node::Emph { c: inlines_of(inlines) },
        Inline::Strong(inlines) => Node::Strong { c: inlines_of(inlines) },
        Inline::Code(text) => Node::Code { s: hyphenable(text) },
        Inline::Link { address, inlines } => Node::Link { address: address.clone(), c: inlines_of(inlines) },
        Inline::Break => Node::Break,
    }
}
