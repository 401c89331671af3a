//! An agreement's folder, read and looked at: everything that a package is made from, if nothing is in its way.

use super::checks;
use super::logo::Logo;
use super::receipts::Receipts;
use crate::diag::Problems;
use crate::domain::Project;
use crate::input::FileReference;
use crate::pipeline::context::Context;
use crate::pipeline::folder::Folder;
use crate::pipeline::progress::Work;
use crate::typesetting::TemplateFile;

/// A project without errors, and the pictures that go with it.
pub(in crate::pipeline) struct Prepared<'a> {
    pub(in crate::pipeline) project: &'a Project,
    pub(in crate::pipeline) receipts: Receipts,
    pub(in crate::pipeline) logo: Option<Logo>,
}

/// How receipts are taken in: [`Receipts::read`], or [`Receipts::as_received`] where no document is made.
pub(in crate::pipeline) type TakeIn = fn(&Folder, &[FileReference], Context<'_>, &mut Problems) -> Receipts;

/// Reads one agreement and looks at everything that its rows refer to; `ask` adds what else stands in the way of what is
/// wanted, so that all of it is told at once. `None` when there is an error.
pub(in crate::pipeline) fn prepare<'a>(
    folder: &'a Folder,
    templates: &[TemplateFile],
    context: Context<'_>,
    receipts: TakeIn,
    problems: &mut Problems,
    ask: impl FnOnce(&Project, &mut Problems),
) -> Option<Prepared<'a>> {
    for (path, bytes) in folder.sizes() {
        context.progress.found(&path, bytes);
    }
    context.progress.begin(Work::Read);
    let reading = folder.reading();
    let mut found = reading.problems.clone();
    checks::letters(&reading.texts, templates, context.typesetter, &mut found);
    context.progress.end(Work::Read);
    context.progress.begin(Work::Receipts);
    let receipts = receipts(folder, &reading.references, context, &mut found);
    let logo = Logo::read(folder, &reading.references, &context.reusing(), &mut found);
    context.progress.end(Work::Receipts);
    if let Some(project) = &reading.project {
        ask(project, &mut found);
        checks::figures(reading, project, &mut found);
        checks::frame_use(folder, project, &mut found);
    }
    let stopped = found.has_errors();
    problems.extend(found);
    reading.project.as_ref().filter(|_| !stopped).map(|project| Prepared { project, receipts, logo })
}
