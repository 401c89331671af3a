//! The final report's prose as a tree of meaning; no mark-up of any language survives in it. Templates get it as it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::WorkspacePath;

/// The whole report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Footnotes, in the order in which the text first refers to them.
    pub notes: Vec<Vec<Block>>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "content", rename_all = "snake_case")]
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
    /// A pause between two paragraphs.
    Rule,
    /// A picture.
    Image(Image),
    /// The place of a part that is made from the other files.
    Part(ReportPart),
    /// A table; every row has as many cells as the head.
    Table {
        /// The head.
        head: Vec<Vec<Inline>>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// A picture in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Image {
    /// The file, from the agreement's folder.
    pub path: WorkspacePath,
    /// What it shows, for those who don't see it; never empty.
    pub alt: String,
    /// What stands below it.
    pub caption: Option<String>,
}

/// A part of the report that is made from the other files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportPart {
    /// What was done, and when.
    Activities,
    /// The sub-goals with what was done for each.
    SubGoals,
    /// The indicators from baseline to target.
    Indicators,
    /// Accounts, billing and the use of the frame.
    Economy,
    /// Hours and costs month by month.
    Hours,
}

/// An item of a list.
pub type ListItem = Vec<Block>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "content", rename_all = "snake_case")]
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
    /// The mark of a footnote.
    Note {
        /// Which of the report's notes, from 0.
        index: usize,
        /// The text stands where it is first referred to.
        is_first: bool,
    },
    /// A line break within a paragraph.
    Break,
}
