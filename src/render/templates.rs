//! The templates in the binary, and a user's own in front of them.

use std::collections::BTreeMap;

use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

/// A template, or a file that templates import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its name in the folder of templates, such as `invoice.typ`.
    pub name: String,
    /// How the one who wrote it knows it, for problems: `looks/invoice.typ`.
    pub shown: String,
    /// What is in it.
    pub text: String,
}

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
        shown: format!("built-in:{name}"),
        text: text.to_owned(),
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
    /// Parses the built-in templates, with `overrides` in front. A name that no template could import is left out.
    pub(super) fn new(overrides: Vec<TemplateFile>) -> Self {
        Self(built_in().chain(overrides).filter_map(parsed).collect())
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

fn parsed(TemplateFile { name, shown, text }: TemplateFile) -> Option<(String, Parsed)> {
    let id = file_id(&format!("{FOLDER}{name}"))?;
    Some((id.vpath().get_with_slash().to_owned(), Parsed { source: Source::new(id, text), shown }))
}

/// The number by which Typst knows a path. Numbers are never given back and there are 65 535 of them, so ask for
/// few and fixed names only.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, TemplateFile, Templates};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the folder is the source of truth for the list")]
    fn every_template_in_the_folder_is_in_the_binary() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")).unwrap();
        let mut names: Vec<String> = folder
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| std::path::Path::new(name).extension().is_some_and(|extension| extension == "typ"))
            .collect();
        names.sort();
        assert_eq!(BUILT_IN.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }

    #[test]
    fn a_file_of_ones_own_stands_in_front() {
        let own = |text: &str| TemplateFile {
            name: "own.typ".into(),
            shown: format!("own/{text}"),
            text: text.into(),
        };
        let templates = Templates::new(vec![own("first"), own("second")]);
        assert_eq!(templates.get("/templates/own.typ").unwrap().text(), "second");
        assert_eq!(templates.shown("/templates/own.typ"), Some("own/second"));
        assert_eq!(templates.shown("/templates/style.typ"), Some("built-in:style.typ"));
        assert!(templates.get("/own.typ").is_none());
    }
}
