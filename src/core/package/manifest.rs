//! `manifest.json`: the document of a package as one value, and around it what the package holds and was made from.

#![expect(clippy::disallowed_types, reason = "serde names floats where it flattens; none is read")]

use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};

use super::{FileKind, PackageFile, TOOL};
use crate::digest::{Print, sha256};
use crate::domain::{AgreementId, MilestoneId, Parties, References};
use crate::invoice::Paper;
use crate::register::{Entry, Package, Registration};
use crate::settle::Settlement;
use crate::words::BOKMAL;

/// The name and version of the manifest's format; a reader refuses what it doesn't know.
pub const FORMAT: &str = "bilag-package/4";

/// All that goes into a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What the package says.
    pub facts: Facts,
    /// What it was made from.
    pub inputs: Vec<Print>,
    /// The user's own templates that it was made with.
    pub templates: Vec<Print>,
    /// What it holds, in the order of the ZIP.
    pub files: Vec<PackageFile>,
}

/// What the documents of a package say, for a reader that is a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    /// The agreement.
    pub agreement: Named<AgreementId>,
    /// The milestone that is billed.
    pub milestone: Named<MilestoneId>,
    /// Are some of the facts illustrative, so that the package can't be issued?
    pub sample: bool,
    /// What the buyer files the documents by.
    pub labels: References,
    /// Who bills whom, and where the money goes.
    pub parties: Parties,
    /// The place of an issued document in the register, and everything before it by one hash; `null` in a draft.
    pub register: Option<Registration>,
    /// The document: lines, sums, and what it corrects.
    #[serde(flatten)]
    pub paper: Paper,
    /// The figures that it rests on, with the rows that they came from; those of a credit note that takes a document back
    /// are that document's.
    pub settlement: Settlement,
}

/// An id with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named<Id> {
    /// As the inputs name it.
    pub id: Id,
    /// As people name it.
    pub title: String,
}

impl Facts {
    /// The ZIP's name.
    #[must_use]
    pub fn zip_name(&self) -> String {
        let last = self.paper.issued().map_or(BOKMAL.package.draft_file, |issued| issued.number.as_str());
        format!("{}-{}-{last}.zip", self.agreement.id, self.milestone.id)
    }
}

/// What a bilag package holds, what it says, and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// The name and version of this format.
    format: String,
    /// The program and version that made the package.
    pub tool: String,
    /// What its documents say.
    #[serde(flatten)]
    pub facts: Facts,
    /// Every other file of the package, in its order.
    pub files: Vec<FilePrint>,
    /// Every input file, in the order of the paths.
    pub inputs: Vec<Print>,
    /// The user's own templates that it was made with.
    pub templates: Vec<Print>,
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

/// Why bytes aren't a manifest that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAManifest {
    /// It is of another format, which has this name.
    OtherFormat(String),
    /// It is in a ZIP that two programs could read differently; by what, in words.
    Ambiguous(String),
    /// It is none; why, in words.
    Unreadable(String),
}

impl Manifest {
    /// What is said of the contents of a package.
    #[must_use]
    pub fn of(contents: &Contents) -> Self {
        Self {
            format: FORMAT.to_owned(),
            tool: TOOL.to_owned(),
            facts: contents.facts.clone(),
            files: contents.files.iter().map(FilePrint::of).collect(),
            inputs: contents.inputs.clone(),
            templates: contents.templates.clone(),
        }
    }

    /// Reads a manifest that is as bilag writes it, to the byte: nothing can stand in it that isn't read.
    ///
    /// # Errors
    /// When it isn't a manifest of this format.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAManifest> {
        let unreadable = |error: serde_json::Error| NotAManifest::Unreadable(error.to_string());
        let Format { format } = serde_json::from_slice(bytes).map_err(unreadable)?;
        if format != FORMAT {
            return Err(NotAManifest::OtherFormat(format));
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(unreadable)?;
        if manifest.bytes() == bytes {
            Ok(manifest)
        } else {
            Err(NotAManifest::Unreadable("it isn't as bilag writes one".to_owned()))
        }
    }

    /// The manifest as it stands in the ZIP.
    ///
    /// # Panics
    /// Never: text and whole numbers under names of text can always be written as JSON.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).expect("text and whole numbers are JSON");
        text.push(b'\n');
        text
    }

    /// What the register says of the package, whose ZIP has this SHA-256; `None` of a draft.
    #[must_use]
    pub fn entry(&self, sha256: String) -> Option<Entry> {
        let Self { tool, facts, inputs, templates, .. } = self;
        let (issued, registration) = (facts.paper.issued()?, facts.register.as_ref()?);
        let totals = &issued.content.totals;
        Some(Entry {
            number: issued.number.clone(),
            kind: issued.content.kind,
            seller: registration.seller.clone(),
            series: registration.series.clone(),
            place: registration.place,
            agreement: facts.agreement.id.clone(),
            milestone: facts.milestone.id.clone(),
            basis: facts.settlement.basis,
            date: issued.date,
            due: issued.due,
            net: totals.net,
            vat: totals.vat.amount,
            gross: totals.gross,
            prepaid: totals.prepaid,
            payable: totals.payable,
            credits: registration.credits.clone(),
            replaces: issued.replaces().map(|original| original.number.clone()),
            reason: issued.correction.as_ref().map(|correction| correction.reason.clone()),
            confirmed: registration.confirmed.clone(),
            revokes: registration.revokes.clone(),
            closes: registration.closes,
            package: Package { name: facts.zip_name(), sha256 },
            settlement: facts.settlement.fingerprint(),
            inputs: inputs.clone(),
            templates: templates.clone(),
            tool: tool.clone(),
        })
    }
}

/// The first thing that is read of a manifest.
#[derive(Deserialize)]
struct Format {
    format: String,
}

/// The JSON Schema of the manifest.
#[must_use]
pub fn schema() -> serde_json::Value {
    schema_for!(Manifest).to_value()
}
