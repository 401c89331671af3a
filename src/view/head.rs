//! What stands in the head and foot of every document.

use schemars::JsonSchema;
use serde::Serialize;

use super::text::{breakable, hyphenable};
use super::{DATA_VERSION, Picture, Subject};
use crate::bokmal;
use crate::domain::{MilestoneBasis, References};
use crate::words::BOKMAL;

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fact {
    /// Such as `Bestillernummer`.
    pub name: String,
    /// Such as `B701010`.
    pub value: String,
}

impl Fact {
    /// A name and its value.
    pub(super) fn new(name: &str, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), value: value.into() }
    }
}

/// The seller's logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Logo {
    /// For those who don't see it.
    pub alt: String,
    /// The picture, in hundredths of a millimetre on the paper.
    pub picture: Picture,
}

/// The head and foot of a document, and what its reader's software is told about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Head {
    /// The version of the whole data.
    #[schemars(extend("const" = DATA_VERSION))]
    pub version: u32,
    /// What the document is, such as `Avregning`.
    pub kind: String,
    /// Title of the file, for the window and the archive.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// What the agreement is about.
    pub agreement: String,
    /// The seller's logo, if there is one.
    pub logo: Option<Logo>,
    /// The three labels that the buyer asks for.
    pub labels: Vec<Fact>,
    /// The draft's mark, across every page.
    pub watermark: String,
    /// The same in words, for those who don't see it.
    pub status: String,
    /// What a loose page needs to find its way home: the document, whose it is, and the draft's mark.
    pub foot: String,
    /// Says that figures are illustrative, if they are.
    pub sample: Option<String>,
    /// Words of the foot: `side` and `av`.
    pub page_words: [String; 2],
    /// What stands beside a sum at the top and at the foot of a page when a table goes on over it.
    pub carry_words: [String; 2],
}

impl Head {
    /// The head of a draft.
    pub(super) fn draft(subject: Subject<'_>, kind: &str, about: Option<&str>) -> Self {
        let agreement = &subject.project.agreement;
        let words = &BOKMAL.head;
        let what = about.map_or_else(|| kind.to_owned(), |about| (words.about)(kind, about));
        Self {
            version: DATA_VERSION,
            kind: kind.to_owned(),
            title: (words.draft_title)(
                &what,
                agreement.references.order_number.as_str(),
                agreement.references.project_number.as_str(),
            ),
            author: agreement.seller.name.clone(),
            agreement: hyphenable(&agreement.title),
            logo: subject
                .logo
                .map(|picture| Logo { alt: (words.logo)(&agreement.seller.name), picture: picture.clone() }),
            labels: labels(&agreement.references),
            watermark: words.draft_mark.to_owned(),
            status: words.draft.to_owned(),
            foot: (words.foot)(&breakable(&what), &breakable(&agreement.seller.name), words.draft),
            sample: subject.project.sample.then(|| words.sample.to_owned()),
            page_words: [words.page, words.of_pages].map(str::to_owned),
            carry_words: [words.brought_forward, words.carried_over].map(str::to_owned),
        }
    }
}

/// The three labels, as every document shows them.
fn labels(references: &References) -> Vec<Fact> {
    vec![
        Fact::new(BOKMAL.head.order_number, references.order_number.as_str()),
        Fact::new(BOKMAL.head.project_number, references.project_number.as_str()),
        Fact::new(BOKMAL.head.mark, hyphenable(&references.mark)),
    ]
}

/// The project period in words, as far as the milestone counts it.
pub(super) fn period(subject: Subject<'_>) -> String {
    let period = subject.project.agreement.period;
    let last = match subject.milestone.basis {
        MilestoneBasis::Settlement { through: Some(day) } => day,
        _ => period.to(),
    };
    bokmal::date_range(period.from(), last)
}
