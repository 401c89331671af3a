//! What is wrong with a receipt, as far as its form tells: no page is drawn and no pixel unpacked.

use std::io::Cursor;

use bilag_core::typesetting::ReceiptError;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::{ImageDecoder, ImageFormat};

use super::photograph::{corrupt, is_cut_short};
use super::{Kind, check_pixels, document, stack};

/// How many pages a receipt has.
///
/// # Errors
/// What can be told from the form of the file, which is most of what [`pages`](super::pages) refuses.
pub(crate) fn page_count(bytes: &[u8]) -> Result<usize, ReceiptError> {
    stack::deep(|| match Kind::of(bytes)? {
        Kind::Document => document::opened(bytes).map(|pdf| pdf.pages().len()),
        Kind::Photograph(format) => photograph(bytes, format).map(|()| 1),
    })
    .unwrap_or_else(|panic| Err(ReceiptError::Corrupt(panic)))
}

fn photograph(bytes: &[u8], format: ImageFormat) -> Result<(), ReceiptError> {
    let (width, height) = match format {
        ImageFormat::Png => PngDecoder::new(Cursor::new(bytes)).map_err(corrupt)?.dimensions(),
        _ if is_cut_short(bytes) => return Err(ReceiptError::Corrupt("the picture is cut short".to_owned())),
        _ => JpegDecoder::new(Cursor::new(bytes)).map_err(corrupt)?.dimensions(),
    };
    check_pixels(width, height)?;
    if format == ImageFormat::Png && !has_whole_pixels(bytes) {
        return Err(ReceiptError::Corrupt("the picture is cut short or changed".to_owned()));
    }
    Ok(())
}

/// Is every chunk of a PNG's pixels there, with the checksum that it was written with? (PNG, third edition, § 5.3)
fn has_whole_pixels(png: &[u8]) -> bool {
    let mut rest = png.get(8..).unwrap_or_default();
    let mut has_pixels = false;
    while let Some((&[a, b, c, d, ref kind @ ..], after)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some((data, end)) = after.split_at_checked(length) else { return false };
        let Some((sum, next)) = end.split_first_chunk::<4>() else { return false };
        match kind {
            b"IDAT" if crc32fast::hash(&rest[4..8 + data.len()]) != u32::from_be_bytes(*sum) => return false,
            b"IDAT" => has_pixels = true,
            // What stands behind the pixels isn't shown.
            _ if has_pixels => return true,
            _ => {}
        }
        rest = next;
    }
    has_pixels
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::page_count;
    use crate::receipts::tests::{dots, file, held, one_page, photograph, raw};
    use crate::receipts::{MOST_PAGES, pages};
    use crate::tests::pdf;

    #[test]
    fn the_form_alone_tells_of_every_file_that_is_no_receipt() {
        let tree = |kids: &str, count| format!("<</Type/Pages/Kids[{kids}]/Count {count}>>");
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_owned();
        let catalog = "<</Type/Catalog/Pages 2 0 R>>".to_owned();
        let many: String = (3..MOST_PAGES + 4).map(|number| format!("{number} 0 R ")).collect();
        let too_many =
            [vec![catalog.clone(), tree(&many, MOST_PAGES + 1)], vec![page; MOST_PAGES + 1]].concat();
        let large = dots("").replace("/Width 2/Height 1", "/Width 60000/Height 60000");
        let refused = [
            b"".to_vec(),
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            include_bytes!("../../../tests/fixtures/receipts/locked.pdf").to_vec(),
            raw(&too_many),
            raw(&[catalog, tree("", 0)]),
            one_page("/I1 Do", &large),
        ];
        for bytes in &refused {
            assert_eq!(page_count(bytes).map(drop), pages(bytes).map(drop));
            assert!(page_count(bytes).is_err());
        }
        let taken = [
            (pdf("= Kvittering\n#pagebreak()\nTakk", "{}").bytes, 2),
            (include_bytes!("../../../tests/fixtures/receipts/restricted.pdf").to_vec(), 1),
            (file(&photograph(400, 300), ImageFormat::Jpeg), 1),
            (held(&file(&photograph(400, 300), ImageFormat::Jpeg), 3), 1),
            (file(&photograph(400, 300), ImageFormat::Png), 1),
        ];
        for (bytes, count) in &taken {
            assert_eq!((page_count(bytes), pages(bytes).unwrap().len()), (Ok(*count), *count));
            for part in 1..10 {
                let half = &bytes[..bytes.len() * part / 10];
                let (told, found) = (page_count(half), pages(half));
                assert!(told.is_err() && found.is_err(), "{part}: {told:?}");
            }
        }
        let mut changed = file(&photograph(400, 300), ImageFormat::Png);
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        assert!(page_count(&changed).is_err() && pages(&changed).is_err());
    }
}
