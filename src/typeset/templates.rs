//! The templates in the binary, and a user's own in front of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use bilag_core::typesetting::TemplateFile;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

/// Lists files of `templates/` with their texts.
macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// Every template in the binary: name and text.
const BUILT_IN: &[(&str, &str)] = built_in![
    "activities.typ",
    "charts.typ",
    "costs.typ",
    "invoice.typ",
    "plates.typ",
    "report.typ",
    "settlement.typ",
    "style.typ",
    "timesheet.typ",
];

/// The folder in which Typst sees the templates.
pub(super) const FOLDER: &str = "/templates/";

/// The templates in the binary, in the order of their names.
pub fn built_in() -> impl Iterator<Item = TemplateFile> {
    BUILT_IN.iter().map(|&(name, text)| TemplateFile {
        name: name.to_owned(),
        path: format!("built-in:{name}"),
        bytes: Arc::from(text.as_bytes()),
    })
}

/// The parsed templates, by their path in Typst's world.
pub(super) struct Templates(BTreeMap<String, Parsed>);

/// A template as Typst has it, and its name for people.
struct Parsed {
    source: Source,
    shown: String,
}

impl Templates {
    /// Parses templates. A name that no template could import is left out, and so are fonts.
    pub(super) fn parse(files: impl IntoIterator<Item = TemplateFile>) -> Self {
        Self(files.into_iter().filter(|file| !file.is_font()).filter_map(parsed).collect())
    }

    /// The template at the given path.
    pub(super) fn get(&self, path: &str) -> Option<&Source> {
        self.0.get(path).map(|template| &template.source)
    }

    /// How people know the template at the given path.
    pub(super) fn shown(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(|template| template.shown.as_str())
    }
}

fn parsed(TemplateFile { name, path, bytes }: TemplateFile) -> Option<(String, Parsed)> {
    let id = file_id(&format!("{FOLDER}{name}"))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Some((id.vpath().get_with_slash().to_owned(), Parsed { source: Source::new(id, text), shown: path }))
}

/// The number by which Typst knows a path. Numbers are never given back and there are 65 535 of them, so ask for
/// few and fixed names only.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

#[cfg(test)]
mod tests {
    use super::BUILT_IN;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the folder is the source of truth for the list")]
    fn every_template_in_the_folder_is_in_the_binary() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../templates")).unwrap();
        let mut names: Vec<String> = folder
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| std::path::Path::new(name).extension().is_some_and(|extension| extension == "typ"))
            .collect();
        names.sort();
        assert_eq!(BUILT_IN.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}
