//! Charts as marks on paper: the template draws what stands here, and computes nothing.
//!
//! All geometry is in whole hundredths of a millimetre, from the top left corner of the chart's box. Charts are
//! readable in black and white: what two marks mean is told by their form and a label beside them, not by colour.

mod indicator;
mod months;
mod scale;
mod sub_goals;
#[cfg(test)]
mod tests;
mod use_of_frame;

pub use indicator::indicator;
pub(super) use indicator::progress;
pub use months::months;
pub use sub_goals::sub_goals;
pub use use_of_frame::use_of_frame;

use schemars::JsonSchema;
use serde::Serialize;

use crate::bokmal;
use crate::settle::MonthUse;

/// A chart: a figure with marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Chart {
    /// What it shows, above it.
    pub title: String,
    /// What it tells, with numbers, for those who don't see it.
    pub alt: String,
    /// Width of the box.
    pub width: i64,
    /// Height of the box.
    pub height: i64,
    /// What to draw, in order.
    pub marks: Vec<Mark>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Mark {
    /// A bar.
    Bar {
        /// Left edge.
        x: i64,
        /// Upper edge.
        y: i64,
        /// Width.
        w: i64,
        /// Height.
        h: i64,
        /// How it is filled.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// Start.
        x: i64,
        /// Start.
        y: i64,
        /// End.
        x2: i64,
        /// End.
        y2: i64,
        /// How it is drawn.
        ink: Ink,
    },
    /// A measured point.
    Dot {
        /// Centre.
        x: i64,
        /// Centre.
        y: i64,
        /// How it is filled.
        ink: Ink,
    },
    /// A few words.
    Text {
        /// The point that it is set at.
        x: i64,
        /// Its middle.
        y: i64,
        /// What it says.
        text: String,
        /// Which side of it the point is on.
        anchor: Anchor,
        /// Set strongly.
        strong: bool,
    },
}

/// How a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ink {
    /// What the chart is about.
    Main,
    /// What it is compared with: outlined or dashed.
    Plan,
    /// Axes.
    Axis,
    /// Lines that help the eye.
    Grid,
}

/// Where a text stands from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// Around it.
    Middle,
    /// To the left of it.
    End,
}

/// The names of months that stand `slot` apart; of more than a year, those that have room, each with its year.
fn month_names(months: &[MonthUse], from: (i64, i64), slot: i64) -> Vec<Mark> {
    /// Room for a name with its year.
    const DATED: i64 = 1_300;
    let (left, y) = from;
    let is_dated = months.len() > 12;
    let step = if is_dated { DATED.div_euclid(slot.max(1)) + 1 } else { 1 };
    let named = (0..).zip(months).filter(|(place, _)| place % step == 0);
    named
        .map(|(place, row)| {
            let name = bokmal::month_short(row.month);
            let name = if is_dated { format!("{name} {}", row.month.year()) } else { name.to_owned() };
            Mark::text(left + place * slot + slot / 2, y, Anchor::Middle, name)
        })
        .collect()
}

impl Mark {
    fn text(x: i64, y: i64, anchor: Anchor, text: impl Into<String>) -> Self {
        Self::Text { x, y, text: text.into(), anchor, strong: false }
    }

    fn strong(x: i64, y: i64, anchor: Anchor, text: impl Into<String>) -> Self {
        Self::Text { x, y, text: text.into(), anchor, strong: true }
    }

    const fn line(from: (i64, i64), to: (i64, i64), ink: Ink) -> Self {
        Self::Line { x: from.0, y: from.1, x2: to.0, y2: to.1, ink }
    }
}
