//! One problem, and a collection of them.

use super::catalogue::{Code, Internal};

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written until it is mended.
    Error,
    /// The documents are made; a person should look.
    Warning,
}

impl Severity {
    /// Every severity, the heaviest first.
    pub const ALL: [Self; 2] = [Self::Error, Self::Warning];

    /// What it is called, in a report and in a program's file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Where in an input file: what an editor needs to jump there, and the line itself for those without one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path from the workspace, with `/` between its parts.
    pub file: String,
    /// Line, from 1; 0 when the place is the whole file.
    pub line: usize,
    /// Column in characters, from 1; 0 when the place is the whole file.
    pub column: usize,
    /// How many characters the place covers.
    pub length: usize,
    /// The line itself, without its line break; of a spreadsheet, the row's cells side by side.
    pub excerpt: String,
    /// The cell of a spreadsheet, such as `C7` or `Timer!C7`, or its whole row, `row 7`; the row is the `line`.
    pub cell: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(path: impl Into<String>) -> Self {
        Self { file: path.into(), line: 0, column: 0, length: 0, excerpt: String::new(), cell: None }
    }
}

/// Something that the inputs' author should know. It is made from a type of the [`super::catalogue`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    code: Code,
    /// What filled the gaps of the sentences, for code that goes on from a problem and must not read English.
    gaps: Vec<(&'static str, String)>,
    /// Where; `None` when no file is to blame.
    pub place: Option<Place>,
    /// What is wrong: the catalogue's sentence with its gaps filled.
    pub message: String,
    /// What to do: the catalogue's sentence with its gaps filled.
    pub help: String,
}

impl Problem {
    /// With the catalogue's sentences, their gaps filled.
    pub(super) const fn of(
        code: Code,
        gaps: Vec<(&'static str, String)>,
        message: String,
        help: String,
    ) -> Self {
        Self { code, gaps, place: None, message, help }
    }

    /// The same problem with `change` made to every text in it.
    #[must_use]
    pub fn with_texts(mut self, change: impl Fn(&str) -> String) -> Self {
        self.message = change(&self.message);
        self.help = change(&self.help);
        for (_, text) in &mut self.gaps {
            *text = change(text);
        }
        self
    }

    /// The same problem with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// What filled the gap `{name}` of its sentences, if they have such a gap.
    #[must_use]
    pub fn gap(&self, name: &str) -> Option<&str> {
        self.gaps.iter().find(|(gap, _)| *gap == name).map(|(_, text)| text.as_str())
    }

    /// The stable code, such as `E0102`.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

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
            if let Some(other) = instead(problem) {
                *problem = Problem { place: problem.place.take(), ..other };
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
