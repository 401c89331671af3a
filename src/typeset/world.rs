//! All that a document can see: the shared desk, and its own data and pictures.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use bilag_core::diag::{Errors, catalogue};
use bilag_core::typesetting::{RenderJob, TemplateFile};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use super::fonts::Fonts;
use super::templates::{FOLDER, Templates, built_in, file_id};

/// The folder in which a template finds its data and pictures, from the folder of templates: the same in which
/// `templates eject` writes samples of them.
const DATA: &str = "data/";

/// What all documents share.
pub(super) static SHARED: LazyLock<Shared> = LazyLock::new(|| Shared {
    // Cells that head a row (`pdf.header-cell`).
    library: LazyHash::new(
        Library::builder().with_features(Features::from_iter([Feature::A11yExtras])).build(),
    ),
    fonts: Fonts::embedded(),
    templates: Templates::parse(built_in()),
});

/// Typst's library, the fonts, and the templates in the binary.
pub(super) struct Shared {
    library: LazyHash<Library>,
    pub(super) fonts: Fonts,
    templates: Templates,
}

/// The closed world of one document.
pub(super) struct DocumentWorld {
    main: FileId,
    own_templates: Templates,
    own_fonts: Option<Fonts>,
    files: BTreeMap<String, Bytes>,
}

impl DocumentWorld {
    /// The world of a job.
    ///
    /// # Errors
    /// When no path can hold the template's name, or one of the user's own fonts is none.
    pub(super) fn new(job: &RenderJob) -> Result<Self, Errors> {
        let main = file_id(&format!("{FOLDER}{}.typ", job.template)).ok_or(catalogue::TypesetterGaveUp {
            document: job.template,
            reason: "no path can hold this name",
        })?;
        let own_templates = Templates::parse(job.templates.iter().cloned());
        let pictures = job.pictures.iter().map(|picture| {
            (format!("{FOLDER}{DATA}pictures/{}", picture.name), Bytes::new(Arc::clone(&picture.bytes)))
        });
        let data = (format!("{FOLDER}{DATA}{}.json", job.template), Bytes::new(job.data.clone()));
        let has_fonts = job.templates.iter().any(TemplateFile::is_font);
        let own_fonts = if has_fonts { Some(SHARED.fonts.with(&job.templates)?) } else { None };
        Ok(Self { main, own_templates, own_fonts, files: pictures.chain([data]).collect() })
    }

    fn fonts(&self) -> &Fonts {
        self.own_fonts.as_ref().unwrap_or(&SHARED.fonts)
    }

    /// How people know a file: a template by where it is from, anything else by its path here.
    pub(super) fn shown(&self, id: FileId) -> String {
        let shown = |path| self.own_templates.shown(path).or_else(|| SHARED.templates.shown(path));
        let template = in_project(id).and_then(shown);
        template.unwrap_or_else(|| id.get().vpath().get_without_slash()).to_owned()
    }
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts().book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let template = |path| self.own_templates.get(path).or_else(|| SHARED.templates.get(path));
        in_project(id).and_then(template).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        in_project(id).and_then(|path| self.files.get(path)).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts().get(index)
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
