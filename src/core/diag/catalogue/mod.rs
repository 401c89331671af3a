//! Every problem that the program can report: its code, its two sentences, and why it matters.
//!
//! A code is a promise to scripts and to people's notes: it may be retired, never given a new meaning.
//! The sentences stand here and nowhere else, so that they could be translated.

use std::sync::LazyLock;

use super::Severity;

/// A key to one [`Entry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(&'static Entry);

impl Code {
    /// What the catalogue says about this code.
    #[must_use]
    pub const fn entry(self) -> &'static Entry {
        self.0
    }

    /// The entry with the given code, in any case of letters.
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Entry> {
        CATALOGUE.iter().copied().find(|entry| entry.code.eq_ignore_ascii_case(code))
    }
}

/// One row of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Such as `E0102`; the letter is the severity, the first two digits the family.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, with gaps in braces.
    pub message: &'static str,
    /// What to do about it, with gaps in braces.
    pub help: &'static str,
    /// Why it matters, with the rule's source where there is one.
    pub why: &'static str,
}

/// Declares the codes of one family as constants and lists them, in order.
macro_rules! catalogue {
    ($entries:ident: $($name:ident = $code:literal $severity:ident { $message:literal; $help:literal; $why:literal })+) => {
        $(
            #[doc = concat!($code, ": ", $message, ".")]
            pub const $name: Code = Code(&Entry {
                code: $code,
                severity: Severity::$severity,
                message: $message,
                help: $help,
                why: $why,
            });
        )+
        /// The family's entries, in the order of the codes.
        pub(super) const $entries: &[&Entry] = &[$($name.entry()),+];
    };
}

mod calendar;
mod command;
mod einvoice;
mod examples;
mod files;
mod folder;
mod issue;
mod register;
mod report;
mod rules;
mod shape;
mod spreadsheet;
mod typesetting;
mod values;
mod verify;
mod warnings;

pub use calendar::*;
pub use command::*;
pub use einvoice::*;
pub use examples::{Example, example_of};
pub use files::*;
pub use folder::*;
pub use issue::*;
pub use register::*;
pub use report::*;
pub use rules::*;
pub use shape::*;
pub use spreadsheet::*;
pub use typesetting::*;
pub use values::*;
pub use verify::*;
pub use warnings::*;

/// Every entry, in the order of the codes.
pub static CATALOGUE: LazyLock<Vec<&'static Entry>> = LazyLock::new(|| {
    [
        COMMAND_ENTRIES,
        SHAPE_ENTRIES,
        VALUES_ENTRIES,
        RULES_ENTRIES,
        FILES_ENTRIES,
        REPORT_ENTRIES,
        TYPESETTING_ENTRIES,
        FOLDER_ENTRIES,
        REGISTER_ENTRIES,
        VERIFY_ENTRIES,
        ISSUE_ENTRIES,
        EINVOICE_ENTRIES,
        SPREADSHEET_ENTRIES,
        WARNINGS_ENTRIES,
        VERIFY_WARNINGS_ENTRIES,
        CALENDAR_ENTRIES,
        EINVOICE_WARNINGS_ENTRIES,
    ]
    .concat()
});
