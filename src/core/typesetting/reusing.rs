//! A typesetter that makes nothing twice.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Lines, Logo, LogoError, Pdf, ReceiptError, ReceiptPage, RenderJob, TemplateFile, Typeset};
use crate::diag::Errors;
use crate::reuse::{Keep, Key};

/// Another typesetter, and what it made before. Its answers are the other one's: keys have all that these depend on, and
/// a refusal is never kept.
pub struct Reusing<'a> {
    typesetter: &'a dyn Typeset,
    keep: &'a dyn Keep,
}

impl<'a> Reusing<'a> {
    /// `typesetter` with what is kept by `keep`.
    #[must_use]
    pub fn new(typesetter: &'a dyn Typeset, keep: &'a dyn Keep) -> Self {
        Self { typesetter, keep }
    }

    /// What was kept under `key` and can be read, or what `work` makes, which is kept.
    fn made<T: Serialize + DeserializeOwned, E>(
        &self,
        key: &Key,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if let Some(made) = self.keep.get(key).and_then(|kept| postcard::from_bytes(&kept).ok()) {
            return Ok(made);
        }
        let made = work()?;
        if let Ok(written) = postcard::to_extend(&made, Vec::new()) {
            self.keep.put(key, &Arc::from(written));
        }
        Ok(made)
    }

    /// Pages that are drawn anew where that is needed.
    fn redrawn(
        &self,
        kind: &str,
        bytes: &[u8],
        pages: &[ReceiptPage],
        draw: impl FnOnce() -> Result<Option<Vec<ReceiptPage>>, ReceiptError>,
    ) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        let key = Key::of(kind, [bytes, &postcard::to_extend(pages, Vec::new()).unwrap_or_default()]);
        self.made(&key, draw)
    }
}

impl Typeset for Reusing<'_> {
    fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
        self.made(&key_of(job), || self.typesetter.pdf(job))
    }

    fn forget_unused(&self) {
        self.typesetter.forget_unused();
    }

    fn missing_glyph(&self, text: &str, templates: &[TemplateFile]) -> Option<char> {
        self.typesetter.missing_glyph(text, templates)
    }

    fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
        self.made(&Key::of("receipt", [bytes]), || self.typesetter.receipt(bytes))
    }

    fn receipt_pages(&self, bytes: &[u8]) -> Result<usize, ReceiptError> {
        self.typesetter.receipt_pages(bytes)
    }

    fn receipt_text(&self, bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
        self.made(&Key::of("receipt text", [bytes]), || self.typesetter.receipt_text(bytes))
    }

    fn archivable(
        &self,
        bytes: &[u8],
        pages: &[ReceiptPage],
    ) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        self.redrawn("archivable", bytes, pages, || self.typesetter.archivable(bytes, pages))
    }

    fn lighter(&self, bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        self.redrawn("lighter", bytes, pages, || self.typesetter.lighter(bytes, pages))
    }

    fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError> {
        self.made(&Key::of("logo", [bytes]), || self.typesetter.logo(bytes))
    }
}

