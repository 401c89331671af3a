//! The commands that give numbers, and what they say.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::clock::Today;
use super::diff;
use super::ehf_head;
use super::outcome::{contents, payable};
use super::output::Output;
use super::text::widest;
use crate::diag::catalogue::{IssuedAlready, NotConfirmed, find};
use crate::diag::{Code, Problem, Severity};
use crate::num::Money;
use crate::pipeline::{DiffRequest, Extent, Issuance, NewDocument, Since, Task};
use crate::register::Entry;

/// What every document that gets a number is made with.
#[derive(Debug, Args)]
pub(super) struct IssueArgs {
    #[command(flatten)]
    pub(super) today: Today,
    /// A folder of .typ files that stand before the built-in templates [default: the workspace's templates/]
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

/// What a person says yes to.
#[derive(Debug, Args)]
pub(super) struct AcceptArgs {
    /// Confirm what `plan` asks about by its code, such as C1201; may be given for several
    #[arg(long, value_name = "CODE", value_parser = confirmation)]
    pub(super) accept: Vec<Code>,
}

/// The code of something that can be confirmed.
fn confirmation(text: &str) -> Result<Code, String> {
    let code = find(text).filter(|code| code.severity() == Severity::Confirm);
    code.ok_or_else(|| "write a code that the plan asks about, such as C1201".to_owned())
}

/// What a plan asks a person about.
pub(super) fn asked(plan: &Issuance) -> Vec<Code> {
    let codes: BTreeSet<Code> = plan.problems.only(Severity::Confirm).iter().map(Problem::code).collect();
    codes.into_iter().collect()
}

/// Does nothing else than a person's yes stand in the way?
pub(super) fn waits_for_a_yes(issuance: &Issuance) -> bool {
    let errors = issuance.problems.only(Severity::Error);
    !errors.is_empty() && errors.iter().all(|problem| problem.code() == NotConfirmed::CODE)
}

/// One milestone of one agreement.
#[derive(Debug, Args)]
pub(super) struct MilestoneArgs {
    /// A folder under inputs/
    #[arg(value_name = "AGREEMENT")]
    agreement: String,
    /// A milestone of agreement.yaml, such as `signing`
    #[arg(value_name = "MILESTONE")]
    milestone: String,
    #[command(flatten)]
    revoking: RevokeArgs,
}

/// Which agreed reductions end.
#[derive(Debug, Clone, Args)]
pub(super) struct RevokeArgs {
    /// Bill again what this credit note took off by agreement; may be given for several
    #[arg(long, value_name = "NUMBER")]
    revoke: Vec<String>,
}

/// A document that was issued, and what was wrong with it.
#[derive(Debug, Args)]
pub(super) struct CorrectArgs {
    /// The number of an issued document, such as 2026-0001
    #[arg(value_name = "NUMBER")]
    number: String,
    /// What was wrong, for the reader of the credit note
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    reason: String,
    /// Issue nothing: say what would be done, and write the documents as drafts
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// How much of a document is credited.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct ExtentArgs {
    /// Only these lines of the document, by their places from 1
    #[arg(long, value_name = "N,…", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..))]
    lines: Vec<u32>,
    /// Only this amount, in NOK ex VAT
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    amount: Option<Money>,
    /// All of it, for good: nothing comes in its place, and its milestone asks no more
    #[arg(long)]
    close: bool,
}

impl From<&MilestoneArgs> for Task {
    fn from(MilestoneArgs { agreement, milestone, revoking }: &MilestoneArgs) -> Self {
        let revoke = revoking.revoke.clone();
        Self::Issue { agreement: agreement.clone(), milestone: milestone.clone(), revoke }
    }
}

impl CorrectArgs {
    /// A credit note and a replacement.
    pub(super) fn correct(&self, revoking: &RevokeArgs) -> Task {
        let revoke = revoking.revoke.clone();
        Task::Correct { number: self.number.clone(), reason: self.reason.clone(), revoke }
    }

