//! What is to be set, what comes of it, and who sets it: plain data and one trait, which `bilag-typeset` implements with
//! Typst and tests implement with a few words.

mod apart;
#[cfg(test)]
pub(crate) mod fixture;
mod logo;
mod receipt;
mod reusing;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diag::Errors;

pub use apart::Asked;
pub use logo::{Logo, LogoError};
pub use receipt::{Lines, PageFormat, ReceiptError, ReceiptPage, Word};
pub use reusing::Reusing;

/// Name of the threads on which a panic is caught and becomes a problem.
pub const GUARDED_THREAD: &str = "guarded";

/// Sets documents and makes pages of what was received; one serves a whole run, from as many threads as you like.
pub trait Typeset: Send + Sync {
    /// Sets a document.
    ///
    /// # Errors
    /// All that the typesetter objects to, its warnings too, and every character that no font has.
    fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors>;

    /// A package is made: what is remembered for the sake of its documents alone may be forgotten.
    fn forget_unused(&self) {}

    /// The first character of `text` that leaves ink and that no font has, of those among a user's templates neither.
    fn missing_glyph(&self, text: &str, templates: &[TemplateFile]) -> Option<char>;

    /// The pages of a receipt, in order; at least one.
    ///
    /// # Errors
    /// Whatever keeps a page from being shown whole.
    fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError>;

    /// How many pages a receipt has. None is drawn and no pixel unpacked, so that it takes no time.
    ///
    /// # Errors
    /// What the form of the file tells: that it isn't whole, asks for a password, has too many pages or too large
    /// pictures. A picture that can't be unpacked is only found by [`receipt`](Self::receipt).
    fn receipt_pages(&self, bytes: &[u8]) -> Result<usize, ReceiptError>;
    /// The text of each page of a receipt; none of a picture, which only people can read.
    ///
    /// # Errors
    /// When the file can't be opened.
    fn receipt_text(&self, bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError>;

    /// The pages of a receipt with pixels in place of vectors that break PDF/A; `None` when none of them does.
    ///
    /// Asking takes as long as setting the pages, so ask only when a document with them was refused.
    ///
    /// # Errors
    /// When a refused page can't be drawn as pixels either.
    fn archivable(
        &self,
        bytes: &[u8],
        pages: &[ReceiptPage],
    ) -> Result<Option<Vec<ReceiptPage>>, ReceiptError>;

    /// The pages of a receipt with pictures of less detail where that makes them lighter; `None` when it does nowhere.
    ///
    /// For a package that is too heavy for its way to the buyer: what is left prints as well, and the original goes
    /// along elsewhere.
    ///
    /// # Errors
    /// When a page can't be drawn anew.
    fn lighter(&self, bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError>;

    /// Looks at a logo and finds its size on the paper.
    ///
    /// # Errors
    /// Whatever would keep a document from showing it, from any folder and for good.
    fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError>;
}

/// What a document is made from.
#[derive(Debug, Clone)]
pub struct RenderJob {
    /// The template's name, such as `invoice`.
    pub template: &'static str,
    /// The user's own templates, which stand before the built-in ones.
    pub templates: Arc<[TemplateFile]>,
    /// JSON, which the template reads by `json("data/TEMPLATE.json")`.
    pub data: Vec<u8>,
    /// Pictures, which the template reads by `image("data/pictures/NAME")`.
    pub pictures: Vec<Picture>,
    /// Names the document in its own metadata, and stays the same when it is made again.
    pub identifier: String,
    /// Year, month and day of making; none for a draft, which then says 1980-01-01.
    pub date: Option<(i32, u8, u8)>,
}

/// A template, a file that templates import, or a font of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its name in the folder of templates, such as `invoice.typ` or `fonts/Own.otf`.
    pub name: String,
    /// Its path as the one who wrote it knows it, for problems: `looks/invoice.typ`.
    pub path: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

impl TemplateFile {
    /// The folder of fonts, in the folder of templates.
    pub const FONTS: &str = "fonts/";

    /// Is it a font?
    #[must_use]
    pub fn is_font(&self) -> bool {
        self.name.starts_with(Self::FONTS)
    }
}

/// A picture in a document.
#[derive(Debug, Clone)]
pub struct Picture {
    /// A name that documents have in common, such as `p1.svg`: Typst keeps every name that it ever heard.
    pub name: String,
    /// SVG, PNG or JPEG.
    pub bytes: Arc<[u8]>,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pdf {
    /// The file: PDF/A-2a and PDF/UA-1.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}
