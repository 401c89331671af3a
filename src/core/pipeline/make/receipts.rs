//! Receipts and documentation: looked at once, shown in every package that needs them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Problems;
use crate::domain::WorkspacePath;
use crate::input::{FileReference, ReferredBy};
use crate::pipeline::context::Context;
use crate::pipeline::folder::Folder;
use crate::typesetting::{PageFormat, Picture, ReceiptError, ReceiptPage, Typeset};
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
}

impl Receipts {
    /// Turns each file into pictures; one that can't be shown is a problem at every row that refers to it.
    pub(in crate::pipeline) fn read(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        problems: &mut Problems,
    ) -> Self {
        Self::each(folder, references, context, |bytes| context.reusing().receipt(bytes), problems)
    }

    /// Looks at each file and draws nothing: the first of its pages is the file itself, the others are empty. That is
    /// enough to tell of files that can't be shown, and whether a document would show others.
    pub(in crate::pipeline) fn as_received(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        problems: &mut Problems,
    ) -> Self {
        let page = |bytes| ReceiptPage { format: PageFormat::Svg, bytes, width_pt: 0, height_pt: 0 };
        let pages = |bytes: &[u8]| {
            let mut pages = vec![page(Vec::new()); context.typesetter.receipt_pages(bytes)?];
            if let Some(first) = pages.first_mut() {
                *first = page(bytes.to_vec());
            }
            Ok(pages)
        };
        Self::each(folder, references, context, pages, problems)
    }

    fn each(
        folder: &Folder,
        references: &[FileReference],
        context: Context<'_>,
        pages: impl Fn(&[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> + Sync,
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
        let looked_at = context.threads.map(&present, |(_, bytes)| pages(bytes));
        let mut files = BTreeMap::new();
        for (number, ((path, _), result)) in present.iter().zip(looked_at).enumerate() {
            match result {
                Ok(pages) => {
                    files.insert((*path).clone(), Shown { number, pages });
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
            ((*path).clone(), Shown { number: file.number, pages })
        });
        Some(Self { files: files.collect() })
    }

    /// The same receipts with less detail in heavy pictures; `None` when none gets lighter. A receipt that can't be drawn
    /// anew stays as it is.
    pub(in crate::pipeline) fn lighter(&self, folder: &Folder, context: Context<'_>) -> Option<Self> {
        self.redrawn(folder, context, |bytes, pages| context.reusing().lighter(bytes, pages).ok().flatten())
    }

    /// The pages of some files, for a view, with names by which the template finds them.
    pub(in crate::pipeline) fn plates(&self, paths: &[WorkspacePath]) -> Vec<view::Plate> {
        let shown = paths.iter().filter_map(|path| Some((path, self.files.get(path)?)));
        shown
            .map(|(path, file)| view::Plate {
                file_name: path.file_name().to_owned(),
                pictures: file
                    .pages
                    .iter()
                    .enumerate()
                    .map(|(page, picture)| view::Picture {
                        name: picture_name(file.number, page, picture),
                        width: picture.width_pt,
                        height: picture.height_pt,
                    })
                    .collect(),
            })
            .collect()
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

fn picture_name(file: usize, page: usize, picture: &ReceiptPage) -> String {
    format!("f{file}-{page}.{}", picture.format.extension())
}
