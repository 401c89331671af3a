//! Every problem that the program can report: its code, its two sentences, and why it matters.
//!
//! A code is a promise to scripts and to people's notes: it may be retired, never given a new meaning.
//! The sentences stand here and nowhere else, so that they could be translated.

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

/// Declares the codes as constants and lists them, in order, as the catalogue.
macro_rules! catalogue {
    ($($name:ident = $code:literal $severity:ident { $message:literal; $help:literal; $why:literal })+) => {
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
        /// Every entry, in the order of the codes.
        pub const CATALOGUE: &[&Entry] = &[$($name.entry()),+];
    };
}

catalogue! {
    // E00: the workspace and the command.
    WORKSPACE_EMPTY = "E0001" Error {
        "no agreement under `{folder}`";
        "make a folder below it with an agreement.yaml, or write an example with `bilag init --example DIR`";
        "Each folder under inputs/ that has an agreement.yaml is one agreement; without one there is nothing to build."
    }
    // E01: the shape of a YAML file.
    // E02: single values.
    // E03: rules between values.
    // E04: receipts and other files.
    // E05: the report.
    // E06: templates and typesetting.
    TEMPLATE_FAULT = "E0601" Error {
        "the template cannot be typeset: {message}";
        "correct the template at this place, or use the built-in one by leaving `--templates` out{hints}";
        "A template turns figures that are already computed into a page; when it fails, no document is made, \
         rather than one with a hole in it."
    }
    TEMPLATE_DOUBT = "E0602" Error {
        "the typesetter has a doubt about the template: {message}";
        "correct the template at this place, or use the built-in one by leaving `--templates` out{hints}";
        "A document that a buyer pays by must not depend on a guess, so a warning from the typesetter counts as an error."
    }
    GLYPH_MISSING = "E0603" Error {
        "no font has the character `{character}` ({code}) on page {page} of `{document}`";
        "write it another way where the input says `{text}`";
        "A reader would see an empty box, and PDF/A (ISO 19005-2, 6.2.11) forbids a character without a glyph."
    }
    TYPESETTER_GAVE_UP = "E0604" Error {
        "the typesetter gave up on `{document}`: {reason}";
        "leave `--templates` out if it is given, take the latest receipt out to see whether it is the cause, and report this message";
        "The typesetter stopped in a way that it does not explain itself, so there is no document and no place to point at."
    }
    // W03: rules of work and law that a person should look at.
    // W04: files.
    // W07: facts that are still open.
}
