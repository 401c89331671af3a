//! YAML and Markdown → domain, with places. Given bytes, it never touches the disk and never adds.

pub mod report;

use crate::diag::Place;

/// A text that may be printed, and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedText {
    /// Where it begins.
    pub place: Place,
    /// The text, as a reader sees it.
    pub text: String,
}
