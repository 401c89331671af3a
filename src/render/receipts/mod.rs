//! Receipts → pictures of their pages. Typst refuses a PDF as an image under PDF/A, so a PDF's pages go in as vectors.
//!
//! Sizes are read before anything is decoded, so that a small file can't ask for gigabytes; decoders work on a
//! thread of their own, so that one that gives up on a hostile file doesn't end the run.

mod pdf;
mod photo;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::thread;

use crate::diag::{Problem, catalogue};

/// One page of a receipt, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptPage {
    /// How the picture is written.
    pub format: PageFormat,
    /// The picture.
    pub bytes: Arc<[u8]>,
    /// Width, in a unit that it shares with `height`.
    pub width: u32,
    /// Height, in a unit that it shares with `width`.
    pub height: u32,
}

/// How a page's picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    /// Vectors.
    Svg,
    /// Pixels without loss.
    Png,
    /// A photograph.
    Jpeg,
}

impl PageFormat {
    /// The ending of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// Why a receipt can't be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptError {
    /// Neither PDF, JPEG nor PNG.
    Unsupported,
    /// A PDF that asks for a password.
    Encrypted,
    /// The file says one thing and is another, or ends too early.
    Corrupt,
    /// A PDF with more pages than anyone would read.
    TooManyPages(usize),
    /// A picture with more pixels than any camera takes.
    TooManyPixels(u64),
}

/// Pages that one receipt may have.
pub const PAGES_MAX: usize = 200;
/// Pixels that one picture may have: the largest telephone cameras stay below.
pub const PIXELS_MAX: u64 = 64_000_000;

impl ReceiptError {
    /// The same as a problem, without its place.
    #[must_use]
    pub fn problem(&self, file: &str) -> Problem {
        match self {
            Self::Unsupported => Problem::new(catalogue::RECEIPT_UNSUPPORTED, &[("file", file)]),
            Self::Encrypted => Problem::new(catalogue::RECEIPT_ENCRYPTED, &[("file", file)]),
            Self::Corrupt => Problem::new(catalogue::RECEIPT_CORRUPT, &[("file", file)]),
            Self::TooManyPages(pages) => Problem::new(
                catalogue::RECEIPT_TOO_MANY_PAGES,
                &[("file", file), ("pages", &pages.to_string()), ("limit", &PAGES_MAX.to_string())],
            ),
            Self::TooManyPixels(pixels) => Problem::new(
                catalogue::RECEIPT_TOO_MANY_PIXELS,
                &[
                    ("file", file),
                    ("pixels", &(pixels / 1_000_000).to_string()),
                    ("limit", &(PIXELS_MAX / 1_000_000).to_string()),
                ],
            ),
        }
    }
}

/// Name of the threads on which receipts are decoded; a panic there is a corrupt file, not a fault of ours.
pub const THREAD: &str = "receipt";

/// A page of vectors can recurse as deeply as its author liked.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// The pages of a receipt, in order.
///
/// # Errors
/// [`ReceiptError`] says why the file can't be shown.
pub fn pages(bytes: &Arc<[u8]>) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let decode = match bytes.as_ref() {
        [0xFF, 0xD8, 0xFF, ..] => photo::jpeg,
        [0x89, b'P', b'N', b'G', ..] => photo::png,
        other if looks_like_pdf(other) => pdf::pages,
        _ => return Err(ReceiptError::Unsupported),
    };
    let bytes = Arc::clone(bytes);
    let worker = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK_BYTES);
    worker
        .spawn(move || decode(&bytes))
        .map_or(Err(ReceiptError::Corrupt), |handle| handle.join().unwrap_or(Err(ReceiptError::Corrupt)))
}

/// The mark of a PDF may stand anywhere in its first kilobyte (ISO 32000-1, annex H).
fn looks_like_pdf(bytes: &[u8]) -> bool {
    bytes.get(..1024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-")
}