/// All that a document depends on, but for the program itself, which whoever keeps it knows.
fn key_of(job: &RenderJob) -> Key {
    let RenderJob { template, templates, data, pictures, identifier, date } = job;
    let date =
        date.map_or_else(Vec::new, |(year, month, day)| [&year.to_le_bytes()[..], &[month, day]].concat());
    let count = templates.len().to_le_bytes();
    let mut parts: Vec<&[u8]> = vec![template.as_bytes(), data, identifier.as_bytes(), &date, &count];
    // Where a template is from only matters to a problem, and then nothing is kept.
    for TemplateFile { name, path: _, bytes } in templates.iter() {
        parts.extend([name.as_bytes(), bytes]);
    }
    for picture in pictures {
        parts.extend([picture.name.as_bytes(), &picture.bytes]);
    }
    Key::of("pdf", parts)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{
        Errors, Lines, Logo, LogoError, Pdf, ReceiptError, ReceiptPage, RenderJob, Reusing, TemplateFile,
        Typeset,
    };
    use crate::reuse::{InMemory, Nothing};
    use crate::typesetting::{PageFormat, Picture, fixture::Unset};

    /// Counts what it is asked for.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Counting {
        fn count(&self) -> usize {
            self.0.swap(0, Ordering::SeqCst)
        }

        fn one_more(&self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    impl Typeset for Counting {
        fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
            self.one_more();
            Unset.pdf(job)
        }

        fn missing_glyph(&self, _: &str, _: &[TemplateFile]) -> Option<char> {
            None
        }

        fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
            self.one_more();
            if bytes.is_empty() { Err(ReceiptError::Empty) } else { Unset.receipt(bytes) }
        }

        fn receipt_text(&self, _: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
            self.one_more();
            Ok(Vec::new())
        }

        fn archivable(&self, _: &[u8], _: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
            self.one_more();
            Ok(None)
        }

        fn lighter(&self, _: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
            self.one_more();
            Ok(Some(pages.to_vec()))
        }

        fn receipt_pages(&self, _: &[u8]) -> Result<usize, ReceiptError> {
            self.one_more();
            Ok(1)
        }

        fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError> {
            self.one_more();
            let logo = Logo { format: PageFormat::Svg, bytes: bytes.to_vec(), width: 1_600, height: 900 };
            if bytes.is_empty() { Err(LogoError::Unsupported) } else { Ok(logo) }
        }
    }

    fn job() -> RenderJob {
        let picture = Picture { name: "f0-0.png".to_owned(), bytes: Arc::from(&b"picture"[..]) };
        let (name, path) = ("style.typ".to_owned(), "templates/style.typ".to_owned());
        RenderJob {
            template: "invoice",
            templates: Arc::from([TemplateFile { name, path, bytes: Arc::from(&b"#set text()"[..]) }]),
            data: b"{}".to_vec(),
            pictures: vec![picture],
            identifier: "a/b/c".to_owned(),
            date: None,
        }
    }

    #[test]
    fn nothing_is_made_twice_and_whatever_differs_is_made_anew() {
        let (counting, memory) = (Counting::default(), InMemory::before(&Nothing));
        let reusing = Reusing::new(&counting, &memory);
        let mut others = vec![job(); 9];
        others[1].template = "report";
        others[2].templates = Arc::from([]);
        others[3].data = b"{ }".to_vec();
        others[4].pictures = Vec::new();
        others[5].pictures[0].bytes = Arc::from(&b"another"[..]);
        others[6].pictures[0].name = "f1-0.png".to_owned();
        others[7].identifier = "a/b/d".to_owned();
        others[8].date = Some((2026, 2, 2));
        for job in &others {
            assert_eq!(reusing.pdf(job), counting.pdf(job));
            assert_eq!(counting.count(), 2, "{job:?}");
            assert_eq!(reusing.pdf(job), Unset.pdf(job));
            assert_eq!(counting.count(), 0, "{job:?}");
        }
    }

    #[test]
    fn receipts_and_logos_are_kept_and_refusals_are_not() {
        let (counting, memory) = (Counting::default(), InMemory::before(&Nothing));
        let reusing = Reusing::new(&counting, &memory);
        let pages = Unset.receipt(b"%PDF-1.7").expect("pages");
        let logo = Counting::default().logo(b"<svg/>");
        for times in [4, 0] {
            assert_eq!(reusing.logo(b"<svg/>"), logo);
            assert_eq!(reusing.receipt(b"%PDF-1.7"), Ok(pages.clone()));
            assert_eq!(reusing.archivable(b"%PDF-1.7", &pages), Ok(None));
            assert_eq!(reusing.lighter(b"%PDF-1.7", &pages), Ok(Some(pages.clone())));
            assert_eq!(counting.count(), times);
        }
        for _ in 0..2 {
            assert_eq!(reusing.receipt(b""), Err(ReceiptError::Empty));
            assert_eq!(reusing.logo(b""), Err(LogoError::Unsupported));
            assert_eq!(counting.count(), 2);
        }
    }

    /// Whatever became of the bytes on the disk, pages are read whole or made anew.
    #[test]
    fn half_of_what_was_kept_is_not_read() {
        let page =
            |format, bytes: &[u8]| ReceiptPage { format, bytes: bytes.to_vec(), width_pt: 9, height_pt: 7 };
        let pages = vec![
            page(PageFormat::Svg, b"<svg/>"),
            page(PageFormat::Png, b""),
            page(PageFormat::Jpeg, b"\xFF"),
        ];
        let kept = postcard::to_extend(&pages, Vec::new()).expect("bytes");
        assert_eq!(postcard::from_bytes::<Vec<ReceiptPage>>(&kept), Ok(pages));
        for length in 0..kept.len() {
            assert!(postcard::from_bytes::<Vec<ReceiptPage>>(&kept[..length]).is_err(), "{length}");
        }
    }
}
