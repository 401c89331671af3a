//! A user's own templates.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;
use std::io;
use std::path::Path;

use super::failure::reason;
use crate::diag::{Problem, Problems, catalogue};

/// Every `.typ` file in a folder: its name and its text, in the order of the names.
///
/// # Errors
/// When the folder can't be read, has no template, or one of its templates isn't UTF-8 text.
pub fn templates_from(folder: &Path) -> Result<Vec<(String, String)>, Problems> {
    let refused = |why: &str| {
        let shown = folder.display().to_string();
        Problem::new(catalogue::TEMPLATES_UNREADABLE, &[("folder", &shown), ("why", why)])
    };
    let names = template_names(folder).map_err(|error| refused(&reason(&error)))?;
    if names.is_empty() {
        return Err(refused("no file in it ends in .typ").into());
    }
    let mut templates = Vec::new();
    let mut problems = Problems::new();
    for name in names {
        match fs::read_to_string(folder.join(&name)) {
            Ok(text) => templates.push((name, text)),
            Err(error) => problems.push(refused(&format!("`{name}`: {}", reason(&error)))),
        }
    }
    if problems.is_empty() { Ok(templates) } else { Err(problems) }
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
