//! A new agreement, annotated and with nothing invented, or a complete, fictional one.

mod facts;
mod form;

use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use serde::Serialize;

pub(super) use facts::Given;

use super::arguments::InitArguments;
use super::output::{Output, WrittenFiles};
use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::input::{self, SchemaKind};
use crate::store::{InitTarget, StoredFile, write_new};
use facts::{Fact, NAME};

/// The example's files, as they stand in the repository.
static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/example");

/// The annotated files of a new agreement.
static NEW: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/new");

/// Folders for the files that rows name; what is in them keeps them in a repository of versions.
const FOLDERS: [&str; 2] = ["receipts/.gitkeep", "documentation/.gitkeep"];

/// Writes what was asked for.
pub(super) fn run(arguments: &InitArguments) -> Result<Output, Errors> {
    if arguments.example { example(&arguments.folder) } else { agreement(arguments) }
}

/// Writes the example to a folder that is empty or doesn't exist yet.
fn example(folder: &Path) -> Result<Output, Errors> {
    let mut files = example_files();
    files.extend(schemas());
    write_new(folder, &files)?;
    let shown = folder.display().to_string();
    let text = format!(
        "an example workspace stands in `{shown}`; `bilag build --workspace {shown}` makes its documents\n"
    );
    Ok(Output::new(text, &WrittenFiles::new(&shown, &files)))
}

/// The files of the example, by their paths in its workspace.
pub(super) fn example_files() -> Vec<StoredFile> {
    let mut files = Vec::new();
    collect(&EXAMPLE, &mut files);
    files
}

/// Writes the folder of a new agreement, to a new workspace or to the one around the folder.
fn agreement(arguments: &InitArguments) -> Result<Output, Errors> {
    let given = &arguments.given;
    let target = InitTarget::of(&arguments.folder)?;
    let suggestion = || input::slug(target.suggestion().or(given.one("title")).unwrap_or_default());
    let id = given.one(NAME).map_or_else(suggestion, str::to_owned);
    let mut problems = Problems::new();
    let mut known = Given::default();
    for fact in Fact::all() {
        for value in given.all(fact.option).iter().filter(|value| !value.is_empty()) {
            if let Some(problem) = form::objection(&known, &fact, value) {
                problems.push(refused(&fact, problem));
            }
            known = known.with(&fact, value);
        }
    }
    if target.has_agreement(&id) {
        problems.push(catalogue::AgreementExists { name: &id });
    }
    problems.without_errors()?;
    let files = files(&known);
    target.write_agreement(&id, &files, &schemas())?;
    Ok(written(&target, &id, &files))
}

/// What is wrong with the file would be the inputs' fault; here, it is the command's.
fn refused(fact: &Fact, problem: Problem) -> Problem {
    if problem.code() == catalogue::AnswerIncomplete::CODE {
        return problem;
    }
    catalogue::AnswerRefused { option: fact.option, why: problem.message, help: problem.help }.into()
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

fn written(target: &InitTarget, id: &str, files: &[StoredFile]) -> Output {
    #[derive(Serialize)]
    struct Written<'a> {
        folder: &'a str,
        agreement: &'a str,
        files: Vec<String>,
    }
    let shown = target.shown();
    let (place, go) = if shown == "." {
        (format!("inputs/{id}"), String::new())
    } else {
        (format!("{shown}/inputs/{id}"), format!("go to `{shown}`; "))
    };
    let text = format!(
        "the agreement stands in `{place}`; what no option said is open in its agreement.yaml\n\
         next: {go}`bilag check {id}` says what remains, each with its line\n"
    );
    let files = files.iter().map(|file| format!("inputs/{id}/{}", file.name)).collect();
    Output::new(text, &Written { folder: shown, agreement: id, files })
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
