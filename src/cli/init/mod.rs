//! A new agreement, annotated and with nothing invented, or a complete, fictional one.

mod form;
mod interview;
mod questions;

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use serde_json::{Map, json};

pub(super) use questions::Given;

use super::answer::Answer;
use super::arguments::InitArguments;
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::input::{self, SchemaKind};
use crate::store::{Site, StoredFile, write_new};
use interview::Interview;
use questions::{NAME, QUESTIONS, Question};

/// The example's files, as they stand in the repository.
static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/example");

/// The annotated files of a new agreement.
static NEW: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/new");

/// Folders for the files that rows name; what is in them keeps them in a repository of versions.
const FOLDERS: [&str; 2] = ["receipts/.gitkeep", "documentation/.gitkeep"];

/// Writes what was asked for.
pub(super) fn run(arguments: &InitArguments) -> Result<Answer, Errors> {
    if arguments.example { example(&arguments.folder) } else { agreement(arguments) }
}

/// Writes the example to a folder that is empty or doesn't exist yet.
fn example(folder: &Path) -> Result<Answer, Errors> {
    let mut files = example_files();
    files.extend(schemas());
    write_new(folder, &files)?;
    let shown = folder.display();
    let text = format!(
        "an example workspace stands in `{shown}`; `bilag build --workspace {shown}` makes its documents\n"
    );
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let fields =
        Map::from_iter([("folder".to_owned(), json!(shown.to_string())), ("files".to_owned(), json!(names))]);
    Ok(Answer { problems: Problems::new(), text, fields: Some(fields) })
}

/// The files of the example, by their paths in its workspace.
pub(super) fn example_files() -> Vec<StoredFile> {
    let mut files = Vec::new();
    collect(&EXAMPLE, &mut files);
    files
}

/// Writes the folder of a new agreement, to a new workspace or to the one around the folder.
fn agreement(arguments: &InitArguments) -> Result<Answer, Errors> {
    let site = Site::of(&arguments.folder)?;
    let refuse_name = |name: &str| site.has_agreement(name).then(|| exists(name));
    accept(&arguments.given, &refuse_name)?;
    let name = |known: &Given| input::slug(site.suggestion().or(known.one("title")).unwrap_or_default());
    let given = if arguments.no_questions {
        arguments.given.clone()
    } else {
        let mut interview = Interview {
            answers: io::stdin().lock(),
            questions: io::stderr().lock(),
            is_person: io::stdin().is_terminal(),
            lines: 0,
            refuse_name: &refuse_name,
        };
        interview.conduct(&arguments.given, &name)?
    };
    let id = given.one(NAME).map_or_else(|| name(&given), str::to_owned);
    if let Some(problem) = refuse_name(&id) {
        return Err(problem.into());
    }
    let files = files(&given);
    site.write_agreement(&id, &files, &schemas())?;
    Ok(written(&site, &id, &files))
}

/// Every option must be an answer that could stand in the file.
fn accept(given: &Given, refuse_name: &dyn Fn(&str) -> Option<Problem>) -> Result<(), Errors> {
    let mut problems = Problems::new();
    let mut known = Given::default();
    for question in &QUESTIONS {
        for answer in given.all(question.id) {
            known = known.with(question, answer);
            let objection = if answer.is_empty() { None } else { form::objection(&known, question) };
            let objection =
                objection.or_else(|| (question.id == NAME).then(|| refuse_name(answer)).flatten());
            if let Some(problem) = objection {
                problems.push(refused(question, problem));
            }
        }
    }
    problems.without_errors().map(drop)
}

/// What is wrong with the file would be the inputs' fault; here, it is the command's.
fn refused(question: &Question, problem: Problem) -> Problem {
    if [catalogue::AnswerIncomplete::CODE, catalogue::AgreementExists::CODE].contains(&problem.code()) {
        return problem;
    }
    catalogue::AnswerRefused { option: question.id, why: problem.message, help: problem.help }.into()
}

fn exists(name: &str) -> Problem {
    catalogue::AgreementExists { name }.into()
}

/// What a new agreement's folder holds.
fn files(given: &Given) -> Vec<StoredFile> {
    let mut files = Vec::new();
    collect(&NEW, &mut files);
    files.retain(|file| file.name != "agreement.yaml");
    files.push(file("agreement.yaml", &form::filled(given)));
    files.extend(FOLDERS.iter().map(|name| file(name, "")));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The schemas that the first lines of the files point at, from the workspace.
fn schemas() -> Vec<StoredFile> {
    let schema = |kind: SchemaKind| {
        file(&format!("schemas/{}.schema.json", kind.name()), &format!("{:#}\n", input::schema(kind)))
    };
    SchemaKind::ALL.map(schema).into()
}

fn written(site: &Site, id: &str, files: &[StoredFile]) -> Answer {
    let shown = site.shown();
    let (place, go) = if shown == "." {
        (format!("inputs/{id}"), String::new())
    } else {
        (format!("{shown}/inputs/{id}"), format!("go to `{shown}`; "))
    };
    let text = format!(
        "the agreement stands in `{place}`; what you didn't say is open in its agreement.yaml\n\
         next: {go}`bilag check {id}` says what remains, each with its line\n"
    );
    let names: Vec<String> = files.iter().map(|file| format!("inputs/{id}/{}", file.name)).collect();
    let fields = [("folder", json!(shown)), ("agreement", json!(id)), ("files", json!(names))];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer { problems: Problems::new(), text, fields: Some(fields) }
}

fn file(name: &str, text: &str) -> StoredFile {
    StoredFile { name: name.to_owned(), bytes: Arc::from(text.as_bytes()) }
}

fn collect(folder: &Dir<'_>, files: &mut Vec<StoredFile>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(below) => collect(below, files),
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().replace('\\', "/");
                files.push(StoredFile { name, bytes: Arc::from(file.contents()) });
            }
        }
    }
}
