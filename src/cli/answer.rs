//! What a command has to say, before it is known how it will be said.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use crate::diag::catalogue::WarningsDenied;
use crate::diag::{self, Blames, Errors, Problems, Severity};

/// A command's answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    pub(super) fn refusal(errors: Errors) -> Self {
        Self { problems: errors.into(), text: String::new(), fields: Some(Map::new()) }
    }

    /// What the process ends with.
    pub(super) fn status(&self) -> Status {
        let errors = self.problems.iter().filter(|problem| problem.severity() == Severity::Error);
        match errors.map(|problem| problem.code().blames()).max() {
            None => Status::Done,
            Some(Blames::Inputs) => Status::InputsNeedYou,
            Some(Blames::Command | Blames::Program) => Status::Failed,
        }
    }

    /// Do warnings count as errors here?
    pub(super) fn denies_warnings(&self) -> bool {
        self.problems.iter().any(|problem| problem.code() == WarningsDenied::CODE)
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
