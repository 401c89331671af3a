//! From a sheet to a PDF.

use std::sync::Arc;
use std::thread;

use typst::comemo;
use typst::diag::Warned;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::complaint;
use super::templates::TemplateFile;
use super::world::{DocumentWorld, Shared};
use crate::diag::{Problem, Problems, catalogue};

/// Sets documents: one for the whole process, shared by all threads.
pub struct Typesetter {
    shared: Shared,
}

/// What one document is made of.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The template without its ending, such as `invoice`.
    pub template: &'static str,
    /// JSON, which the template reads as `/data.json`.
    pub data: Vec<u8>,
    /// Pictures that the data names.
    pub pictures: Vec<Picture>,
    /// Names the document stably: the same in every build of it.
    pub identifier: String,
    /// Day that the PDF says it was made: the document's own date, none for a draft.
    pub date: Option<(i32, u8, u8)>,
}

/// A picture that a template can show.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its name; the template reads `/pictures/NAME`.
    pub name: String,
    /// SVG, PNG or JPEG.
    pub bytes: Arc<[u8]>,
}

/// A document whose pages are laid out.
pub struct Laid {
    document: PagedDocument,
    options: PdfOptions,
    world_template: &'static str,
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Layout recurses over nested content; the default stack of a thread is too small for a deep report.
const STACK_BYTES: usize = 16 * 1024 * 1024;

impl Typesetter {
    /// Parses the templates; a user's own, in `overrides`, stand before the built-in ones of the same name.
    #[must_use]
    pub fn new(overrides: Vec<TemplateFile>) -> Self {
        Self { shared: Shared::new(overrides) }
    }

    /// The first character of `text` that no font of the documents has.
    #[must_use]
    pub fn missing_glyph(&self, text: &str) -> Option<char> {
        let is_known = |letter: char| {
            letter.is_whitespace()
                || self.shared.fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
        };
        text.chars().find(|letter| !is_known(*letter))
    }

    /// Lays out the pages of a sheet, on a thread of its own with a stack that deep content needs.
    ///
    /// # Errors
    /// Everything that the template did wrong, placed in the template, and every character without a glyph.
    pub fn lay_out(&self, sheet: &Sheet) -> Result<Laid, Problems> {
        thread::scope(|scope| {
            let worker = thread::Builder::new().stack_size(STACK_BYTES);
            match worker.spawn_scoped(scope, || self.lay_out_here(sheet)).map(thread::ScopedJoinHandle::join)
            {
                Ok(Ok(laid)) => laid,
                Ok(Err(_)) | Err(_) => Err(complaint::broke_off(sheet.template)),
            }
        })
    }

    fn lay_out_here(&self, sheet: &Sheet) -> Result<Laid, Problems> {
        let template = format!("{}.typ", sheet.template);
        let data = std::iter::once(("data.json".to_owned(), Bytes::new(sheet.data.clone())));
        let pictures = sheet
            .pictures
            .iter()
            .map(|picture| (format!("pictures/{}", picture.name), Bytes::new(Arc::clone(&picture.bytes))));
        let Some(world) = DocumentWorld::new(&self.shared, &template, data.chain(pictures)) else {
            return Err(Problem::new(catalogue::TEMPLATE_MISSING, &[("template", &template)]).into());
        };
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        // Memoised layout of one document is of no use to the next, and grows without bound.
        comemo::evict(0);
        let document = match output {
            Ok(document) if warnings.is_empty() => document,
            Ok(_) => return Err(complaint::from_typst(&world, &warnings)),
            Err(errors) => return Err(complaint::from_typst(&world, &errors)),
        };
        complaint::missing_glyphs(&document, sheet.template)?;
        Ok(Laid { document, options: options(sheet)?, world_template: sheet.template })
    }

    /// Lays out and writes a sheet.
    ///
    /// # Errors
    /// As [`Typesetter::lay_out`] and [`Laid::write`].
    pub fn pdf(&self, sheet: &Sheet) -> Result<Pdf, Problems> {
        self.lay_out(sheet)?.write()
    }
}

impl Laid {
    /// Writes the pages as a tagged PDF that is PDF/A-2a and PDF/UA-1 at once.
    ///
    /// # Errors
    /// When the document breaks a rule of either standard.
    pub fn write(&self) -> Result<Pdf, Problems> {
        match typst_pdf::pdf(&self.document, &self.options) {
            Ok(bytes) => Ok(Pdf { bytes, pages: self.document.pages().len() }),
            Err(errors) => Err(complaint::without_places(self.world_template, &errors)),
        }
    }
}

fn options(sheet: &Sheet) -> Result<PdfOptions, Problems> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|_| complaint::broke_off(sheet.template))?;
    let timestamp = sheet
        .date
        .and_then(|(year, month, day)| Datetime::from_ymd_hms(year, month, day, 0, 0, 0))
        .map(Timestamp::new_utc);
    Ok(PdfOptions {
        ident: Smart::Custom(sheet.identifier.clone()),
        creator: Smart::Custom(Some("bilag".to_owned())),
        timestamp,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}
