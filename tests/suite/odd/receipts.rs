//! Receipts of which no two are the same.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A small picture with a colour of its own.
pub(super) fn picture(number: u8) -> Vec<u8> {
    let picture = RgbImage::from_pixel(30, 40, Rgb([240 - number, 240, 180 + number]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}
