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
    RECEIPT_UNSUPPORTED = "E0410" Error {
        "`{file}` is neither a PDF, a JPEG nor a PNG";
        "save the receipt as one of these three and name it here";
        "Receipts are shown page by page in the cost documentation, and every reader can open these three formats. \
         The content decides, not the name's ending."
    }
    RECEIPT_ENCRYPTED = "E0411" Error {
        "`{file}` is protected by a password";
        "open it with the password, print it to a new PDF, and put that one in its place";
        "The buyer and the archive must be able to read every voucher for five years (bokføringsloven § 13)."
    }
    RECEIPT_CORRUPT = "E0412" Error {
        "`{file}` is damaged or cut off";
        "open it to see what is left, and fetch or scan it again";
        "A voucher that can't be read documents nothing (bokføringsloven § 10)."
    }
    RECEIPT_TOO_MANY_PAGES = "E0413" Error {
        "`{file}` has {pages} pages, more than the {limit} that a receipt may have";
        "keep the pages that document the cost, and put the rest elsewhere";
        "Every page of every receipt is shown in the cost documentation, which someone has to read."
    }
    RECEIPT_TOO_MANY_PIXELS = "E0414" Error {
        "`{file}` is a picture of {pixels} million pixels, more than the {limit} million that fit in memory";
        "scan it at 300 dots per inch or less";
        "A picture is decoded before it is set; a few kilobytes can ask for gigabytes."
    }
    // E05: the report.
    // E06: templates and typesetting.
    TEMPLATE_MISSING = "E0601" Error {
        "there is no template `{template}`";
        "put it into the folder given by --templates, or leave that option out";
        "Every document is set by a template of its own; the built-in ones are in the program."
    }
    TEMPLATE_REFUSED = "E0602" Error {
        "the template was refused: {complaint}";
        "{hint}";
        "Templates are held to PDF/A-2a and PDF/UA-1, so that the documents can be archived and read aloud; a \
         warning of the typesetter counts as a breach."
    }
    TYPESETTING_BROKE_OFF = "E0603" Error {
        "setting the document `{template}` broke off";
        "this is a fault of the program or of a template with endless nesting; nothing was written";
        "The typesetter works on a thread of its own, so that its failure can't take the run with it."
    }
    GLYPH_MISSING_ON_PAGE = "E0604" Error {
        "no font has the character `{text}` on page {page} of the document `{template}`";
        "replace the character in the template or the input that it comes from";
        "PDF/A asks for a glyph for every character: a box in its place would be archived for good."
    }
    // W03: rules of work and law that a person should look at.
    // W04: files.
    // W07: facts that are still open.
}
