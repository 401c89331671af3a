//! Pages of receipts and documentation under what they belong to.

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
    pub pages: Vec<ReceivedPage>,
}

/// A page as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedPage {
    /// Its picture.
    pub picture: Picture,
    /// Its text, in lines from top to bottom.
    pub text: Vec<TextLine>,
    /// Where on it is what its voucher says.
    pub marks: Vec<Area>,
}

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Picture {
    /// The template reads `data/pictures/NAME`.
    pub name: String,
    /// Width, in a unit that it shares with `height`; of a receipt's page, points.
    pub width: u32,
    /// Height, in a unit that it shares with `width`; of a receipt's page, points.
    pub height: u32,
}

/// A line of text on a page, in tenths of a point from its upper left corner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TextLine {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: u32,
    /// Where its letters end above.
    pub top: u32,
    /// How high they are.
    pub height: u32,
}

/// A part of a page, in tenths of a point from its upper left corner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Area {
    /// Its left edge.
    pub left: u32,
    /// Its upper edge.
    pub top: u32,
    /// From its left edge to its right one.
    pub width: u32,
    /// From its upper edge to its lower one.
    pub height: u32,
}

/// A page with a receipt's page on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlatePage {
    /// What the page belongs to, such as `Bilag 3: Togbilletter`.
    pub heading: String,
    /// The file is new here; the following pages of the same file continue it.
    pub first: bool,
    /// By which a link finds the first page of what it belongs to.
    pub label: Option<String>,
    /// The stamp.
    pub stamp: Vec<Fact>,
    /// The figures on the stamp, in a sentence.
    pub figures: Option<String>,
    /// For those who don't see the picture.
    pub alt: String,
    /// The picture.
    pub picture: Picture,
    /// The text of the page, for whoever searches, copies or listens.
    pub text: Vec<TextLine>,
    /// Where on it is what its voucher says.
    pub marks: Vec<Area>,
}

/// What stands above and behind the pages of some files.
pub(super) struct Belonging<'a> {
    /// What they belong to.
    pub(super) heading: &'a str,
    /// By which a link finds them.
    pub(super) label: Option<String>,
    /// The stamp.
    pub(super) stamp: Vec<Fact>,
    /// The figures on it.
    pub(super) figures: Option<String>,
    /// What is said of each page to those who don't see it.
    pub(super) told: &'a str,
}

impl<'a> Belonging<'a> {
    /// A heading and one fact, without figures.
    pub(super) fn plain(heading: &'a str, fact: Fact) -> Self {
        Self { heading, label: None, stamp: vec![fact], figures: None, told: heading }
    }
}

/// The pages of `plates`, each file under its heading, each page stamped.
pub(super) fn plate_pages(belonging: &Belonging<'_>, plates: &[Plate]) -> Vec<PlatePage> {
    let words = &BOKMAL.terms;
    let mut pages = Vec::new();
    for (place, plate) in plates.iter().enumerate() {
        let count = plate.pages.len();
        let heading = match plates.len() {
            1 => belonging.heading.to_owned(),
            files => (words.file_of)(belonging.heading, &(place + 1).to_string(), &files.to_string()),
        };
        for (index, ReceivedPage { picture, text, marks }) in plate.pages.iter().enumerate() {
            let page_of = (words.page_of)(&(index + 1).to_string(), &count.to_string());
            let mut stamp = belonging.stamp.clone();
            stamp.push(fact!(words.file, (words.file_on_page)(&plate.file_name, &page_of)));
            pages.push(PlatePage {
                heading: heading.clone(),
                first: index == 0,
                label: belonging.label.clone().filter(|_| pages.is_empty()),
                stamp,
                figures: belonging.figures.clone(),
                alt: (words.received_page)(belonging.told, &plate.file_name, &page_of),
                picture: picture.clone(),
                text: text.clone(),
                marks: marks.clone(),
            });
        }
    }
    pages
}
