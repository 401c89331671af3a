//! The words of a PDF and where they stand, for whoever searches, copies or listens: also those that a scanner's program
//! has put behind its picture.

#![expect(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places on paper, which hayro counts in floats; a cast stops at 0 and at the largest"
)]

use bilag_core::typesetting::Word;
use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect, Vec2};

use crate::world::SHARED;

/// The most words of a page that are looked at.
const MOST_WORDS: usize = 5_000;

/// The lines of a page from top to bottom, each of words from left to right.
pub(super) fn lines(page: &Page<'_>) -> Vec<Vec<Word>> {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, area, &cache, page.xref(), InterpreterSettings::default());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.finish_word();
    in_lines(reader.words, area)
}

/// Words in the order in which people read them.
fn in_lines(mut words: Vec<(String, Rect)>, area: Rect) -> Vec<Vec<Word>> {
    words.retain(|(_, place)| place.overlaps(area));
    words.sort_by(|(_, a), (_, b)| a.center().y.total_cmp(&b.center().y));
    let mut lines: Vec<Vec<(String, Rect)>> = Vec::new();
    for (text, place) in words {
        let same = |line: &&mut Vec<(String, Rect)>| {
            let (_, first) = &line[0];
            (first.center().y - place.center().y).abs() < 0.4 * first.height().min(place.height())
        };
        match lines.last_mut().filter(same) {
            Some(line) => line.push((text, place)),
            None => lines.push(vec![(text, place)]),
        }
    }
    let tenths = |length: f64| (length * 10.0).round() as u32;
    let word = |(text, place): (String, Rect)| Word {
        text,
        left: tenths(place.x0),
        top: tenths(place.y0),
        width: tenths(place.width()),
        height: tenths(place.height()),
    };
    let ordered = lines.into_iter().map(|mut line| {
        line.sort_by(|(_, a), (_, b)| a.x0.total_cmp(&b.x0));
        line.into_iter().map(word).collect()
    });
    ordered.collect()
}

/// Puts glyphs together to words.
#[derive(Default)]
struct Reader {
    words: Vec<(String, Rect)>,
    word: String,
    place: Option<Rect>,
    /// Where the last glyph began and ended, and its size.
    last: Option<(Point, Point, f64)>,
}

impl Reader {
    fn finish_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if let Some(place) = self.place.take().filter(|_| !word.is_empty() && self.words.len() < MOST_WORDS) {
            self.words.push((word, place));
        }
    }

    /// A letter from `start` to `end` of that size.
    fn add(&mut self, letters: &str, start: Point, end: Point, up: Vec2) {
        let size = up.hypot();
        if let Some((before, after, height)) = self.last {
            // Bold letters are drawn twice.
            if (before - start).hypot() < 0.05 * size && self.word.ends_with(letters) {
                return;
            }
            let gap = (start - after).hypot();
            if gap > 0.18 * height.max(size) {
                self.finish_word();
            }
        }
        self.last = Some((start, end, size));
        for letter in letters.chars() {
            if letter.is_whitespace() {
                self.finish_word();
            } else if !letter.is_control()
                && SHARED.fonts.missing_glyph(letter.encode_utf8(&mut [0; 4])).is_none()
            {
                self.word.push(letter);
                let below = up * -0.2;
                let letter = Rect::from_points(start + below, end + up * 0.75)
                    .union(Rect::from_points(start, end + below));
                self.place = Some(self.place.map_or(letter, |place| place.union(letter)));
            }
        }
    }
}

impl Device<'_> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        // A thousandth of the type's size is the unit of its glyphs, but for those that are little drawings.
        let (width, unit) = match glyph {
            Glyph::Outline(outline) => (f64::from(outline.advance_width().unwrap_or(500.0)), 1000.0),
            Glyph::Type3(_) => (0.5, 1.0),
        };
        let on_page = transform * glyph_transform;
        let [start, end, top] =
            [(0.0, 0.0), (width, 0.0), (0.0, unit)].map(|point| on_page * Point::from(point));
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => {
                self.add(letter.encode_utf8(&mut [0; 4]), start, end, top - start)
            }
            Some(BfString::String(letters)) => self.add(&letters, start, end, top - start),
            None => {}
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
