//! Files that stand beside the rows.

use std::collections::BTreeSet;

use super::State;
use super::change::Change;
use crate::domain::{InputFile, Project, WorkspacePath};

/// Documentation, pictures and other files that came, went or hold other bytes, by path; receipts are told of with
/// their vouchers, and the files of rows by their rows. Nothing when the bytes of one state aren't known.
pub(super) fn compare(before: State<'_>, after: State<'_>) -> Vec<Change<WorkspacePath>> {
    if before.files.is_empty() || after.files.is_empty() {
        return Vec::new();
    }
    let told = [before.project, after.project].map(receipts);
    let is_told = |path: &&String| {
        told.iter().any(|receipts| receipts.contains(path.as_str()))
            || InputFile::ALL.iter().any(|file| file.name() == path.as_str())
    };
    let names: BTreeSet<&String> =
        before.files.keys().chain(after.files.keys()).filter(|path| !is_told(path)).collect();
    let change = |name: &String| {
        let (was, is) = (before.files.get(name), after.files.get(name));
        let path = WorkspacePath::new(name)?;
        Change::of(was.map(|_| path.clone()), is.map(|_| path.clone())).filter(|_| was != is)
    };
    names.into_iter().filter_map(change).collect()
}

fn receipts(project: &Project) -> BTreeSet<&str> {
    project.vouchers.iter().flat_map(|voucher| &voucher.receipts).map(WorkspacePath::as_str).collect()
}
