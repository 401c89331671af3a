//! The documents of the packages: every document in parallel, then the invoices, which name what goes with them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::bundle::{Bundle, Job, Part, json, render_job};
use super::ehf;
use super::job::{Bill, Source};
use super::overview::{listed, overview};
use super::packages::{self, Document, Finished};
use crate::diag::{Errors, Problems};
use crate::digest::sha256;
use crate::domain::{Block, DocumentKind, MilestoneBasis, Report, VoucherNumber, WorkspacePath};
use crate::invoice::Draft;
use crate::package::PackageFile;
use crate::pipeline::context::Context;
use crate::pipeline::progress::Work;
use crate::typesetting::{Pdf, RenderJob, Typeset};
use crate::view;
use crate::words::BOKMAL;

/// Sets every document of every bill and packs them.
///
/// When what goes with an invoice is too heavy for an EHF, pictures lose detail, and the documents are set once more.
pub(in crate::pipeline) fn make(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
) -> Result<Vec<Finished>, Errors> {
    let mut bundles = archivable_documentation(context, source, bills)?;
    if bundles.iter().any(|bundle| ehf::is_heavy(&bundle.files()))
        && let Some(receipts) = source.receipts.lighter(source.folder, context)
    {
        bundles = archivable_documentation(context, Source { receipts: &receipts, ..source }, bills)?;
    }
    let finished = packages(context, source, bills, bundles);
    context.typesetter.forget_unused();
    finished
}

/// What goes with each bill's invoice.
///
/// Vectors of a receipt can break PDF/A, which only the typesetter can tell. Then, and only then, each receipt is asked
/// about, the guilty pages become pixels, and the documents are set once more.
fn archivable_documentation(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
) -> Result<Vec<Bundle>, Errors> {
    all_documentation(context, source, bills).or_else(|problems| {
        match source.receipts.archivable(source.folder, context) {
            Some(receipts) => all_documentation(context, Source { receipts: &receipts, ..source }, bills),
            None => Err(problems),
        }
    })
}

fn all_documentation(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
) -> Result<Vec<Bundle>, Errors> {
    let mut jobs: Vec<Job> = Vec::new();
    for (place, bill) in bills.iter().enumerate() {
        if bill.is_documented() && matches!(bill.milestone.basis, MilestoneBasis::Settlement { .. }) {
            jobs.extend(documentation(place, bill, source)?);
        }
    }
    // The heaviest first: two threads then end at about the same time.
    jobs.sort_by_key(|job| Reverse(job.render.data.len() + 1_000 * job.render.pictures.len()));
    let bundle = |bill| {
        let mut originals = packages::originals(source, bill);
        originals.sort_by(|a, b| a.name.cmp(&b.name));
        Bundle { parts: Vec::new(), originals }
    };
    let mut bundles: Vec<Bundle> = bills.iter().map(bundle).collect();
    set_all(jobs, context, &mut bundles)?;
    Ok(bundles)
}

/// The invoices, which name what goes with them, the overviews, which name the pages of all of it, and then everything as
/// packages.
fn packages(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
    mut bundles: Vec<Bundle>,
) -> Result<Vec<Finished>, Errors> {
    let invoices = bills.iter().zip(&bundles).enumerate().filter_map(|(place, (bill, bundle))| {
        Some(invoice(place, bill, bill.draft()?, source, &bundle.files()))
    });
    set_all(invoices.collect::<Result<_, _>>()?, context, &mut bundles)?;
    let overviews = bills
        .iter()
        .zip(&bundles)
        .enumerate()
        .map(|(place, (bill, bundle))| overview(place, bill, source, &bundle.files(), &bundle.proofs()));
    set_all(overviews.collect::<Result<_, _>>()?, context, &mut bundles)?;
    let packed = bills.iter().zip(bundles).map(|(bill, bundle)| {
        let name = bill.milestone.id.as_str();
        context.progress.begin(Work::Package(name));
        let finished = packages::pack(source, bill, bundle.files(), context.keep);
        context.progress.end(Work::Package(name));
        finished
    });
    packed.collect()
}

