//! What a command has to say, before it is known how it will be said.

use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use crate::diag::catalogue::WarningsDenied;
use crate::diag::{Blames, Errors, Problems, Severity};
use crate::store::StoredFile;

/// What a command has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    /// What should be known about the inputs.
    pub(super) problems: Problems,
    /// The result in sentences, or as it is, each line ended.
    pub(super) text: String,
    /// Was all but the text told by now, a part at a time?
    pub(super) is_told: bool,
    /// The result for programs; `None` when the text is the document itself.
    result: Option<Value>,
}

impl Default for Output {
    /// Nothing to say.
    fn default() -> Self {
        Self::new(String::new(), &json!({}))
    }
}

impl Output {
    /// A result in sentences, and the same for programs: an object, whose fields the one JSON document has.
    pub(super) fn new(text: String, result: &impl Serialize) -> Self {
        let result = serde_json::to_value(result).expect("results have texts for keys");
        Self { problems: Problems::new(), text, is_told: false, result: Some(result) }
    }

    /// A document that is the same for people and for programs.
    pub(super) fn document(text: String) -> Self {
        Self { problems: Problems::new(), text, is_told: false, result: None }
    }

    /// No result.
    pub(super) fn refusal(errors: Errors) -> Self {
        Self::default().with(errors.into())
    }

    /// The same with what should be known about the inputs.
    pub(super) fn with(self, problems: Problems) -> Self {
        Self { problems, ..self }
    }

    /// The same, of which all but the text is told by now, or isn't.
    pub(super) fn told(self, is_told: bool) -> Self {
        Self { is_told, ..self }
    }

    /// The same with a last line, and with the time that it took.
    pub(super) fn timed(mut self, line: &str, time: Duration) -> Self {
        self.text.push_str(line);
        if let Some(Value::Object(fields)) = &mut self.result {
            let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            fields.insert("milliseconds".to_owned(), milliseconds.into());
        }
        self
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

    /// The numbers of what was issued, which stands whether or not anybody hears of it.
    pub(super) fn issued(&self) -> Vec<&str> {
        let field = |name: &str| self.result.as_ref().and_then(|result| result.get(name));
        let documents = field("documents").filter(|_| field("planned") == Some(&json!(false)));
        let documents = documents.and_then(Value::as_array).into_iter().flatten();
        documents.filter_map(|document| document["number"].as_str()).collect()
    }

    /// The one document that a program reads.
    pub(super) fn json(&self) -> String {
        #[derive(Serialize)]
        struct Document<'a> {
            #[serde(flatten)]
            result: &'a Value,
            problems: &'a Problems,
            status: u8,
        }
        let Some(result) = &self.result else { return self.text.clone() };
        let document = Document { result, problems: &self.problems, status: self.status() as u8 };
        format!("{:#}\n", json!(document))
    }
}

/// Files that were written, for programs.
#[derive(Serialize)]
pub(super) struct WrittenFiles<'a> {
    folder: &'a str,
    files: Vec<&'a str>,
}

impl<'a> WrittenFiles<'a> {
    /// These files, in this folder as it was named.
    pub(super) fn new(folder: &'a str, files: &'a [StoredFile]) -> Self {
        Self { folder, files: files.iter().map(|file| file.name.as_str()).collect() }
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
    /// Documents are issued, and the output that says so couldn't be written.
    DoneUnsaid = 3,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}
