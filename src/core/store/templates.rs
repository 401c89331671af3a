//! A user's own templates and fonts.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::reason;
use super::{FileContent, MEGABYTE, walk};
use crate::diag::{Errors, Place, Problem, Problems, catalogue};
use crate::typesetting::TemplateFile;

/// The folder of a workspace's own templates.
const TEMPLATES: &str = "templates";

/// How the names of fonts end, in small letters.
const FONT_ENDINGS: [&str; 3] = ["otf", "ttf", "ttc"];

/// The most that a template or font may have: a font of all Latin letters in all weights is below it.
const FILE_BYTES: u64 = 5 * MEGABYTE;

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
    if folder.is_dir() { read(&folder, TEMPLATES) } else { Ok(Vec::new()) }
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
    let listed = |below: &str, endings: &[&str]| {
        let named = names(&folder.join(below), endings);
        let named = named.map_err(|error| Errors::from(refused(shown, &reason(&error))))?;
        Ok::<_, Errors>(named.into_iter().map(|name| format!("{below}{name}")).collect::<Vec<_>>())
    };
    let mut files = listed("", &["typ"])?;
    if folder.join(TemplateFile::FONTS).is_dir() {
        files.extend(listed(TemplateFile::FONTS, &FONT_ENDINGS)?);
    }
    // As they stand in what was issued.
    files.sort();
    let root = folder.canonicalize().map_err(|error| refused(shown, &reason(&error)))?;
    let mut templates = Vec::new();
    let mut problems = Problems::new();
    for name in files {
        let path = format!("{}/{name}", shown.trim_end_matches('/'));
        match bytes(&root, &name) {
            Ok(bytes) => templates.push(TemplateFile { name, path, bytes }),
            Err(why) => problems.push(refused(shown, &format!("`{name}`: {why}")).at(Place::file(&path))),
        }
    }
    problems.without_errors().map(|_| templates)
}

/// What is in a file below `root`, a path without links, or why it can't be used.
fn bytes(root: &Path, name: &str) -> Result<Arc<[u8]>, String> {
    let target = root.join(name).canonicalize().map_err(|error| reason(&error))?;
    if !target.starts_with(root) {
        return Err("it is a link that leads out of the folder".to_owned());
    }
    match walk::contents(&target, FILE_BYTES) {
        FileContent::Bytes(bytes) if name.starts_with(TemplateFile::FONTS) => Ok(bytes),
        FileContent::Bytes(bytes) if std::str::from_utf8(&bytes).is_ok() => Ok(bytes),
        FileContent::Bytes(_) => Err("it isn't UTF-8 text".to_owned()),
        FileContent::TooLarge(_) => Err(format!("it is larger than {} MB", FILE_BYTES / MEGABYTE)),
        FileContent::Unreadable(why) => Err(why),
        FileContent::Directory | FileContent::LeavesFolder => Err("it isn't a file".to_owned()),
    }
}

fn refused(shown: &str, why: &str) -> Problem {
    catalogue::TemplatesUnreadable { folder: shown, why }.into()
}

fn names(folder: &Path, endings: &[&str]) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let is_wanted = |name: &String| {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        !name.starts_with('.') && ending.is_some_and(|ending| endings.contains(&&*ending))
    };
    let mut names: Vec<String> = entries
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(is_wanted)
        .collect();
    names.sort();
    Ok(names)
}
