//! Problems that were found together.

use super::catalogue::Internal;
use super::code::{Code, Severity};
use super::problem::{Place, Problem};

/// All problems of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// None so far.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One more.
    pub fn push(&mut self, problem: impl Into<Problem>) {
        self.0.push(problem.into());
    }

    /// All of another collection too.
    pub fn extend(&mut self, others: impl Into<Self>) {
        self.0.extend(others.into().0);
    }

    /// These as the reason why something wasn't done. Where none of them is an error, the program didn't say why, and that is
    /// told as its own mistake.
    #[must_use]
    pub fn into_errors(mut self) -> Errors {
        if !self.has_errors() {
            self.push(Internal { what: "the program stopped, and nothing says why" });
        }
        Errors(self)
    }

    /// The same, if none of them is an error.
    ///
    /// # Errors
    /// All of them, if one is.
    pub fn without_errors(self) -> Result<Self, Errors> {
        if self.has_errors() { Err(Errors(self)) } else { Ok(self) }
    }

    /// Puts what `instead` makes of a problem in its place, where it makes something of it.
    pub fn replace(&mut self, instead: impl Fn(&Problem) -> Option<Problem>) {
        for problem in &mut self.0 {
            if let Some(mut other) = instead(problem) {
                other.place = problem.place.take();
                *problem = other;
            }
        }
    }

    /// Keeps only those that are wanted.
    pub fn retain(&mut self, is_wanted: impl FnMut(&Problem) -> bool) {
        self.0.retain(is_wanted);
    }

    /// Does any of them stop the work?
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.severity() == Severity::Error)
    }

    /// Only those of one severity.
    #[must_use]
    pub fn only(&self, severity: Severity) -> Self {
        Self(self.0.iter().filter(|problem| problem.severity() == severity).cloned().collect())
    }

    /// No problem at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|problem| problem.severity() == severity).count()
    }

    /// In reading order: by file, line and column; those without a place last. Exact repetitions are dropped.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        fn key(problem: &Problem) -> (bool, Option<&Place>, Code, &str) {
            (problem.place.is_none(), problem.place.as_ref(), problem.code(), &problem.message)
        }
        self.0.sort_by(|a, b| key(a).cmp(&key(b)));
        self.0.dedup();
        self
    }

    /// Each of them in turn.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

impl<P: Into<Problem>> From<P> for Problems {
    fn from(problem: P) -> Self {
        Self(vec![problem.into()])
    }
}

impl From<Errors> for Problems {
    fn from(errors: Errors) -> Self {
        errors.0
    }
}

/// Why something wasn't done: at least one error, so that no failure is silent, and what else was found with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(Problems);

impl Errors {
    /// The same, and what was found beside them.
    #[must_use]
    pub fn and(mut self, others: impl Into<Problems>) -> Self {
        self.0.extend(others);
        self
    }

    /// Each of them in turn.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

impl<P: Into<Problem>> From<P> for Errors {
    fn from(problem: P) -> Self {
        Problems::from(problem).into_errors()
    }
}
