//! A PDF as pages: vectors where Typst takes them, else pixels.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bilag_core::typesetting::{PageFormat, ReceiptError, ReceiptPage};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro_svg::SvgRenderSettings;
use image::{DynamicImage, RgbImage};

use super::{Detail, MOST_PAGES, contains, contents, photograph, proof};

/// Larger vectors are a scan that was packed as text, or a map: pixels serve better.
const LARGEST_SVG: usize = 3 << 20;

/// Of a page made of pixels: A4 at 200 dots an inch, without artefacts in small print.
const DRAWN: Detail = Detail { area: 1_654 * 2_339, ..Detail::FINE };

/// How hayro's vectors carry a picture that a page shows, such as a scan.
const EMBEDDED: &str = "data:image/png;base64,";

/// Pictures of more bytes than this make a page of vectors worth drawing as pixels, when weight matters.
const HEAVY_PICTURES: usize = 300_000;

/// The pages of a PDF.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let pdf = opened(bytes)?;
    let mut pages = Vec::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        pages.push(vectors(page, index + 1)?);
    }
    Ok(pages)
}

/// A PDF that is whole, as far as its form tells, and not too large.
pub(super) fn opened(bytes: &[u8]) -> Result<Pdf, ReceiptError> {
    // Readers repair what is broken off, and show less than there was.
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if !contains(tail, b"%%EOF") {
        return Err(ReceiptError::Corrupt("the PDF is cut short".to_owned()));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReceiptError::Encrypted,
        LoadPdfError::Invalid => ReceiptError::Corrupt("it is not a whole PDF".to_owned()),
    })?;
    match pdf.pages().len() {
        0 => return Err(ReceiptError::Empty),
        pages if pages > MOST_PAGES => return Err(ReceiptError::TooManyPages { pages, limit: MOST_PAGES }),
        _ => {}
    }
    contents::check(&pdf)?;
    Ok(pdf)
}

/// The same pages, with pixels in place of the vectors that an archive refuses; `None` when it takes them all.
pub(super) fn proven(bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
    let refused = proof::refused(pages);
    if refused.is_empty() {
        return Ok(None);
    }
    let pdf =
        Pdf::new(bytes.to_vec()).map_err(|_| ReceiptError::Corrupt("it is not a whole PDF".to_owned()))?;
    let mut pages = pages.to_vec();
    for index in refused {
        if let (Some(page), Some(source)) = (pages.get_mut(index), pdf.pages().get(index)) {
            *page = pixels(source, DRAWN)?;
        }
    }
    Ok(Some(pages))
}

/// The same pages, with pixels of less detail in place of heavy pictures; `None` when no page gets lighter.
pub(super) fn lighter(bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
    let heavy: Vec<usize> =
        (0..pages.len()).filter(|index| picture_bytes(&pages[*index]) > HEAVY_PICTURES).collect();
    if heavy.is_empty() {
        return Ok(None);
    }
    let pdf =
        Pdf::new(bytes.to_vec()).map_err(|_| ReceiptError::Corrupt("it is not a whole PDF".to_owned()))?;
    let mut lighter = pages.to_vec();
    for index in heavy {
        if let Some(source) = pdf.pages().get(index) {
            let drawn = pixels(source, Detail::PRINT)?;
            if drawn.bytes.len() < picture_bytes(&pages[index]) {
                lighter[index] = drawn;
            }
        }
    }
    Ok((lighter != pages).then_some(lighter))
}

/// How much of a page are pictures; text and lines shrink to little in a PDF.
fn picture_bytes(page: &ReceiptPage) -> usize {
    if page.format != PageFormat::Svg {
        return page.bytes.len();
    }
    let svg = String::from_utf8_lossy(&page.bytes);
    let lengths = svg.split(EMBEDDED).skip(1).map(|rest| rest.find('"').unwrap_or(rest.len()));
    lengths.map(base64::decoded_len_estimate).sum()
}

/// The page as vectors, unless these are too large.
fn vectors<'a>(page: &'a Page<'a>, number: usize) -> Result<ReceiptPage, ReceiptError> {
    let incomplete = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&incomplete);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |_| seen.store(true, Ordering::SeqCst)),
        ..InterpreterSettings::default()
    };
    let paper = SvgRenderSettings { bg_color: [u8::MAX; 4] };
    let svg = hayro_svg::convert(page, &hayro_svg::RenderCache::new(), &settings, &paper);
    if incomplete.load(Ordering::SeqCst) {
        return Err(ReceiptError::Corrupt(format!("a picture or a font on page {number} can't be read")));
    }
    let vectors = sized(page, PageFormat::Svg, svg.into_bytes());
    if vectors.bytes.len() > LARGEST_SVG
        || is_costly(&vectors) && !proof::refused(&[vectors.clone()]).is_empty()
    {
        return pixels(page, DRAWN);
    }
    Ok(vectors)
}

/// May setting the page take much more than its bytes say? Masks and patterns can be made of others, and pictures are
/// unpacked. Such a page is set here first, where time and memory are limited.
fn is_costly(vectors: &ReceiptPage) -> bool {
    let svg = String::from_utf8_lossy(&vectors.bytes);
    svg.contains("<mask") || svg.contains("<pattern") || svg.matches(EMBEDDED).count() > 3
}

/// The page as pixels.
fn pixels<'a>(page: &'a Page<'a>, detail: Detail) -> Result<ReceiptPage, ReceiptError> {
    let settings = hayro::RenderSettings { bg_color: WHITE, ..scale(page, detail) };
    let canvas = hayro::render(page, &hayro::RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (canvas.width(), canvas.height());
    let colours = canvas.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let picture = RgbImage::from_raw(width.into(), height.into(), colours)
        .ok_or_else(|| ReceiptError::Corrupt("a page has no size".to_owned()))?;
    Ok(sized(page, PageFormat::Jpeg, photograph::jpeg(&DynamicImage::ImageRgb8(picture), detail)?))
}

/// How a page is drawn so that it has the pixels that it should, and no more than 200 to an inch.
#[expect(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "lengths on paper, which hayro counts in floats"
)]
fn scale(page: &Page<'_>, detail: Detail) -> hayro::RenderSettings {
    let (width, height) = page.render_dimensions();
    let scale = (detail.area as f32 / (width * height).max(1.0)).sqrt().min(200.0 / 72.0);
    hayro::RenderSettings { x_scale: scale, y_scale: scale, ..hayro::RenderSettings::default() }
}

/// A page of its natural size, in whole points.
#[expect(clippy::disallowed_types, reason = "lengths on paper, which hayro counts in floats")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at 0 and at the largest"
)]
fn sized(page: &Page<'_>, format: PageFormat, bytes: Vec<u8>) -> ReceiptPage {
    let (width, height) = page.render_dimensions();
    let points = |length: f32| (length.round() as u32).max(1);
    ReceiptPage { format, bytes, width_pt: points(width), height_pt: points(height) }
}
