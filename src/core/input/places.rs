//! Where everything stands in the files that were read, for whoever finds a fact wrong later on.

use std::collections::BTreeMap;

use super::document::Document;
use super::origin::Origin;
use crate::diag::{KeyPlaces, Place};
use crate::domain::{InputFile, RowId};

/// The YAML files of a folder as they were read.
#[derive(Debug)]
pub struct Places {
    folder: String,
    documents: BTreeMap<InputFile, Document>,
}

impl Places {
    /// Of a folder of which no file has been read yet.
    pub(super) fn of(folder: &str) -> Self {
        Self { folder: folder.to_owned(), documents: BTreeMap::new() }
    }

    /// One more file.
    pub(super) fn keep(&mut self, file: InputFile, document: Document) {
        self.documents.insert(file, document);
    }

    /// Does any of the files say that its facts are only a sample?
    pub(super) fn is_sample(&self) -> bool {
        self.documents.values().any(Document::is_sample)
    }

    /// A file that was read.
    pub(super) fn document(&self, file: InputFile) -> Option<&Document> {
        self.documents.get(&file)
    }

    /// A whole file.
    #[must_use]
    pub fn file(&self, file: InputFile) -> Place {
        Place::file(format!("{}/{}", self.folder, file.name()))
    }

    /// The line of a key of the first level; `None` when the file doesn't have it.
    #[must_use]
    pub fn line_of_key(&self, file: InputFile, key: &str) -> Option<Place> {
        let Document { source, root } = self.documents.get(&file)?;
        Some(source.whole_line(source.line_at(root.entry(key)?.key_span)))
    }

    /// The line on which a row begins.
    #[must_use]
    pub fn row(&self, row: RowId) -> Place {
        let whole = || self.file(row.file);
        self.documents.get(&row.file).map_or_else(whole, |document| document.source.whole_line(row.line))
    }
}

impl KeyPlaces for Places {
    /// A key of `agreement.yaml`: its value, or the key itself when it is open.
    fn at(&self, key: &str) -> Place {
        let whole = self.file(InputFile::Agreement);
        let Some(Document { source, root }) = self.documents.get(&InputFile::Agreement) else { return whole };
        let (mut node, mut place) = (Some(root), whole);
        for part in key.split('.') {
            let entry = node.and_then(|node| node.entry(part));
            if let Some(entry) = entry {
                place = source.place(entry.span());
            }
            node = entry.map(|entry| &entry.value);
        }
        place
    }
}
