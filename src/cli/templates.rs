//! The documents' looks, for those who want others.

use std::path::Path;
use std::sync::Arc;

use super::arguments::SheetKind;
use super::output::{Output, WrittenFiles};
use super::typesetter::built_in;
use crate::diag::Errors;
use crate::store::{StoredFile, write_beside};
use crate::view;

/// How to change templates, for the folder that they are written to.
const README: &str = include_str!("../../templates/README.md");

/// Writes the built-in templates to a folder that has none of them yet.
pub(super) fn eject(folder: &Path) -> Result<Output, Errors> {
    let mut files: Vec<StoredFile> =
        built_in()?.iter().map(|template| file(&template.name, &template.text)).collect();
    files.push(file("README.md", README));
    write_beside(folder, &files)?;
    let shown = folder.display().to_string();
    let text = format!(
        "the built-in templates stand in `{shown}`, and its README.md says how to change them; \
         a workspace's own `templates` is used by itself, another folder by `--templates {shown}`\n"
    );
    Ok(Output::new(text, &WrittenFiles::new(&shown, &files)))
}

fn file(name: &str, text: &str) -> StoredFile {
    StoredFile { name: name.to_owned(), bytes: Arc::from(text.as_bytes()) }
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
