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
    WORKSPACE_NOT_FOUND = "E0002" Error {
        "`{folder}` isn't in a workspace: it has no folder `inputs`";
        "go to your workspace, name it with `--workspace DIR`, or write an example with `bilag init --example DIR`";
        "A workspace is a folder with inputs/ and outputs/; nothing is read or written outside it."
    }
    AGREEMENT_UNKNOWN = "E0003" Error {
        "there is no agreement `{name}` under `inputs`";
        "the agreements are {known}";
        "An agreement is named by its folder under inputs/, which must have an agreement.yaml."
    }
    MILESTONE_UNKNOWN = "E0004" Error {
        "the agreement `{agreement}` has no milestone `{name}`";
        "its milestones are {known}";
        "A milestone is named by the `id` that agreement.yaml gives it."
    }
    TEMPLATES_UNREADABLE = "E0005" Error {
        "the templates in `{folder}` can't be read: {why}";
        "name a folder of .typ files that you may read, or leave `--templates` out to use the built-in ones";
        "Templates named on the command line stand before the built-in ones, so none of them may be passed over in silence."
    }
    INIT_FOLDER_NOT_EMPTY = "E0006" Error {
        "the folder `{folder}` isn't empty";
        "name a folder that is empty or doesn't exist yet";
        "An example never overwrites anybody's files."
    }
    CODE_UNKNOWN = "E0007" Error {
        "no problem has the code `{code}`";
        "write a code as it is printed, such as `{known}`";
        "Each problem is printed with its code in brackets, such as E0001."
    }
    DISK_FULL = "E0008" Error {
        "there is no room left on the disk for `{path}`";
        "make room and run the command again; what stood there before is untouched";
        "A folder of documents is written whole or not at all."
    }
    WRITING_REFUSED = "E0009" Error {
        "`{path}` may not be written: {why}";
        "make the folder writable for you and run the command again; what stood there before is untouched";
        "A folder of documents is written whole or not at all."
    }
    WRITING_FAILED = "E0010" Error {
        "`{path}` can't be written: {why}";
        "mend that and run the command again; what stood there before is untouched";
        "A folder of documents is written whole or not at all."
    }
    OUTPUT_IS_A_LINK = "E0011" Error {
        "`{path}` is a link or a file, where a folder of documents is to be written";
        "move it away; documents are only written to real folders inside the workspace";
        "A link under outputs/ could lead the program to overwrite files outside the workspace."
    }
    PACKAGE_NOT_MADE = "E0012" Error {
        "the package `{name}` can't be put together: {why}";
        "report this as a mistake in bilag, with the inputs if they may be shown";
        "A package must hold every document once, so it is refused rather than written incomplete."
    }
    // E01: the shape of a YAML file.
    // E02: single values.
    // E03: rules between values.
    // E04: receipts and other files.
    RECEIPT_UNSUPPORTED = "E0411" Error {
        "`{name}` is neither a PDF nor a JPEG nor a PNG";
        "save it as one of the three and name the new file instead; a HEIC photograph becomes a JPEG when it is exported";
        "A receipt stands in the cost documentation page by page, and these are the formats that can be put there; \
         what the file is called does not matter, only what is in it."
    }
    RECEIPT_ENCRYPTED = "E0412" Error {
        "`{name}` asks for a password";
        "open it with the password, print it to a new PDF, and name that file instead";
        "The buyer must be able to read every receipt, and an archive must not depend on a password (ISO 19005-2, 6.1.3)."
    }
    RECEIPT_CORRUPT = "E0413" Error {
        "`{name}` can't be read to its end: {reason}";
        "fetch or scan it again, or open it in a viewer and print it to a new PDF, and name that file instead";
        "A receipt with a part missing documents nothing, so it is refused rather than shown with a hole in it."
    }
    RECEIPT_EMPTY = "E0414" Error {
        "`{name}` has no page";
        "put the receipt in its place, or take the name out of the row";
        "Every cost needs documentation that can be looked at (bookkeeping regulation § 5-1-1)."
    }
    RECEIPT_TOO_LONG = "E0415" Error {
        "`{name}` has {pages} pages; at most {limit} can be put in";
        "print the pages that document this cost to a new PDF and name that file instead";
        "The limit keeps a document that was attached by mistake from filling the cost documentation."
    }
    RECEIPT_TOO_LARGE = "E0416" Error {
        "`{name}` has a picture of {width} × {height} pixels; at most {limit} megapixels can be read";
        "save it at a lower resolution: 2500 pixels on the long side show a receipt well";
        "A picture is unpacked in memory before it is scaled down, and a small file can hold one that fills all of it."
    }
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
    TEMPLATE_DATA_UNWRITABLE = "E0610" Error {
        "the data for a template can't be written: {why}";
        "report this as a mistake in bilag, with the inputs if they may be shown";
        "Templates read their data as JSON; words and whole numbers can always be written so."
    }
    LETTER_WITHOUT_GLYPH = "E0611" Error {
        "no font of the documents has the character `{letter}` ({number})";
        "write it with letters, or leave it out";
        "PDF/A asks for a glyph for every character: a box in its place would be archived for good."
    }
    // W03: rules of work and law that a person should look at.
    // W04: files.
    // W07: facts that are still open.
    // E08: an agreement's folder as a whole.
    FOLDER_UNREADABLE = "E0801" Error {
        "`{path}` can't be read: {why}";
        "make it readable for you, or move it out of the agreement's folder";
        "What can't be read can't be checked, and a package must not pass it over in silence."
    }
    FOLDER_TOO_DEEP = "E0802" Error {
        "`{path}` lies more than {limit} folders deep";
        "move its files further up, or out of the agreement's folder";
        "Limits keep a mistaken link or a whole disk in the folder from being read."
    }
    TOO_MANY_FILES = "E0803" Error {
        "`{path}` has more than {limit} files";
        "move what doesn't belong to the agreement out of the folder";
        "Limits keep a mistaken link or a whole disk in the folder from being read."
    }
    FOLDER_TOO_LARGE = "E0804" Error {
        "the files of `{path}` take more than {limit} MB together";
        "scan the receipts at a lower resolution, or move what doesn't belong to the agreement out of the folder";
        "A package must be small enough to be sent and opened; few portals accept more than this."
    }
    NAME_NOT_TEXT = "E0805" Error {
        "the name of `{path}` isn't valid UTF-8 text";
        "rename the file, for example with the letters a to z";
        "A file is named from the YAML files and in the package, and both are UTF-8 text."
    }
    FOLDER_LEAVES_WORKSPACE = "E0806" Error {
        "`{path}` is a link that leads out of the workspace";
        "put the agreement's folder itself under inputs/";
        "Nothing is read outside the workspace, so that its files alone decide what the documents say."
    }
}
