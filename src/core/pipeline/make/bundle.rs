//! What a package holds while it is being made.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::job::{Bill, Source};
use crate::diag::{Errors, catalogue};
use crate::package::{FileKind, PackageFile};
use crate::typesetting::{Picture, RenderJob};
use crate::view;

/// A document to be set, and where it belongs.
pub(super) struct Job {
    /// Which of the bills.
    pub(super) bill: usize,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) kind: FileKind,
    /// By which it is found as proof, if all of it is one.
    pub(super) key: Option<String>,
    pub(super) render: RenderJob,
}

/// A document that was set.
pub(super) struct Part {
    pub(super) job: Job,
    pub(super) file: PackageFile,
    /// On which of its pages each key stands.
    pub(super) places: BTreeMap<String, usize>,
}

/// What a bill's package holds so far.
pub(super) struct Bundle {
    pub(super) parts: Vec<Part>,
    pub(super) originals: Vec<PackageFile>,
}

impl Bundle {
    /// The documents by their names, then what goes along as it was received.
    pub(super) fn files(&self) -> Vec<PackageFile> {
        self.parts.iter().map(|part| &part.file).chain(&self.originals).cloned().collect()
    }

    pub(super) fn take(&mut self, part: Part) {
        let place = self.parts.partition_point(|known| known.file.name < part.file.name);
        self.parts.insert(place, part);
    }

    /// Where each key is proven.
    pub(super) fn proofs(&self) -> BTreeMap<String, view::Proof> {
        let mut proofs = BTreeMap::new();
        for Part { job, file, places } in &self.parts {
            let proof = |from, to| view::Proof { file_name: file.name.clone(), from, to };
            proofs.extend(job.key.clone().map(|key| (key, proof(1, file.pages.unwrap_or(1)))));
            proofs.extend(places.iter().map(|(key, page)| (key.clone(), proof(*page, *page))));
        }
        proofs
    }
}

/// The job of a document that is named so in the package.
pub(super) fn render_job(
    bill: &Bill<'_>,
    source: Source<'_>,
    template: &'static str,
    name: &str,
    data: Vec<u8>,
    mut pictures: Vec<Picture>,
) -> RenderJob {
    pictures.extend(bill.logo.map(|logo| logo.picture.clone()));
    let issued = bill.issued();
    let package = issued.map_or(bill.milestone.id.as_str(), |issued| issued.number.as_str());
    let identifier = format!("{}/{package}/{name}", source.project.agreement.id);
    let made_on = issued.and_then(|issued| day_of_making(issued.date));
    let templates = Arc::clone(source.templates);
    RenderJob { template, templates, data, pictures, identifier, date: made_on }
}

/// A document is made on the day that it bears.
fn day_of_making(date: NaiveDate) -> Option<(i32, u8, u8)> {
    Some((date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?))
}

/// Data for a template.
pub(super) fn json(data: &impl Serialize) -> Result<Vec<u8>, Errors> {
    serde_json::to_vec(data).map_err(|error| {
        catalogue::Internal { what: format!("the data for a template can't be written: {error}") }.into()
    })
}
