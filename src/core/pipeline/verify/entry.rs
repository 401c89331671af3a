//! A manifest against its document's line of the register.

use crate::diag::{Place, Problems, catalogue};
use crate::domain::DocumentKind;
use crate::package::{Document, Manifest, Status};
use crate::register::Entry;

/// Everything that both of them say must be the same.
pub(super) fn against_the_manifest(entry: &Entry, manifest: &Manifest, path: &str, problems: &mut Problems) {
    for (what, found, expected) in
        both(entry, manifest).iter().filter(|(_, found, expected)| found != expected)
    {
        problems.push(
            catalogue::ManifestDisagrees { number: &entry.number, what, found, expected }
                .at(Place::file(path)),
        );
    }
}

/// A fact, as the manifest and as the register has it.
type Fact = (&'static str, String, String);

fn both(entry: &Entry, manifest: &Manifest) -> Vec<Fact> {
    let facts = &manifest.facts;
    let document = facts.document.as_ref();
    let of = |read: fn(&Document) -> String| document.map_or_else(none, read);
    let correction = document.and_then(|document| document.correction.as_ref());
    let reversed = entry.credits.first().filter(|_| entry.reason.is_some()).map(|credit| &credit.number);
    let corrected = entry.replaces.as_ref().or(reversed);
    let total = |name: &str| {
        let found = facts.totals.iter().find(|total| total.name == name);
        found.map_or_else(none, |total| total.amount.clone())
    };
    vec![
        ("its status is", status(facts.status), status(Status::Issued)),
        ("its agreement is", facts.agreement.id.clone(), entry.agreement.to_string()),
        ("its milestone is", facts.milestone.id.clone(), entry.milestone.to_string()),
        ("it is", of(|document| kind(document.kind)), kind(entry.kind)),
        ("its number is", of(|document| document.number.clone()), entry.number.to_string()),
        ("its date is", of(|document| document.date.clone()), entry.date.to_string()),
        (
            "it is to be paid by",
            of(|document| document.due.clone().unwrap_or_else(none)),
            entry.due.map_or_else(none, |day| day.to_string()),
        ),
        (
            "it corrects",
            correction.map_or_else(none, |correction| correction.original.number.clone()),
            corrected.map_or_else(none, ToString::to_string),
        ),
        (
            "its reason is",
            correction.map_or_else(none, |correction| correction.reason.clone()),
            entry.reason.clone().unwrap_or_else(none),
        ),
        ("its sum ex VAT is", total("net"), entry.net.to_string()),
        ("its VAT is", total("vat"), entry.vat.to_string()),
        ("what was paid before is", total("prepaid"), entry.prepaid.to_string()),
        ("what is paid is", total("payable"), entry.asks().to_string()),
        ("it was made by", format!("{} {}", manifest.tool.name, manifest.tool.version), entry.tool.clone()),
        ("it was made from", made_from(manifest.inputs == entry.inputs), "the files of its line".to_owned()),
    ]
}

fn status(status: Status) -> String {
    match status {
        Status::Draft => "draft",
        Status::Issued => "issued",
    }
    .to_owned()
}

/// An invoice or a credit note.
pub(super) fn kind(kind: DocumentKind) -> String {
    match kind {
        DocumentKind::Invoice => "an invoice",
        DocumentKind::CreditNote => "a credit note",
    }
    .to_owned()
}

fn made_from(same: bool) -> String {
    if same { "the files of its line" } else { "other files" }.to_owned()
}

/// Nothing, in words.
pub(super) fn none() -> String {
    "nothing".to_owned()
}
