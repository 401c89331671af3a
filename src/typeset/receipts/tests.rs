//! Receipts that are made on the spot, and one that a tool had to encrypt.

use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::Arc;

use bilag_core::typesetting::{PageFormat, Picture, ReceiptError, ReceiptPage, RenderJob};
use image::{DynamicImage, ImageFormat, Luma, Rgb, RgbImage, Rgba};

use super::{MOST_PAGES, MOST_PIXELS, lighter, pages, proven};
use crate::setting;
use crate::tests::{job, pdf};

/// A PDF of raw objects, numbered from 1; the first is the catalog.
pub(super) fn raw(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let trailer =
        format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    (file + &trailer).into_bytes()
}

/// A PDF of one page 200 × 100 points with that content, Helvetica as `/F1` and a picture as `/I1`.
pub(super) fn one_page(content: &str, picture: &str) -> Vec<u8> {
    raw(&[
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>>>"
            .into(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".into(),
        picture.into(),
    ])
}

/// A picture two pixels wide, with further entries in its dictionary.
pub(super) fn dots(entries: &str) -> String {
    format!(
        "<</Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 2{entries}>>\
         stream\n\x20\x7E\nendstream"
    )
}

pub(super) fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A photograph, red on its left half and blue on its right.
pub(super) fn photograph(width: u32, height: u32) -> DynamicImage {
    let side = |x, _| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) };
    RgbImage::from_fn(width, height, side).into()
}

/// The same JPEG with a note of how the camera was held.
pub(super) fn held(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xFF\xE1", &length, &exif, &jpeg[2..]].concat()
}

fn only(bytes: &[u8]) -> ReceiptPage {
    let mut all = pages(bytes).unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn pixels(page: &ReceiptPage) -> DynamicImage {
    image::load_from_memory(&page.bytes).unwrap()
}

/// Sets the pages as the cost documentation does.
fn set(pages: &[ReceiptPage]) {
    let names: Vec<_> =
        (1..).zip(pages).map(|(number, page)| format!("p{number}.{}", page.format.extension())).collect();
    let pictures = names.iter().zip(pages);
    let pictures =
        pictures.map(|(name, page)| Picture { name: name.clone(), bytes: Arc::from(page.bytes.as_slice()) });
    let body =
        "= Bilag\n#for name in json(\"data/test.json\") { image(\"data/pictures/\" + name, alt: name) }";
    let data = serde_json::to_string(&names).unwrap();
    let job = RenderJob { pictures: pictures.collect(), ..job(body, &data) };
    setting::pdf(&job).unwrap_or_else(|problems| panic!("{problems:#?}"));
}

fn corrupt(bytes: &[u8]) -> String {
    match pages(bytes) {
        Err(ReceiptError::Corrupt(reason)) => reason,
        other => panic!("not corrupt: {other:?}"),
    }
}

#[test]
fn a_pdf_becomes_one_vector_page_for_each_of_its_own() {
    let receipt = pdf(
        "#set page(\"a5\")\n= Kvittering\nTakk\n#pagebreak(to: none)\n#set page(flipped: true)\nSide 2",
        "{}",
    );
    let found = pages(&receipt.bytes).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|page| page.format == PageFormat::Svg));
    assert_eq!((found[0].width_pt, found[0].height_pt), (420, 595));
    assert_eq!((found[1].width_pt, found[1].height_pt), (595, 420));
    assert!(!String::from_utf8_lossy(&found[0].bytes).contains("<text"), "text must be outlines");
    set(&found);
    assert_eq!(pages(&receipt.bytes).unwrap(), found);
}

#[test]
fn the_standard_fonts_need_not_be_in_the_pdf() {
    let with = only(&one_page("BT /F1 24 Tf 10 40 Td (Kvittering) Tj ET", &dots("")));
    let without = only(&one_page("", &dots("")));
    assert_eq!((with.format, with.width_pt, with.height_pt), (PageFormat::Svg, 200, 100));
    assert!(with.bytes.len() > without.bytes.len() + 2000, "the glyphs' outlines are missing");
    set(&[with, without]);
}

#[test]
fn a_picture_in_a_pdf_is_shown() {
    let page = only(&one_page("200 0 0 100 0 0 cm /I1 Do", &dots("")));
    assert!(String::from_utf8_lossy(&page.bytes).contains("data:image/png;base64,"));
    set(&[page]);
}

