//! Files that stand beside the rows.

use std::collections::BTreeSet;

use super::State;
use super::change::{Change, Named, Pair};
use crate::domain::{InputFile, Project, WorkspacePath};

/// Documentation, pictures and other files that came, went or hold other bytes, by path; receipts are told of with
/// their vouchers, and the files of rows by their rows. Nothing when the bytes of one state aren't known.
pub(super) fn compare(states: Pair<State<'_>>) -> Vec<Named> {
    let Pair { before, after } = states.map(|state| state.files);
    if before.is_empty() || after.is_empty() {
        return Vec::new();
    }
    let told = states.map(|state| receipts(state.project));
    let is_told = |path: &str| {
        told.before.contains(path)
            || told.after.contains(path)
            || InputFile::ALL.iter().any(|file| file.name() == path)
    };
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).filter(|path| !is_told(path)).collect();
    let change = |path: &String| {
        let digests = Pair { before: before.get(path), after: after.get(path) };
        (!digests.is_same()).then(|| Named { change: Change::of(&digests), name: path.clone() })
    };
    paths.into_iter().filter_map(change).collect()
}

fn receipts(project: &Project) -> BTreeSet<&str> {
    project.vouchers.iter().flat_map(|voucher| &voucher.receipts).map(WorkspacePath::as_str).collect()
}
