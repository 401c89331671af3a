//! From finished documents to a package and the folder that it is written to.

use std::sync::Arc;

use super::documents::Source;
use super::folder::drafts_of;
use super::{Asks, Bill, Built, BuiltDocument};
use crate::bokmal;
use crate::diag::Problems;
use crate::domain::{MilestoneBasis, Person, Project, RowId, WorkspacePath};
use crate::invoice::DocumentKind;
use crate::num::Money;
use crate::package::{
    Contents, Facts, FileKind, Labels, Line, MANIFEST, Named, PackageFile, Status, Total, ascii_name,
    ascii_names, manifest, zip,
};
use crate::store::StoredFile;
use crate::words::BOKMAL;

/// A document of a package; its place in this list is its place in the package.
#[derive(Debug, Clone, Copy)]
pub(super) enum Document<'a> {
    Invoice,
    CreditNote,
    Settlement,
    Timesheet(&'a Person),
    Costs,
    Activities,
    Report,
}

impl Document<'_> {
    /// Its name in the package: the invoice's carries the labels by which the buyer files it.
    pub(super) fn file_name(self, project: &Project) -> String {
        let references = &project.agreement.references;
        let labels = format!("{}-{}", references.order_number, references.project_number).replace('/', "-");
        match self {
            Self::Invoice => format!("01-faktura-{labels}-utkast.pdf"),
            Self::CreditNote => format!("01-kreditnota-{labels}-utkast.pdf"),
            Self::Settlement => "02-avregning.pdf".to_owned(),
            Self::Timesheet(person) => ascii_name(&format!("03-timeliste-{}.pdf", person.id)),
            Self::Costs => "04-kostnader.pdf".to_owned(),
            Self::Activities => "05-aktiviteter.pdf".to_owned(),
            Self::Report => "06-sluttrapport.pdf".to_owned(),
        }
    }

    /// What it is, for the manifest.
    pub(super) const fn kind(self) -> FileKind {
        match self {
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

/// A package, ready to be written.
pub(super) struct Finished {
    /// What the run reports of it.
    pub(super) built: Built,
    /// Everything in its folder: the loose files, the manifest and the ZIP.
    pub(super) files: Vec<StoredFile>,
}

/// The files that go along as they were received: the signed agreement with an advance, receipts and
/// documentation with a settlement.
pub(super) fn originals(source: Source<'_>, bill: &Bill<'_>) -> Vec<PackageFile> {
    let Source { folder, project, receipts } = source;
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
    let documentation = project.activities.iter().zip(1..).flat_map(|(activity, number): (_, usize)| {
        activity
            .documentation
            .iter()
            .map(move |path| (path, (BOKMAL.package.documentation)(&number.to_string())))
    });
    let mut originals: Vec<(WorkspacePath, FileKind, String)> = Vec::new();
    for (path, title) in receipts.chain(documentation) {
        if !originals.iter().any(|(known, ..)| known == path) {
            originals.push((path.clone(), FileKind::Original, title));
        }
    }
    originals
}

/// Puts a package together: manifest, ZIP, and the loose files beside it.
pub(super) fn pack(
    source: Source<'_>,
    bill: &Bill<'_>,
    files: Vec<PackageFile>,
) -> Result<Finished, Problems> {
    let Source { folder, project, .. } = source;
    let archive = format!("{}-{}-utkast.zip", folder.input.id, bill.milestone.id);
    let contents = Contents { facts: facts(project, bill), inputs: folder.prints(), files };
    let manifest = manifest(&contents);
    let zipped = zip(&archive, &contents.files, &manifest)?;
    let documents = contents.files.iter().filter_map(document).collect();
    let mut stored: Vec<StoredFile> =
        contents.files.into_iter().map(|file| StoredFile { name: file.name, bytes: file.bytes }).collect();
    stored.push(StoredFile { name: MANIFEST.to_owned(), bytes: Arc::from(manifest) });
    stored.push(StoredFile { name: archive.clone(), bytes: Arc::from(zipped) });
    let payable = signed_payable(bill);
    let built = Built {
        agreement: project.agreement.id.to_string(),
        milestone: bill.milestone.id.to_string(),
        folder: format!("{}/{}", drafts_of(&project.agreement.id), bill.milestone.id),
        zip_name: archive,
        asks: match payable {
            sum if sum.is_positive() => Asks::Payment,
            sum if sum.is_negative() => Asks::Repayment,
            _ => Asks::Nothing,
        },
        due: bokmal::kroner(if payable.is_negative() { -payable } else { payable }),
        payable: payable.to_string(),
        documents,
    };
    Ok(Finished { built, files: stored })
}

/// What the buyer pays; below zero when it is paid back.
fn signed_payable(bill: &Bill<'_>) -> Money {
    match &bill.draft {
        Some(draft) if draft.kind == DocumentKind::CreditNote => -draft.totals.payable,
        Some(draft) => draft.totals.payable,
        None => Money::ZERO,
    }
}

/// One of our own documents, as the run reports it.
fn document(file: &PackageFile) -> Option<BuiltDocument> {
    let ours = !matches!(file.kind, FileKind::Original | FileKind::Agreement);
    let pages = file.pages.filter(|_| ours)?;
    Some(BuiltDocument { name: file.name.clone(), pages })
}

/// What the package says, for a reader that is a program.
fn facts(project: &Project, bill: &Bill<'_>) -> Facts {
    let agreement = &project.agreement;
    let references = &agreement.references;
    let lines = bill.draft.iter().flat_map(|draft| &draft.lines);
    Facts {
        agreement: Named { id: agreement.id.to_string(), title: agreement.title.clone() },
        milestone: Named { id: bill.milestone.id.to_string(), title: bill.milestone.title.clone() },
        status: Status::Draft,
        sample: project.sample,
        labels: Labels {
            order_number: references.order_number.to_string(),
            project_number: references.project_number.to_string(),
            mark: references.mark.clone(),
        },
        totals: totals(bill),
        lines: lines
            .map(|line| Line {
                description: line.description.clone(),
                amount: line.net.to_string(),
                rows: line.rows.iter().map(RowId::to_string).collect(),
            })
            .collect(),
    }
}

/// The sums that the package's documents show, with the rows that they came from.
fn totals(bill: &Bill<'_>) -> Vec<Total> {
    let settlement = &bill.settlement;
    let hours: Vec<RowId> = settlement.fees.iter().flat_map(|fee| fee.rows.iter().copied()).collect();
    let costs: Vec<RowId> = settlement.costs.iter().map(|cost| cost.row).collect();
    let both: Vec<RowId> = hours.iter().chain(&costs).copied().collect();
    let total = |name: &str, amount: Money, rows: &[RowId]| Total {
        name: name.to_owned(),
        amount: amount.to_string(),
        rows: rows.iter().map(RowId::to_string).collect(),
    };
    let plain = |name: &str, amount: Money| total(name, amount, &[]);
    let mut totals: Vec<Total> = settlement.frame.map(|frame| plain("frame", frame)).into_iter().collect();
    if matches!(bill.milestone.basis, MilestoneBasis::Settlement { .. }) {
        totals.extend([
            total("fees", settlement.fees_total, &hours),
            total("costs", settlement.costs_total, &costs),
            total("documented", settlement.documented, &both),
            plain("billable", settlement.billable),
            plain("over_frame", settlement.over_frame),
        ]);
    }
    totals.extend([plain("billed_before", settlement.billed_before), plain("due", settlement.due)]);
    totals.extend(bill.draft.iter().flat_map(|draft| {
        let sums = &draft.totals;
        [
            plain("net", sums.net),
            plain("vat", sums.vat.amount),
            plain("prepaid", sums.prepaid),
            plain("payable", signed_payable(bill)),
        ]
    }));
    totals
}
