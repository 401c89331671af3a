//! Photographs and screenshots: upright, in RGB, no larger than a page can show.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, RgbImage, imageops};

use super::{PIXELS_MAX, PageFormat, ReceiptError, ReceiptPage};

/// The long side of a picture on an A4 page: 250 mm at 178 dots per inch, which prints sharply.
const SIDE_MAX: u32 = 1750;
/// Small enough for a package, good enough to read a receipt by.
const JPEG_QUALITY: u8 = 80;

pub(super) fn jpeg(bytes: &Arc<[u8]>) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let decoder = JpegDecoder::new(Cursor::new(bytes.as_ref())).map_err(|_| ReceiptError::Corrupt)?;
    let usual = matches!(decoder.original_color_type(), ExtendedColorType::L8 | ExtendedColorType::Rgb8);
    page(decoder, bytes, PageFormat::Jpeg, usual)
}

pub(super) fn png(bytes: &Arc<[u8]>) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let decoder = PngDecoder::new(Cursor::new(bytes.as_ref())).map_err(|_| ReceiptError::Corrupt)?;
    page(decoder, bytes, PageFormat::Png, false)
}

/// Decodes a picture; one that is upright, `usual` in its colours and not too large is kept as it came.
fn page(
    mut decoder: impl ImageDecoder,
    bytes: &Arc<[u8]>,
    format: PageFormat,
    usual: bool,
) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(ReceiptError::Corrupt);
    }
    if pixels > PIXELS_MAX {
        return Err(ReceiptError::TooManyPixels(pixels));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // Decoded even when kept, so that a file that ends too early is found now and not by the buyer.
    let image = DynamicImage::from_decoder(decoder).map_err(|_| ReceiptError::Corrupt)?;
    if usual && orientation == Orientation::NoTransforms && width.max(height) <= SIDE_MAX {
        return Ok(vec![ReceiptPage { format, bytes: Arc::clone(bytes), width, height }]);
    }
    let mut image = fitted(on_white(&image));
    image.apply_orientation(orientation);
    encode(&image.into_rgb8(), if width.max(height) > SIDE_MAX { PageFormat::Jpeg } else { format })
}

/// Lays a picture with see-through parts on white paper: PDF/A-2a allows transparency, a printer does not.
fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let image = image.to_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over_white = |colour: u8| {
            let mixed = (u16::from(colour) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        image::Rgb([over_white(red), over_white(green), over_white(blue)])
    })
}

/// Scales a large picture down, by whole-number arithmetic, so that every machine gets the same pixels.
fn fitted(image: RgbImage) -> DynamicImage {
    let (width, height) = image.dimensions();
    let long = width.max(height);
    if long <= SIDE_MAX {
        return DynamicImage::ImageRgb8(image);
    }
    let scaled = |side: u32| {
        let scaled = u64::from(side) * u64::from(SIDE_MAX) / u64::from(long);
        u32::try_from(scaled).unwrap_or(SIDE_MAX).max(1)
    };
    DynamicImage::ImageRgb8(imageops::thumbnail(&image, scaled(width), scaled(height)))
}

fn encode(image: &RgbImage, format: PageFormat) -> Result<Vec<ReceiptPage>, ReceiptError> {
    let (width, height) = image.dimensions();
    let mut bytes = Vec::new();
    let written = match format {
        PageFormat::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).encode_image(image),
        PageFormat::Png | PageFormat::Svg => {
            image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
        }
    };
    written.map_err(|_| ReceiptError::Corrupt)?;
    Ok(vec![ReceiptPage { format, bytes: Arc::from(bytes), width, height }])
}
