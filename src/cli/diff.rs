//! The answer to `diff`.

use clap::Args;
use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::changes;
use crate::diag::Problems;
use crate::num::Money;
use crate::pipeline::{DiffRequest, Effect, Since};
use crate::register::Entry;

/// An agreement, and which of its documents today's inputs are held against.
#[derive(Debug, Args)]
pub(super) struct Compared {
    /// A folder under inputs/
    #[arg(value_name = "AGREEMENT")]
    agreement: String,
    /// Since the document of this milestone [default: since the last document]
    #[arg(value_name = "MILESTONE")]
    milestone: Option<String>,
}

impl From<&Compared> for DiffRequest {
    fn from(Compared { agreement, milestone }: &Compared) -> Self {
        Self { agreement: agreement.clone(), milestone: milestone.clone() }
    }
}

/// What changed since the last document, if there is one.
pub(super) fn of(request: &DiffRequest, since: Option<&Since>) -> Answer {
    let text = since.map_or_else(|| nothing_issued(request), text);
    let fields = [("agreement", json!(request.agreement)), ("since", since.map_or(Value::Null, json))];
    let fields: Map<String, Value> =
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer { problems: Problems::new(), text, fields: Some(fields) }
}

fn nothing_issued(request: &DiffRequest) -> String {
    let of = match &request.milestone {
        Some(milestone) => format!("`{milestone}` of `{}`", request.agreement),
        None => format!("`{}`", request.agreement),
    };
    format!("no document of {of} is issued, so that there is nothing to compare with\n")
}

/// What changed since a document, and what that does to it; one line when nothing did.
pub(super) fn text(since: &Since) -> String {
    let Since { entry, changes, effect } = since;
    let document = format!("{} {} of {}", entry.kind.name(), entry.number, entry.date);
    if changes.is_empty() {
        return format!("nothing changed since {document}\n");
    }
    format!("changed since {document}\n\n{}\n{}", changes::text(changes), verdict(entry, effect))
}

/// In one line: since which document what changed, what it comes to, and what it does to the document; `None` when
/// nothing changed.
pub(super) fn in_one_line(since: &Since) -> Option<String> {
    let Since { entry, changes, effect } = since;
    let does = match effect.now {
        Some(_) if effect.is_none() => "it doesn't depend on that".to_owned(),
        Some(now) if now == effect.then => "its package would differ".to_owned(),
        Some(now) => asks("it would ask", "it would give", now),
        None => "its milestone is gone".to_owned(),
    };
    let summary = changes::summary(changes);
    (!changes.is_empty()).then(|| format!("since {} of {}: {summary}; {does}", entry.number, entry.date))
}

/// What the changes mean for the document, and the way out.
fn verdict(entry: &Entry, effect: &Effect) -> String {
    let (number, kind) = (&entry.number, entry.kind.name());
    if effect.is_none() {
        return format!("the {kind} {number} doesn't depend on these\n");
    }
    let Some(now) = effect.now else {
        let milestone = &entry.milestone;
        return format!(
            "{number} is for the milestone `{milestone}`, which the agreement doesn't have any more\n"
        );
    };
    let sum = if now == effect.then {
        format!("{number} would ask for as much as it does, but its package would differ\n")
    } else {
        format!(
            "{number} {}, and {} today\n",
            asks("asks", "gives", effect.then),
            asks("would ask", "would give", now)
        )
    };
    let documents: String = effect.documents.iter().map(|title| format!("  {title}\n")).collect();
    format!("{sum}{documents}correct it with `bilag correct {number} --reason \"…\"`\n")
}

fn asks(asks: &str, gives: &str, amount: Money) -> String {
    if amount.is_negative() {
        format!("{gives} back NOK {}", -amount)
    } else {
        format!("{asks} for NOK {amount}")
    }
}

/// The changes since a document as a JSON object.
pub(super) fn json(since: &Since) -> Value {
    let Since { entry, changes, effect } = since;
    json!({
        "number": entry.number.as_str(),
        "kind": entry.kind.key(),
        "milestone": entry.milestone.as_str(),
        "date": entry.date.to_string(),
        "changed": !changes.is_empty(),
        "changes": changes::json(changes),
        "document": {
            "depends_on_them": !effect.is_none(),
            "asks_for": effect.then.to_string(),
            "would_ask_for": effect.now.map(|now| now.to_string()),
            "would_differ": effect.documents,
        },
    })
}
