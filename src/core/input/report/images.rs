//! Images: a file of the agreement's folder, and words for those who can't see it.

use super::Printed;
use crate::diag::Problems;
use crate::diag::catalogue::{HiddenCharacter, ImageTarget, ImageWithoutWords};
use crate::domain::{Image, WorkspacePath};
use crate::input::files::NamedFile;
use crate::input::origin::Origin;
use crate::input::origin::Span;
use crate::input::source::Source;
use crate::input::{PlacedText, characters};

/// An image as Markdown has it.
pub(super) struct Written<'a> {
    pub(super) path: &'a str,
    pub(super) title: &'a str,
    pub(super) alt: String,
}

/// The image, unless it has no words or leads out of the folder; its file and its title are noted to be looked at.
pub(super) fn read(
    written: Written<'_>,
    span: Span,
    source: &Source,
    problems: &mut Problems,
    printed: &mut Printed,
) -> Option<Image> {
    let Written { path, title, alt } = written;
    let (title, alt) = (title.trim(), alt.trim());
    if alt.is_empty() {
        problems.push(source.problem(span, ImageWithoutWords { path }));
    }
    // The file has no hidden characters, but an entity such as `&#8238;` can spell one.
    if let Some((_, letter)) = characters::first_hidden(title) {
        let name = characters::name(letter);
        problems.push(source.problem(span, HiddenCharacter { name }));
    }
    printed.texts.push(PlacedText { place: source.place(span), text: title.to_owned() });
    let Some(file) = WorkspacePath::new(path) else {
        problems.push(source.problem(span, ImageTarget { path, why: "it isn't the path of a file in the agreement's folder", suggestion: "put the file in `documentation/`, and write its path from the agreement's folder, such as `documentation/kurs.jpg`" }));
        return None;
    };
    printed.images.push(NamedFile { path: file.clone(), place: source.place(span) });
    let caption = (!title.is_empty()).then(|| title.to_owned());
    (!alt.is_empty()).then(|| Image { path: file, alt: alt.to_owned(), caption })
}
