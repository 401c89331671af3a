//! The outcome of a check or a build, as an answer.

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::diff;
use super::next;
use crate::pipeline::{Asks, Built, BuiltDocument, Outcome, Standing};

/// The answer to `check`.
pub(super) fn of_check(outcome: Outcome) -> Answer {
    let ready = outcome.agreements.iter().map(|agreement| {
        let could =
            outcome.ehf.iter().find(|(known, _)| known == agreement).map(|(_, could)| could.as_slice());
        format!("`{agreement}` has no errors{}\n", ehf_of(could.unwrap_or_default()))
    });
    let text = if outcome.problems.has_errors() { String::new() } else { ready.collect() };
    let next = next::after_check(&outcome);
    let ehf: Map<String, Value> =
        outcome.ehf.iter().map(|(agreement, could)| (agreement.clone(), json!(could))).collect();
    let fields =
        [("agreements", json!(outcome.agreements)), ("ehf", Value::Object(ehf)), ("next", json!(next))];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer { problems: outcome.problems, text: text + &next::line(&next), fields: Some(fields) }
}

/// The answer to one build of many: a line a package, and what comes next is the next build.
pub(super) fn of_round(outcome: Outcome) -> Answer {
    let text = outcome.packages.iter().map(headline).collect();
    Answer { text, ..of_build(outcome) }
}

/// Of which milestones an EHF could be made.
fn ehf_of(milestones: &[String]) -> String {
    let named: Vec<String> = milestones.iter().map(|milestone| format!("`{milestone}`")).collect();
    match named.split_last() {
        None => String::new(),
        Some((only, [])) => format!(", and an EHF can be made of {only}"),
        Some((last, others)) => format!(", and an EHF can be made of {} and {last}", others.join(", ")),
    }
}

/// The answer to `build`.
pub(super) fn of_build(outcome: Outcome) -> Answer {
    let standing = outcome.standing.iter().map(|standing| {
        let Standing { agreement, milestone, number, date, since } = standing;
        let changed = since.as_ref().and_then(diff::in_one_line);
        let changed = changed.map(|line| {
            format!("  changed {line}\n    `bilag diff {agreement} {milestone}` tells all of it\n")
        });
        format!("{agreement} · {milestone}: issued as {number} on {date}\n{}", changed.unwrap_or_default())
    });
    let text = standing.chain(outcome.packages.iter().map(package)).collect::<Vec<_>>().join("\n");
    let packages: Value = outcome.packages.iter().map(package_fields).collect();
    let standing: Value = outcome.standing.iter().map(standing_fields).collect();
    let next = next::after_build(&outcome);
    let fields = [
        ("agreements", json!(outcome.agreements)),
        ("issued", standing),
        ("packages", packages),
        ("next", json!(next)),
    ];
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
        Asks::Repayment => format!("{} in the buyer's favour", built.due),
        Asks::Nothing => "nothing to be billed".to_owned(),
    }
}

/// A package's folder, and its documents with their pages in a column.
pub(super) fn contents(built: &Built) -> String {
    let Built { folder, zip_name, documents, .. } = built;
    let names = documents.iter().map(|document| document.name.chars().count());
    let width = names.chain([zip_name.chars().count()]).max().unwrap_or_default();
    let lines = documents.iter().map(|BuiltDocument { name, pages }| {
        let length = match pages {
            Some(1) => "  1 page".to_owned(),
            Some(pages) => format!("{pages:>3} pages"),
            None => "    EHF".to_owned(),
        };
        format!("    {name:width$}  {length}\n")
    });
    [format!("  {folder}/\n")].into_iter().chain(lines).chain([format!("    {zip_name}\n")]).collect()
}

fn standing_fields(standing: &Standing) -> Value {
    json!({
        "agreement": standing.agreement,
        "milestone": standing.milestone,
        "number": standing.number,
        "date": standing.date.to_string(),
        "since": standing.since.as_ref().map(diff::json),
    })
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
