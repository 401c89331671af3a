//! The outcome of a check or a build, as it is told.

use serde::Serialize;

use super::diff;
use super::next;
use super::output::Output;
use super::text::{padded, widest};
use crate::bokmal;
use crate::pipeline::{Built, BuiltDocument, IssuedMilestone, Outcome, ReceiptSeen};

/// What came of a check or a build and what comes next, for programs.
#[derive(Serialize)]
struct Next<'a> {
    #[serde(flatten)]
    outcome: &'a Outcome,
    next: &'a str,
}

/// The output of `check`.
pub(super) fn of_check(outcome: Outcome) -> Output {
    let mut text = String::new();
    if !outcome.problems.has_errors() {
        for agreement in &outcome.agreements {
            let could = outcome.ehf.get(agreement).map_or(String::new(), |milestones| ehf_of(milestones));
            text.push_str(&format!("`{agreement}` has no errors{could}\n"));
            let receipts =
                outcome.receipts.iter().filter(|seen| seen.agreement.as_str() == agreement.as_str());
            text.push_str(&unseen(&receipts.collect::<Vec<_>>()));
        }
    }
    let next = next::after_check(&outcome);
    Output::new(text + &next::line(&next), &Next { outcome: &outcome, next: &next }).with(outcome.problems)
}

/// What isn't seen of vouchers in their receipts, and whose receipts nobody but people can read.
fn unseen(receipts: &[&ReceiptSeen]) -> String {
    let mut text = String::new();
    let (readable, pictures): (Vec<&ReceiptSeen>, Vec<&ReceiptSeen>) =
        receipts.iter().partition(|seen| seen.readable);
    for ReceiptSeen { voucher, row, files, unseen, .. } in
        readable.iter().filter(|seen| !seen.unseen.is_empty())
    {
        let (unseen, files) = (unseen.join(", "), files.join(", "));
        text.push_str(&format!("  {row}: {unseen} of voucher {voucher} not seen in {files}\n"));
    }
    let numbers: Vec<String> = pictures.iter().map(|seen| seen.voucher.to_string()).collect();
    if !numbers.is_empty() {
        text.push_str(&format!(
            "  pictures, for people to read: the receipts of voucher {}\n",
            numbers.join(", ")
        ));
    }
    text
}

/// The output of one build of many: a line a package, and what comes next is the next build.
pub(super) fn of_round(outcome: Outcome) -> Output {
    let text = outcome.packages.iter().map(headline).collect();
    let mut output = of_build(outcome, false);
    output.text = text;
    output
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

/// The output of `build`; what was told of each agreement as it was done isn't repeated.
pub(super) fn of_build(outcome: Outcome, is_told: bool) -> Output {
    let text = if is_told { String::new() } else { built(&outcome) };
    let next = next::after_build(&outcome);
    let output = Output::new(text + &next::line(&next), &Next { outcome: &outcome, next: &next });
    output.with(outcome.problems).told(is_told)
}

/// The output of `build` for one agreement of several, when it is done.
pub(super) fn of_part(outcome: &Outcome) -> Output {
    let text = built(outcome);
    let text = if text.is_empty() { text } else { text + "\n" };
    Output::document(text).with(outcome.problems.clone())
}

/// What is issued, and what was written.
fn built(outcome: &Outcome) -> String {
    let issued = outcome.issued.iter().map(already_issued);
    let packages = outcome.packages.iter().map(|built| headline(built) + &contents(built));
    issued.chain(packages).collect::<Vec<_>>().join("\n")
}

/// A milestone that is issued, and what changed since.
fn already_issued(issued: &IssuedMilestone) -> String {
    let IssuedMilestone { agreement, milestone, number, date, since } = issued;
    let changed = since
        .as_ref()
        .and_then(diff::in_one_line)
        .map(|line| format!("  changed {line}\n    `bilag diff {agreement} {milestone}` tells all of it\n"));
    format!("{agreement} · {milestone}: issued as {number} on {date}\n{}", changed.unwrap_or_default())
}

/// Whose package it is, for what, and what it asks for.
fn headline(built: &Built) -> String {
    format!("{} · {}: {}\n", built.agreement, built.milestone, payable(built))
}

/// What a package asks for, in words.
pub(super) fn payable(built: &Built) -> String {
    match built.payable {
        sum if sum.is_positive() => format!("{} to be paid", bokmal::kroner(sum)),
        sum if sum.is_negative() => format!("{} in the buyer's favour", bokmal::kroner(-sum)),
        _ => "nothing to be billed".to_owned(),
    }
}

/// A package's folder, and its documents with their pages in a column.
pub(super) fn contents(built: &Built) -> String {
    let Built { folder, zip_name, documents, .. } = built;
    let names = documents.iter().map(|document| document.name.as_str());
    let width = widest(names.chain([zip_name.as_str()]));
    let lines = documents.iter().map(|BuiltDocument { name, pages }| {
        let length = match pages {
            Some(1) => "  1 page".to_owned(),
            Some(pages) => format!("{pages:>3} pages"),
            None => "    EHF".to_owned(),
        };
        format!("    {}  {length}\n", padded(name, width))
    });
    [format!("  {folder}/\n")].into_iter().chain(lines).chain([format!("    {zip_name}\n")]).collect()
}
