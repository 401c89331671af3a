//! The only door to the file system: read an agreement's folder, replace a folder of documents. Files are
//! bytes here; what they mean is for other rooms to say.

mod cache;
mod disk;
mod failure;
mod file;
mod ledger;
mod memory;
mod named;
mod process;
mod site;
mod staging;
mod templates;
#[cfg(test)]
mod tests;
mod walk;
mod watching;
mod workspace;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Errors;
pub use crate::domain::FileContent;

pub use cache::Cache;
pub use disk::Disk;
pub use file::{read_spreadsheet, write_spreadsheet};
pub use memory::Memory;
pub use named::named_file;
pub use process::peak_memory;
pub use site::InitTarget;
pub use templates::templates_from;
pub use watching::Watcher;
pub use workspace::{write_beside, write_new};

/// Where agreements are read from and documents are written to.
pub trait Store: Sync {
    /// The folders under `inputs` that have an `agreement.yaml`, in the order of their names.
    ///
    /// # Errors
    /// When `inputs` can't be listed.
    fn agreements(&self) -> Result<Vec<String>, Errors>;

    /// Every file of one agreement's folder.
    ///
    /// # Errors
    /// When the folder as a whole can't be read; all that stands in the way is reported, not the first thing.
    fn agreement_folder(&self, id: &str) -> Result<BTreeMap<String, FileContent>, Errors>;

    /// Replaces a folder of drafts, named from the workspace with `/` between its parts, all or nothing: until the new
    /// files are complete, the old ones stay.
    ///
    /// # Errors
    /// When the files can't be written; what stood there before is then untouched.
    fn replace_folder(&self, path: &str, files: &[StoredFile]) -> Result<(), Errors>;

    /// Replaces one file of an agreement's folder, or makes it, all or nothing.
    ///
    /// # Errors
    /// When the file can't be written; what stood there before is then untouched.
    fn replace_input(&self, agreement: &str, name: &str, bytes: &[u8]) -> Result<(), Errors>;

    /// A file that was written below `outputs`, named from the workspace; `None` when there is none, or it stands somewhere
    /// else.
    ///
    /// # Errors
    /// When it can't be read.
    fn written_file(&self, path: &str) -> Result<Option<Arc<[u8]>>, Errors>;

    /// The register, for reading; empty when nothing was issued yet.
    ///
    /// # Errors
    /// When it can't be read, or what a killed run had begun can't be finished.
    fn register(&self) -> Result<Vec<u8>, Errors>;

    /// The exclusive right to add to the register, until it is dropped; waits while another run has it.
    ///
    /// # Errors
    /// When the register can't be read or the folder of documents not be written, or what a killed run had begun
    /// can't be finished.
    fn ledger(&self) -> Result<Box<dyn Ledger + '_>, Errors>;

    /// The folders of issued documents, as `AGREEMENT/NUMBER`, in order.
    ///
    /// # Errors
    /// When they can't be listed.
    fn issued(&self) -> Result<Vec<String>, Errors>;

    /// Every file of an issued document's folder.
    ///
    /// # Errors
    /// When the folder can't be read.
    fn issued_folder(&self, agreement: &str, number: &str) -> Result<BTreeMap<String, FileContent>, Errors>;
}

/// The register while one run alone may add to it.
pub trait Ledger {
    /// The register as it is.
    fn bytes(&self) -> &[u8];

    /// Puts folders of documents, named from `outputs`, and the whole new register in their places, all or nothing:
    /// a run that is killed has issued all of it or none.
    ///
    /// # Errors
    /// When it can't be written, or would change what was issued before.
    fn commit(&self, register: &[u8], folders: &[(String, Vec<StoredFile>)]) -> Result<(), Errors>;
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its path below the folder, with `/` between the parts.
    pub name: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// How much of an agreement's folder is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Folders below the agreement's folder.
    pub depth: usize,
    /// Files in all.
    pub files: usize,
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of all files.
    pub total_bytes: u64,
}

impl Limits {
    /// The limits of a workspace: a receipt scanned at 600 dpi is below 25 MB, and portals refuse larger packages.
    pub const WORKSPACE: Self =
        Self { depth: 4, files: 5_000, file_bytes: 25 * MEGABYTE, total_bytes: 400 * MEGABYTE };

    /// The limits of an issued document's folder, which holds its inputs once more, and its files loose and packed.
    pub const ISSUED: Self = Self {
        depth: Self::WORKSPACE.depth + 1,
        files: 3 * Self::WORKSPACE.files,
        file_bytes: 4 * Self::WORKSPACE.total_bytes,
        total_bytes: 8 * Self::WORKSPACE.total_bytes,
    };
}

/// A million bytes, as sizes are said to people.
const MEGABYTE: u64 = 1_000_000;

/// The folder of the documents, from the workspace.
pub const OUTPUTS: &str = "outputs";

/// The register, in the folder of the documents.
pub const REGISTER: &str = "register.jsonl";

/// The folder of the agreements, from the workspace.
pub const INPUTS: &str = "inputs";

/// The file that makes a folder an agreement.
const AGREEMENT_FILE: &str = "agreement.yaml";
