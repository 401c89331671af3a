//! One problem and its place.

use super::code::{Code, Severity};

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
