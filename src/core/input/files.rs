//! The files that rows refer to, and the files that nobody refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::nearest::{listed, nearest};
use super::node::{Kind, Node};
use super::origin::Origin;
use super::source::Source;
use super::{FileContent, Folder};
use crate::diag::catalogue::{
    FileEmpty, FileIsFolder, FileLeavesFolder, FileMissing, FileTooLarge, FileUnknown, FileUnreadable,
    FileUnused, ImageTarget, SameBytes,
};
use crate::diag::{Place, Problem, Problems};
use crate::domain::{InputFile, WorkspacePath};

/// A file by the name that some row has for it, whatever else is wrong with the row.
#[derive(Clone)]
pub(super) struct NamedFile {
    /// The file, from the agreement's folder.
    pub(super) path: WorkspacePath,
    /// Where it is named.
    pub(super) place: Place,
}

/// The files that a list names, or the one that a scalar does; `convert` has reported what can't be a path.
pub(super) fn named(value: Option<&Node>, source: &Source) -> Vec<NamedFile> {
    let mut files = Vec::new();
    let Some(value) = value else { return files };
    let nodes = if matches!(value.kind, Kind::List(_)) { value.rows() } else { std::slice::from_ref(value) };
    for node in nodes {
        let Kind::Scalar { text, .. } = &node.kind else { continue };
        let path = WorkspacePath::new(text).filter(|_| !node.is_open());
        files.extend(path.map(|path| NamedFile { path, place: source.place(node.span) }));
    }
    files
}

/// Folders in which every file must be referred to.
const KEPT: [&str; 2] = ["receipts/", "documentation/"];

/// Checks that each reference has its file, and each file its reference.
///
/// With `complete` off, rows that could name a file were not read, so that no file can be said to be unused.
pub(super) fn check(folder: &Folder, named: &[NamedFile], complete: bool, problems: &mut Problems) {
    for name in named {
        if let Some(problem) = fault(folder, name.path.as_str()) {
            problems.push(problem.at(name.place.clone()));
        }
    }
    same_bytes(folder, named, problems);
    let used: BTreeSet<&str> = named.iter().map(|name| name.path.as_str()).collect();
    for (name, content) in &folder.files {
        let is_file = !name.contains('/') && !matches!(content, FileContent::Directory);
        let is_known = used.contains(name.as_str()) || InputFile::ALL.iter().any(|file| file.name() == name);
        if is_file && !is_known {
            let suggestion = meant(name, &folder.id);
            let place = Place::file(format!("{}/{name}", folder.path));
            problems.push(FileUnknown { name, suggestion }.at(place));
        }
    }
    if !complete {
        return;
    }
    for (path, content) in &folder.files {
        let is_kept = KEPT.iter().any(|kept| path.starts_with(kept));
        let is_hidden = path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
        let is_folder = matches!(content, FileContent::Directory);
        if is_kept && !is_hidden && !is_folder && !used.contains(path.as_str()) {
            let place = Place::file(format!("{}/{path}", folder.path));
            problems.push(FileUnused { path }.at(place));
        }
    }
}

/// What an unknown file at the top of an agreement's folder was perhaps meant to be: a slip in the name of one that is
/// read (`hours.yml`, `hours.yaml.txt`, `hours - Kopi.yaml`), rows or a report from another program, or a document.
fn meant(name: &str, agreement: &str) -> String {
    let lower = name.to_lowercase();
    let (stem, ending) = lower.split_once('.').unwrap_or((&lower, ""));
    let word = stem.split([' ', '-', '_', '(']).next().unwrap_or(stem);
    let known = InputFile::ALL.map(|file| file.name().split_once('.').unwrap_or((file.name(), "")).0);
    let is_text =
        matches!(ending, "" | "yml" | "yaml" | "yaml.txt" | "yml.txt" | "txt" | "md" | "md.txt" | "markdown");
    let file = nearest(word, known)
        .and_then(|near| InputFile::ALL.into_iter().find(|file| file.name().starts_with(near)));
    match (file, ending.rsplit('.').next().unwrap_or(ending)) {
        (Some(file), _) if is_text && word == stem => format!("did you mean `{}`? Give it that name", file.name()),
        (Some(file), _) if is_text => {
            format!("did you mean `{}`? If it is a copy, move it out of the folder", file.name())
        }
        (_, "xlsx" | "xlsm" | "csv" | "tsv") => format!(
            "take its rows in by `bilag import hours {agreement} {name}`, or `import costs`, and move it out of the folder"
        ),
        (_, "xls" | "ods" | "numbers") => format!(
            "save it as XLSX or CSV outside the folder, and take its rows in by `bilag import hours {agreement} FILE`, or `import costs`"
        ),
        (_, "docx" | "doc" | "odt" | "rtf" | "pages") => {
            "a final report is copied as text into `report.md`, with `# ` before each heading, `|` between the cells of a table, \
             and each picture saved as JPEG or PNG into `documentation/`; other documents go into `documentation/` as PDF"
                .to_owned()
        }
        (_, "pdf" | "jpg" | "jpeg" | "png" | "heic") => "move a receipt into `receipts/` and name it in costs.yaml, or \
             documentation into `documentation/` and name it in activities.yaml; the signed agreement is named under \
             `signed_agreement`"
            .to_owned(),
        (_, "svg") => "name it under `seller: {logo: …}` in agreement.yaml, or move it out of the folder".to_owned(),
        _ => format!("move it out of the folder; what is read here is {}", listed(InputFile::ALL.map(InputFile::name))),
    }
}

