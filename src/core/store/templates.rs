//! A user's own templates and fonts.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::reason;
use super::walk::contents;
use super::{FileContent, MEGABYTE};
use crate::diag::{Errors, Place, Problem, Problems, catalogue};
use crate::typesetting::TemplateFile;

/// The folder of a workspace's own templates.
const TEMPLATES: &str = "templates";

/// How the names of fonts end, in small letters.
const FONT_ENDINGS: [&str; 3] = ["otf", "ttf", "ttc"];

/// No template of a person's own comes near to it, nor a font of all Latin letters in all weights.
const LARGEST: u64 = 5 * MEGABYTE;

/// Where a workspace's own templates are, if it has any.
pub(super) fn folder_of(root: &Path) -> PathBuf {
    root.join(TEMPLATES)
}

/// Every template in the workspace's own folder of templates, which need not be there or have any.
///
/// # Errors
/// When the folder can't be read, or one of its files isn't what it should be.
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

/// Every `.typ` file in a folder and every font in its folder of fonts, in the order of the names.
///
/// # Errors
/// When the folder can't be read, has no template, or one of its files isn't what it should be.
pub fn templates_from(folder: &Path) -> Result<Vec<TemplateFile>, Errors> {
    let shown = folder.display().to_string();
    let templates = read(folder, &shown)?;
    if templates.iter().all(TemplateFile::is_font) {
        Err(refused(&shown, "no file in it ends in .typ").into())
    } else {
        Ok(templates)
    }
}

/// The templates of a folder that the user knows as `shown`.
fn read(folder: &Path, shown: &str) -> Result<Vec<TemplateFile>, Errors> {
    let failed = |error: io::Error| refused(shown, &reason(&error));
    let mut files = names(folder, "", &["typ"]).map_err(failed)?;
    if folder.join(TemplateFile::FONTS).is_dir() {
        files.extend(names(folder, TemplateFile::FONTS, &FONT_ENDINGS).map_err(failed)?);
    }
    // As they stand in what was issued.
    files.sort();
    let folder = folder.canonicalize().map_err(failed)?;
    let mut templates = Vec::new();
    let mut problems = Problems::new();
    for name in files {
        let path = format!("{}/{name}", shown.trim_end_matches('/'));
        match bytes(&folder, &name) {
            Ok(bytes) => templates.push(TemplateFile { name, path, bytes }),
            Err(why) => problems.push(refused(shown, &format!("`{name}`: {why}")).at(Place::file(&path))),
        }
    }
    problems.without_errors().map(|_| templates)
}

/// What is in a template or font, or why it isn't read: like an input, it is an ordinary file in its folder.
fn bytes(folder: &Path, name: &str) -> Result<Arc<[u8]>, String> {
    let path = folder.join(name).canonicalize().map_err(|error| reason(&error))?;
    if !path.starts_with(folder) {
        return Err("it is a link that leads out of the folder".to_owned());
    }
    match contents(&path, LARGEST) {
        FileContent::Bytes(bytes) if name.starts_with(TemplateFile::FONTS) => Ok(bytes),
        FileContent::Bytes(bytes) if std::str::from_utf8(&bytes).is_ok() => Ok(bytes),
        FileContent::Bytes(_) => Err("it isn't valid UTF-8 text".to_owned()),
        FileContent::TooLarge(_) => Err(format!("it has more than {} MB", LARGEST / MEGABYTE)),
        FileContent::Unreadable(why) => Err(why),
        FileContent::Directory | FileContent::LeavesFolder => Err("it isn't a file".to_owned()),
    }
}

fn refused(shown: &str, why: &str) -> Problem {
    catalogue::TemplatesUnreadable { folder: shown, why }.into()
}

/// The files below `folder`, in its folder `below`, whose names end like this.
fn names(folder: &Path, below: &str, endings: &[&str]) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join(below))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ending = Path::new(&name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if !name.starts_with('.') && ending.is_some_and(|ending| endings.contains(&&*ending)) {
            names.push(format!("{below}{name}"));
        }
    }
    Ok(names)
}
