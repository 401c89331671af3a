//! From finished documents to a package and the folder that it is written to.

use std::sync::Arc;

use super::built::{Built, BuiltDocument};
use super::ehf::{self, Ehf};
use super::job::{Bill, Source};
use crate::diag::{Errors, Problems};
use crate::digest::{Print, sha256};
use crate::domain::{MilestoneBasis, Person, Project, WorkspacePath};
use crate::invoice::Draft;
use crate::package::{
    Contents, Facts, FileKind, MANIFEST, Manifest, Named, PackageFile, ascii_name, ascii_names, zip,
};
use crate::pipeline::folder;
use crate::register::Entry;
use crate::reuse::Keep;
use crate::store::StoredFile;
use crate::words::BOKMAL;

/// A document of a package; its place in this list is its place in the package.
#[derive(Debug, Clone, Copy)]
pub(in crate::pipeline) enum Document<'a> {
    Overview,
    Invoice,
    CreditNote,
    Settlement,
    Timesheet(&'a Person),
    Costs,
    Activities,
    Report,
}

impl Document<'_> {
    /// Its name in the package: the invoice's carries its number and the labels by which the buyer files it.
    pub(in crate::pipeline) fn file_name(self, project: &Project, bill: &Bill<'_>) -> String {
        match self {
            Self::Overview => "00-oversikt.pdf".to_owned(),
            Self::Invoice => format!("01-faktura-{}.pdf", known_by(project, bill)),
            Self::CreditNote => format!("01-kreditnota-{}.pdf", known_by(project, bill)),
            Self::Settlement => "02-avregning.pdf".to_owned(),
            Self::Timesheet(person) => ascii_name(&format!("03-timeliste-{}.pdf", person.id)),
            Self::Costs => "04-kostnader.pdf".to_owned(),
            Self::Activities => "05-aktiviteter.pdf".to_owned(),
            Self::Report => "06-sluttrapport.pdf".to_owned(),
        }
    }

    /// What it is, for the manifest.
    pub(in crate::pipeline) const fn kind(self) -> FileKind {
        match self {
            Self::Overview => FileKind::Overview,
            Self::Invoice => FileKind::Invoice,
            Self::CreditNote => FileKind::CreditNote,
            Self::Settlement => FileKind::Settlement,
            Self::Timesheet(_) => FileKind::Timesheet,
            Self::Costs => FileKind::Costs,
            Self::Activities => FileKind::Activities,
            Self::Report => FileKind::Report,
        }
    }
}

/// Number and labels, or labels and the draft's mark.
fn known_by(project: &Project, bill: &Bill<'_>) -> String {
    let references = &project.agreement.references;
    let labels = format!("{}-{}", references.buyer_reference, references.project_number).replace('/', "-");
    bill.issued().map_or_else(
        || format!("{labels}-{}", BOKMAL.package.draft_file),
        |issued| format!("{}-{labels}", issued.number),
    )
}

/// A package, ready to be written.
pub(in crate::pipeline) struct Finished {
    /// What the run reports of it.
    pub(in crate::pipeline) built: Built,
    /// What should be looked at.
    pub(in crate::pipeline) warnings: Problems,
    /// An issued document's line for the register.
    pub(in crate::pipeline) entry: Option<Entry>,
    /// Everything in its folder: the loose files, the manifest and the ZIP.
    pub(in crate::pipeline) files: Vec<StoredFile>,
}

/// The files that go along as they were received: the signed agreement with an advance, receipts and
/// documentation with a settlement.
pub(in crate::pipeline) fn originals(source: Source<'_>, bill: &Bill<'_>) -> Vec<PackageFile> {
    let Source { folder, project, receipts, .. } = source;
    if !bill.is_documented() {
        return Vec::new();
    }
    let paths: Vec<(WorkspacePath, FileKind, String)> = match bill.milestone.basis {
        MilestoneBasis::Advance { .. } => {
            let agreement = project.agreement.signed_agreement.iter();
            agreement
                .map(|path| (path.clone(), FileKind::Agreement, BOKMAL.package.signed_agreement.to_owned()))
                .collect()
        }
        MilestoneBasis::Settlement { .. } => settlement_originals(project, bill),
    };
    let safe_names = ascii_names(paths.iter().map(|(path, ..)| path.as_str()));
    paths
        .into_iter()
        .zip(safe_names)
        .filter_map(|((path, kind, title), name)| {
            let bytes = Arc::clone(folder.bytes(&path)?);
            let pages = receipts.page_count(&path);
            Some(PackageFile { name: format!("originaler/{name}"), kind, title, pages, bytes })
        })
        .collect()
}

