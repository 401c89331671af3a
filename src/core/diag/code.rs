//! A code, and what is known of every problem that bears it.

use std::fmt::{self, Display, Formatter};

/// A code and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    pub(super) text: &'static str,
    pub(super) severity: Severity,
    pub(super) blames: Blames,
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

/// Whom an error blames, which decides what the process ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blames {
    /// What somebody wrote or filed, and can mend.
    Inputs,
    /// How the program was called, or where: arguments, disk, templates.
    Command,
    /// The program itself.
    Program,
}

impl Code {
    /// As it is printed, such as `E0102`: the letter is the severity, the first two digits the family.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.text
    }

    /// How much it weighs.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.severity
    }

    /// Whom it blames.
    #[must_use]
    pub const fn blames(self) -> Blames {
        self.blames
    }

    /// What is wrong, with gaps in braces.
    #[must_use]
    pub const fn message(self) -> &'static str {
        self.message
    }

    /// What to do about it, with gaps in braces.
    #[must_use]
    pub const fn help(self) -> &'static str {
        self.help
    }
}

impl Display for Code {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text)
    }
}

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
