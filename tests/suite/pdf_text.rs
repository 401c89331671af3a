//! The text of a PDF, page by page, in the order in which it was written: what a screen reader reads.

#![expect(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    reason = "places on a page are no figures of ours"
)]

use hayro_svg::hayro_interpret::font::Glyph;
use hayro_svg::hayro_interpret::hayro_cmap::BfString;
use hayro_svg::hayro_interpret::hayro_syntax::Pdf;
use hayro_svg::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

/// The text of each page, a line for each line, with no-break spaces as plain ones and soft breaks taken out.
pub(crate) fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF that can be read");
    let texts = pdf.pages().iter().map(|page| {
        let cache = InterpreterCache::new();
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, &cache, page.xref(), InterpreterSettings::default());
        let mut reader = Reader::default();
        interpret_page(page, &mut context, &mut reader);
        plain(&reader.text)
    });
    texts.collect()
}

/// The width and height of each page, in whole points.
pub(crate) fn sizes(bytes: &[u8]) -> Vec<(i64, i64)> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF that can be read");
    let sizes =
        pdf.pages().iter().map(hayro_svg::hayro_interpret::hayro_syntax::page::Page::render_dimensions);
    #[expect(clippy::cast_possible_truncation, reason = "whole points")]
    sizes.map(|(width, height)| (width.round() as i64, height.round() as i64)).collect()
}

/// All pages in one.
pub(crate) fn text(bytes: &[u8]) -> String {
    pages(bytes).join("\n")
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{200b}' | '\u{ad}'))
        .map(|letter| if matches!(letter, '\u{a0}' | '\u{202f}') { ' ' } else { letter })
        .collect()
}

/// Collects glyphs, with a line break where the writing moves up or down.
#[derive(Default)]
struct Reader {
    text: String,
    at: Option<Point>,
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
        let at = (transform * glyph_transform) * Point::ZERO;
        if self.at.is_some_and(|before| (before.y - at.y).abs() > 1.0 || at.x < before.x - 1.0) {
            self.text.push('\n');
        } else if self.at.is_some_and(|before| at.x - before.x > 40.0) {
            self.text.push(' ');
        }
        self.at = Some(at);
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.text.push(letter),
            Some(BfString::String(letters)) => self.text.push_str(&letters),
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
