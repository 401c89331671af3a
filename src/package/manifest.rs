//! `manifest.json`: what a package holds, what it says, and what it was made from.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{FileKind, PackageFile};

/// The name and version of the manifest's format; a reader refuses what it doesn't know.
const FORMAT: &str = "bilag-package/1";

/// All that goes into a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What the package says.
    pub facts: Facts,
    /// What it was made from.
    pub inputs: Vec<InputPrint>,
    /// What it holds, in the order of the ZIP.
    pub files: Vec<PackageFile>,
}

/// What the documents of a package say, for a reader that is a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Facts {
    /// The agreement.
    pub agreement: Named,
    /// The milestone that is billed.
    pub milestone: Named,
    /// Whether this is a draft.
    pub status: Status,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named {
    /// As the inputs name it.
    pub id: String,
    /// As people name it.
    pub title: String,
}

/// How far the documents have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Without a number, and marked as a draft on every page.
    Draft,
}

/// What the buyer files the documents by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Labels {
    /// The buyer's order number.
    pub order_number: String,
    /// The project's number.
    pub project_number: String,
    /// The mark that the agreement asks for.
    pub mark: String,
}

/// A sum with its trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Line {
    /// What is billed.
    pub description: String,
    /// With a point and two decimals, such as `112500.00`.
    #[schemars(regex(pattern = r"^-?\d+\.\d{2}$"))]
    pub amount: String,
    /// The rows that it came from, such as `hours.yaml:12`.
    pub rows: Vec<String>,
}

/// An input file, so that one can tell later whether it has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InputPrint {
    path: String,
    size: usize,
    sha256: String,
}

impl InputPrint {
    /// The print of a file; the path is from the agreement's folder, with `/` between its parts.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        Self { path: path.to_owned(), size: bytes.len(), sha256: sha256(bytes) }
    }
}

/// What a bilag package holds, what it says, and what it was made from.
#[derive(Serialize, JsonSchema)]
struct Manifest<'a> {
    /// The name and version of this format.
    format: &'static str,
    /// The program that made the package.
    tool: Tool,
    #[serde(flatten)]
    facts: &'a Facts,
    /// Every other file of the package, in its order.
    files: Vec<FilePrint<'a>>,
    /// Every input file, in the order of the paths.
    inputs: &'a [InputPrint],
}

/// The program that made a package.
#[derive(Serialize, JsonSchema)]
struct Tool {
    /// Its name.
    name: &'static str,
    /// Its version.
    version: &'static str,
}

/// A file of the package.
#[derive(Serialize, JsonSchema)]
struct FilePrint<'a> {
    /// Its path in the package.
    name: &'a str,
    /// What it is.
    kind: FileKind,
    /// What it is called among people.
    title: &'a str,
    /// How many pages it has, if it is one of the documents.
    pages: Option<usize>,
    /// Its size in bytes.
    size: usize,
    /// Its SHA-256, in hexadecimal digits.
    sha256: String,
}

impl<'a> FilePrint<'a> {
    fn of(file: &'a PackageFile) -> Self {
        Self {
            name: &file.name,
            kind: file.kind,
            title: &file.title,
            pages: file.pages,
            size: file.bytes.len(),
            sha256: sha256(&file.bytes),
        }
    }
}

/// The manifest of a package, as it stands in the ZIP.
///
/// # Panics
/// Never: text and whole numbers under names of text can always be written as JSON.
#[must_use]
pub fn manifest(contents: &Contents) -> Vec<u8> {
    let manifest = Manifest {
        format: FORMAT,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        facts: &contents.facts,
        files: contents.files.iter().map(FilePrint::of).collect(),
        inputs: &contents.inputs,
    };
    let mut text = serde_json::to_vec_pretty(&manifest).expect("text and whole numbers are JSON");
    text.push(b'\n');
    text
}

/// The JSON Schema of the manifest.
#[must_use]
pub fn schema() -> serde_json::Value {
    schema_for!(Manifest).to_value()
}

/// The SHA-256 of some bytes, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let halves = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    halves.filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}
