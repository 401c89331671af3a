//! The next step: what a person does after a check or a build.

use crate::diag::Problems;
use crate::diag::catalogue::FactOpen;
use crate::pipeline::Outcome;

/// What comes after a check.
pub(super) fn after_check(outcome: &Outcome) -> String {
    match (outcome.agreements.as_slice(), outcome.problems.has_errors()) {
        ([], _) => String::new(),
        (_, true) => "mend the errors, each in its line, and run `bilag check` again".to_owned(),
        (agreements, false) => {
            let named = if let [agreement] = agreements { format!(" {agreement}") } else { String::new() };
            format!("`bilag build{named}` writes the drafts{}", open_facts(&outcome.problems))
        }
    }
}

/// What comes after a build.
pub(super) fn after_build(outcome: &Outcome) -> String {
    let Some(first) = outcome.packages.first() else {
        let is_done = !outcome.issued.is_empty() && !outcome.problems.has_errors();
        let done = "everything is issued; `bilag verify` holds it against the register";
        return if is_done { done.to_owned() } else { after_check(outcome) };
    };
    let open = open_facts(&outcome.problems);
    if outcome.problems.has_errors() {
        "mend the errors; an agreement with an error has the drafts that it had".to_owned()
    } else if open.is_empty() {
        let step = format!("{} {}", first.agreement, first.milestone);
        format!(
            "look through the drafts; then `bilag plan {step}` says what issuing would do, and `bilag issue {step}` \
             does it"
        )
    } else {
        format!("look through the drafts{open}")
    }
}

/// What must be filled in before anything can be issued.
fn open_facts(problems: &Problems) -> String {
    match problems.iter().filter(|problem| problem.code() == FactOpen::CODE).count() {
        0 => String::new(),
        1 => "; before anything can be issued, fill in the fact that is open".to_owned(),
        facts => format!("; before anything can be issued, fill in the {facts} facts that are open"),
    }
}

/// The step as the last line of the output.
pub(super) fn line(next: &str) -> String {
    if next.is_empty() { String::new() } else { format!("next: {next}\n") }
}
