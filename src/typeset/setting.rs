//! One job in, one PDF out.

use std::collections::BTreeMap;

use bilag_core::diag::Errors;
use bilag_core::typesetting::{Pdf, RenderJob};
use typst::foundations::{Datetime, Smart};
use typst::introspection::Introspector;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::complaints::{self, complaints};
use super::glyphs;
use super::stack;
use super::world::DocumentWorld;

/// PDF/A asks for a day of making, and a draft must not differ from day to day: the first day that a ZIP can hold.
const DAY_OF_DRAFTS: (i32, u8, u8) = (1980, 1, 1);

/// Sets a document, on a thread of its own with a stack that deep content fits on; the caller waits for it.
///
/// # Errors
/// All that Typst objects to, its warnings too, and every character that no font has.
pub(super) fn pdf(job: &RenderJob) -> Result<Pdf, Errors> {
    stack::deep(|| set(job)).unwrap_or_else(|reason| Err(complaints::gave_up(job.template, &reason).into()))
}

fn set(job: &RenderJob) -> Result<Pdf, Errors> {
    let world = DocumentWorld::new(job)?;
    let document = laid_out(&world)?;
    glyphs::missing(&document, job.template).without_errors()?;
    let bytes = typst_pdf::pdf(&document, &options(job)?)
        .map_err(|errors| complaints(&world, &errors).into_errors())?;
    Ok(Pdf { bytes, pages: document.pages().len(), places: places(&document) })
}

/// On which page each label stands first.
fn places(document: &PagedDocument) -> BTreeMap<String, usize> {
    let introspector = document.introspector();
    let mut places = BTreeMap::new();
    for labelled in introspector.query_labelled() {
        let page = labelled.location().and_then(|location| introspector.page(location));
        if let (Some(label), Some(page)) = (labelled.label(), page) {
            places.entry(label.resolve().to_string()).or_insert(page.get());
        }
    }
    places
}

/// Lays the document out; our own templates give no cause for warnings, so each is an error.
fn laid_out(world: &DocumentWorld) -> Result<PagedDocument, Errors> {
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
fn options(job: &RenderJob) -> Result<PdfOptions, Errors> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|refusal| complaints::gave_up(job.template, refusal.message()))?;
    let (year, month, day) = job.date.unwrap_or(DAY_OF_DRAFTS);
    let date = Datetime::from_ymd_hms(year, month, day, 0, 0, 0);
    Ok(PdfOptions {
        ident: Smart::Custom(job.identifier.clone()),
        creator: Smart::Custom(Some(concat!("bilag ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: date.map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}
