//! What a command has to say, before it is known how it will be said.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use crate::diag::{self, Problem, Problems, Severity, catalogue};

/// A command's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// What should be known about the inputs.
    pub(super) problems: Problems,
    /// The result in sentences, or as it is, each line ended.
    pub(super) text: String,
    /// The result as the fields of a JSON document; `None` when the text is the document itself.
    pub(super) fields: Option<Map<String, Value>>,
}

impl Answer {
    /// An answer without a result.
    pub(super) fn refusal(problems: Problems) -> Self {
        Self { problems, text: String::new(), fields: Some(Map::new()) }
    }

    /// What the process ends with.
    pub(super) fn status(&self) -> Status {
        let is_error = |problem: &&Problem| problem.severity() == Severity::Error;
        let mut errors = self.problems.iter().filter(is_error).peekable();
        if errors.peek().is_none() {
            Status::Done
        } else if errors.any(|problem| is_about_the_command(problem.code())) {
            Status::Failed
        } else {
            Status::InputsNeedYou
        }
    }

    /// Do warnings count as errors here?
    pub(super) fn denies_warnings(&self) -> bool {
        self.problems.iter().any(|problem| problem.code() == catalogue::WARNINGS_DENIED.entry().code)
    }

    /// The one document that a program reads.
    pub(super) fn json(&self) -> String {
        let Some(fields) = &self.fields else { return self.text.clone() };
        let mut document = fields.clone();
        document.insert("problems".to_owned(), diag::json(&self.problems));
        document.insert("status".to_owned(), json!(self.status() as u8));
        format!("{:#}\n", Value::Object(document))
    }
}

/// Does a code concern the command, the place where it was given, templates or the program itself, and not the
/// inputs? The catalogue keeps E0001 to E0019, E0030 to E0049 (but for denied warnings, which the inputs gave) and E0601
/// to E0610 for these, and E1012 and E1013 among those of spreadsheets.
fn is_about_the_command(code: &str) -> bool {
    if code == catalogue::WARNINGS_DENIED.entry().code {
        return false;
    }
    ["E000", "E001", "E003", "E004", "E060", "E0610", "E1012", "E1013"]
        .iter()
        .any(|family| code.starts_with(family))
}

/// What a process ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// All is done.
    Done = 0,
    /// The inputs need a person.
    InputsNeedYou = 1,
    /// The command was wrong, or the program couldn't do it.
    Failed = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}
