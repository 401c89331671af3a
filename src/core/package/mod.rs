//! Files → one reproducible ZIP with its manifest: the same files give the same bytes in any folder, time
//! zone and locale, on any machine.

mod archive;
mod manifest;
mod names;
mod opened;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use archive::zip;
pub use manifest::{Contents, FORMAT, Facts, FilePrint, Manifest, Named, NotAManifest, schema};
pub use names::{ascii_name, ascii_names};
pub use opened::{Fault, Opened, Packed, open};

/// The manifest's name in the package and beside the loose files.
pub const MANIFEST: &str = "manifest.json";

/// The program and its version, as registers and manifests name what made a document.
pub const TOOL: &str = concat!("bilag ", env!("CARGO_PKG_VERSION"));

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFile {
    /// Its path in the package: ASCII, with `/` between the parts.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// What it is called among people.
    pub title: String,
    /// How many pages it has, if it is one of the documents.
    pub pages: Option<usize>,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// What a file of a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// The page from which a package is attested.
    Overview,
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
    /// The invoice or credit note as EHF, with the documents that go with it inside.
    Ehf,
    /// How the amount came about.
    Settlement,
    /// One person's hours.
    Timesheet,
    /// The vouchers with their receipts.
    Costs,
    /// The activities with their documentation.
    Activities,
    /// The final report.
    Report,
    /// The signed agreement, as it was received.
    Agreement,
    /// A receipt or another file, as it was received.
    Original,
}
