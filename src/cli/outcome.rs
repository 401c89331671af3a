//! The outcome of a check or a build, as an answer.

use serde_json::{Value, json};

use super::answer::Answer;
use super::next;
use crate::pipeline::{Asks, Built, BuiltDocument, Outcome};

/// The answer to `check`.
pub(super) fn of_check(outcome: Outcome) -> Answer {
    let ready = outcome.agreements.iter().map(|agreement| format!("`{agreement}` has no errors\n"));
    let text = if outcome.problems.has_errors() { String::new() } else { ready.collect() };
    let next = next::after_check(&outcome);
    let fields = [("agreements", json!(outcome.agreements)), ("next", json!(next))];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer { problems: outcome.problems, text: text + &next::line(&next), fields: Some(fields) }
}

/// The answer to one build of many: a line a package, and what comes next is the next build.
pub(super) fn of_round(outcome: Outcome) -> Answer {
    let text = outcome.packages.iter().map(headline).collect();
    Answer { text, ..of_build(outcome) }
}

/// The answer to `build`.
pub(super) fn of_build(outcome: Outcome) -> Answer {
    let text = outcome.packages.iter().map(package).collect::<Vec<_>>().join("\n");
    let packages: Value = outcome.packages.iter().map(package_fields).collect();
    let next = next::after_build(&outcome);
    let fields = [("agreements", json!(outcome.agreements)), ("packages", packages), ("next", json!(next))];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer { problems: outcome.problems, text: text + &next::line(&next), fields: Some(fields) }
}

/// A package with its documents below it.
fn package(built: &Built) -> String {
    headline(built) + &contents(built)
}

/// Whose package it is, for what, and what it asks for.
fn headline(built: &Built) -> String {
    format!("{} · {}: {}\n", built.agreement, built.milestone, money_of(built))
}

/// What a package asks for, in words.
pub(super) fn money_of(built: &Built) -> String {
    match built.asks {
        Asks::Payment => format!("{} to be paid", built.due),
        Asks::Repayment => format!("{} to be paid back", built.due),
        Asks::Nothing => "nothing to be billed".to_owned(),
    }
}

/// A package's folder, and its documents with their pages in a column.
pub(super) fn contents(built: &Built) -> String {
    let Built { folder, zip_name, documents, .. } = built;
    let names = documents.iter().map(|document| document.name.chars().count());
    let width = names.chain([zip_name.chars().count()]).max().unwrap_or_default();
    let lines = documents.iter().map(|BuiltDocument { name, pages }| {
        let unit = if *pages == 1 { "page" } else { "pages" };
        format!("    {name:width$}  {pages:>3} {unit}\n")
    });
    [format!("  {folder}/\n")].into_iter().chain(lines).chain([format!("    {zip_name}\n")]).collect()
}

fn package_fields(built: &Built) -> Value {
    let document = |document: &BuiltDocument| json!({ "name": document.name, "pages": document.pages });
    json!({
        "agreement": built.agreement,
        "milestone": built.milestone,
        "folder": built.folder,
        "zip": built.zip_name,
        "payable": built.payable,
        "documents": built.documents.iter().map(document).collect::<Vec<_>>(),
    })
}
