//! A photograph or a scan: upright, on white, of a size that a page can use, and without what a camera noted beside it.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageResult, Limits};

use super::{PageFormat, ReceiptError, ReceiptPage, check_pixels, contains};

/// An A4 page's long side at 150 dots an inch, which prints a receipt legibly.
const LONG_SIDE: u32 = 1750;

/// Of 100: no artefacts in small print, at a tenth of a camera's file.
const QUALITY: u8 = 80;

/// A PNG above this is a photograph in disguise and becomes a JPEG.
const LARGEST_PNG: usize = 1 << 20;

/// The one page of a picture.
pub(super) fn page(bytes: &[u8], format: ImageFormat) -> Result<ReceiptPage, ReceiptError> {
    let upright = match format {
        ImageFormat::Png => decoded(PngDecoder::new(Cursor::new(bytes)).map_err(corrupt)?)?,
        _ if is_cut_short(bytes) => return Err(ReceiptError::Corrupt("the picture is cut short".to_owned())),
        _ => decoded(JpegDecoder::new(Cursor::new(bytes)).map_err(corrupt)?)?,
    };
    let picture = on_white(scaled_down(upright));
    if format == ImageFormat::Png {
        let lossless = encoded(|file| picture.write_to(file, ImageFormat::Png))?;
        if lossless.len() <= LARGEST_PNG {
            return Ok(sized(&picture, PageFormat::Png, lossless));
        }
    }
    let photograph = jpeg(&picture)?;
    Ok(sized(&picture, PageFormat::Jpeg, photograph))
}

/// The picture as a JPEG.
pub(super) fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, ReceiptError> {
    encoded(|file| picture.write_with_encoder(JpegEncoder::new_with_quality(file, QUALITY)))
}

/// Looks at the size, unpacks, and turns as the camera was held.
fn decoded(mut decoder: impl ImageDecoder) -> Result<DynamicImage, ReceiptError> {
    let (width, height) = decoder.dimensions();
    check_pixels(width, height)?;
    decoder.set_limits(Limits::default()).map_err(corrupt)?;
    // A note of the camera that can't be read is no reason to refuse the picture.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(corrupt)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn scaled_down(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= LONG_SIDE {
        return picture;
    }
    picture.thumbnail(LONG_SIDE, LONG_SIDE)
}

/// Eight bits a channel, grey where there is no colour, and white where the picture lets paper through.
fn on_white(picture: DynamicImage) -> DynamicImage {
    let opaque = if picture.color().has_alpha() {
        let mut pixels = picture.to_rgba8();
        for pixel in pixels.pixels_mut() {
            let [channels @ .., alpha] = &mut pixel.0;
            for channel in channels {
                *channel = blended(*channel, *alpha);
            }
            *alpha = u8::MAX;
        }
        DynamicImage::ImageRgba8(pixels)
    } else {
        picture
    };
    if opaque.color().has_color() { opaque.into_rgb8().into() } else { opaque.into_luma8().into() }
}

/// A channel over white, rounded.
fn blended(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha, white) = (u32::from(channel), u32::from(alpha), u32::from(u8::MAX));
    let sum = channel * alpha + white * (white - alpha);
    u8::try_from((sum + white / 2) / white).unwrap_or(u8::MAX)
}

/// Is the end of the picture missing? Decoders fill it up with grey and say nothing.
fn is_cut_short(jpeg: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xDA;
    const PADDING: u8 = 0xFF;
    const END_OF_IMAGE: &[u8] = b"\xFF\xD9";
    let mut rest = jpeg.get(2..).unwrap_or_default();
    // Segments come first, and one of them may hold a small picture with an end of its own: step over them.
    while let &[0xFF, marker, high, low, ref tail @ ..] = rest {
        if marker == START_OF_SCAN {
            return !contains(tail, END_OF_IMAGE);
        }
        if marker == PADDING {
            rest = &rest[1..];
            continue;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        rest = tail.get(length.saturating_sub(2)..).unwrap_or_default();
    }
    true
}

fn encoded(write: impl FnOnce(&mut Cursor<Vec<u8>>) -> ImageResult<()>) -> Result<Vec<u8>, ReceiptError> {
    let mut file = Cursor::new(Vec::new());
    write(&mut file).map_err(corrupt)?;
    Ok(file.into_inner())
}

/// A page of the picture's natural size: 150 dots an inch.
fn sized(picture: &DynamicImage, format: PageFormat, bytes: Vec<u8>) -> ReceiptPage {
    let points = |pixels: u32| (pixels * 72).div_ceil(150);
    ReceiptPage { format, bytes, width_pt: points(picture.width()), height_pt: points(picture.height()) }
}

#[expect(clippy::needless_pass_by_value, reason = "stands in `map_err`")]
fn corrupt(error: image::ImageError) -> ReceiptError {
    ReceiptError::Corrupt(error.to_string().trim_end_matches('.').to_owned())
}
