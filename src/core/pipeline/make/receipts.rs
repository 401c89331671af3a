//! Receipts and documentation: looked at once, shown in every package that needs them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::evidence::{Evidence, ReceiptSeen};
use crate::diag::Problems;
use crate::domain::{Project, Voucher, WorkspacePath};
use crate::input::{FileReference, ReferredBy};
use crate::pipeline::context::Context;
use crate::pipeline::folder::Folder;
use crate::typesetting::{Lines, PageFormat, Picture, ReceiptError, ReceiptPage, Typeset, Word};
use crate::view;

/// The pages of every file that a row refers to.
pub(in crate::pipeline) struct Receipts {
    files: BTreeMap<WorkspacePath, Shown>,
}

/// A file with its pages.
struct Shown {
    /// Its place among the files: names its pictures, so that names come from a small set.
    number: usize,
    pages: Vec<ReceiptPage>,
    /// The text of each page, of which a picture has none; `None` where nobody looked.
    text: Option<Vec<Lines>>,
}

impl Receipts {
    /// Turns each file into pictures; one that can't be shown is a problem at every row that refers to it.
    pub(in crate::pipeline) fn read(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        problems: &mut Problems,
    ) -> Self {
        Self::each(folder, references, context, |bytes| context.reusing().receipt(bytes), true, problems)
    }

    /// Looks at each file and draws nothing: the first of its pages is the file itself, the others are empty. That is
    /// enough to tell of files that can't be shown, and whether a document would show others.
    pub(in crate::pipeline) fn as_received(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        problems: &mut Problems,
    ) -> Self {
        Self::each(folder, references, context, |bytes| undrawn(bytes, context), false, problems)
    }

    /// The same, with the text of each file.
    pub(in crate::pipeline) fn with_text(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        problems: &mut Problems,
    ) -> Self {
        Self::each(folder, references, context, |bytes| undrawn(bytes, context), true, problems)
    }