    /// A credit note for a part, or for all that remains.
    pub(super) fn credit(&self, part: &ExtentArgs) -> Task {
        let place = |line: &u32| usize::try_from(*line).unwrap_or(usize::MAX);
        let extent = match part {
            ExtentArgs { amount: Some(amount), .. } => Extent::Amount(*amount),
            ExtentArgs { lines, .. } if !lines.is_empty() => {
                let places: BTreeSet<usize> = lines.iter().map(place).collect();
                Extent::Lines(places.into_iter().collect())
            }
            ExtentArgs { .. } => Extent::Whole,
        };
        let (number, reason) = (self.number.clone(), self.reason.clone());
        Task::Credit { number, reason, extent, closes: part.close }
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
    let Task::Issue { agreement, milestone, .. } = task else { return None };
    let is_issued = issuance.problems.iter().any(|problem| problem.code() == IssuedAlready::CODE);
    is_issued.then(|| DiffRequest { agreement: agreement.clone(), milestone: Some(milestone.clone()) })
}

/// The output of `issue`, `correct` and `credit`, or of a plan of them; of a milestone that is issued already, with what
/// changed since.
pub(super) fn output(issuance: Issuance, since: Option<&Since>, only_plan: bool) -> Output {
    #[derive(Serialize)]
    struct Result<'a> {
        planned: bool,
        #[serde(flatten)]
        issuance: &'a Issuance,
        since: Option<&'a Since>,
    }
    let mut texts = Vec::new();
    for new in &issuance.documents {
        let head = new.built.ehf.as_ref().filter(|_| only_plan).map(ehf_head::text);
        let verb = if only_plan { "would issue" } else { "issued" };
        texts.push(document(verb, new) + &head.unwrap_or_default());
    }
    let mut text = texts.join("\n");
    if let (false, Some(last)) = (only_plan, issuance.documents.last()) {
        text.push_str(&format!(
            "\nSend each .xml through your access point: it is the invoice, with its documents inside. Keep the ZIP, \
             and send it where a buyer asks for it. `bilag status {}` shows what is next.\n",
            last.entry.agreement
        ));
    }
    if let Some(drafts) = &issuance.drafts {
        text.push_str(&format!(
            "\nNothing is issued; drafts of these documents, marked UTKAST, are in {drafts}/\n"
        ));
    }
    text.extend(since.map(diff::text));
    Output::new(text, &Result { planned: only_plan, issuance: &issuance, since }).with(issuance.problems)
}

/// Number, kind and sum, then what is billed, then what is in the package.
fn document(verb: &str, new: &NewDocument) -> String {
    let NewDocument { entry, built, lines, buyer } = new;
    let Entry { number, date, kind, agreement, milestone, due, .. } = entry;
    let by = due.map(|day| format!(" by {day}")).unwrap_or_default();
    let mut text = format!(
        "{verb} {number} of {date}: {}, {agreement} · {milestone}, {}{by}\n  to {buyer}\n",
        kind.name(),
        payable(built)
    );
    let asked = if verb == "issued" { "confirmed" } else { "to be confirmed" };
    text.extend(about(entry, asked).map(|line| format!("  {line}\n")));
    let amounts: Vec<String> = lines.iter().map(|line| line.amount.to_string()).collect();
    let width = widest(amounts.iter().map(String::as_str));
    for (amount, line) in amounts.iter().zip(lines) {
        text.push_str(&format!("    {amount:>width$}  {}\n", line.description));
    }
    text + &contents(built)
}

/// What the document does to earlier ones.
fn about<'a>(entry: &'a Entry, asked: &'a str) -> impl Iterator<Item = String> + 'a {
    let credits =
        entry.credits.iter().map(|part| format!("takes NOK {} ex VAT off {}", part.net, part.number));
    let replaces = entry.replaces.iter().map(|number| format!("stands in the place of {number}"));
    let revokes = entry.revokes.iter().map(|number| format!("bills again what {number} took off"));
    let closes = entry.closes.then(|| format!("closes `{}`: nothing comes in its place", entry.milestone));
    let reason = entry.reason.iter().map(|reason| format!("because: {reason}"));
    let confirmed = (!entry.confirmed.is_empty()).then(|| format!("{asked}: {}", entry.confirmed.join(", ")));
    credits.chain(replaces).chain(revokes).chain(closes).chain(reason).chain(confirmed)
}
