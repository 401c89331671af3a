//! The fonts in the binary: one family, `Inter`, upright and italic in two weights.
//!
//! Of its OpenType features these serve our documents, by the names that Typst gives them: `number-width: "tabular"`
//! (figures of one width, for columns of money), `slashed-zero: true` (for references), `fractions: true`, and by tag
//! `case` (brackets and dashes at the height of capitals), `ss01` (open figures), `ss02` (no two letters alike) and
//! `cv01` to `cv11`. There is no bold above semibold: `weight: "semibold"` and `strong` choose the same font.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst::utils::LazyHash;

/// The font files, as they stand in `templates/fonts`.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../templates/fonts/Inter-Regular.otf"),
    include_bytes!("../../templates/fonts/Inter-Italic.otf"),
    include_bytes!("../../templates/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../templates/fonts/Inter-SemiBoldItalic.otf"),
];

/// The fonts, and the book in which Typst looks them up.
pub(super) struct Fonts {
    /// Family, weight, style and coverage of each font.
    pub(super) book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Opens the fonts in the binary.
    pub(super) fn embedded() -> Self {
        let fonts: Vec<Font> = FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// The font with the given number in the book.
    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// The first character of `text` that leaves ink and that no font has.
    pub(super) fn missing_glyph(&self, text: &str) -> Option<char> {
        text.chars().find(|&character| {
            let inkless = character.is_whitespace() || is_default_ignorable(character);
            !inkless && !self.fonts.iter().any(|font| font.info().coverage.contains(character.into()))
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
    }
}
