//! Receipts as they were received, made into pages that a document can show.
//!
//! What is in the file decides, not its name. A page of a PDF stays vectors where that is possible; a photograph is
//! turned upright and scaled down. Nothing here trusts the file: sizes are checked before anything is unpacked, and
//! a decoder that panics is a corrupt receipt, not the end of the program.

mod contents;
mod document;
mod look;
mod photograph;
mod proof;
#[cfg(test)]
mod tests;
mod text;

use bilag_core::typesetting::{Lines, ReceiptError, ReceiptPage};

use super::stack;

pub(super) use look::page_count;

/// The most pages that one receipt may have.
const MOST_PAGES: usize = 200;

/// The most pixels that one picture may have: what the largest telephones take.
const MOST_PIXELS: u64 = 64_000_000;

/// How much of a picture is kept.
#[derive(Debug, Clone, Copy)]
struct Detail {
    /// The most pixels of a page; larger pictures are halved, cut to a third and so on until they fit.
    area: u32,
    /// Of a JPEG, of 100.
    quality: u8,
    /// A PNG of more bytes is a photograph in disguise and becomes a JPEG.
    largest_png: usize,
    /// A JPEG of at most so many bits a pixel is shown as it is.
    kept_bits: u64,
}

impl Detail {
    /// A4 at 170 dots an inch, which prints a receipt legibly, without artefacts in small print.
    const FINE: Self = Self { area: 1_405 * 1_988, quality: 80, largest_png: 1 << 20, kept_bits: 2 };
    /// A4 at 150 dots an inch, which prints as well as an office's printer can, at half the weight.
    const PRINT: Self = Self { area: 1_240 * 1_754, quality: 65, largest_png: 300_000, kept_bits: 0 };
}

/// The pages of a receipt, in order; at least one.
///
/// # Errors
/// Whatever keeps a page from being shown whole.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
    stack::deep(|| match Kind::of(bytes)? {
        Kind::Document => document::pages(bytes),
        Kind::Photograph(format) => photograph::page(bytes, format, Detail::FINE).map(|page| vec![page]),
    })
    .unwrap_or_else(|panic| Err(ReceiptError::Corrupt(panic)))
}

/// The text of each page; none of a picture.
///
/// # Errors
/// When the file can't be opened.
pub(super) fn text(bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
    stack::deep(|| match Kind::of(bytes)? {
        Kind::Document => Ok(document::opened(bytes)?.pages().iter().map(text::lines).collect()),
        Kind::Photograph(_) => Ok(Vec::new()),
    })
    .unwrap_or_else(|panic| Err(ReceiptError::Corrupt(panic)))
}

/// The pages with pixels in place of vectors that break PDF/A; `None` when none of them does.
///
/// Asking takes as long as setting the pages, so ask only when a document with them was refused.
///
/// # Errors
/// When a refused page can't be drawn as pixels either.
pub(super) fn proven(bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
    match Kind::of(bytes)? {
        Kind::Document => stack::deep(|| document::proven(bytes, pages))
            .unwrap_or_else(|panic| Err(ReceiptError::Corrupt(panic))),
        Kind::Photograph(_) => Ok(None),
    }
}

/// The pages with pictures of less detail where that makes them lighter; `None` when it does nowhere.
///
/// For a package that is too heavy for its way to the buyer: what is left prints as well, and the original goes along
/// elsewhere.
///
/// # Errors
/// When a page can't be drawn anew.
pub(super) fn lighter(bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
    stack::deep(|| match Kind::of(bytes)? {
        Kind::Document => document::lighter(bytes, pages),
        Kind::Photograph(format) => photograph::lighter(bytes, format, pages),
    })
    .unwrap_or_else(|panic| Err(ReceiptError::Corrupt(panic)))
}

/// What a file is, by its first bytes.
enum Kind {
    Document,
    Photograph(image::ImageFormat),
}

impl Kind {
    fn of(bytes: &[u8]) -> Result<Self, ReceiptError> {
        // The mark of a PDF may stand behind some kilobyte of a mail program's junk.
        let head = &bytes[..bytes.len().min(1024)];
        if bytes.is_empty() {
            Err(ReceiptError::Empty)
        } else if bytes.starts_with(b"\xFF\xD8\xFF") {
            Ok(Self::Photograph(image::ImageFormat::Jpeg))
        } else if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
            Ok(Self::Photograph(image::ImageFormat::Png))
        } else if contains(head, b"%PDF-") {
            Ok(Self::Document)
        } else {
            Err(ReceiptError::Unsupported)
        }
    }
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// Refuses a picture whose size alone says that it must not be unpacked.
fn check_pixels(width: u32, height: u32) -> Result<(), ReceiptError> {
    if width == 0 || height == 0 {
        return Err(ReceiptError::Corrupt("a picture has no size".to_owned()));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ReceiptError::TooManyPixels { width, height, limit: MOST_PIXELS });
    }
    Ok(())
}