/// The files of a bill's package by their titles, each with a print of all that goes into it: two packages with the same
/// prints say the same. Nothing is set, so that it takes no time.
pub(in crate::pipeline) fn prints(
    source: Source<'_>,
    bill: &Bill<'_>,
) -> Result<Vec<(String, String)>, Errors> {
    let jobs = jobs(source, bill, &[])?;
    let set = jobs.iter().map(|Job { title, render: RenderJob { data, pictures, .. }, .. }| {
        let pictures = pictures.iter().map(|picture| sha256(&picture.bytes));
        let parts: Vec<String> = [sha256(data)].into_iter().chain(pictures).collect();
        (title.clone(), sha256(parts.concat().as_bytes()))
    });
    let received = packages::originals(source, bill).into_iter();
    Ok(set.chain(received.map(|file| (file.title, sha256(&file.bytes)))).collect())
}

/// What every document of a bill's package is made from, while `files` go with its invoice.
fn jobs(source: Source<'_>, bill: &Bill<'_>, files: &[PackageFile]) -> Result<Vec<Job>, Errors> {
    let mut jobs: Vec<Job> = Vec::new();
    if let Some(draft) = bill.draft() {
        jobs.push(invoice(0, bill, draft, source, files)?);
    }
    if bill.is_documented() && matches!(bill.milestone.basis, MilestoneBasis::Settlement { .. }) {
        jobs.extend(documentation(0, bill, source)?);
    }
    Ok(jobs)
}

/// One document of each kind that a bill's package has, before it is set.
pub(in crate::pipeline) fn samples(source: Source<'_>, bill: &Bill<'_>) -> Result<Vec<RenderJob>, Errors> {
    let mut samples: Vec<RenderJob> = Vec::new();
    let originals = packages::originals(source, bill);
    let overview = overview(0, bill, source, &originals, &BTreeMap::new())?;
    for Job { render, .. } in jobs(source, bill, &originals)?.into_iter().chain([overview]) {
        if samples.iter().all(|sample| sample.template != render.template) {
            samples.push(render);
        }
    }
    Ok(samples)
}

/// Sets documents in parallel and puts each into its bundle; every problem of every document is reported.
fn set_all(jobs: Vec<Job>, context: Context<'_>, bundles: &mut [Bundle]) -> Result<(), Errors> {
    let set = context.threads.map(&jobs, |job| {
        context.progress.begin(Work::Document(&job.name));
        let pdf = context.reusing().pdf(&job.render);
        context.progress.end(Work::Document(&job.name));
        pdf
    });
    let mut problems = Problems::new();
    for (job, result) in jobs.into_iter().zip(set) {
        match result {
            Ok(Pdf { bytes, pages, places }) => {
                let (name, title, bytes) = (job.name.clone(), job.title.clone(), Arc::from(bytes));
                let file = PackageFile { name, kind: job.kind, title, pages: Some(pages), bytes };
                if let Some(bundle) = bundles.get_mut(job.bill) {
                    bundle.take(Part { job, file, places });
                }
            }
            Err(found) => problems.extend(found),
        }
    }
    problems.without_errors().map(|_| ())
}

