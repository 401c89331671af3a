//! The closed world that a template sees.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::templates::{BUILT_IN, FONTS, TemplateFile};

/// What all documents share: parsed once, read by several threads.
pub(super) struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    sources: BTreeMap<&'static str, Source>,
}

impl Shared {
    /// Built-in templates and fonts, with `overrides` in front of templates of the same name.
    pub(super) fn new(overrides: Vec<TemplateFile>) -> Self {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
        let mut sources = BTreeMap::new();
        let built_in = BUILT_IN
            .iter()
            .map(|(name, text)| TemplateFile { name: (*name).to_owned(), text: (*text).to_owned() });
        for file in built_in.chain(overrides) {
            if let Some(id) = file_id(&file.name) {
                sources.insert(path(id), Source::new(id, file.text));
            }
        }
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
        }
    }
}

/// The world of one document.
pub(super) struct DocumentWorld<'a> {
    shared: &'a Shared,
    main: FileId,
    files: BTreeMap<&'static str, Bytes>,
}

impl<'a> DocumentWorld<'a> {
    /// `None` when there is no such template.
    pub(super) fn new(
        shared: &'a Shared,
        template: &str,
        files: impl IntoIterator<Item = (String, Bytes)>,
    ) -> Option<Self> {
        let main = file_id(template)?;
        let files =
            files.into_iter().filter_map(|(name, bytes)| Some((path(file_id(&name)?), bytes))).collect();
        shared.sources.contains_key(path(main)).then_some(Self { shared, main, files })
    }
}

/// The id of a file of the virtual project. Ids are never freed, so names come from a small fixed set.
fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{name}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Its path in the virtual project.
fn path(id: FileId) -> &'static str {
    id.get().vpath().get_without_slash()
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.sources.get(path(id)).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(path(id)).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    /// A document's dates are data; there is no today in here.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(path(id)))
}