    fn each(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        pages: impl Fn(&[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> + Sync,
        reads: bool,
        problems: &mut Problems,
    ) -> Self {
        let references = || references.iter().filter(|reference| reference.by != ReferredBy::Logo);
        let paths: Vec<&WorkspacePath> =
            references().map(|reference| &reference.path).collect::<BTreeSet<_>>().into_iter().collect();
        // An empty file is no receipt either, which the reader has told by now.
        let bytes = |path| folder.bytes(path).filter(|bytes| !bytes.is_empty());
        let mut present: Vec<(&WorkspacePath, &Arc<[u8]>)> =
            paths.into_iter().filter_map(|path| Some((path, bytes(path)?))).collect();
        // The largest first: it must not be what everybody waits for in the end.
        present.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
        let looked_at = context.threads.map(&present, |(_, bytes)| {
            let pages = pages(bytes)?;
            let text = match reads.then(|| context.reusing().receipt_text(bytes)) {
                // A typesetter that isn't built in reads nothing.
                None | Some(Err(ReceiptError::Unsupported)) => None,
                Some(text) => Some(text?),
            };
            Ok::<_, ReceiptError>((pages, text))
        });
        let mut files = BTreeMap::new();
        for (number, ((path, _), result)) in present.iter().zip(looked_at).enumerate() {
            match result {
                Ok((pages, text)) => {
                    files.insert((*path).clone(), Shown { number, pages, text });
                }
                Err(error) => {
                    let at_fault = references().filter(|reference| reference.path == **path);
                    for reference in at_fault {
                        problems.push(error.problem(path.as_str()).at(reference.place.clone()));
                    }
                }
            }
        }
        Self { files }
    }

    /// The same receipts with pixels in place of the vectors that broke PDF/A; `None` when no page did.
    pub(in crate::pipeline) fn archivable(&self, folder: &Folder, context: Context<'_>) -> Option<Self> {
        self.redrawn(folder, context, |bytes, pages| {
            context.reusing().archivable(bytes, pages).ok().flatten()
        })
    }

    /// The same receipts with other pages where `draw` has some; `None` when it has none.
    fn redrawn(
        &self,
        folder: &Folder,
        context: Context<'_>,
        draw: impl Fn(&[u8], &[ReceiptPage]) -> Option<Vec<ReceiptPage>> + Sync,
    ) -> Option<Self> {
        let shown: Vec<(&WorkspacePath, &Shown)> = self.files.iter().collect();
        let drawn = context.threads.map(&shown, |(path, file)| draw(folder.bytes(path)?, &file.pages));
        if drawn.iter().all(Option::is_none) {
            return None;
        }
        let files = shown.iter().zip(drawn).map(|((path, file), drawn)| {
            let pages = drawn.unwrap_or_else(|| file.pages.clone());
            ((*path).clone(), Shown { number: file.number, pages, text: file.text.clone() })
        });
        Some(Self { files: files.collect() })
    }

    /// The same receipts with less detail in heavy pictures; `None` when none gets lighter. A receipt that can't be drawn
    /// anew stays as it is.
    pub(in crate::pipeline) fn lighter(&self, folder: &Folder, context: Context<'_>) -> Option<Self> {
        self.redrawn(folder, context, |bytes, pages| context.reusing().lighter(bytes, pages).ok().flatten())
    }

    /// What of a voucher is seen in its receipts; `None` when none of them has text.
    pub(in crate::pipeline) fn evidence(&self, voucher: &Voucher) -> Option<Evidence> {
        let files = voucher.receipts.iter().filter_map(|path| self.files.get(path));
        let pages: Vec<&Lines> = files.flat_map(|file| file.text.iter().flatten()).collect();
        let has_text = pages.iter().any(|lines| !lines.is_empty());
        has_text.then(|| Evidence::of(voucher, &pages))
    }

    /// What of each voucher is seen in its receipts, for whoever asks what to look at.
    pub(in crate::pipeline) fn seen(&self, project: &Project) -> Vec<ReceiptSeen> {
        let is_looked_at = |path| self.files.get(path).is_some_and(|file| file.text.is_some());
        let looked_at = project.vouchers.iter().filter(|voucher| voucher.receipts.iter().all(is_looked_at));
        let seen = looked_at.map(|voucher| {
            let evidence = self.evidence(voucher);
            let readable = evidence.is_some();
            let Evidence { paid, date, supplier } = evidence.unwrap_or_default();
            let all = [("sum", paid), ("date", date), ("supplier", supplier)];
            ReceiptSeen {
                agreement: project.agreement.id.clone(),
                voucher: voucher.number,
                row: voucher.row.to_string(),
                files: voucher.receipts.iter().map(ToString::to_string).collect(),
                readable,
                unseen: all.iter().filter(|(_, seen)| seen.is_empty()).map(|(what, _)| *what).collect(),
            }
        });
        seen.collect()
    }

    /// The pages of a voucher's receipts, for a view, with what it says marked on them.
    pub(in crate::pipeline) fn voucher_plates(&self, voucher: &Voucher) -> Vec<view::Plate> {
        let mut plates = self.plates(&voucher.receipts);
        let evidence = self.evidence(voucher).unwrap_or_default();
        let shown = voucher.receipts.iter().filter_map(|path| self.files.get(path));
        let mut first = 0;
        for (plate, file) in plates.iter_mut().zip(shown) {
            let count = file.text.as_ref().map_or(0, Vec::len);
            for seen in evidence.all().filter(|seen| (first..first + count).contains(&seen.page)) {
                if let Some(page) = plate.pages.get_mut(seen.page - first) {
                    page.marks.push(view::Area {
                        left: seen.left,
                        top: seen.top,
                        width: seen.right - seen.left,
                        height: seen.bottom - seen.top,
                    });
                }
            }
            first += count;
        }
        plates
    }

    /// The pages of some files, for a view, with names by which the template finds them.
    pub(in crate::pipeline) fn plates(&self, paths: &[WorkspacePath]) -> Vec<view::Plate> {
        let shown = paths.iter().filter_map(|path| Some((path, self.files.get(path)?)));
        let plate = |(path, file): (&WorkspacePath, &Shown)| view::Plate {
            file_name: path.file_name().to_owned(),
            pages: file
                .pages
                .iter()
                .enumerate()
                .map(|(page, picture)| received(file, page, picture))
                .collect(),
        };
        shown.map(plate).collect()
    }

    /// The same pages' pictures, for the typesetter.
    pub(in crate::pipeline) fn pictures(&self, paths: impl Iterator<Item = WorkspacePath>) -> Vec<Picture> {
        let mut pictures = Vec::new();
        for path in paths.collect::<BTreeSet<_>>() {
            let Some(file) = self.files.get(&path) else { continue };
            pictures.extend(file.pages.iter().enumerate().map(|(page, picture)| Picture {
                name: picture_name(file.number, page, picture),
                bytes: Arc::from(picture.bytes.as_slice()),
            }));
        }
        pictures
    }

    /// How many pages a file has; `None` when no row refers to it.
    pub(in crate::pipeline) fn page_count(&self, path: &WorkspacePath) -> Option<usize> {
        self.files.get(path).map(|file| file.pages.len())
    }
}

/// A page for each that the file has, of which the first is the file itself.
fn undrawn(bytes: &[u8], context: Context<'_>) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let page = |bytes| ReceiptPage { format: PageFormat::Svg, bytes, width_pt: 0, height_pt: 0 };
    let mut pages = vec![page(Vec::new()); context.typesetter.receipt_pages(bytes)?];
    if let Some(first) = pages.first_mut() {
        *first = page(bytes.to_vec());
    }
    Ok(pages)
}

fn received(file: &Shown, page: usize, picture: &ReceiptPage) -> view::ReceivedPage {
    let lines = file.text.as_ref().and_then(|text| text.get(page)).map(Vec::as_slice).unwrap_or_default();
    // Columns stay apart: what is copied of one of them is whole.
    let is_close = |left: &Word, right: &Word| {
        right.left.saturating_sub(left.left + left.width) < 3 * left.height.min(right.height) / 2
    };
    let parts = lines.iter().flat_map(|line| line.chunk_by(is_close));
    let line = |words: &[Word]| {
        let first = words.first()?;
        let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        Some(view::TextLine { text, left: first.left, top: first.top, height: first.height })
    };
    view::ReceivedPage {
        picture: view::Picture {
            name: picture_name(file.number, page, picture),
            width: picture.width_pt,
            height: picture.height_pt,
        },
        text: parts.filter_map(line).collect(),
        marks: Vec::new(),
    }
}

fn picture_name(file: usize, page: usize, picture: &ReceiptPage) -> String {
    format!("f{file}-{page}.{}", picture.format.extension())
}
