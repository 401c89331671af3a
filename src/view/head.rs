//! What stands in the head and foot of every document.

use schemars::JsonSchema;
use serde::Serialize;

use super::text::{breakable, hyphenable};
use super::{DATA_VERSION, Picture, Subject};
use crate::bokmal;
use crate::domain::{MilestoneBasis, References};

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
        let what = about.map_or_else(|| kind.to_owned(), |about| format!("{kind} – {about}"));
        let status = "UTKAST – ikke utstedt";
        Self {
            version: DATA_VERSION,
            kind: kind.to_owned(),
            title: format!(
                "{what} – {} {} (utkast)",
                agreement.references.order_number, agreement.references.project_number
            ),
            author: agreement.seller.name.clone(),
            agreement: hyphenable(&agreement.title),
            logo: subject.logo.map(|picture| Logo {
                alt: format!("{} logo", agreement.seller.name),
                picture: picture.clone(),
            }),
            labels: labels(&agreement.references),
            watermark: "UTKAST".to_owned(),
            status: status.to_owned(),
            foot: format!("{} · {} · {status}", breakable(&what), breakable(&agreement.seller.name)),
            sample: subject
                .project
                .sample
                .then(|| "Timer, kostnader og resultater er illustrerende.".to_owned()),
            page_words: ["side".to_owned(), "av".to_owned()],
            carry_words: ["Overført fra forrige side".to_owned(), "Sum så langt, overføres".to_owned()],
        }
    }
}

/// The three labels, as every document shows them.
fn labels(references: &References) -> Vec<Fact> {
    vec![
        Fact::new("Bestillernummer", references.order_number.as_str()),
        Fact::new("Prosjektnummer", references.project_number.as_str()),
        Fact::new("Merking", hyphenable(&references.mark)),
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
