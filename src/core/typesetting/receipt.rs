//! A receipt as pages that a document can show, or why it can't be shown.

use crate::diag::{Problem, catalogue};

/// What a page's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    /// Vectors, with glyphs as outlines.
    Svg,
    /// Pixels, none of them lost.
    Png,
    /// Pixels of a photograph or a scan.
    Jpeg,
}

impl PageFormat {
    /// The ending of the names of such files, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// One page of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptPage {
    /// What the bytes are.
    pub format: PageFormat,
    /// A picture of the page.
    pub bytes: Vec<u8>,
    /// Its natural width, in points.
    pub width_pt: u32,
    /// Its natural height, in points.
    pub height_pt: u32,
}

/// Why a receipt can't be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptError {
    /// Neither PDF nor JPEG nor PNG.
    Unsupported,
    /// A PDF that does not open without a password. One that only restricts printing or copying opens, and is taken.
    Encrypted,
    /// Something is missing or can't be understood; the reason is a clause.
    Corrupt(String),
    /// No bytes, or no pages.
    Empty,
    /// More pages than can be put in.
    TooManyPages {
        /// How many it has.
        pages: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A picture larger than can be unpacked.
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
        /// How many pixels it may have in all.
        limit: u64,
    },
}

impl ReceiptError {
    /// The problem that it is for the receipt of that name.
    #[must_use]
    pub fn problem(&self, name: &str) -> Problem {
        let name = ("name", name);
        match self {
            Self::Unsupported => Problem::new(catalogue::RECEIPT_UNSUPPORTED, &[name]),
            Self::Encrypted => Problem::new(catalogue::RECEIPT_ENCRYPTED, &[name]),
            Self::Corrupt(reason) => Problem::new(catalogue::RECEIPT_CORRUPT, &[name, ("reason", reason)]),
            Self::Empty => Problem::new(catalogue::RECEIPT_EMPTY, &[name]),
            Self::TooManyPages { pages, limit } => Problem::new(
                catalogue::RECEIPT_TOO_LONG,
                &[name, ("pages", &pages.to_string()), ("limit", &limit.to_string())],
            ),
            Self::TooManyPixels { width, height, limit } => Problem::new(
                catalogue::RECEIPT_TOO_LARGE,
                &[
                    name,
                    ("width", &width.to_string()),
                    ("height", &height.to_string()),
                    ("limit", &(limit / 1_000_000).to_string()),
                ],
            ),
        }
    }
}
