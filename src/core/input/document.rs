//! One YAML file as it was read: its text, and the tree of it.

use super::files::size;
use super::node::Node;
use super::schema::SchemaKind;
use super::source::Source;
use super::{FileContent, Folder, shape, yaml};
use crate::diag::catalogue::{EmptyFile, InputUnusable};
use crate::diag::{Place, Problem, Problems};
use crate::domain::InputFile;

/// A YAML file that could be read.
#[derive(Debug)]
pub(super) struct Document {
    /// Its text.
    pub(super) source: Source,
    /// What it says; a map.
    pub(super) root: Node,
}

impl Document {
    /// Does the file say that its facts are only a sample?
    pub(super) fn is_sample(&self) -> bool {
        self.root.value("sample").and_then(Node::text) == Some("true")
    }
}

/// Reads a YAML file of the folder; `None` when it is absent or can't be understood at all.
pub(super) fn open(folder: &Folder, kind: SchemaKind, problems: &mut Problems) -> Option<Document> {
    let source = text(folder, kind.file(), problems)?;
    let count_before = problems.iter().count();
    let root = yaml::tree(&source, problems);
    let Some(root) = root.filter(|root| !root.is_open()) else {
        // Nothing but comments: the tree has no problem to tell of.
        if problems.iter().count() == count_before {
            problems.push(empty(kind.file(), kind.first_key(), &source.path));
        }
        return None;
    };
    shape::check(kind, &root, &source, problems).then_some(Document { source, root })
}

/// The text of an input file; `None` when it is absent, or with the problem that says why it can't be read.
pub(super) fn text(folder: &Folder, file: InputFile, problems: &mut Problems) -> Option<Source> {
    let path = format!("{}/{}", folder.path, file.name());
    let why = match folder.files.get(file.name())? {
        FileContent::Bytes(bytes) => return Source::decode(path, bytes, problems),
        FileContent::Directory => "it is a folder".to_owned(),
        FileContent::LeavesFolder => "it is a link that leads out of the agreement's folder".to_owned(),
        FileContent::TooLarge(bytes) => format!("it is too large ({})", size(*bytes)),
        FileContent::Unreadable(why) => why.clone(),
    };
    problems.push(InputUnusable { file: file.name(), why }.at(Place::file(path)));
    None
}

/// A file that holds nothing.
pub(super) fn empty(file: InputFile, first: &str, path: &str) -> Problem {
    EmptyFile { file: file.name(), first }.at(Place::file(path))
}
