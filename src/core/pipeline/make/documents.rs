//! The documents of the packages: every document in parallel, then the invoices, which name what goes with them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::ehf;
use super::job::{Bill, Source};
use super::packages::{self, Document, Finished};
use crate::bokmal;
use crate::diag::{Errors, Problems, catalogue};
use crate::digest::sha256;
use crate::domain::{Block, DocumentKind, MilestoneBasis, Report, VoucherNumber, WorkspacePath};
use crate::invoice::Draft;
use crate::package::{FileKind, PackageFile};
use crate::pipeline::context::Context;
use crate::pipeline::progress::Work;
use crate::typesetting::{Pdf, Picture, RenderJob, Typeset};
use crate::view;
use crate::words::BOKMAL;

/// A document to be set, and where it belongs.
struct Job {
    /// Which of the bills.
    bill: usize,
    name: String,
    title: String,
    kind: FileKind,
    render: RenderJob,
}

/// Sets every document of every bill and packs them.
///
/// When what goes with an invoice is too heavy for an EHF, pictures lose detail, and the documents are set once more.
pub(in crate::pipeline) fn make(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
) -> Result<Vec<Finished>, Errors> {
    let mut attachments = archivable_attachments(context, source, bills)?;
    if attachments.iter().any(|files| ehf::is_heavy(files))
        && let Some(receipts) = source.receipts.lighter(source.folder, context)
    {
        attachments = archivable_attachments(context, Source { receipts: &receipts, ..source }, bills)?;
    }
    let finished = packages(context, source, bills, attachments);
    context.typesetter.forget_unused();
    finished
}

/// What goes with each bill's invoice.
///
/// Vectors of a receipt can break PDF/A, which only the typesetter can tell. Then, and only then, each receipt is asked
/// about, the guilty pages become pixels, and the documents are set once more.
fn archivable_attachments(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
) -> Result<Vec<Vec<PackageFile>>, Errors> {
    attachments(context, source, bills).or_else(|problems| {
        match source.receipts.archivable(source.folder, context) {
            Some(receipts) => attachments(context, Source { receipts: &receipts, ..source }, bills),
            None => Err(problems),
        }
    })
}

fn attachments(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
) -> Result<Vec<Vec<PackageFile>>, Errors> {
    let mut jobs: Vec<Job> = Vec::new();
    for (place, bill) in bills.iter().enumerate() {
        if bill.is_documented() && matches!(bill.milestone.basis, MilestoneBasis::Settlement { .. }) {
            jobs.extend(documentation(place, bill, source)?);
        }
    }
    // The heaviest first: two threads then end at about the same time.
    jobs.sort_by_key(|job| Reverse(job.render.data.len() + 1_000 * job.render.pictures.len()));
    let mut attachments: Vec<Vec<PackageFile>> =
        bills.iter().map(|bill| packages::originals(source, bill)).collect();
    for (bill, file) in set_all(jobs, context)? {
        attachments[bill].push(file);
    }
    for files in &mut attachments {
        files.sort_by(|a, b| a.name.cmp(&b.name));
    }
    Ok(attachments)
}

/// The invoices, which name what goes with them, and then everything as packages.
fn packages(
    context: Context<'_>,
    source: Source<'_>,
    bills: &[Bill<'_>],
    mut attachments: Vec<Vec<PackageFile>>,
) -> Result<Vec<Finished>, Errors> {
    let invoices = bills.iter().zip(&attachments).enumerate();
    let jobs = invoices
        .filter_map(|(place, (bill, files))| Some(invoice(place, bill, bill.draft()?, source, files)));
    for (bill, file) in set_all(jobs.collect::<Result<_, _>>()?, context)? {
        attachments[bill].insert(0, file);
    }
    let packed = bills.iter().zip(attachments).map(|(bill, files)| {
        let name = bill.milestone.id.as_str();
        context.progress.begin(Work::Package(name));
        let finished = packages::pack(source, bill, files, context.keep);
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
    for Job { render, .. } in jobs(source, bill, &packages::originals(source, bill))? {
        if samples.iter().all(|sample| sample.template != render.template) {
            samples.push(render);
        }
    }
    Ok(samples)
}

/// Sets documents in parallel; every problem of every document is reported.
fn set_all(jobs: Vec<Job>, context: Context<'_>) -> Result<Vec<(usize, PackageFile)>, Errors> {
    let set = context.threads.map(&jobs, |job| {
        context.progress.begin(Work::Document(&job.name));
        let pdf = context.reusing().pdf(&job.render);
        context.progress.end(Work::Document(&job.name));
        pdf
    });
    let mut problems = Problems::new();
    let mut files = Vec::new();
    for (job, result) in jobs.into_iter().zip(set) {
        match result {
            Ok(Pdf { bytes, pages }) => files.push((
                job.bill,
                PackageFile {
                    name: job.name,
                    kind: job.kind,
                    title: job.title,
                    pages: Some(pages),
                    bytes: Arc::from(bytes),
                },
            )),
            Err(found) => problems.extend(found),
        }
    }
    problems.without_errors().map(|_| files)
}

/// All that documents a settlement: figures, hours, costs, activities and the report.
fn documentation(place: usize, bill: &Bill<'_>, source: Source<'_>) -> Result<Vec<Job>, Errors> {
    let Source { project, receipts, .. } = source;
    let subject = bill.subject(project);
    let document = |document: Document, template, title: String, data: Vec<u8>, pictures| Job {
        bill: place,
        name: document.file_name(source.project, bill),
        kind: document.kind(),
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
    let attachments: Vec<view::Attachment> = files
        .iter()
        .map(|file| view::Attachment {
            title: file.title.clone(),
            file_name: file.name.clone(),
            pages: file.pages.map(bokmal::count),
            sha256: sha256(&file.bytes),
        })
        .collect();
    let (document, title) = match draft.kind {
        DocumentKind::Invoice => (Document::Invoice, BOKMAL.package.invoice),
        DocumentKind::CreditNote => (Document::CreditNote, BOKMAL.package.credit_note),
    };
    let data = json(&view::invoice(bill.subject(source.project), draft, &attachments))?;
    let name = document.file_name(source.project, bill);
    Ok(Job {
        bill: place,
        kind: document.kind(),
        render: render_job(bill, source, "invoice", &name, data, Vec::new()),
        title: title.to_owned(),
        name,
    })
}

fn render_job(
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
fn json(data: &impl Serialize) -> Result<Vec<u8>, Errors> {
    serde_json::to_vec(data).map_err(|error| {
        catalogue::Internal { what: format!("the data for a template can't be written: {error}") }.into()
    })
}
