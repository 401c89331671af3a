//! The final report's prose as a tree of meaning; no mark-up of any language survives in it.

/// The whole report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A heading of the first level and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Line of the heading in `report.md`, from 1.
    pub line: usize,
    /// Text of the heading.
    pub title: String,
    /// What stands below, sub-headings included.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the section's own; `level` 2 is directly below it, and no level is skipped.
    Heading {
        /// From 2 to 4.
        level: u8,
        /// The text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of its first item, or `None` for bullets.
        start: Option<u64>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Lines set as they stand.
    Verbatim(String),
    /// A table; every row has as many cells as the head.
    Table {
        /// The head.
        head: Vec<Vec<Inline>>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// An item of a list.
pub type ListItem = Vec<Block>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text as it is.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Text of a machine.
    Code(String),
    /// A link to an `https`, `http` or `mailto` address.
    Link {
        /// The address.
        address: String,
        /// What is shown.
        inlines: Vec<Inline>,
    },
    /// A line break within a paragraph.
    Break,
}
