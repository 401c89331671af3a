//! A photograph or a scan: upright, on white, of a size that a page can use, and without what a camera noted beside it.

use std::io::Cursor;

use bilag_core::typesetting::{PageFormat, ReceiptError, ReceiptPage};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageResult, Limits, RgbImage, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::{Detail, check_pixels, contains};

/// The one page of a picture.
pub(super) fn page(bytes: &[u8], format: ImageFormat, detail: Detail) -> Result<ReceiptPage, ReceiptError> {
    let Decoded { picture, is_untouched } = match format {
        ImageFormat::Png => decoded(PngDecoder::new(Cursor::new(bytes)).map_err(corrupt)?, detail)?,
        _ if is_cut_short(bytes) => return Err(ReceiptError::Corrupt("the picture is cut short".to_owned())),
        _ => decoded(JpegDecoder::new(Cursor::new(bytes)).map_err(corrupt)?, detail)?,
    };
    if format == ImageFormat::Jpeg
        && is_untouched
        && let Some(bare) = without_notes(bytes).filter(|bare| detail.keeps(bare, &picture))
    {
        return Ok(sized(&picture, PageFormat::Jpeg, bare));
    }
    let picture = on_white(picture);
    if format == ImageFormat::Png {
        let lossless = encoded(|file| picture.write_to(file, ImageFormat::Png))?;
        if lossless.len() <= detail.largest_png {
            return Ok(sized(&picture, PageFormat::Png, lossless));
        }
    }
    let photograph = jpeg(&picture, detail)?;
    Ok(sized(&picture, PageFormat::Jpeg, photograph))
}

impl Detail {
    /// Is a JPEG of that picture light enough to be shown as it is, without being encoded once more?
    fn keeps(self, jpeg: &[u8], picture: &DynamicImage) -> bool {
        let pixels = u64::from(picture.width()) * u64::from(picture.height());
        u64::try_from(jpeg.len()).is_ok_and(|bytes| bytes * 8 <= pixels * self.kept_bits)
    }
}

/// The same page with less detail, of its size on paper; `None` when it gets no lighter.
pub(super) fn lighter(
    bytes: &[u8],
    format: ImageFormat,
    pages: &[ReceiptPage],
) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
    let page = page(bytes, format, Detail::PRINT)?;
    let lighter = pages.first().filter(|fine| page.bytes.len() < fine.bytes.len());
    Ok(lighter.map(|fine| vec![ReceiptPage { width_pt: fine.width_pt, height_pt: fine.height_pt, ..page }]))
}

/// The picture as a JPEG with each pixel's own colour. The encoder counts in whole numbers, so that every machine gives
/// the same bytes.
pub(super) fn jpeg(picture: &DynamicImage, detail: Detail) -> Result<Vec<u8>, ReceiptError> {
    let refused = |why: String| ReceiptError::Corrupt(why);
    let side = |pixels: u32| u16::try_from(pixels).map_err(|error| refused(error.to_string()));
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, detail.quality);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let written = match picture {
        DynamicImage::ImageLuma8(grey) => encoder.encode(grey, width, height, ColorType::Luma),
        coloured => encoder.encode(&coloured.to_rgb8(), width, height, ColorType::Rgb),
    };
    written.map_err(|error| refused(error.to_string()))?;
    Ok(file)
}

/// A picture, small enough and upright.
struct Decoded {
    picture: DynamicImage,
    /// Was it so from the beginning?
    is_untouched: bool,
}

/// Looks at the size, unpacks, makes it small enough, and turns it as the camera was held.
fn decoded(mut decoder: impl ImageDecoder, detail: Detail) -> Result<Decoded, ReceiptError> {
    let (width, height) = decoder.dimensions();
    check_pixels(width, height)?;
    decoder.set_limits(Limits::default()).map_err(corrupt)?;
    // A note of the camera that can't be read is no reason to refuse the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = scaled_down(DynamicImage::from_decoder(decoder).map_err(corrupt)?, detail);
    let is_untouched = orientation == Orientation::NoTransforms && picture.width() == width;
    picture.apply_orientation(orientation);
    Ok(Decoded { picture, is_untouched })
}

/// The mean of each square of pixels: whole numbers only, so that every machine gets the same picture.
fn scaled_down(picture: DynamicImage, detail: Detail) -> DynamicImage {
    let fits = |factor: &u32| (picture.width() / factor) * (picture.height() / factor) <= detail.area;
    let factor = (1..).find(fits).unwrap_or(1);
    if factor == 1 {
        return picture;
    }
    let (wide, width, height) = (picture.width(), picture.width() / factor, picture.height() / factor);
    if picture.color().has_alpha() {
        let means = means::<4>(picture.into_rgba8().as_raw(), wide, factor);
        RgbaImage::from_raw(width, height, means).map_or_else(DynamicImage::default, Into::into)
    } else {
        let means = means::<3>(picture.into_rgb8().as_raw(), wide, factor);
        RgbImage::from_raw(width, height, means).map_or_else(DynamicImage::default, Into::into)
    }
}