/// Is the file something else than a picture? Says so; a file that isn't there is said by `check`.
pub(super) fn is_no_image(folder: &Folder, file: &NamedFile, problems: &mut Problems) -> bool {
    let Some(FileContent::Bytes(bytes)) = folder.files.get(file.path.as_str()) else { return false };
    if bytes.is_empty() || IMAGE_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return false;
    }
    let suggestion = "save it as a JPEG or a PNG and name the new file; a drawing or a page of a PDF becomes a PNG \
                      when it is exported";
    let problem = ImageTarget { path: &file.path, why: "it is neither a JPEG nor a PNG", suggestion };
    problems.push(problem.at(file.place.clone()));
    true
}

/// How a JPEG and a PNG begin, whatever they are called.
const IMAGE_MARKS: [&[u8]; 2] = [b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n"];

/// Warns of a copy where it is first named.
fn same_bytes(folder: &Folder, named: &[NamedFile], problems: &mut Problems) {
    let mut paths: BTreeSet<&str> = BTreeSet::new();
    let mut originals: BTreeMap<&[u8], &str> = BTreeMap::new();
    for name in named.iter().filter(|name| KEPT.iter().any(|kept| name.path.as_str().starts_with(kept))) {
        let path = name.path.as_str();
        let Some(FileContent::Bytes(bytes)) = folder.files.get(path) else { continue };
        if bytes.is_empty() || !paths.insert(path) {
            continue;
        }
        let other = *originals.entry(bytes).or_insert(path);
        if other != path {
            problems.push(SameBytes { path, other }.at(name.place.clone()));
        }
    }
}

/// What keeps a file from being a receipt, as far as that can be seen without opening it.
fn fault(folder: &Folder, path: &str) -> Option<Problem> {
    Some(match folder.files.get(path) {
        None => FileMissing { path, suggestion: near_file(folder, path) }.into(),
        Some(FileContent::Directory) => FileIsFolder { path }.into(),
        Some(FileContent::LeavesFolder) => FileLeavesFolder { path }.into(),
        Some(FileContent::TooLarge(bytes)) => FileTooLarge { path, size: size(*bytes) }.into(),
        Some(FileContent::Unreadable(why)) => FileUnreadable { path, why }.into(),
        Some(FileContent::Bytes(bytes)) if bytes.is_empty() => FileEmpty { path }.into(),
        Some(FileContent::Bytes(_)) => return None,
    })
}

fn near_file(folder: &Folder, path: &str) -> String {
    let files = || {
        let files = folder.files.iter().filter(|(_, content)| !matches!(content, FileContent::Directory));
        files.map(|(path, _)| path.as_str())
    };
    let other_case = files().find(|file| file.to_lowercase() == path.to_lowercase());
    match other_case.or_else(|| nearest(path, files())) {
        Some(near) if other_case.is_some() => {
            format!("write `{near}`: capital and small letters count")
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => "put the file there, or correct the path".to_owned(),
    }
}

/// Bytes in words: `200.0 MB`.
pub(super) fn size(bytes: u64) -> String {
    let tenths = bytes.saturating_add(50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
