//! The documents' looks, for those who want others.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::arguments::SheetKind;
use super::init;
use super::output::{Output, WrittenFiles};
use super::typesetter::{TYPESETTER, built_in};
use crate::diag::Errors;
use crate::pipeline::{self, Context, Silent, Threads};
use crate::reuse::Nothing;
use crate::store::{FileContent, INPUTS, Memory, StoredFile, write_beside};
use crate::view;

/// How to change templates, for the folder that they are written to.
const README: &str = include_str!("../../templates/README.md");

/// Writes the built-in templates to a folder that has none of them yet, with data, pictures and fonts to look at them with.
pub(super) fn eject(folder: &Path) -> Result<Output, Errors> {
    let mut files: Vec<StoredFile> =
        built_in()?.iter().map(|template| file(&template.name, &template.bytes)).collect();
    files.push(file("README.md", README.as_bytes()));
    files.extend(samples()?);
    write_beside(folder, &files)?;
    let shown = folder.display().to_string();
    let text = format!(
        "the built-in templates stand in `{shown}`, and its README.md says how to change them; \
         a workspace's own `templates` is used by itself, another folder by `--templates {shown}`; \
         `typst watch --font-path {shown} {shown}/invoice.typ` shows one with sample data\n"
    );
    Ok(Output::new(text, &WrittenFiles::new(&shown, &files)))
}

/// The data of the example's documents, where templates find it, and the pictures in them.
fn samples() -> Result<Vec<StoredFile>, Errors> {
    let mut store = Memory::new();
    let mut agreement = String::new();
    for StoredFile { name, bytes } in init::example_files() {
        let below = name.strip_prefix(INPUTS).and_then(|path| path.strip_prefix('/'));
        if let Some((folder, path)) = below.and_then(|path| path.split_once('/')) {
            folder.clone_into(&mut agreement);
            store = store.with(folder, path, FileContent::Bytes(bytes));
        }
    }
    let (keep, threads, progress) = (&Nothing, &Threads::default(), &Silent);
    let context = Context { store: &store, typesetter: &TYPESETTER, keep, threads, progress };
    let mut files = Vec::new();
    for job in pipeline::samples(context, &agreement)? {
        // Laid out for people, who look here for the names of things.
        let data: serde_json::Result<Value> = serde_json::from_slice(&job.data);
        let data = data.map_or_else(|_| job.data.clone(), |data| format!("{data:#}\n").into_bytes());
        files.push(file(&format!("data/{}.json", job.template), &data));
        for picture in &job.pictures {
            files.push(file(&format!("data/pictures/{}", picture.name), &picture.bytes));
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files.dedup_by(|a, b| a.name == b.name);
    Ok(files)
}

fn file(name: &str, bytes: &[u8]) -> StoredFile {
    StoredFile { name: name.to_owned(), bytes: Arc::from(bytes) }
}

/// The schema of what a template gets, in both formats.
pub(super) fn schema(kind: SheetKind) -> Output {
    let kind = match kind {
        SheetKind::Invoice => view::SheetKind::Invoice,
        SheetKind::Settlement => view::SheetKind::Settlement,
        SheetKind::Timesheet => view::SheetKind::Timesheet,
        SheetKind::Costs => view::SheetKind::Costs,
        SheetKind::Activities => view::SheetKind::Activities,
        SheetKind::Report => view::SheetKind::Report,
    };
    Output::document(format!("{:#}\n", view::schema(kind)))
}
