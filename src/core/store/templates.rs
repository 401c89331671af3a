//! A user's own templates.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::reason;
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::typesetting::TemplateFile;

/// The folder of a workspace's own templates.
const TEMPLATES: &str = "templates";

/// Where a workspace's own templates are, if it has any.
pub(super) fn folder_of(root: &Path) -> PathBuf {
    root.join(TEMPLATES)
}

/// Every template in the workspace's own folder of templates, which need not be there or have any.
///
/// # Errors
/// When the folder can't be read, or one of its templates isn't UTF-8 text.
pub(super) fn of_workspace(root: &Path) -> Result<Vec<TemplateFile>, Errors> {
    let folder = folder_of(root);
    if folder.is_dir() { read(&folder, TEMPLATES) } else { Ok(Vec::new()) }
}

/// Every `.typ` file in a folder, in the order of the names.
///
/// # Errors
/// When the folder can't be read, has no template, or one of its templates isn't UTF-8 text.
pub fn templates_from(folder: &Path) -> Result<Vec<TemplateFile>, Errors> {
    let shown = folder.display().to_string();
    let templates = read(folder, &shown)?;
    if templates.is_empty() {
        Err(refused(&shown, "no file in it ends in .typ").into())
    } else {
        Ok(templates)
    }
}

/// The templates of a folder that the user knows as `shown`.
fn read(folder: &Path, shown: &str) -> Result<Vec<TemplateFile>, Errors> {
    let names = template_names(folder).map_err(|error| refused(shown, &reason(&error)))?;
    let mut templates = Vec::new();
    let mut problems = Problems::new();
    for name in names {
        match fs::read_to_string(folder.join(&name)) {
            Ok(text) => {
                let path = format!("{}/{name}", shown.trim_end_matches('/'));
                templates.push(TemplateFile { name, path, text });
            }
            Err(error) => problems.push(refused(shown, &format!("`{name}`: {}", reason(&error)))),
        }
    }
    problems.without_errors().map(|_| templates)
}

fn refused(shown: &str, why: &str) -> Problem {
    catalogue::TemplatesUnreadable { folder: shown, why }.into()
}

fn template_names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut names: Vec<String> = entries
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "typ"))
        .collect();
    names.sort();
    Ok(names)
}