#[test]
fn what_an_archive_refuses_as_vectors_becomes_pixels() {
    let clips = (100..140)
        .fold(String::new(), |clips, side| clips + &format!("q 0 0 m {side} 0 l 0 {side} l h W n "));
    let nested = clips + "0 0 9 9 re f " + &"Q ".repeat(40);
    let receipt = one_page(&nested, &dots(""));
    let vectors = only(&receipt);
    assert_eq!(vectors.format, PageFormat::Svg);
    let pages = proven(&receipt, &[vectors]).expect("pages").expect("a page that was refused");
    let [page] = <[ReceiptPage; 1]>::try_from(pages).expect("one page");
    assert_eq!(page.format, PageFormat::Jpeg);
    let picture = pixels(&page).into_luma8();
    assert_eq!(picture.dimensions(), (555, 277));
    assert!(picture.get_pixel(5, 273).0[0] < 20 && picture.get_pixel(240, 24).0[0] > 235);
    set(&[page]);
}

#[test]
fn a_smoothed_picture_is_taken() {
    set(&[only(&one_page("200 0 0 100 0 0 cm /I1 Do", &dots("/Interpolate true")))]);
}

#[test]
fn a_picture_that_cannot_be_decoded_is_not_left_out_in_silence() {
    let broken = dots("/Filter/DCTDecode");
    let reason = corrupt(&one_page("200 0 0 100 0 0 cm /I1 Do", &broken));
    assert_eq!(reason, "a picture or a font on page 1 can't be read");
}

#[test]
fn a_pdf_that_asks_for_a_password_is_refused_and_one_that_only_restricts_is_taken() {
    let locked = include_bytes!("../../../tests/fixtures/receipts/locked.pdf");
    assert_eq!(pages(locked), Err(ReceiptError::Encrypted));
    set(&pages(include_bytes!("../../../tests/fixtures/receipts/restricted.pdf")).unwrap());
}

#[test]
fn a_pdf_of_too_many_pages_is_refused() {
    let count = MOST_PAGES + 1;
    let kids = (3..count + 3).fold(String::new(), |kids, number| kids + &format!("{number} 0 R "));
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_owned();
    let tree = format!("<</Type/Pages/Kids[{kids}]/Count {count}>>");
    let objects = [vec!["<</Type/Catalog/Pages 2 0 R>>".into(), tree], vec![page; count]].concat();
    assert_eq!(pages(&raw(&objects)), Err(ReceiptError::TooManyPages { pages: count, limit: MOST_PAGES }));
}

#[test]
fn a_picture_too_large_to_unpack_is_refused_unseen() {
    let large = ReceiptError::TooManyPixels { width: 60_000, height: 60_000, limit: MOST_PIXELS };
    let bomb = dots("").replace("/Width 2/Height 1", "/Width 60000/Height 60000");
    assert_eq!(pages(&one_page("/I1 Do", &bomb)), Err(large.clone()));
    // A PNG says its size in its first chunk, which a checksum closes.
    let mut png = file(&photograph(9, 9), ImageFormat::Png);
    png[16..33].copy_from_slice(b"\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0\x0F\xB0\xE2\x15");
    assert_eq!(pages(&png), Err(large));
}

#[test]
fn a_photograph_is_turned_scaled_and_keeps_no_notes() {
    let jpeg = held(&file(&photograph(3000, 1000), ImageFormat::Jpeg), 6);
    let page = only(&jpeg);
    assert_eq!((page.format, page.width_pt, page.height_pt), (PageFormat::Jpeg, 240, 720));
    let picture = pixels(&page).into_rgb8();
    assert_eq!(picture.dimensions(), (500, 1500));
    assert!(picture.get_pixel(250, 100).0[0] > 180 && picture.get_pixel(250, 1400).0[2] > 180);
    assert!(!page.bytes.windows(4).any(|window| window == b"Exif"));
    assert_eq!(only(&jpeg), page);
    set(&[page]);
}

/// The same JPEG with notes in that segment.
fn noted(jpeg: &[u8], marked: u8, notes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marked], &length, notes, &jpeg[2..]].concat()
}

