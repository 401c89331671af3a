//! A receipt as pages that a document can show, or why it can't be shown.

use serde::{Deserialize, Serialize};

use crate::diag::{Problem, catalogue};

/// What a page's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptPage {
    /// What the bytes are.
    pub format: PageFormat,
    /// A picture of the page.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Its natural width, in points.
    pub width_pt: u32,
    /// Its natural height, in points.
    pub height_pt: u32,
}

/// A word of a receipt and where it stands, in tenths of a point from the upper left corner of its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Its letters, without those that no font of the documents has.
    pub text: String,
    /// Its left edge.
    pub left: u32,
    /// Its upper edge.
    pub top: u32,
    /// From its left edge to its right one.
    pub width: u32,
    /// From its upper edge to its lower one.
    pub height: u32,
}

/// The lines of a page from top to bottom, each of words from left to right.
pub type Lines = Vec<Vec<Word>>;

/// Why a receipt can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReceiptError {
    /// Neither PDF nor JPEG nor PNG.
    Unsupported,
    /// A PDF that does not open without a password. One that only restricts printing or copying opens, and is taken.
    Encrypted,
    /// Something is missing or can't be understood; the reason is a clause.
    Corrupt(String),
    /// Drawing it takes more than a receipt may take; the reason is a clause.
    Undrawn(String),
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

/// How a file of another kind becomes one that can be shown, by the ending of its name.
fn as_a_page(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
        "heic" | "heif" => {
            "send the photograph to yourself by e-mail, or export it, as a JPEG (an iPhone takes JPEG under Settings, Camera, Formats, Most Compatible)"
        }
        "webp" | "avif" | "gif" | "bmp" | "tif" | "tiff" => "open the picture and save it as a PNG or JPEG",
        "eml" | "msg" => {
            "open the e-mail and print it to a PDF; a receipt that is attached to it is saved as a file of its own"
        }
        "docx" | "doc" | "odt" | "rtf" | "pages" => "open the document in Word and save it as PDF",
        "xlsx" | "xls" | "ods" | "csv" => "open the sheet in Excel and save it as PDF",
        "htm" | "html" | "mht" => "open the page and print it to a PDF",
        _ => "save or scan it as one of the three",
    }
}

impl ReceiptError {
    /// The problem that it is for the receipt of that name.
    #[must_use]
    pub fn problem(&self, name: &str) -> Problem {
        match self {
            Self::Unsupported => catalogue::ReceiptUnsupported { name, suggestion: as_a_page(name) }.into(),
            Self::Encrypted => catalogue::ReceiptEncrypted { name }.into(),
            Self::Corrupt(reason) => catalogue::ReceiptCorrupt { name, reason }.into(),
            Self::Undrawn(reason) => catalogue::ReceiptUndrawn { name, reason }.into(),
            Self::Empty => catalogue::ReceiptEmpty { name }.into(),
            Self::TooManyPages { pages, limit } => catalogue::ReceiptTooLong { name, pages, limit }.into(),
            Self::TooManyPixels { width, height, limit } => {
                catalogue::ReceiptTooLarge { name, width, height, limit: limit / 1_000_000 }.into()
            }
        }
    }
}