/// All that documents a settlement: figures, hours, costs, activities and the report.
fn documentation(place: usize, bill: &Bill<'_>, source: Source<'_>) -> Result<Vec<Job>, Errors> {
    let Source { project, receipts, .. } = source;
    let subject = bill.subject(project);
    let document = |document: Document, template, title: String, data: Vec<u8>, pictures| Job {
        bill: place,
        name: document.file_name(source.project, bill),
        kind: document.kind(),
        key: if let Document::Timesheet(person) = document {
            Some(view::key_of_timesheet(&person.id))
        } else {
            None
        },
        render: render_job(bill, source, template, &document.file_name(source.project, bill), data, pictures),
        title,
    };
    let settlement = view::settlement(subject, bill.draft());
    let mut jobs = vec![document(
        Document::Settlement,
        "settlement",
        BOKMAL.package.settlement.to_owned(),
        json(&settlement)?,
        Vec::new(),
    )];
    for fee in &bill.settlement.fees {
        let Some(person) = project.agreement.person(&fee.person) else { continue };
        let attested = project.timesheet.attested(&person.id, &bill.milestone.basis);
        let signed: Vec<&[WorkspacePath]> = attested.by.iter().map(|one| one.signed.as_slice()).collect();
        let plates: Vec<Vec<view::Plate>> = signed.iter().map(|files| receipts.plates(files)).collect();
        let pictures = receipts.pictures(signed.concat().into_iter());
        let data = json(&view::timesheet(subject, person, &plates))?;
        let title = (BOKMAL.package.timesheet)(&person.name);
        jobs.push(document(Document::Timesheet(person), "timesheet", title, data, pictures));
    }
    let plates: BTreeMap<VoucherNumber, Vec<view::Plate>> =
        project.vouchers.iter().map(|voucher| (voucher.number, receipts.voucher_plates(voucher))).collect();
    let billed = |number: VoucherNumber| bill.settlement.costs.iter().any(|line| line.voucher == number);
    let shown = project.vouchers.iter().filter(|voucher| billed(voucher.number));
    let pictures = receipts.pictures(shown.flat_map(|voucher| voucher.receipts.iter().cloned()));
    let data = json(&view::costs(subject, &plates))?;
    jobs.push(document(Document::Costs, "costs", BOKMAL.package.costs.to_owned(), data, pictures));

    let files = |paths: &[WorkspacePath]| receipts.plates(paths);
    let plates: Vec<Vec<view::Plate>> =
        project.activities.iter().map(|activity| files(&activity.documentation)).collect();
    let pictures =
        receipts.pictures(project.activities.iter().flat_map(|activity| activity.documentation.clone()));
    let data = json(&view::activities(subject, &plates))?;
    jobs.push(document(
        Document::Activities,
        "activities",
        BOKMAL.package.activities.to_owned(),
        data,
        pictures,
    ));
    // An interim settlement comes before the project has an end to report on.
    if let Some(report) = project.report.as_ref().filter(|_| bill.milestone.basis.is_last()) {
        let images = images(report);
        let shown = images.iter().filter_map(|path| {
            let page = receipts.plates(std::slice::from_ref(path)).pop()?.pages.pop()?.picture;
            Some((path.clone(), page))
        });
        let data = json(&view::report(subject, bill.draft(), report, &shown.collect()))?;
        let pictures = receipts.pictures(images.into_iter());
        jobs.push(document(Document::Report, "report", BOKMAL.package.report.to_owned(), data, pictures));
    }
    Ok(jobs)
}

/// The files of the report's images.
fn images(report: &Report) -> Vec<WorkspacePath> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| if let Block::Image(image) = block { Some(image.path.clone()) } else { None })
        .collect()
}

/// The invoice or credit note itself, with a line for each file that goes with it.
fn invoice(
    place: usize,
    bill: &Bill<'_>,
    draft: &Draft,
    source: Source<'_>,
    files: &[PackageFile],
) -> Result<Job, Errors> {
    let attachments: Vec<view::Attachment> = files.iter().map(listed).collect();
    let (document, title) = match draft.kind {
        DocumentKind::Invoice => (Document::Invoice, BOKMAL.package.invoice),
        DocumentKind::CreditNote => (Document::CreditNote, BOKMAL.package.credit_note),
    };
    let data = json(&view::invoice(bill.subject(source.project), draft, &attachments))?;
    let name = document.file_name(source.project, bill);
    Ok(Job {
        bill: place,
        kind: document.kind(),
        key: None,
        render: render_job(bill, source, "invoice", &name, data, Vec::new()),
        title: title.to_owned(),
        name,
    })
}
