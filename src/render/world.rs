//! All that a document can see: the shared desk, and its own data and pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;
use super::templates::{FOLDER, TemplateFile, Templates, file_id};
use super::typesetter::Sheet;

/// The folder in which a template finds its data and pictures, from the folder of templates: the same in which
/// `templates eject` writes samples of them.
const DATA: &str = "data/";

/// What all documents share.
pub(super) struct Desk {
    library: LazyHash<Library>,
    pub(super) fonts: Fonts,
    templates: Templates,
}

impl Desk {
    /// Lays out library, fonts and templates.
    pub(super) fn new(overrides: Vec<TemplateFile>) -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            fonts: Fonts::embedded(),
            templates: Templates::new(overrides),
        }
    }
}

/// The closed world of one document.
pub(super) struct DocumentWorld<'a> {
    desk: &'a Desk,
    main: FileId,
    files: BTreeMap<String, Bytes>,
}

impl<'a> DocumentWorld<'a> {
    /// The world of `sheet` on `desk`; `None` when the template's name is not one that a path can hold.
    pub(super) fn new(desk: &'a Desk, sheet: &Sheet) -> Option<Self> {
        let main = file_id(&format!("{FOLDER}{}.typ", sheet.template))?;
        let pictures = sheet.pictures.iter().map(|picture| {
            (format!("{FOLDER}{DATA}pictures/{}", picture.name), Bytes::new(Arc::clone(&picture.bytes)))
        });
        let data = (format!("{FOLDER}{DATA}{}.json", sheet.template), Bytes::new(sheet.data.clone()));
        Some(Self { desk, main, files: pictures.chain([data]).collect() })
    }
}

impl DocumentWorld<'_> {
    /// How people know a file: a template by where it is from, anything else by its path here.
    pub(super) fn shown(&self, id: FileId) -> String {
        let template = in_project(id).and_then(|path| self.desk.templates.shown(path));
        template.unwrap_or_else(|| id.get().vpath().get_without_slash()).to_owned()
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.desk.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.desk.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        in_project(id).and_then(|path| self.desk.templates.get(path)).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        in_project(id).and_then(|path| self.files.get(path)).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.desk.fonts.get(index)
    }

    /// There is no today: a document with a date has it in its data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The path of a file that is not in some package.
fn in_project(id: FileId) -> Option<&'static str> {
    let path = id.get();
    matches!(path.root(), VirtualRoot::Project).then(|| path.vpath().get_with_slash())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
