//! The output of `diff`.

use clap::Args;
use serde::Serialize;

use super::changes;
use super::output::Output;
use crate::num::Money;
use crate::pipeline::{DiffRequest, Effect, Since};
use crate::register::Entry;

/// An agreement, and which of its documents today's inputs are held against.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// A folder under inputs/
    #[arg(value_name = "AGREEMENT")]
    agreement: String,
    /// Since the document of this milestone [default: since the last document]
    #[arg(value_name = "MILESTONE")]
    milestone: Option<String>,
}

impl From<&DiffArgs> for DiffRequest {
    fn from(DiffArgs { agreement, milestone }: &DiffArgs) -> Self {
        Self { agreement: agreement.clone(), milestone: milestone.clone() }
    }
}

/// What changed since the last document, if there is one.
pub(super) fn output(request: &DiffRequest, since: Option<&Since>) -> Output {
    #[derive(Serialize)]
    struct Result<'a> {
        agreement: &'a str,
        since: Option<&'a Since>,
    }
    let text = since.map_or_else(|| nothing_issued(request), text);
    Output::new(text, &Result { agreement: &request.agreement, since })
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
    let does = match effect.would_ask_for {
        Some(_) if !effect.depends_on_them => "it doesn't depend on that".to_owned(),
        Some(_) if effect.changed_since => "it stays, if that changed after it was issued".to_owned(),
        Some(now) if now == effect.asks_for => "its package would differ".to_owned(),
        Some(now) => asks("it would ask", "it would give", now),
        None => "its milestone is gone".to_owned(),
    };
    let summary = changes::summary(changes);
    (!changes.is_empty()).then(|| format!("since {} of {}: {summary}; {does}", entry.number, entry.date))
}

/// What the changes mean for the document, and the way out.
fn verdict(entry: &Entry, effect: &Effect) -> String {
    let (number, kind) = (&entry.number, entry.kind.name());
    if !effect.depends_on_them {
        return format!("the {kind} {number} doesn't depend on these\n");
    }
    let Some(now) = effect.would_ask_for else {
        let milestone = &entry.milestone;
        return format!(
            "{number} is for the milestone `{milestone}`, which the agreement doesn't have any more\n"
        );
    };
    let sum = if now == effect.asks_for {
        format!("{number} would ask for as much as it does, but its package would differ\n")
    } else {
        format!(
            "{number} {}, and {} today\n",
            asks("asks", "gives", effect.asks_for),
            asks("would ask", "would give", now)
        )
    };
    let documents: String = effect.would_differ.iter().map(|title| format!("  {title}\n")).collect();
    let advice = if effect.changed_since {
        format!(
            "if that changed after {} {number} is right as it is, and the next document says it; if it was wrong already \
             then, ",
            entry.date
        )
    } else {
        String::new()
    };
    format!("{sum}{documents}{advice}correct it with `bilag correct {number} --reason \"…\"`\n")
}

fn asks(asks: &str, gives: &str, amount: Money) -> String {
    if amount.is_negative() {
        format!("{gives} back NOK {}", -amount)
    } else {
        format!("{asks} for NOK {amount}")
    }
}
