//! Pages of receipts and documentation, each on a page of its own.

use schemars::JsonSchema;
use serde::Serialize;

use super::Fact;
use super::fact::fact;
use crate::words::BOKMAL;

/// A file's pages, as the pipeline names their pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    /// Name of the file as it was received.
    pub file_name: String,
    /// Its pages, in order.
    pub pictures: Vec<Picture>,
}

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Picture {
    /// The template reads `data/pictures/NAME`.
    pub name: String,
    /// Width, in a unit that it shares with `height`.
    pub width: u32,
    /// Height, in a unit that it shares with `width`.
    pub height: u32,
}

/// A page with a receipt's page on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlatePage {
    /// By which the page is found from elsewhere, on the first page of what it belongs to.
    pub key: Option<String>,
    /// What the page belongs to, such as `Bilag 3`.
    pub heading: String,
    /// The heading is new here; the following pages of the same file continue it.
    pub first: bool,
    /// The stamp.
    pub stamp: Vec<Fact>,
    /// For those who don't see the picture.
    pub alt: String,
    /// The picture.
    pub picture: Picture,
}

/// The pages of `plates`, found by `key` if there is one, under one heading, each stamped.
pub(super) fn plate_pages(
    key: Option<&str>,
    heading: &str,
    stamp: &[Fact],
    plates: &[Plate],
) -> Vec<PlatePage> {
    let words = &BOKMAL.terms;
    let mut pages = Vec::new();
    for plate in plates {
        let count = plate.pictures.len();
        for (index, picture) in plate.pictures.iter().enumerate() {
            let place = (words.page_of)(&(index + 1).to_string(), &count.to_string());
            let mut stamp = stamp.to_vec();
            stamp.push(fact!(words.file, (words.file_on_page)(&plate.file_name, &place)));
            pages.push(PlatePage {
                key: key.filter(|_| pages.is_empty()).map(str::to_owned),
                heading: heading.to_owned(),
                first: pages.is_empty(),
                stamp,
                alt: (words.received_page)(heading, &plate.file_name, &place),
                picture: picture.clone(),
            });
        }
    }
    pages
}