#[test]
fn a_small_jpeg_is_shown_as_it_is_but_for_where_and_when_it_was_taken() {
    let plain = file(&grainy(300, 200).into(), ImageFormat::Jpeg);
    let page = only(&plain);
    assert_eq!((page.format, page.width_pt, page.height_pt), (PageFormat::Jpeg, 144, 96));
    assert!(page.bytes == plain, "it was encoded once more");
    let place = b"Exif\0\0II*\0\x08\0\0\0\x01\0%\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0 59.1 N 10.2 E";
    let mut told = noted(&noted(&held(&plain, 1), 0xE1, place), 0xED, b"Photoshop 3.0\0 Kari");
    told = noted(&told, 0xFE, b"seen by Kari");
    told.extend(b"another picture of the same moment \xFF\xD8\xFF\xE1 59.1 N");
    assert!(only(&told).bytes == plain, "notes are shown");
    set(&[page]);
}

/// Turned, heavy, with colours of its own, or not of the plain kind: such a JPEG is drawn and encoded.
#[test]
fn any_other_jpeg_is_encoded_once_more() {
    let plain = file(&grainy(300, 200).into(), ImageFormat::Jpeg);
    let profile = noted(&plain, 0xE2, b"ICC_PROFILE\0\x01\x01colours");
    let adobe = noted(&plain, 0xEE, b"Adobe\0\x64\0\0\0\0\0");
    let mut no_jfif = plain.clone();
    no_jfif.drain(2..20);
    let mut heavy = Cursor::new(Vec::new());
    let fine = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut heavy, 100);
    grainy(300, 200).write_with_encoder(fine).unwrap();
    for (what, jpeg) in [
        ("turned", held(&plain, 6)),
        ("profile", profile),
        ("adobe", adobe),
        ("no JFIF", no_jfif),
        ("heavy", heavy.into_inner()),
    ] {
        let page = only(&jpeg);
        assert!(page.bytes != plain && page.bytes != jpeg, "{what}");
        assert!(!page.bytes.windows(4).any(|window| window == b"Exif"), "{what}");
        set(&[page]);
    }
}

/// Paper under a lamp, with the grain that a camera sees: it fills a PNG and not a JPEG.
fn grainy(width: u32, height: u32) -> image::GrayImage {
    image::GrayImage::from_fn(width, height, |x, y| {
        let grain = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) ^ (x * y);
        Luma([u8::try_from(150 + x * 60 / width + grain.wrapping_mul(2_246_822_519) % 24).unwrap_or(255)])
    })
}

#[test]
fn a_photograph_gets_lighter_and_keeps_its_size_on_paper() {
    let receipt = file(&grainy(1900, 1200).into(), ImageFormat::Jpeg);
    let fine = only(&receipt);
    let [light] = &lighter(&receipt, std::slice::from_ref(&fine)).unwrap().expect("a lighter page")[..]
    else {
        panic!("one page")
    };
    assert!(light.bytes.len() * 3 < fine.bytes.len() * 2, "{} of {}", light.bytes.len(), fine.bytes.len());
    assert_eq!((light.width_pt, light.height_pt), (fine.width_pt, fine.height_pt));
    assert_eq!(pixels(light).width(), 950);
    assert_eq!(lighter(&receipt, std::slice::from_ref(light)), Ok(None), "it gets no lighter than that");
    set(std::slice::from_ref(light));
}

#[test]
fn a_scan_in_a_pdf_gets_lighter_and_text_stays_vectors() {
    let scan = file(&grainy(1200, 900).into(), ImageFormat::Jpeg);
    let object = dots("/Filter/DCTDecode").replace("/Width 2/Height 1", "/Width 1200/Height 900");
    let object = object.replace("/Length 2", &format!("/Length {}", scan.len()));
    let mut receipt = one_page("200 0 0 100 0 0 cm /I1 Do", &object);
    let at = receipt.windows(2).position(|pair| pair == b"\x20\x7E").expect("the picture's two pixels");
    receipt.splice(at..at + 2, scan);
    let vectors = only(&receipt);
    assert_eq!(vectors.format, PageFormat::Svg);
    let [light] = &lighter(&receipt, std::slice::from_ref(&vectors)).unwrap().expect("a lighter page")[..]
    else {
        panic!("one page")
    };
    assert_eq!((light.format, light.width_pt, light.height_pt), (PageFormat::Jpeg, 200, 100));
    assert!(light.bytes.len() * 3 < vectors.bytes.len(), "{} of {}", light.bytes.len(), vectors.bytes.len());
    let text = pdf("= Kvittering\n#lorem(500)", "{}").bytes;
    assert_eq!(lighter(&text, &pages(&text).unwrap()), Ok(None));
    set(std::slice::from_ref(light));
}

