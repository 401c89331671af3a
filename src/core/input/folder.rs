//! The folder of an agreement, as whoever reads the disk found it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{FileContent, InputFile};

/// A folder of inputs.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder's name, which is the agreement's id.
    pub id: String,
    /// The folder's path from the workspace, with `/` between its parts.
    pub path: String,
    /// Everything in it, by path from the folder.
    pub files: BTreeMap<String, FileContent>,
}

impl Folder {
    /// The same folder with another text in one of its files.
    #[must_use]
    pub fn with_text(&self, file: InputFile, text: &str) -> Self {
        let mut changed = self.clone();
        let content = FileContent::Bytes(Arc::from(text.as_bytes()));
        changed.files.insert(file.name().to_owned(), content);
        changed
    }

    /// The same folder without one of its files.
    #[must_use]
    pub fn without(&self, file: InputFile) -> Self {
        let mut changed = self.clone();
        changed.files.remove(file.name());
        changed
    }
}
