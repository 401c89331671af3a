//! The EHF in a package against the manifest: what the buyer's system books is what its reader sees.

use super::entry::{kind, none};
use crate::diag::{Place, Problems, catalogue};
use crate::einvoice::{self, Figures, FiguresLine};
use crate::num::Money;
use crate::package::{Document, Line, Manifest, Opened};

/// How the names of the invoice's own files begin.
const INVOICE: &str = "01-";

/// Reads each EHF of the package and holds it against the manifest.
pub(super) fn against_the_manifest(path: &str, opened: &Opened, problems: &mut Problems) {
    let is_ehf = |name: &str| name.starts_with(INVOICE) && name.strip_suffix(".xml").is_some();
    for packed in opened.files.iter().filter(|packed| is_ehf(&packed.name)) {
        let Ok(bytes) = &packed.bytes else { continue };
        let file = &packed.name;
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

/// A fact, as the EHF and as the manifest has it.
type Fact = (String, String, String);

fn differences(figures: &Figures, opened: &Opened) -> Vec<Fact> {
    let facts = head(figures, &opened.manifest).into_iter().chain(lines(figures, &opened.manifest));
    facts.chain(files(figures, opened)).filter(|(_, found, expected)| found != expected).collect()
}

/// Number, dates, references, labels and sums.
fn head(figures: &Figures, manifest: &Manifest) -> Vec<Fact> {
    let facts = &manifest.facts;
    let document = facts.document.as_ref();
    let of = |read: fn(&Document) -> String| document.map_or_else(none, read);
    let sum = |name: &str| {
        let found = facts.totals.iter().find(|total| total.name == name);
        found.and_then(|total| Money::parse(&total.amount).ok())
    };
    let text = |sum: Option<Money>| sum.map_or_else(none, |sum| sum.to_string());
    let payable = sum("payable").map(|payable| figures.kind.owed(payable));
    let mut head = vec![
        ("it is", kind(figures.kind), of(|document| kind(document.kind))),
        ("its number is", figures.number.clone(), of(|document| document.number.clone())),
        ("its date is", figures.date.to_string(), of(|document| document.date.clone())),
        (
            "it is to be paid by",
            figures.due.map_or_else(none, |day| day.to_string()),
            of(|document| document.due.clone().unwrap_or_else(none)),
        ),
        ("the order number is", figures.order_number.clone(), facts.labels.order_number.clone()),
        ("the project number is", figures.project_number.clone(), facts.labels.project_number.clone()),
        ("the mark is", figures.mark.clone(), facts.labels.mark.clone()),
        ("the sum ex VAT is", figures.net.to_string(), text(sum("net"))),
        ("the VAT is", figures.vat.to_string(), text(sum("vat"))),
        ("what was paid before is", figures.prepaid.to_string(), text(sum("prepaid"))),
        ("what is paid is", figures.payable.to_string(), text(payable)),
    ];
    let correction = document.and_then(|document| document.correction.as_ref());
    let corrected =
        correction.map(|correction| [Some(&correction.original), correction.credit_note.as_ref()]);
    for said in corrected.into_iter().flatten().flatten() {
        let expected = format!("{} of {}", said.number, said.date);
        let named = figures.references.iter().find(|known| known.number == said.number);
        let found = named.map_or_else(none, |known| format!("{} of {}", known.number, known.date));
        head.push(("the document that it corrects is", found, expected));
    }
    head.into_iter().map(|(what, found, expected)| (what.to_owned(), found, expected)).collect()
}

/// Each line in turn.
fn lines(figures: &Figures, manifest: &Manifest) -> Vec<Fact> {
    let known = &manifest.facts.lines;
    if figures.lines.len() != known.len() {
        let counts = [figures.lines.len(), known.len()].map(|count| count.to_string());
        let [found, expected] = counts;
        return vec![("the number of its lines is".to_owned(), found, expected)];
    }
    let line = |((found, expected), number): ((&FiguresLine, &Line), usize)| {
        [
            (format!("line {number} is"), words(&found.description), words(&expected.description)),
            (
                format!("the quantity of line {number} is"),
                figure(&found.quantity),
                figure(&expected.quantity),
            ),
            (format!("the price of line {number} is"), found.price.to_string(), expected.price.clone()),
            (format!("the sum of line {number} is"), found.net.to_string(), expected.amount.clone()),
        ]
    };
    figures.lines.iter().zip(known).zip(1..).flat_map(line).collect()
}

/// The files in it are those of the package.
fn files<'a>(figures: &'a Figures, opened: &'a Opened) -> impl Iterator<Item = Fact> + 'a {
    figures.files.iter().map(|file| {
        let below = format!("/{}", file.file_name);
        let is_named = |name: &str| name == file.file_name || name.ends_with(&below);
        let is_same =
            |bytes: &Result<Vec<u8>, String>| bytes.as_ref().is_ok_and(|bytes| *bytes == file.bytes);
        let found = opened.files.iter().any(|packed| is_named(&packed.name) && is_same(&packed.bytes));
        let found = if found { "the one of the package" } else { "another" };
        (format!("`{}` in it is", file.file_name), found.to_owned(), "the one of the package".to_owned())
    })
}

/// A quantity with two decimals, as the manifest writes it.
fn figure(text: &str) -> String {
    Money::parse(text).map_or_else(|_| text.to_owned(), |figure| figure.to_string())
}

/// Words with one space between them, whatever kind of space that was.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
