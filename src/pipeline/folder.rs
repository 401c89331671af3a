//! One agreement's folder, between the disk and the reader.

use std::sync::Arc;

use crate::diag::Problems;
use crate::domain::{AgreementId, WorkspacePath};
use crate::input::{self, FileContent};
use crate::package::InputPrint;
use crate::store::{Found, INPUTS, Store};

/// Where drafts are written, from the workspace.
const OUTPUTS: &str = "outputs";

/// An agreement's folder as it was found.
pub(super) struct Folder {
    /// As the reader takes it.
    pub(super) input: input::Folder,
}

impl Folder {
    /// Reads the folder of one agreement.
    ///
    /// # Errors
    /// When the folder as a whole can't be read.
    pub(super) fn read(store: &dyn Store, id: &str) -> Result<Self, Problems> {
        let found = store.agreement_folder(id)?;
        let files = found.into_iter().map(|(path, found)| (path, content(found))).collect();
        Ok(Self { input: input::Folder { id: id.to_owned(), path: format!("{INPUTS}/{id}"), files } })
    }

    /// A file's content, if it could be read.
    pub(super) fn bytes(&self, path: &WorkspacePath) -> Option<&Arc<[u8]>> {
        match self.input.files.get(path.as_str()) {
            Some(FileContent::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The print of every file, in the order of the paths.
    pub(super) fn prints(&self) -> Vec<InputPrint> {
        let files = self.input.files.iter();
        files
            .filter_map(|(path, content)| match content {
                FileContent::Bytes(bytes) => Some(InputPrint::of(path, bytes)),
                _ => None,
            })
            .collect()
    }
}

/// Where the drafts of an agreement are written, from the workspace; each milestone's in a folder of its own.
pub(super) fn drafts_of(agreement: &AgreementId) -> String {
    format!("{OUTPUTS}/{agreement}/draft")
}

fn content(found: Found) -> FileContent {
    match found {
        Found::Bytes(bytes) => FileContent::Bytes(bytes),
        Found::Directory => FileContent::Directory,
        Found::LeavesFolder => FileContent::LeavesFolder,
        Found::TooLarge(bytes) => FileContent::TooLarge(bytes),
        Found::Unreadable(why) => FileContent::Unreadable(why),
    }
}