/// Each file once, in the order of its first use.
fn settlement_originals(project: &Project, bill: &Bill<'_>) -> Vec<(WorkspacePath, FileKind, String)> {
    let billed = |number| bill.settlement.costs.iter().any(|line| line.voucher == number);
    let receipts = project.vouchers.iter().filter(|voucher| billed(voucher.number)).flat_map(|voucher| {
        voucher.receipts.iter().map(|path| (path, (BOKMAL.package.voucher)(&voucher.number.to_string())))
    });
    let people = bill.settlement.fees.iter().filter_map(|fee| project.agreement.person(&fee.person));
    let signed = people.flat_map(|person| {
        let by = project.timesheet.attested(&person.id, &bill.milestone.basis).by;
        by.into_iter().filter_map(|one| Some((one.signed.as_ref()?, (BOKMAL.package.signed)(&person.name))))
    });
    let documentation = project.activities.iter().zip(1..).flat_map(|(activity, number): (_, usize)| {
        activity
            .documentation
            .iter()
            .map(move |path| (path, (BOKMAL.package.documentation)(&number.to_string())))
    });
    let mut originals: Vec<(WorkspacePath, FileKind, String)> = Vec::new();
    for (path, title) in signed.chain(receipts).chain(documentation) {
        match originals.iter_mut().find(|(known, ..)| known == path) {
            // Two vouchers on one receipt: it is listed once, and says so.
            Some((.., known)) if !known.split(", ").any(|one| one == title) => {
                *known = format!("{known}, {title}");
            }
            Some(_) => {}
            None => originals.push((path.clone(), FileKind::Original, title)),
        }
    }
    originals
}

/// Puts a package together: manifest, ZIP, and the loose files beside it.
pub(in crate::pipeline) fn pack(
    source: Source<'_>,
    bill: &Bill<'_>,
    mut files: Vec<PackageFile>,
    keep: &dyn Keep,
) -> Result<Finished, Errors> {
    let ehf = bill.issued().map(|issued| ehf::make(source, bill, issued, &files)).transpose()?;
    let (ehf, warnings) = match ehf {
        Some(Ehf { file, head, warnings }) => {
            files.push(file);
            (Some(head), warnings)
        }
        None => (None, ehf::weighed(source, bill, &files)),
    };
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let Source { folder: inputs, project, .. } = source;
    let agreement = &project.agreement.id;
    let templates = source.templates.iter();
    let contents = Contents {
        facts: facts(project, bill),
        inputs: inputs.prints(),
        templates: templates.map(|file| Print::of(&file.name, &file.bytes)).collect(),
        files,
    };
    let archive = contents.facts.zip_name();
    let manifest = Manifest::of(&contents);
    let bytes = manifest.bytes();
    let zipped = zip(&archive, &contents.files, &bytes, keep)?;
    let entry = bill.issued().and_then(|_| manifest.entry(sha256(&zipped)));
    let documents = contents.files.iter().filter_map(document).collect();
    let mut stored: Vec<StoredFile> =
        contents.files.into_iter().map(|file| StoredFile { name: file.name, bytes: file.bytes }).collect();
    stored.push(StoredFile { name: MANIFEST.to_owned(), bytes: Arc::from(bytes) });
    stored.push(StoredFile { name: archive.clone(), bytes: Arc::from(zipped) });
    let built = Built {
        agreement: project.agreement.id.clone(),
        milestone: bill.milestone.id.clone(),
        folder: match bill.issued() {
            Some(issued) => folder::issued_at(agreement, &issued.number),
            None => format!("{}/{}", folder::drafts_of(agreement), bill.milestone.id),
        },
        zip_name: archive,
        payable: bill.asks(),
        documents,
        ehf,
    };
    Ok(Finished { built, warnings, entry, files: stored })
}

/// What the package says.
fn facts(project: &Project, bill: &Bill<'_>) -> Facts {
    let Bill { milestone, settlement, paper, registration, .. } = bill;
    let agreement = &project.agreement;
    Facts {
        agreement: Named { id: agreement.id.clone(), title: agreement.title.clone() },
        milestone: Named { id: milestone.id.clone(), title: milestone.title.clone() },
        sample: project.sample,
        labels: agreement.references.clone(),
        parties: agreement.parties(paper.draft().is_some_and(Draft::asks_for_payment)),
        register: registration.clone(),
        paper: paper.clone(),
        settlement: settlement.clone(),
    }
}

/// One of our own documents, as the run reports it.
fn document(file: &PackageFile) -> Option<BuiltDocument> {
    let ours = !matches!(file.kind, FileKind::Original | FileKind::Agreement);
    ours.then(|| BuiltDocument { name: file.name.clone(), pages: file.pages })
}
