//! A user's own templates.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::reason;
use super::walk::contents;
use super::{FileContent, MEGABYTE};
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::typesetting::TemplateFile;

/// The folder of a workspace's own templates.
const TEMPLATES: &str = "templates";

/// No template of a person's own comes near to it.
const LARGEST: u64 = 2 * MEGABYTE;

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
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    if folder.canonicalize().is_ok_and(|folder| !folder.starts_with(root)) {
        let why = "it is a link that leads out of the workspace";
        return Err(refused(TEMPLATES, why).into());
    }
    read(&folder, TEMPLATES)
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
    let failed = |error: io::Error| refused(shown, &reason(&error));
    let names = template_names(folder).map_err(failed)?;
    let folder = folder.canonicalize().map_err(failed)?;
    let mut templates = Vec::new();
    let mut problems = Problems::new();
    for name in names {
        match text(&folder, &name) {
            Ok(text) => {
                let path = format!("{}/{name}", shown.trim_end_matches('/'));
                templates.push(TemplateFile { name, path, text });
            }
            Err(why) => problems.push(refused(shown, &format!("`{name}`: {why}"))),
        }
    }
    problems.without_errors().map(|_| templates)
}

/// The text of a template, or why it isn't read: like an input, it is an ordinary file in its folder.
fn text(folder: &Path, name: &str) -> Result<String, String> {
    let path = folder.join(name).canonicalize().map_err(|error| reason(&error))?;
    if !path.starts_with(folder) {
        return Err("it is a link that leads out of the folder".to_owned());
    }
    match contents(&path, LARGEST) {
        FileContent::Bytes(bytes) => {
            String::from_utf8(bytes.to_vec()).map_err(|_| "it isn't valid UTF-8 text".to_owned())
        }
        FileContent::TooLarge(_) => Err(format!("it has more than {} MB", LARGEST / MEGABYTE)),
        FileContent::Unreadable(why) => Err(why),
        FileContent::Directory | FileContent::LeavesFolder => Err("it isn't a file".to_owned()),
    }
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
