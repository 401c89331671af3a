//! `manifest.json`: what a package holds, what it says, and what it was made from.

use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};

use super::{FileKind, PackageFile};
use crate::digest::{Print, sha256};
use crate::domain::DocumentKind;

/// The name and version of the manifest's format; a reader refuses what it doesn't know.
const FORMAT: &str = "bilag-package/2";

/// All that goes into a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What the package says.
    pub facts: Facts,
    /// What it was made from.
    pub inputs: Vec<Print>,
    /// What it holds, in the order of the ZIP.
    pub files: Vec<PackageFile>,
}

/// What the documents of a package say, for a reader that is a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    /// The agreement.
    pub agreement: Named,
    /// The milestone that is billed.
    pub milestone: Named,
    /// Whether this is a draft.
    pub status: Status,
    /// Number, date and the like of an issued document; `null` in a draft.
    pub document: Option<Document>,
    /// Are some of the facts illustrative, so that the package can't be issued?
    pub sample: bool,
    /// What the buyer files the documents by.
    pub labels: Labels,
    /// The sums, each under a name that doesn't change.
    pub totals: Vec<Total>,
    /// The invoice's lines.
    pub lines: Vec<Line>,
}

/// An id with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// As the inputs name it.
    pub id: String,
    /// As people name it.
    pub title: String,
}

/// How far the documents have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Without a number, and marked as a draft on every page.
    Draft,
    /// With a number and a date; it never changes.
    Issued,
}

/// An issued document as the register knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Whether it is an invoice or a credit note.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// The day it was issued on, such as `2026-01-20`.
    pub date: String,
    /// The day it is to be paid by; `null` when the buyer doesn't pay.
    pub due: Option<String>,
    /// Why it corrects an earlier document, and which; `null` when it corrects none.
    pub correction: Option<Revision>,
}

/// What a document is a revision of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Revision {
    /// The document that was wrong.
    pub original: Reference,
    /// The credit note that reversed it, on the document that stands in its place.
    pub credit_note: Option<Reference>,
    /// Why, in the seller's words.
    pub reason: String,
    /// What changed since the original, as the document says it.
    pub changes: Vec<String>,
}

/// An issued document as another one names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: String,
}

/// What the buyer files the documents by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Labels {
    /// The buyer's order number.
    pub order_number: String,
    /// The project's number.
    pub project_number: String,
    /// The mark that the agreement asks for.
    pub mark: String,
}

/// A sum with its trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Total {
    /// Such as `documented` or `due`.
    pub name: String,
    /// With a point and two decimals, such as `112500.00`.
    #[schemars(regex(pattern = r"^-?\d+\.\d{2}$"))]
    pub amount: String,
    /// The rows that it came from, such as `hours.yaml:12`.
    pub rows: Vec<String>,
}

/// A line of the invoice with its trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// What is billed.
    pub description: String,
    /// How much of it, with a point and two decimals; negative when it is taken off.
    #[schemars(regex(pattern = r"^-?\d+\.\d{2}$"))]
    pub quantity: String,
    /// Of what: hours or pieces.
    pub unit: Unit,
    /// The price of one, with a point and two decimals, such as `900.00`.
    #[schemars(regex(pattern = r"^\d+\.\d{2}$"))]
    pub price: String,
    /// With a point and two decimals, such as `112500.00`.
    #[schemars(regex(pattern = r"^-?\d+\.\d{2}$"))]
    pub amount: String,
    /// The rows that it came from, such as `hours.yaml:12`.
    pub rows: Vec<String>,
}

/// What a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours.
    Hour,
    /// Pieces.
    Piece,
}

/// What a bilag package holds, what it says, and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Manifest {
    /// The name and version of this format.
    format: String,
    /// The program that made the package.
    pub tool: Tool,
    /// What its documents say.
    #[serde(flatten)]
    pub facts: Facts,
    /// Every other file of the package, in its order.
    pub files: Vec<FilePrint>,
    /// Every input file, in the order of the paths.
    pub inputs: Vec<Print>,
}

/// What a manifest has around its facts.
#[derive(Deserialize)]
struct Around {
    tool: Tool,
    files: Vec<FilePrint>,
    inputs: Vec<Print>,
}

/// The program that made a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A file of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FilePrint {
    /// Its path in the package.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// What it is called among people.
    pub title: String,
    /// How many pages it has, if it is one of the documents.
    pub pages: Option<usize>,
    /// Its size in bytes.
    pub size: usize,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl FilePrint {
    fn of(file: &PackageFile) -> Self {
        Self {
            name: file.name.clone(),
            kind: file.kind,
            title: file.title.clone(),
            pages: file.pages,
            size: file.bytes.len(),
            sha256: sha256(&file.bytes),
        }
    }
}

impl Manifest {
    /// What is said of the contents of a package.
    fn of(contents: &Contents) -> Self {
        let tool = Tool { name: "bilag".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
        Self {
            format: FORMAT.to_owned(),
            tool,
            facts: contents.facts.clone(),
            files: contents.files.iter().map(FilePrint::of).collect(),
            inputs: contents.inputs.clone(),
        }
    }

    /// Reads a manifest that is as bilag writes it, to the byte: nothing can stand in it that isn't read.
    ///
    /// # Errors
    /// When it isn't a manifest of this format; the reason in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match value.get("format").and_then(serde_json::Value::as_str) {
            Some(FORMAT) => {}
            Some(format) => return Err(format!("its format is `{format}`, not `{FORMAT}`")),
            None => return Err("it doesn't say its format".to_owned()),
        }
        let facts = Facts::deserialize(&value).map_err(|error| error.to_string())?;
        let Around { tool, files, inputs } =
            Around::deserialize(&value).map_err(|error| error.to_string())?;
        let manifest = Self { format: FORMAT.to_owned(), tool, facts, files, inputs };
        if manifest.bytes() == bytes { Ok(manifest) } else { Err("it isn't as bilag writes one".to_owned()) }
    }

    /// The manifest as it stands in the ZIP.
    ///
    /// # Panics
    /// Never: text and whole numbers under names of text can always be written as JSON.
    fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).expect("text and whole numbers are JSON");
        text.push(b'\n');
        text
    }
}

/// The manifest of a package, as it stands in the ZIP.
#[must_use]
pub fn manifest(contents: &Contents) -> Vec<u8> {
    Manifest::of(contents).bytes()
}

/// What a stored manifest says.
///
/// # Errors
/// When it isn't a manifest of this format; the reason in words.
pub fn facts(manifest: &[u8]) -> Result<Facts, String> {
    Manifest::read(manifest).map(|manifest| manifest.facts)
}

/// The JSON Schema of the manifest.
#[must_use]
pub fn schema() -> serde_json::Value {
    schema_for!(Manifest).to_value()
}
