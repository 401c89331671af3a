//! The fonts in the binary, and a user's own before them. In the binary is one family, `Inter`, upright and italic in two weights.
//!
//! Of its OpenType features these serve our documents, by the names that Typst gives them: `number-width: "tabular"`
//! (figures of one width, for columns of money), `slashed-zero: true` (for references), `fractions: true`, and by tag
//! `case` (brackets and dashes at the height of capitals), `ss01` (open figures), `ss02` (no two letters alike) and
//! `cv01` to `cv11`. There is no bold above semibold: `weight: "semibold"` and `strong` choose the same font.

use std::sync::Arc;

use bilag_core::diag::{Errors, Place, Problem, Problems, catalogue};
use bilag_core::typesetting::TemplateFile;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst::utils::LazyHash;

/// Lists files of `templates/fonts/` with their bytes.
macro_rules! font_files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../templates/fonts/", $name)))),*]
    };
}

/// The font files in the binary: name and bytes.
const FILES: [(&str, &[u8]); 4] =
    font_files!["Inter-Regular.otf", "Inter-Italic.otf", "Inter-SemiBold.otf", "Inter-SemiBoldItalic.otf",];

/// The fonts in the binary, as samples beside the data of ejected templates: there no program takes them for a user's own.
pub fn font_samples() -> impl Iterator<Item = TemplateFile> {
    FILES.into_iter().map(|(name, bytes)| TemplateFile {
        name: format!("data/fonts/{name}"),
        path: format!("built-in:{name}"),
        bytes: Arc::from(bytes),
    })
}

/// The fonts, and the book in which Typst looks them up.
pub(super) struct Fonts {
    /// Family, weight, style and coverage of each font.
    pub(super) book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Opens the fonts in the binary.
    pub(super) fn embedded() -> Self {
        let fonts: Vec<Font> = FILES.into_iter().flat_map(|(_, file)| Font::iter(Bytes::new(file))).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// These fonts, with those among a user's templates before them.
    ///
    /// # Errors
    /// When one of them is no font.
    pub(super) fn with(&self, templates: &[TemplateFile]) -> Result<Self, Errors> {
        let mut fonts = Vec::new();
        let mut problems = Problems::new();
        for file in templates.iter().filter(|file| file.is_font()) {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(Arc::clone(&file.bytes))));
            if fonts.len() == before {
                let folder = file.path.strip_suffix(&file.name).unwrap_or(&file.path).trim_end_matches('/');
                let why = format!("`{}` isn't a font, or is damaged", file.name);
                let problem: Problem = catalogue::TemplatesUnreadable { folder, why: &why }.into();
                problems.push(problem.at(Place::file(&file.path)));
            }
        }
        fonts.extend(self.fonts.iter().cloned());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        problems.without_errors().map(|_| Self { book, fonts })
    }

    /// The font with the given number in the book.
    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// The first character of `text` that leaves ink and that no font has.
    pub(super) fn missing_glyph(&self, text: &str) -> Option<char> {
        text.chars().find(|&character| {
            let inkless = character.is_whitespace() || is_default_ignorable(character);
            // PDF/A-2a takes no letter whose meaning only one font knows (ISO 19005-2, 6.2.11.7.3).
            let is_private =
                matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..);
            is_private
                || !inkless && !self.fonts.iter().any(|font| font.info().coverage.contains(character.into()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Fonts;

    #[test]
    fn all_four_fonts_are_one_family() {
        let fonts = Fonts::embedded();
        let families: Vec<_> =
            fonts.book.families().map(|(name, infos)| (name.to_owned(), infos.count())).collect();
        assert_eq!(families, [("Inter".to_owned(), 4)]);
    }

    #[test]
    fn tells_the_first_character_without_a_glyph() {
        let fonts = Fonts::embedded();
        let norwegian = "Ærfugl på Ål – 112\u{a0}500,00 «kr» § ½ ± ≤ → • č š ž đ ŋ ŧ\u{ad}\u{200b}\n";
        assert_eq!(fonts.missing_glyph(norwegian), None);
        assert_eq!(fonts.missing_glyph("takk 🙂 漢"), Some('🙂'));
        assert_eq!(fonts.missing_glyph("a\u{7}b"), Some('\u{7}'));
        assert_eq!(fonts.missing_glyph("Siv \u{e000}"), Some('\u{e000}'));
    }
}
