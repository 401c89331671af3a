//! One YAML file on its way to facts: text, tree, shape, typed rows.

use serde::de::DeserializeOwned;

use super::files::size;
use super::node::Node;
use super::schema::SchemaKind;
use super::source::{Source, Span};
use super::{FileContent, Folder, places, shape, syntax, yaml};
use crate::diag::{Place, Problem, Problems, catalogue};
use crate::domain::InputFile;

/// A YAML file that could be read.
pub(super) struct Document<'a, T> {
    /// Its text.
    pub(super) source: Source<'a>,
    /// Where everything stands in it.
    pub(super) root: Node,
    /// What was written, by the names of the schema.
    pub(super) raw: T,
}

/// Reads a YAML file of the folder; `None` when it is absent or can't be understood at all.
pub(super) fn open<'a, T: DeserializeOwned>(
    folder: &'a Folder,
    kind: SchemaKind,
    problems: &mut Problems,
) -> Option<Document<'a, T>> {
    let source = text(folder, kind.file(), problems)?;
    let count_before = problems.iter().count();
    let tree = places::tree(&source, problems);
    let Some(tree) = tree.filter(|tree| !tree.root.is_open()) else {
        // Nothing but comments: the tree has no problem to tell of.
        if problems.iter().count() == count_before {
            problems.push(empty(kind.file(), kind.first_key(), &source.path));
        }
        return None;
    };
    let unreadable = shape::check(kind, &tree.root, &source, problems);
    if unreadable.contains(&tree.root.span) {
        return None;
    }
    // A repeated key may stand inside an unreadable value, which must go last and whole.
    let skipped = [tree.repeated, unreadable].concat();
    match yaml::read(source.text, &skipped) {
        Ok(raw) => Some(Document { source, root: tree.root, raw }),
        Err(refusal) => {
            let words = syntax::explain("");
            let at = refusal.at.unwrap_or(0).min(source.text.len());
            let arguments = [("why", words.why), ("suggestion", words.suggestion)];
            problems.push(source.problem(catalogue::YAML_SYNTAX, Span { start: at, end: at }, &arguments));
            None
        }
    }
}

/// The text of an input file; `None` when it is absent, or with the problem that says why it can't be read.
pub(super) fn text<'a>(folder: &'a Folder, file: InputFile, problems: &mut Problems) -> Option<Source<'a>> {
    let path = format!("{}/{}", folder.path, file.name());
    let why = match folder.files.get(file.name())? {
        FileContent::Bytes(bytes) => return Source::decode(path, bytes, problems),
        FileContent::Directory => "it is a folder".to_owned(),
        FileContent::LeavesFolder => "it is a link that leads out of the agreement's folder".to_owned(),
        FileContent::TooLarge(bytes) => format!("it is too large ({})", size(*bytes)),
        FileContent::Unreadable(why) => why.clone(),
    };
    let arguments = [("file", file.name()), ("why", &*why)];
    problems.push(Problem::new(catalogue::INPUT_UNUSABLE, &arguments).at(Place::file(path)));
    None
}

/// A file that holds nothing.
pub(super) fn empty(file: InputFile, first: &str, path: &str) -> Problem {
    let arguments = [("file", file.name()), ("first", first)];
    Problem::new(catalogue::EMPTY_FILE, &arguments).at(Place::file(path))
}
