//! One sheet in, one PDF out.

use std::sync::Arc;

use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::complaints::{self, complaints};
use super::glyphs;
use super::memory::Document;
use super::stack;
use super::templates::TemplateFile;
use super::world::{Desk, DocumentWorld};
use crate::diag::Errors;

/// PDF/A asks for a day of making, and a draft must not differ from day to day: the first day that a ZIP can hold.
const DAY_OF_DRAFTS: (i32, u8, u8) = (1980, 1, 1);

/// Sets sheets as PDF; one serves a whole run, from as many threads as you like.
pub struct Typesetter {
    desk: Desk,
}

/// What a document is made from.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The template's name, such as `invoice`.
    pub template: &'static str,
    /// JSON, which the template reads by `json("/data.json")`.
    pub data: Vec<u8>,
    /// Pictures, which the template reads by `image("/pictures/NAME")`.
    pub pictures: Vec<Picture>,
    /// Names the document in its own metadata, and stays the same when it is made again.
    pub identifier: String,
    /// Year, month and day of making; none for a draft, which then says 1980-01-01.
    pub date: Option<(i32, u8, u8)>,
}

/// A picture on a sheet.
#[derive(Debug, Clone)]
pub struct Picture {
    /// A name that sheets have in common, such as `p1.svg`: Typst keeps every name that it ever heard.
    pub name: String,
    /// SVG, PNG or JPEG.
    pub bytes: Arc<[u8]>,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file: PDF/A-2a and PDF/UA-1.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

impl Typesetter {
    /// A typesetter with the built-in templates, and `overrides` in front of them.
    #[must_use]
    pub fn new(overrides: Vec<TemplateFile>) -> Self {
        Self { desk: Desk::new(overrides) }
    }

    /// Sets a sheet, on a thread of its own with a stack that deep content fits on; the caller waits for it.
    ///
    /// # Errors
    /// All that Typst objects to, its warnings too, and every character that no font has.
    pub fn pdf(&self, sheet: &Sheet) -> Result<Pdf, Errors> {
        stack::deep(|| self.set(sheet))
            .unwrap_or_else(|reason| Err(complaints::gave_up(sheet.template, &reason).into()))
    }

    /// The first character of `text` that leaves ink and that no embedded font has.
    #[must_use]
    pub fn missing_glyph(&self, text: &str) -> Option<char> {
        self.desk.fonts.missing_glyph(text)
    }

    fn set(&self, sheet: &Sheet) -> Result<Pdf, Errors> {
        let Some(world) = DocumentWorld::new(&self.desk, sheet) else {
            return Err(complaints::gave_up(sheet.template, "no path can hold this name").into());
        };
        let _memory = Document::begin();
        let document = laid_out(&world)?;
        glyphs::missing(&document, sheet.template).without_errors()?;
        let bytes = typst_pdf::pdf(&document, &options(sheet)?)
            .map_err(|errors| complaints(&world, &errors).into_errors())?;
        Ok(Pdf { bytes, pages: document.pages().len() })
    }
}

/// Lays the document out; our own templates give no cause for warnings, so each is an error.
fn laid_out(world: &DocumentWorld<'_>) -> Result<PagedDocument, Errors> {
    let outcome = typst::compile::<PagedDocument>(world);
    let mut problems = complaints(world, &outcome.warnings);
    match outcome.output {
        Ok(document) => problems.without_errors().map(|_| document),
        Err(errors) => {
            problems.extend(complaints(world, &errors));
            Err(problems.into_errors())
        }
    }
}

/// For an archive and for a screen reader at once, and the same bytes every time.
fn options(sheet: &Sheet) -> Result<PdfOptions, Errors> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|refusal| complaints::gave_up(sheet.template, refusal.message()))?;
    let (year, month, day) = sheet.date.unwrap_or(DAY_OF_DRAFTS);
    let date = Datetime::from_ymd_hms(year, month, day, 0, 0, 0);
    Ok(PdfOptions {
        ident: Smart::Custom(sheet.identifier.clone()),
        creator: Smart::Custom(Some(concat!("bilag ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: date.map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}
