//! The EHF in a package against the manifest: what the buyer's system books is what its reader sees.

use chrono::NaiveDate;
use serde::Serialize;

use super::differences::{Difference, between};
use crate::diag::{Place, Problems, catalogue};
use crate::domain::{DocumentKind, Parties};
use crate::einvoice::{self, Figures, FiguresLine};
use crate::invoice::{Issued, Line, Quantity};
use crate::num::Money;
use crate::package::{Facts, FileKind, Opened};

/// Reads each EHF of the package and holds it against the manifest.
pub(super) fn against_the_manifest(path: &str, opened: &Opened, problems: &mut Problems) {
    for file in opened.manifest.files.iter().filter(|file| file.kind == FileKind::Ehf) {
        let file = &file.name;
        let Some(bytes) = opened.bytes(file) else { continue };
        let place = Place::file(path);
        // The preflight's other rules may have grown since the package was made.
        for why in einvoice::wrong_sums(bytes) {
            problems.push(catalogue::EhfUnreadable { file, why }.at(place.clone()));
        }
        match einvoice::read(bytes) {
            Err(why) => problems.push(catalogue::EhfUnreadable { file, why }.at(place)),
            Ok(figures) => {
                for (what, found, expected) in differences(&figures, opened) {
                    let problem = catalogue::EhfDisagrees { file, what, found, expected };
                    problems.push(problem.at(place.clone()));
                }
            }
        }
    }
}

fn differences(figures: &Figures, opened: &Opened) -> Vec<Difference> {
    let facts = &opened.manifest.facts;
    let issued = facts.paper.issued();
    let expected = issued.map(|issued| Said::of_document(issued, facts));
    let mut differences = between(&Said::of_xml(figures), &expected);
    differences.extend(issued.into_iter().flat_map(|issued| corrected(figures, issued)));
    differences.extend(files(figures, opened));
    differences
}

/// What the XML and the manifest both say of a document; words with one space between them, whatever kind of space that
/// was.
#[derive(Serialize)]
struct Said<'a> {
    kind: DocumentKind,
    number: &'a str,
    date: NaiveDate,
    due: Option<NaiveDate>,
    buyer_reference: &'a str,
    project_number: &'a str,
    mark: &'a str,
    parties: &'a Parties,
    net: Money,
    vat: Money,
    prepaid: Money,
    payable: Money,
    lines: Vec<SaidLine>,
}

#[derive(Serialize)]
struct SaidLine {
    description: String,
    quantity: String,
    price: Money,
    net: Money,
}

impl<'a> Said<'a> {
    fn of_xml(figures: &'a Figures) -> Self {
        let line = |line: &FiguresLine| SaidLine {
            description: words(&line.description),
            quantity: Money::parse(&line.quantity)
                .map_or_else(|_| line.quantity.clone(), |figure| figure.to_string()),
            price: line.price,
            net: line.net,
        };
        Self {
            kind: figures.kind,
            number: &figures.number,
            date: figures.date,
            due: figures.due,
            buyer_reference: &figures.buyer_reference,
            project_number: &figures.project_number,
            mark: &figures.mark,
            parties: &figures.parties,
            net: figures.net,
            vat: figures.vat,
            prepaid: figures.prepaid,
            payable: figures.payable,
            lines: figures.lines.iter().map(line).collect(),
        }
    }

    fn of_document(issued: &'a Issued, facts: &'a Facts) -> Self {
        let labels = &facts.labels;
        let line = |line: &Line| SaidLine {
            description: words(&line.description),
            quantity: match line.quantity {
                Quantity::Hours(hours) => hours.to_string(),
                Quantity::One => "1.00".to_owned(),
                Quantity::MinusOne => "-1.00".to_owned(),
            },
            price: line.price,
            net: line.net,
        };
        let totals = &issued.content.totals;
        Self {
            kind: issued.content.kind,
            number: issued.number.as_str(),
            date: issued.date,
            due: issued.due,
            buyer_reference: labels.buyer_reference.as_str(),
            project_number: labels.project_number.as_str(),
            mark: &labels.mark,
            parties: &facts.parties,
            net: totals.net,
            vat: totals.vat.amount,
            prepaid: totals.prepaid,
            payable: totals.payable,
            lines: issued.content.lines.iter().map(line).collect(),
        }
    }
}

/// The documents that are corrected are named.
fn corrected(figures: &Figures, issued: &Issued) -> Vec<Difference> {
    let Some(correction) = &issued.correction else { return Vec::new() };
    let mut missing = Vec::new();
    for said in [&correction.original].into_iter().chain(issued.reversed_by()) {
        let named = figures.references.iter().find(|known| known.number == said.number.as_str());
        if named.is_none_or(|known| known.date != said.date) {
            let found =
                named.map_or("nothing".to_owned(), |known| format!("{} of {}", known.number, known.date));
            let expected = format!("{} of {}", said.number, said.date);
            missing.push(("the document that it corrects is".to_owned(), found, expected));
        }
    }
    missing
}

/// The files in it are those of the package.
fn files(figures: &Figures, opened: &Opened) -> Vec<Difference> {
    let mut others = Vec::new();
    for file in &figures.files {
        let below = format!("/{}", file.file_name);
        let is_same = opened.files.iter().any(|packed| {
            (packed.name == file.file_name || packed.name.ends_with(&below))
                && packed.bytes.as_ref().is_ok_and(|bytes| *bytes == file.bytes)
        });
        if !is_same {
            let what = format!("`{}` in it is", file.file_name);
            others.push((what, "another".to_owned(), "the one of the package".to_owned()));
        }
    }
    others
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
