//! The EHF of a document: what goes into it, whether it is fit to be sent, and what it says.

use std::sync::Arc;

use serde::Serialize;

use super::job::{Bill, Source};
use crate::diag::{Errors, KeyPlaces, Problem, Problems, catalogue};
use crate::domain::{DocumentRef, Milestone, Project};
use crate::einvoice::{self, Attachment, Figures, Stage};
use crate::invoice::{Draft, Issued};
use crate::package::{FileKind, PackageFile};
use crate::pipeline::folder::Folder;

/// The head of an EHF that was made: the references, the parties and the sums, as they were read back from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EhfHead {
    /// Its file name.
    pub name: String,
    /// Everything that is read back.
    #[serde(flatten)]
    pub figures: Figures,
}

/// An issued document's EHF with all that goes with it.
pub(in crate::pipeline) struct Ehf {
    pub(in crate::pipeline) file: PackageFile,
    pub(in crate::pipeline) head: EhfHead,
    pub(in crate::pipeline) warnings: Problems,
}

/// The documents that go into the XML; receipts and documentation are in them already, page by page.
fn attachments(files: &[PackageFile]) -> Vec<Attachment> {
    let goes_along = |file: &&PackageFile| match file.kind {
        FileKind::Overview
        | FileKind::Settlement
        | FileKind::Timesheet
        | FileKind::Costs
        | FileKind::Activities
        | FileKind::Report
        | FileKind::Agreement => true,
        // Peppol BIS Billing 3.0: an invoice doesn't carry a copy of itself.
        FileKind::Invoice | FileKind::CreditNote | FileKind::Ehf | FileKind::Original => false,
    };
    let attachment = |file: &PackageFile| {
        let file_name = file.name.rsplit('/').next().unwrap_or(&file.name).to_owned();
        Attachment {
            id: file_name.rsplit_once('.').map_or(file_name.as_str(), |(stem, _)| stem).to_owned(),
            title: file.title.clone(),
            mime: einvoice::mime_of(&file_name).to_owned(),
            file_name,
            bytes: Arc::clone(&file.bytes),
        }
    };
    files.iter().filter(goes_along).map(attachment).collect()
}

/// Do the documents weigh more than receivers were promised?
pub(in crate::pipeline) fn is_heavy(files: &[PackageFile]) -> bool {
    let weight: usize = attachments(files).iter().map(|file| file.bytes.len()).sum();
    u64::try_from(weight).is_ok_and(|weight| weight > einvoice::WARNED_BYTES)
}

/// Makes the EHF of `issued` and checks the finished bytes; the document as PDF is among `files`.
///
/// # Errors
/// When a fact is open, the files are too heavy, or the preflight finds something.
pub(in crate::pipeline) fn make(
    source: Source<'_>,
    bill: &Bill<'_>,
    issued: &Issued,
    files: &[PackageFile],
) -> Result<Ehf, Errors> {
    let (project, places) = (source.project, source.folder.places());
    let attachments = attachments(files);
    let limit = project.agreement.ehf.max_attachments;
    let mut found = einvoice::weigh(issued.number.as_str(), Stage::Issued, &attachments, limit, places);
    let xml = match einvoice::ubl(project, bill.milestone, issued, &attachments, places) {
        Ok(xml) => xml,
        Err(errors) => return Err(errors.and(found)),
    };
    found.extend(einvoice::preflight(&xml, places));
    let warnings = found.without_errors()?;
    let is_document = |file: &&PackageFile| matches!(file.kind, FileKind::Invoice | FileKind::CreditNote);
    let pdf =
        files.iter().find(is_document).ok_or(catalogue::Internal { what: "the package has no invoice" })?;
    let name = pdf.name.replace(".pdf", ".xml");
    match einvoice::read(&xml) {
        Ok(figures) => Ok(Ehf {
            head: EhfHead { name: name.clone(), figures },
            file: PackageFile {
                name,
                kind: FileKind::Ehf,
                title: pdf.title.clone(),
                pages: None,
                bytes: Arc::from(xml),
            },
            warnings,
        }),
        Err(why) => Err(catalogue::Internal { what: format!("the EHF can't be read back: {why}") }.into()),
    }
}

/// Warns of a draft whose EHF would be too heavy.
pub(in crate::pipeline) fn weighed(source: Source<'_>, bill: &Bill<'_>, files: &[PackageFile]) -> Problems {
    let limit = source.project.agreement.ehf.max_attachments;
    let attachments = attachments(files);
    if bill.draft().is_none() || !is_heavy(files) {
        return Problems::new();
    }
    let places = source.folder.places();
    einvoice::weigh(bill.milestone.id.as_str(), Stage::Draft, &attachments, limit, places)
}

/// Could an EHF be made of each bill's draft? Tries it, or says which open facts stand in the way; the milestones of
/// which one could be made.
pub(in crate::pipeline) fn rehearse(
    folder: &Folder,
    project: &Project,
    bills: &[Bill<'_>],
    problems: &mut Problems,
) -> Vec<String> {
    let places = folder.places();
    let drafts: Vec<(&Bill<'_>, &Draft)> =
        bills.iter().filter_map(|bill| Some((bill, bill.draft()?))).collect();
    let milestones = || drafts.iter().map(|(bill, _)| bill.milestone.id.as_str());
    if let Some(problem) = not_yet(project, milestones(), places) {
        problems.push(problem);
        return Vec::new();
    }
    let mut found = Problems::new();
    for (bill, draft) in &drafts {
        found.extend(rehearsed(project, bill.milestone, draft, places));
    }
    let could = if found.has_errors() { Vec::new() } else { milestones().map(str::to_owned).collect() };
    problems.extend(found);
    could
}

/// What stands in the way of an EHF of `draft`, tried with numbers and dates that stand for those to come and without what
/// goes along.
fn rehearsed(project: &Project, milestone: &Milestone, draft: &Draft, places: &dyn KeyPlaces) -> Problems {
    let agreement = &project.agreement;
    let date = agreement.period.to();
    let numbers = agreement.numbering.number(date, 1).zip(agreement.numbering.number(date, 2));
    let Some((earlier, number)) = numbers else { return Problems::new() };
    let due = draft.due(&agreement.payment, date);
    let mut content = draft.clone();
    for billed in &mut content.refers_to {
        billed.document.get_or_insert_with(|| DocumentRef { number: earlier.clone(), date });
    }
    let issued = Issued { number, date, due, content, correction: None };
    match einvoice::ubl(project, milestone, &issued, &[], places) {
        Ok(xml) => einvoice::preflight(&xml, places),
        Err(errors) => errors.into(),
    }
}

/// Says which facts keep an EHF from being made, at the first of them.
fn not_yet<'a>(
    project: &Project,
    milestones: impl Iterator<Item = &'a str>,
    places: &dyn KeyPlaces,
) -> Option<Problem> {
    let keys: Vec<&str> = einvoice::open_facts(&project.agreement).into_iter().map(|(key, _)| key).collect();
    let (document, open) = (named(milestones), named(keys.iter().copied()));
    Some(catalogue::EhfNotYet { document, open }.at(places.at(keys.first()?)))
}

fn named<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
