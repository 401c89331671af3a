//! A typesetter for tests of everything else: it sets nothing, and a document is the data that it would be made from.

use super::{
    Lines, Logo, LogoError, PageFormat, Pdf, ReceiptError, ReceiptPage, RenderJob, TemplateFile, Typeset,
};
use crate::diag::Errors;

/// Sets nothing.
pub(crate) struct Unset;

impl Typeset for Unset {
    fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
        Ok(Pdf { bytes: [b"%PDF ", job.data.as_slice()].concat(), pages: 1 })
    }

    fn missing_glyph(&self, _: &str, _: &[TemplateFile]) -> Option<char> {
        None
    }

    fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
        let bytes = bytes.to_vec();
        Ok(vec![ReceiptPage { format: PageFormat::Jpeg, bytes, width_pt: 595, height_pt: 842 }])
    }

    fn receipt_pages(&self, _: &[u8]) -> Result<usize, ReceiptError> {
        Ok(1)
    }

    fn receipt_text(&self, _: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
        Ok(Vec::new())
    }

    fn archivable(&self, _: &[u8], _: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        Ok(None)
    }

    fn lighter(&self, _: &[u8], _: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        Ok(None)
    }

    fn logo(&self, _bytes: &[u8]) -> Result<Logo, LogoError> {
        Err(LogoError::Unsupported)
    }
}
