//! The page from which a package is attested.

use std::collections::BTreeMap;

use super::bundle::{Job, json, render_job};
use super::job::{Bill, Source};
use super::packages::Document;
use crate::bokmal;
use crate::diag::Errors;
use crate::package::{FileKind, PackageFile};
use crate::view;
use crate::words::BOKMAL;

/// A file of the package, as a list names it.
pub(super) fn listed(file: &PackageFile) -> view::Attachment {
    view::Attachment {
        title: file.title.clone(),
        file_name: file.name.clone(),
        pages: file.pages.map(bokmal::count),
    }
}

/// The page from which the package is attested, while `files` are in it and prove figures as `proofs` say.
pub(super) fn overview(
    place: usize,
    bill: &Bill<'_>,
    source: Source<'_>,
    files: &[PackageFile],
    proofs: &BTreeMap<String, view::Proof>,
) -> Result<Job, Errors> {
    let words = &BOKMAL.overview;
    let in_words = |pages: usize| {
        if pages == 1 { words.one_page.to_owned() } else { (words.pages)(&bokmal::count(pages)) }
    };
    let mut contents: Vec<view::Attachment> = Vec::new();
    let own = files.iter().filter(|file| file.kind != FileKind::Original);
    let timesheets: Vec<&PackageFile> =
        files.iter().filter(|file| file.kind == FileKind::Timesheet).collect();
    // Each person's hours stand by name above the list; more than a few have no room in it.
    let is_summed = |file: &PackageFile| file.kind == FileKind::Timesheet && timesheets.len() > 3;
    for file in own {
        if is_summed(file) && contents.iter().any(|row| row.title == BOKMAL.package.timesheets) {
            continue;
        }
        contents.push(if is_summed(file) {
            view::Attachment {
                title: BOKMAL.package.timesheets.to_owned(),
                file_name: (BOKMAL.package.all_timesheets)(&bokmal::count(timesheets.len())),
                pages: Some(in_words(timesheets.iter().filter_map(|file| file.pages).sum())),
            }
        } else {
            view::Attachment { pages: file.pages.map(in_words), ..listed(file) }
        });
    }
    let originals = files.len() - files.iter().filter(|file| file.kind != FileKind::Original).count();
    if originals > 0 {
        contents.push(view::Attachment {
            title: BOKMAL.package.originals.to_owned(),
            file_name: BOKMAL.package.originals_folder.to_owned(),
            pages: Some((words.files)(&bokmal::count(originals))),
        });
    }
    let data = json(&view::overview(bill.subject(source.project), bill.draft(), &contents, proofs))?;
    let name = Document::Overview.file_name(source.project, bill);
    Ok(Job {
        bill: place,
        kind: Document::Overview.kind(),
        key: None,
        render: render_job(bill, source, "overview", &name, data, Vec::new()),
        title: BOKMAL.package.overview.to_owned(),
        name,
    })
}
