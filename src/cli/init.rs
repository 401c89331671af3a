//! A new workspace with a complete, fictional agreement.

use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use serde_json::{Map, json};

use super::answer::Answer;
use crate::diag::Problems;
use crate::store::{StoredFile, write_new};

/// The example's files, as they stand in the repository.
static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/example");

/// Writes the example to a folder that is empty or doesn't exist yet.
pub(super) fn example(folder: &Path) -> Result<Answer, Problems> {
    let mut files = Vec::new();
    collect(&EXAMPLE, &mut files);
    write_new(folder, &files)?;
    let shown = folder.display();
    let text = format!(
        "an example workspace stands in `{shown}`; `bilag build --workspace {shown}` makes its documents\n"
    );
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let fields =
        Map::from_iter([("folder".to_owned(), json!(shown.to_string())), ("files".to_owned(), json!(names))]);
    Ok(Answer { problems: Problems::new(), text, fields: Some(fields) })
}

fn collect(folder: &Dir<'_>, files: &mut Vec<StoredFile>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(below) => collect(below, files),
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().replace('\\', "/");
                files.push(StoredFile { name, bytes: Arc::from(file.contents()) });
            }
        }
    }
}