#[test]
fn a_small_picture_keeps_its_pixels() {
    let page = only(&file(&photograph(300, 150), ImageFormat::Png));
    assert_eq!((page.format, page.width_pt, page.height_pt), (PageFormat::Png, 144, 72));
    assert_eq!(pixels(&page), photograph(300, 150));
    set(&[page]);
}

#[test]
fn what_is_see_through_lies_on_white() {
    let glass = image::RgbaImage::from_fn(4, 4, |x, _| Rgba([0, 0, 0, if x < 2 { 0 } else { 128 }]));
    let picture = pixels(&only(&file(&glass.into(), ImageFormat::Png))).into_rgb8();
    assert_eq!((picture.get_pixel(0, 0), picture.get_pixel(3, 3)), (&Rgb([255; 3]), &Rgb([127; 3])));
}

#[test]
fn grey_stays_grey_and_sixteen_bits_become_eight() {
    let deep = image::ImageBuffer::from_pixel(4, 4, Luma([0x8080_u16]));
    let page = only(&file(&deep.into(), ImageFormat::Png));
    assert_eq!(pixels(&page), image::GrayImage::from_pixel(4, 4, Luma([0x80])).into());
    let grey = only(&file(&photograph(40, 40).into_luma8().into(), ImageFormat::Jpeg));
    assert_eq!(pixels(&grey).color(), image::ColorType::L8);
    set(&[page, grey]);
}

#[test]
fn a_receipt_cut_short_is_corrupt() {
    let whole = [
        pdf("= Kvittering\n#lorem(500)", "{}").bytes,
        file(&photograph(400, 300), ImageFormat::Jpeg),
        held(&file(&photograph(400, 300), ImageFormat::Jpeg), 3),
        file(&photograph(400, 300), ImageFormat::Png),
    ];
    for bytes in &whole {
        pages(bytes).unwrap();
        for part in [3, 5, 9] {
            let reason = corrupt(&bytes[..bytes.len() * part / 10]);
            assert!(!reason.is_empty() && !reason.ends_with('.'), "{reason}");
        }
    }
}

#[test]
fn other_files_and_empty_ones_are_named() {
    assert_eq!(pages(b""), Err(ReceiptError::Empty));
    assert_eq!(pages(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Err(ReceiptError::Unsupported));
    let no_pages = ["<</Type/Catalog/Pages 2 0 R>>".to_owned(), "<</Type/Pages/Kids[]/Count 0>>".to_owned()];
    assert_eq!(pages(&raw(&no_pages)), Err(ReceiptError::Empty));
}

#[test]
fn noise_never_ends_the_program() {
    let whole = pdf("= Kvittering\nTakk", "{}").bytes;
    for step in 1..40 {
        let mut noisy = whole.clone();
        noisy.iter_mut().step_by(step * 37).for_each(|byte| *byte = byte.wrapping_mul(31).wrapping_add(7));
        if let Ok(found) = pages(&noisy) {
            set(&found);
        }
    }
}

#[test]
fn every_reason_is_a_problem_with_a_way_out() {
    let reasons = [
        ReceiptError::Unsupported,
        ReceiptError::Encrypted,
        ReceiptError::Corrupt("it is torn".into()),
        ReceiptError::Empty,
        ReceiptError::TooManyPages { pages: 300, limit: 200 },
        ReceiptError::TooManyPixels { width: 60_000, height: 60_000, limit: MOST_PIXELS },
    ];
    let problems: Vec<_> = reasons.iter().map(|reason| reason.problem("receipts/taxi.pdf")).collect();
    assert!(problems.iter().all(|problem| problem.message.starts_with("`receipts/taxi.pdf` ")));
    let last = "`receipts/taxi.pdf` has a picture of 60000 × 60000 pixels; at most 64 megapixels can be read";
    assert_eq!((problems[5].code().as_str(), problems[5].message.as_str()), ("E0416", last));
}
