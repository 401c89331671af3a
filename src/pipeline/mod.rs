//! Check and build: one page that reads like the recipe.

mod selection;
#[cfg(test)]
mod tests;

use crate::diag::Problems;
use crate::store::Store;

/// What a person asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The agreements; none means all of them.
    pub agreements: Vec<String>,
    /// The one milestone; `None` means each of them.
    pub only: Option<String>,
    /// The user's own templates, name and text, which stand before the built-in ones.
    pub templates: Vec<(String, String)>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The agreements that were looked at.
    pub agreements: Vec<String>,
    /// All that is wrong with them, or should be looked at.
    pub problems: Problems,
    /// The packages that were written; none when there is an error.
    pub packages: Vec<Built>,
}

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The agreement's id.
    pub agreement: String,
    /// The milestone's id.
    pub milestone: String,
    /// The folder with the loose files and the ZIP, from the workspace.
    pub folder: String,
    /// The ZIP's name in that folder.
    pub zip_name: String,
    /// What is due, as it is written for people.
    pub due: String,
    /// The documents in the package, in its order.
    pub documents: Vec<BuiltDocument>,
}

/// A document of a package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltDocument {
    /// Its file name.
    pub name: String,
    /// How many pages it has.
    pub pages: usize,
}

/// Someone who wants to know how far the work has come.
pub trait Progress: Sync {
    /// So many more steps are to be done.
    fn expect(&self, steps: usize);
    /// One step is done.
    fn done(&self, step: &str);
}

/// Finds every problem of the agreements and changes nothing.
#[must_use]
pub fn check(store: &dyn Store, request: &Request) -> Outcome {
    let agreements = match selection::agreements(store, &request.agreements) {
        Ok(agreements) => agreements,
        Err(problems) => return Outcome { problems, ..Outcome::default() },
    };
    let mut problems = Problems::new();
    for id in &agreements {
        if let Err(unread) = store.agreement_folder(id) {
            problems.extend(unread);
        }
    }
    Outcome { agreements, problems: problems.sorted(), packages: Vec::new() }
}

/// Writes the draft packages of the agreements, or none if there is an error.
#[must_use]
pub fn build(store: &dyn Store, request: &Request, progress: &dyn Progress) -> Outcome {
    let outcome = check(store, request);
    progress.expect(outcome.agreements.len());
    outcome.agreements.iter().for_each(|agreement| progress.done(agreement));
    outcome
}
