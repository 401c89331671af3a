//! What this crate does for the rest of the house.

use bilag_core::diag::Errors;
use bilag_core::typesetting::{
    Lines, Logo, LogoError, Pdf, ReceiptError, ReceiptPage, RenderJob, TemplateFile, Typeset,
};

use typst::comemo;

use super::world::SHARED;
use super::{logo, receipts, setting};

/// Sets documents with Typst.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typesetter;

impl Typeset for Typesetter {
    fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
        setting::pdf(job)
    }

    fn missing_glyph(&self, text: &str, templates: &[TemplateFile]) -> Option<char> {
        let missing = SHARED.fonts.missing_glyph(text)?;
        // The fonts of a user's own are opened where they may help; a broken one is told of when a document is set.
        SHARED.fonts.with(templates).map_or(Some(missing), |fonts| fonts.missing_glyph(text))
    }

    fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
        receipts::pages(bytes)
    }

    fn receipt_pages(&self, bytes: &[u8]) -> Result<usize, ReceiptError> {
        receipts::page_count(bytes)
    }

    fn receipt_text(&self, bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
        receipts::text(bytes)
    }

    fn archivable(
        &self,
        bytes: &[u8],
        pages: &[ReceiptPage],
    ) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        receipts::proven(bytes, pages)
    }

    fn lighter(&self, bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        receipts::lighter(bytes, pages)
    }

    /// Typst remembers every intermediate result: those of this package and of the one before are kept, so that a watcher
    /// sets anew what changed, and that a thousand packages need the memory of two.
    fn forget_unused(&self) {
        comemo::evict(1);
    }

    fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError> {
        logo::logo(bytes)
    }
}
