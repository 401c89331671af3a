//! Pages of a PDF, as vectors.

use std::sync::Arc;

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::hayro_syntax::page::Page;
use hayro_svg::hayro_syntax::{LoadPdfError, Pdf};
use hayro_svg::{RenderCache, SvgRenderSettings, convert};

use super::{PAGES_MAX, PageFormat, ReceiptError, ReceiptPage};

pub(super) fn pages(bytes: &Arc<[u8]>) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReceiptError::Encrypted,
        LoadPdfError::Invalid => ReceiptError::Corrupt,
    })?;
    let pages = pdf.pages();
    match pages.len() {
        0 => Err(ReceiptError::Corrupt),
        count if count > PAGES_MAX => Err(ReceiptError::TooManyPages(count)),
        _ => {
            let cache = RenderCache::new();
            Ok(pages.iter().map(|page| vectors(page, &cache)).collect())
        }
    }
}

fn vectors<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>) -> ReceiptPage {
    let white = SvgRenderSettings { bg_color: [255; 4] };
    let svg = convert(page, cache, &InterpreterSettings::default(), &white);
    let (width, height) = page.render_dimensions();
    ReceiptPage {
        format: PageFormat::Svg,
        bytes: Arc::from(svg.into_bytes()),
        width: whole(width),
        height: whole(height),
    }
}

/// A page's side in whole points, at least one.
#[expect(
    clippy::disallowed_types,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a PDF has its sizes as floats; only the shape of the picture is taken from them"
)]
fn whole(points: f32) -> u32 {
    points.round().clamp(1.0, 14_400.0) as u32
}
