//! The commands that give numbers, and what they say.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::clock::Today;
use super::diff;
use super::ehf_head;
use super::outcome::{contents, money_of};
use crate::diag::catalogue::IssuedAlready;
use crate::num::Money;
use crate::pipeline::{DiffRequest, Extent, Issuance, NewDocument, Since, Task};
use crate::register::Entry;

/// What every document that gets a number is made with.
#[derive(Debug, Args)]
pub(super) struct Issuing {
    #[command(flatten)]
    pub(super) today: Today,
    /// A folder of .typ files that stand before the built-in templates [default: the workspace's templates/]
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

/// One milestone of one agreement.
#[derive(Debug, Args)]
pub(super) struct Instalment {
    /// A folder under inputs/
    #[arg(value_name = "AGREEMENT")]
    agreement: String,
    /// A milestone of agreement.yaml, such as `signing`
    #[arg(value_name = "MILESTONE")]
    milestone: String,
}

/// A document that was issued, and what was wrong with it.
#[derive(Debug, Args)]
pub(super) struct Fault {
    /// The number of an issued document, such as 2026-0001
    #[arg(value_name = "NUMBER")]
    number: String,
    /// What was wrong, for the reader of the credit note
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    reason: String,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// How much of a document is credited.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct Part {
    /// Only these lines of the document, by their places from 1
    #[arg(long, value_name = "N,…", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..))]
    lines: Vec<u32>,
    /// Only this amount, in NOK ex VAT
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    amount: Option<Money>,
}

impl From<&Instalment> for Task {
    fn from(Instalment { agreement, milestone }: &Instalment) -> Self {
        Self::Issue { agreement: agreement.clone(), milestone: milestone.clone() }
    }
}

impl Fault {
    /// A credit note and a replacement.
    pub(super) fn corrected(&self) -> Task {
        Task::Correct { number: self.number.clone(), reason: self.reason.clone() }
    }

    /// A credit note for a part, or for all that remains.
    pub(super) fn credited(&self, part: &Part) -> Task {
        let place = |line: &u32| usize::try_from(*line).unwrap_or(usize::MAX) - 1;
        let extent = match part {
            Part { amount: Some(amount), .. } => Extent::Amount(*amount),
            Part { lines, .. } if !lines.is_empty() => {
                let places: BTreeSet<usize> = lines.iter().map(place).collect();
                Extent::Lines(places.into_iter().collect())
            }
            Part { .. } => Extent::Whole,
        };
        Task::Credit { number: self.number.clone(), reason: self.reason.clone(), extent }
    }
}

/// Words, without the spaces around them.
fn some_text(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err("say in a few words what was wrong".to_owned()) } else { Ok(text.to_owned()) }
}

/// An amount above zero, with a comma or a point.
fn amount(text: &str) -> Result<Money, String> {
    let spaceless: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    match Money::parse_non_negative(&spaceless.replace(',', ".")) {
        Ok(amount) if amount.is_positive() => Ok(amount),
        _ => Err("write kroner above 0 with at most two decimals, such as 1250,50".to_owned()),
    }
}

/// What somebody wants to know who asked for a milestone that is issued already: what changed since.
pub(super) fn asked_again(task: &Task, issuance: &Issuance) -> Option<DiffRequest> {
    let Task::Issue { agreement, milestone } = task else { return None };
    let is_issued = issuance.problems.iter().any(|problem| problem.code() == IssuedAlready::CODE);
    is_issued.then(|| DiffRequest { agreement: agreement.clone(), milestone: Some(milestone.clone()) })
}

/// The answer to `issue`, `correct` and `credit`, or to a plan of them; of a milestone that is issued already, with what
/// changed since.
pub(super) fn of(issuance: Issuance, since: Option<&Since>, only_plan: bool) -> Answer {
    let verb = if only_plan { "would issue" } else { "issued" };
    let head = |made: &NewDocument| made.built.ehf.as_ref().filter(|_| only_plan).map(ehf_head::text);
    let told = |made: &NewDocument| document(verb, made) + &head(made).unwrap_or_default();
    let mut text = issuance.documents.iter().map(told).collect::<Vec<_>>().join("\n");
    if let (false, Some(made)) = (only_plan, issuance.documents.last()) {
        text.push_str(&format!(
            "\nSend each .xml through your access point: it is the invoice, with its documents inside. Keep the ZIP, \
             and send it where a buyer asks for it. `bilag status {}` shows what is next.\n",
            made.entry.agreement
        ));
    }
    text.extend(since.map(diff::text));
    let documents: Value = issuance.documents.iter().map(fields).collect();
    let since = since.map_or(Value::Null, diff::json);
    let fields = [("planned", json!(only_plan)), ("documents", documents), ("since", since)];
    let fields: Map<String, Value> =
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer { problems: issuance.problems, text, fields: Some(fields) }
}

/// Number, kind and sum, then what is billed, then what is in the package.
fn document(verb: &str, made: &NewDocument) -> String {
    let NewDocument { entry, built, lines, buyer } = made;
    let kind = entry.kind.name();
    let by = entry.due.map(|day| format!(" by {day}")).unwrap_or_default();
    let mut text = format!(
        "{verb} {} of {}: {kind}, {} · {}, {}{by}\n",
        entry.number,
        entry.date,
        built.agreement,
        built.milestone,
        money_of(built)
    );
    text.push_str(&format!("  to {buyer}\n"));
    text.extend(about(entry).map(|line| format!("  {line}\n")));
    let width = lines.iter().map(|(_, amount)| amount.chars().count()).max().unwrap_or_default();
    text.extend(lines.iter().map(|(description, amount)| format!("    {amount:>width$}  {description}\n")));
    text.push_str(&contents(built));
    text
}

/// What the document does to earlier ones.
fn about(entry: &Entry) -> impl Iterator<Item = String> {
    let credits =
        entry.credits.iter().map(|part| format!("takes NOK {} ex VAT off {}", part.net, part.number));
    let replaces = entry.replaces.iter().map(|number| format!("stands in the place of {number}"));
    let reason = entry.reason.iter().map(|reason| format!("because: {reason}"));
    credits.chain(replaces).chain(reason)
}

fn fields(made: &NewDocument) -> Value {
    let NewDocument { entry, built, lines, buyer } = made;
    let line =
        |(description, amount): &(String, String)| json!({ "description": description, "amount": amount });
    let credit = |number: &str, net: String| json!({ "number": number, "net": net });
    json!({
        "number": entry.number.as_str(),
        "kind": entry.kind.key(),
        "agreement": built.agreement,
        "milestone": built.milestone,
        "date": entry.date.to_string(),
        "due": entry.due.map(|day| day.to_string()),
        "buyer": buyer,
        "net": entry.net.to_string(),
        "vat": entry.vat.to_string(),
        "payable": built.payable,
        "credits": entry.credits.iter().map(|part| credit(part.number.as_str(), part.net.to_string())).collect::<Vec<_>>(),
        "replaces": entry.replaces.as_ref().map(ToString::to_string),
        "reason": entry.reason,
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
        "folder": built.folder,
        "zip": built.zip_name,
        "sha256": entry.package.sha256,
        "ehf": built.ehf.as_ref().map(ehf_head::fields),
    })
}
