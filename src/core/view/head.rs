//! What stands in the head and foot of every document.

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::{Fact, fact};
use super::issued::{package_in_short, package_of};
use super::{DATA_VERSION, Picture, Subject, Words};
use crate::bokmal;
use crate::domain::{MilestoneBasis, References};
use crate::words::BOKMAL;

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
    /// The draft's mark, across every page; none on an issued document.
    pub watermark: Option<String>,
    /// The same in words, for those who don't see it; on an issued attachment, which document it goes with.
    pub status: Option<String>,
    /// What a loose page needs to find its way home: the document, whose it is, and the draft's mark or the document
    /// that it goes with.
    pub foot: String,
    /// Says that figures are illustrative, if they are.
    pub sample: Option<String>,
    /// What stands at the top and foot of every page.
    pub words: Words,
}

/// How far a document has come, for its title, first page and foot.
enum Standing {
    /// It has no number.
    Draft,
    /// It has a number.
    Issued,
    /// It goes with a document that has a number: how the first page says so, and each foot in short.
    With { status: String, foot: String },
}

impl Head {
    /// The head of a document that goes with an invoice or credit note.
    pub(super) fn attachment(subject: Subject<'_>, kind: &str, about: Option<&str>) -> Self {
        let what = about.map_or_else(|| kind.to_owned(), |about| (BOKMAL.head.about)(kind, about));
        let issued = subject.issued.filter(|_| !subject.is_trial);
        let standing = issued.map_or(Standing::Draft, |issued| Standing::With {
            status: package_of(issued),
            foot: package_in_short(issued),
        });
        Self::new(subject, kind, &what, &standing)
    }

    /// The head of the invoice or credit note itself.
    pub(super) fn document(subject: Subject<'_>, kind: &str) -> Self {
        match subject.issued {
            None => Self::new(subject, kind, kind, &Standing::Draft),
            Some(issued) => {
                let what = (BOKMAL.issued.numbered)(kind, issued.number.as_str());
                let standing = if subject.is_trial { Standing::Draft } else { Standing::Issued };
                Self::new(subject, kind, &what, &standing)
            }
        }
    }

    fn new(subject: Subject<'_>, kind: &str, what: &str, standing: &Standing) -> Self {
        let agreement = &subject.project.agreement;
        let words = &BOKMAL.head;
        let (order, project) =
            (agreement.references.buyer_reference.as_str(), agreement.references.project_number.as_str());
        let seller = &agreement.seller.name;
        let (title, watermark, status, foot) = match standing {
            Standing::Draft => (
                (words.draft_title)(what, order, project),
                Some(words.draft_mark.to_owned()),
                Some(words.draft.to_owned()),
                (words.foot)(what, seller, words.draft),
            ),
            Standing::Issued => {
                ((BOKMAL.issued.title)(what, order, project), None, None, (BOKMAL.issued.foot)(what, seller))
            }
            Standing::With { status, foot } => (
                (BOKMAL.issued.title)(what, order, project),
                None,
                Some(status.clone()),
                (words.foot)(what, seller, foot),
            ),
        };
        Self {
            version: DATA_VERSION,
            kind: kind.to_owned(),
            title,
            author: seller.clone(),
            agreement: agreement.title.clone(),
            logo: subject.logo.map(|picture| Logo { alt: (words.logo)(seller), picture: picture.clone() }),
            labels: labels(&agreement.references),
            watermark,
            status,
            foot,
            sample: subject.project.sample.then(|| words.sample.to_owned()),
            words: words.plain(),
        }
    }
}

/// The three labels, as every document shows them.
fn labels(references: &References) -> Vec<Fact> {
    let words = &BOKMAL.head;
    vec![
        fact!(words.order_number, references.buyer_reference.as_str()),
        fact!(words.project_number, references.project_number.as_str()),
        fact!(words.mark, references.mark.as_str()),
    ]
}

/// The project period; before the last settlement, the part of it whose rows are settled.
pub(super) fn period(subject: Subject<'_>) -> Fact {
    let period = subject.project.agreement.period;
    let (name, last) = match subject.milestone.basis {
        MilestoneBasis::Settlement { through: Some(day) } => (BOKMAL.terms.settled_period, day),
        _ => (BOKMAL.terms.project_period, period.to()),
    };
    Fact::new("period", name, bokmal::date_range(period.from(), last))
}
