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
    TEXT_BEFORE_SECTION = "E0501" Error {
        "there is text before the first section";
        "begin report.md with a heading, such as `# Sammendrag`";
        "Each level-1 heading is a section of the report; text outside them has no place in its contents."
    }
    SECTION_MISSING = "E0502" Error {
        "the section `{title}` is missing";
        "{suggestion}";
        "The final report gives a summary, the results for each sub-goal, what was learnt and what went otherwise than \
         planned, and the proposal for follow-up that the agreement asks for."
    }
    SECTION_TWICE = "E0503" Error {
        "the section `{title}` is there twice; the first is on line {line}";
        "put the two together, or give one of them another title";
        "Tables and charts are placed by the sections' titles, and a reader finds a section by its title."
    }
    SECTION_EMPTY = "E0504" Error {
        "the section `{title}` has no text";
        "write at least a paragraph below the heading";
        "A required section without text is a section that is missing."
    }
    HEADING_SKIPPED = "E0505" Error {
        "a heading of level {level} follows level {before}";
        "begin the heading with `{marks}`, or put the heading in between that it belongs to";
        "Screen readers walk a document by its headings, and PDF/UA (ISO 14289-1, 7.4) allows no gap between levels."
    }
    HEADING_TOO_DEEP = "E0506" Error {
        "the heading is below level 4";
        "use at most `####`; a list or a paragraph with strong words often serves better";
        "The report has four levels of headings, which is more than most readers can keep in mind."
    }
    HEADING_INSIDE = "E0507" Error {
        "there is a heading inside a list or a quotation";
        "move it out, or make the words strong with `**…**`";
        "A heading divides the report; within a list or a quotation it would divide something else."
    }
    HEADING_EMPTY = "E0508" Error {
        "the heading has no words";
        "write a title behind the `#`, or take the line out";
        "Headings make the list of contents."
    }
    MARKDOWN_UNSUPPORTED = "E0509" Error {
        "the report can't show {what}";
        "{suggestion}";
        "What can't be shown would be lost in silence. The report shows headings, paragraphs, lists, quotations, tables, \
         links, emphasis and code."
    }
    LINK_TARGET = "E0510" Error {
        "the link leads to `{address}`, which is no web or e-mail address";
        "write the whole address, beginning with `https://`, `http://` or `mailto:`";
        "The report is read away from this folder; a link to a file or a place in it would lead nowhere."
    }
    REPORT_TOO_DEEP = "E0511" Error {
        "lists and quotations are nested more than {limit} levels deep";
        "bring the text further out";
        "Nobody can follow text that deep, and the typesetter's own depth is bounded."
    }
    REPORT_HIDDEN_CHARACTER = "E0512" Error {
        "the text has a character that can't be seen ({code})";
        "take it out; an entity such as `&#8238;` can stand for one";
        "Characters without a shape and marks that change the direction of text make a reader see other words than those \
         that are there."
    }
    TABLE_ROW = "E0513" Error {
        "the row has {cells} cells, and the table's head has {columns}";
        "give the row as many cells as the head; write a bar inside a cell as `\\|`";
        "Cells beyond the head's would be lost in silence."
    }
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