/// The means of squares of `side` pixels in rows of `wide`; what is left over at the edges is cut off.
fn means<const CHANNELS: usize>(pixels: &[u8], wide: u32, side: u32) -> Vec<u8> {
    let (row_bytes, side_long) = (wide as usize * CHANNELS, side as usize);
    let count = side * side;
    let mut means = Vec::with_capacity(pixels.len() / count as usize);
    let mut sums = vec![0_u32; wide as usize / side_long * CHANNELS];
    for rows in pixels.chunks_exact(row_bytes * side_long) {
        sums.fill(0);
        for row in rows.chunks_exact(row_bytes) {
            let squares = row.chunks_exact(side_long * CHANNELS);
            for (sums, square) in sums.chunks_exact_mut(CHANNELS).zip(squares) {
                for pixel in square.chunks_exact(CHANNELS) {
                    sums.iter_mut().zip(pixel).for_each(|(sum, channel)| *sum += u32::from(*channel));
                }
            }
        }
        means.extend(sums.iter().map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)));
    }
    means
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

/// The marks of a JPEG's segments.
mod mark {
    pub(super) const BASELINE: u8 = 0xC0;
    pub(super) const HUFFMAN_TABLES: u8 = 0xC4;
    pub(super) const END_OF_IMAGE: u8 = 0xD9;
    pub(super) const START_OF_SCAN: u8 = 0xDA;
    pub(super) const QUANTIZATION: u8 = 0xDB;
    pub(super) const RESTARTS: u8 = 0xDD;
    pub(super) const JFIF: u8 = 0xE0;
    pub(super) const EXIF: u8 = 0xE1;
    pub(super) const PHOTOSHOP: u8 = 0xED;
    pub(super) const COMMENT: u8 = 0xFE;
    pub(super) const PADDING: u8 = 0xFF;
}

/// A JPEG, taken apart.
struct Opened<'a> {
    /// What stands before the pixels, each with its mark.
    segments: Vec<(u8, &'a [u8])>,
    /// The pixels, and all that follows.
    pixels: &'a [u8],
}

/// Takes a JPEG apart; `None` when it ends before its pixels.
fn opened(jpeg: &[u8]) -> Option<Opened<'_>> {
    let mut segments = Vec::new();
    let mut rest = jpeg.get(2..)?;
    while let &[0xFF, marked, high, low, ..] = rest {
        if marked == mark::PADDING {
            rest = &rest[1..];
            continue;
        }
        let (segment, after) = rest.split_at_checked(2 + usize::from(u16::from_be_bytes([high, low])))?;
        segments.push((marked, segment));
        if marked == mark::START_OF_SCAN {
            return Some(Opened { segments, pixels: after });
        }
        rest = after;
    }
    None
}

/// Is the end of the picture missing? Decoders fill it up with grey and say nothing.
pub(super) fn is_cut_short(jpeg: &[u8]) -> bool {
    !opened(jpeg).is_some_and(|opened| contains(opened.pixels, &[0xFF, mark::END_OF_IMAGE]))
}

/// The same picture without what a camera noted beside it: when, where, with what. `None` when it isn't of the plain kind
/// that every reader of PDF shows alike: JFIF, baseline, grey or three colours in one scan.
fn without_notes(jpeg: &[u8]) -> Option<Vec<u8>> {
    let Opened { segments, pixels } = opened(jpeg)?;
    let mut bare = jpeg.get(..2)?.to_vec();
    let (mut is_jfif, mut colours) = (false, None);
    for (marked, segment) in segments {
        match (marked, segment.get(4..)?) {
            // Without a small picture of the picture in it.
            (mark::JFIF, [b'J', b'F', b'I', b'F', 0, _, _, _, _, _, _, _, 0, 0]) => is_jfif = true,
            (mark::BASELINE, [8, _, _, _, _, count @ (1 | 3), ..]) => colours = Some(*count),
            (mark::START_OF_SCAN, [count, ..]) if colours == Some(*count) => {}
            (mark::QUANTIZATION | mark::HUFFMAN_TABLES | mark::RESTARTS, _) => {}
            (mark::EXIF | mark::PHOTOSHOP | mark::COMMENT, _) => continue,
            _ => return None,
        }
        bare.extend_from_slice(segment);
    }
    let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | mark::PADDING);
    let end = pixels.windows(2).position(is_end)? + 2;
    bare.extend_from_slice(&pixels[..end]);
    (is_jfif && pixels[end - 1] == mark::END_OF_IMAGE).then_some(bare)
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
pub(super) fn corrupt(error: image::ImageError) -> ReceiptError {
    ReceiptError::Corrupt(error.to_string().trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::means;

    #[test]
    fn a_square_becomes_its_mean_and_an_odd_edge_is_cut_off() {
        let pixels = [
            0, 10, 100, 9, //
            20, 30, 101, 9, //
            7, 7, 7, 7,
        ];
        assert_eq!(means::<1>(&pixels, 4, 2), [15, 55]);
        assert_eq!(means::<1>(&pixels[..9], 3, 3), [32]);
    }
}
