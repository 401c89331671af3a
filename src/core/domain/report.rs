//! The final report's prose as a tree of meaning; no mark-up of any language survives in it. Templates get it as it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::{IndicatorId, Month, PersonId, SubGoalId, WorkspacePath};

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
        /// Which side the cells of each column keep to.
        sides: Vec<Side>,
        /// The head.
        head: Vec<Vec<Inline>>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// The side that the cells of a column keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// As text does.
    Left,
    /// In the middle.
    Center,
    /// As figures do.
    Right,
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
    /// A figure; by the time that a template gets it, it is text.
    #[serde(skip)]
    Figure(ReportFigure),
}

/// A figure within the prose, which is taken from where the tables take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportFigure {
    /// All hours.
    Hours,
    /// A person's hours.
    HoursOf(PersonId),
    /// The hours for a sub-goal.
    HoursFor(SubGoalId),
    /// A month's hours.
    HoursIn(Month),
    /// Hours planned in all.
    PlannedHours,
    /// Everybody's price of an hour.
    Rate,
    /// What all hours come to, in kroner.
    Fees,
    /// Direct costs, in kroner.
    Costs,
    /// How many vouchers there are.
    Vouchers,
    /// What is documented, in kroner.
    Documented,
    /// The frame.
    Frame,
    /// What is documented over the frame.
    OverFrame,
    /// What is left of the frame.
    Unused,
    /// The sum of the budget.
    Budget,
    /// What was billed before, advances included.
    BilledBefore,
    /// What the invoice or credit note asks for, VAT included.
    Asked,
    /// How many people worked.
    People,
    /// How many activities there were.
    Activities,
    /// How many of them were for a sub-goal.
    ActivitiesFor(SubGoalId),
    /// How many sub-goals there are.
    SubGoals,
    /// How many indicators there are.
    Indicators,
    /// What an indicator was before.
    Baseline(IndicatorId),
    /// What it should become.
    Target(IndicatorId),
    /// What it was when it was measured last.
    Result(IndicatorId),
    /// How far that is on the way, in percent.
    Progress(IndicatorId),
}

/// The blocks with a text in the place of each figure.
#[must_use]
pub fn with_figures(blocks: &[Block], told: &dyn Fn(&ReportFigure) -> String) -> Vec<Block> {
    let inlines = |line: &[Inline]| inlines_with_figures(line, told);
    let block = |block: &Block| match block {
        Block::Heading { level, inlines: line } => Block::Heading { level: *level, inlines: inlines(line) },
        Block::Paragraph(line) => Block::Paragraph(inlines(line)),
        Block::List { start, items } => {
            Block::List { start: *start, items: items.iter().map(|item| with_figures(item, told)).collect() }
        }
        Block::Quote(blocks) => Block::Quote(with_figures(blocks, told)),
        Block::Table { sides, head, rows } => {
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| inlines(cell)).collect();
            Block::Table { sides: sides.clone(), head: row(head), rows: rows.iter().map(row).collect() }
        }
        Block::Verbatim(_) | Block::Rule | Block::Image(_) | Block::Part(_) => block.clone(),
    };
    blocks.iter().map(block).collect()
}

fn inlines_with_figures(line: &[Inline], told: &dyn Fn(&ReportFigure) -> String) -> Vec<Inline> {
    let within = |line: &[Inline]| inlines_with_figures(line, told);
    let inline = |inline: &Inline| match inline {
        Inline::Figure(figure) => Inline::Text(told(figure)),
        Inline::Emphasis(line) => Inline::Emphasis(within(line)),
        Inline::Strong(line) => Inline::Strong(within(line)),
        Inline::Link { address, inlines } => {
            Inline::Link { address: address.clone(), inlines: within(inlines) }
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Note { .. } | Inline::Break => inline.clone(),
    };
    line.iter().map(inline).collect()
}
