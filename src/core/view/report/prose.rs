//! Prose as the template gets it: a tree of nodes with their kind, and never mark-up.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::Part;
use crate::domain::{Block, Image, Inline, ReportPart, WorkspacePath};
use crate::view::Picture;
use crate::view::text::hyphenable;
use crate::words::BOKMAL;

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
    /// A pause.
    Rule,
    /// A picture.
    Image {
        /// The template reads `/pictures/NAME`.
        name: String,
        /// For those who don't see it.
        alt: String,
        /// In hundredths of a millimetre.
        width: i64,
        /// In hundredths of a millimetre.
        height: i64,
        /// What stands below it.
        caption: Option<String>,
    },
    /// Parts that are made from the other files.
    Parts {
        /// The document's level of their headings: below the heading of the prose that they stand under.
        level: u8,
        /// The parts.
        parts: Vec<Part>,
    },
    /// A footnote.
    Note {
        /// By which marks find it.
        anchor: String,
        /// What it says.
        c: Vec<Node>,
    },
    /// One more mark of a footnote that stands elsewhere.
    Mark {
        /// The footnote's.
        anchor: String,
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

/// Sets prose; it knows which notes the text has referred to, since a note stands where it is first referred to.
pub(super) struct Prose<'a> {
    /// The notes' texts.
    pub(super) notes: &'a [Vec<Block>],
    /// The images that can be shown.
    pub(super) pictures: &'a BTreeMap<WorkspacePath, Picture>,
    /// What stands in the place of a generated part.
    pub(super) generated: &'a dyn Fn(ReportPart) -> Vec<Part>,
    /// The section has had a heading of its own.
    pub(super) has_heading: bool,
    /// The notes that have been shown.
    pub(super) shown: BTreeSet<usize>,
}

impl Prose<'_> {
    /// Blocks of a section.
    pub(super) fn section(&mut self, blocks: &[Block]) -> Vec<Node> {
        self.has_heading = false;
        self.blocks(blocks)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Node> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Node {
        match block {
            Block::Heading { level, inlines } => {
                self.has_heading = true;
                Node::Heading { level: *level, c: self.line(inlines) }
            }
            Block::Paragraph(inlines) => Node::Par { c: self.line(inlines) },
            Block::List { start, items } => {
                let items = items.iter().map(|item| self.blocks(item)).collect();
                match start {
                    Some(start) => Node::Numbers { start: *start, items },
                    None => Node::Bullets { items },
                }
            }
            Block::Quote(blocks) => Node::Quote { c: self.blocks(blocks) },
            Block::Verbatim(text) => Node::Verbatim { s: text.clone() },
            Block::Table { head, rows } => Node::Table {
                head: head.iter().map(|cell| self.line(cell)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| self.line(cell)).collect()).collect(),
            },
            Block::Rule => Node::Rule,
            Block::Image(image) => self.image(image),
            Block::Part(part) => self.part(*part),
        }
    }

    fn line(&mut self, inlines: &[Inline]) -> Vec<Node> {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Node {
        match inline {
            Inline::Text(text) => Node::Text { s: hyphenable(text) },
            Inline::Emphasis(inlines) => Node::Emph { c: self.line(inlines) },
            Inline::Strong(inlines) => Node::Strong { c: self.line(inlines) },
            Inline::Code(text) => Node::Code { s: hyphenable(text) },
            Inline::Link { address, inlines } => {
                Node::Link { address: address.clone(), c: self.line(inlines) }
            }
            Inline::Note(index) => self.note(*index),
            Inline::Break => Node::Break,
        }
    }

    fn note(&mut self, index: usize) -> Node {
        let anchor = format!("note-{}", index + 1);
        match self.notes.get(index).filter(|_| self.shown.insert(index)) {
            Some(blocks) => Node::Note { anchor, c: self.blocks(blocks) },
            None => Node::Mark { anchor },
        }
    }

    /// A part in the prose; where there is nothing to show, that is said.
    fn part(&self, part: ReportPart) -> Node {
        let nothing = match part {
            ReportPart::Activities => BOKMAL.report.no_activities,
            ReportPart::Indicators => BOKMAL.report.no_indicators,
            // These always have figures.
            ReportPart::SubGoals | ReportPart::Economy | ReportPart::Hours => "",
        };
        let parts = (self.generated)(part);
        if parts.is_empty() {
            Node::Par { c: vec![Node::Text { s: nothing.to_owned() }] }
        } else {
            Node::Parts { level: if self.has_heading { 4 } else { 3 }, parts }
        }
    }

    fn image(&self, image: &Image) -> Node {
        let caption = image.caption.as_deref().map(hyphenable);
        match self.pictures.get(&image.path) {
            Some(picture) => {
                let (width, height) = on_paper(picture);
                Node::Image { name: picture.name.clone(), alt: image.alt.clone(), width, height, caption }
            }
            // Only a file that can't be read has no picture, and then no document is made.
            None => Node::Text { s: hyphenable(&image.alt) },
        }
    }
}

/// A column of text, in hundredths of a millimetre.
const COLUMN: i64 = 17_000;
/// The height that leaves a page room for text.
const HEIGHT_MAX: i64 = 10_500;

/// Width and height in hundredths of a millimetre: the natural size, or as much of it as fits.
fn on_paper(picture: &Picture) -> (i64, i64) {
    let (width, height) = (i64::from(picture.width).max(1), i64::from(picture.height).max(1));
    // A point is 35.28 hundredths of a millimetre.
    let (wide, high) = (width * 3_528 / 100, height * 3_528 / 100);
    if wide <= COLUMN && high <= HEIGHT_MAX {
        (wide, high)
    } else if COLUMN * height <= HEIGHT_MAX * width {
        (COLUMN, COLUMN * height / width)
    } else {
        (HEIGHT_MAX * width / height, HEIGHT_MAX)
    }
}
