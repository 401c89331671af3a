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
    AGREEMENT_MISSING = "E0020" Error {
        "`{folder}` has no agreement.yaml";
        "write {folder}/agreement.yaml; `bilag init --example DIR` writes one to start from";
        "Everything else in the folder is checked against the agreement: its people, sub-goals, period and frame."
    }
    FOLDER_NAME = "E0021" Error {
        "the folder's name `{name}` can't be an agreement's id";
        "rename it with 1 to 40 of the letters a-z, digits and hyphens, such as `{suggestion}`";
        "The folder's name becomes part of every file name in the package, which must be the same on every system."
    }
    INPUT_UNUSABLE = "E0022" Error {
        "`{file}` can't be read: {why}";
        "put an ordinary file with that name in the folder";
        "Only ordinary files inside the agreement's folder are read, so that a package never holds anything from elsewhere."
    }
    // E01: the shape of a YAML file.
    MISSING_KEY = "E0101" Error {
        "`{key}` is missing in {parent}";
        "add `{key}:` ({description})";
        "The document needs this fact, and nothing is made up in its place."
    }
    UNKNOWN_KEY = "E0102" Error {
        "`{key}` is not a key of {parent}";
        "{suggestion}";
        "A key that the program doesn't know would be a fact that silently goes missing."
    }
    WRONG_TYPE = "E0103" Error {
        "{found} stands where {wanted} belongs in {key}";
        "{suggestion}";
        "A fact of another shape can't be read as the one that belongs here."
    }
    DUPLICATE_KEY = "E0104" Error {
        "`{key}` stands twice; the first is on line {line}";
        "remove one of the two";
        "Readers of YAML disagree on which of two equal keys counts, so none of them may be there."
    }
    YAML_SYNTAX = "E0105" Error {
        "this is not valid YAML: {why}";
        "{suggestion}";
        "The rest of the file can't be understood until this is mended."
    }
    NOT_UTF8 = "E0106" Error {
        "the file is not UTF-8 text";
        "save it as UTF-8 in the editor (line {line} is the first that isn't)";
        "Other encodings turn æ, ø and å into something else without anybody noticing."
    }
    HIDDEN_CHARACTER = "E0107" Error {
        "the text holds {name}, which can't be seen";
        "delete it and type the text around it again";
        "A character that can't be seen can make a text read differently on screen than in the document."
    }
    YAML_REFERENCE = "E0108" Error {
        "{what} is not used in these files";
        "write the value out in full where it belongs";
        "Anchors, aliases and tags let a small file mean something huge or something else than it says."
    }
    SEVERAL_DOCUMENTS = "E0109" Error {
        "a second YAML document begins here";
        "keep everything in one document, and remove this `---`";
        "Only one document a file is read; what stands in another would silently go missing."
    }
    EMPTY_FILE = "E0110" Error {
        "`{file}` is empty";
        "fill it in, beginning with `{first}`, or delete the file";
        "An empty file is more often a save that went wrong than a wish."
    }
    TOO_MUCH = "E0111" Error {
        "the file has over {limit}";
        "split what it describes over several agreements, or look for something pasted in by mistake";
        "No agreement needs so much, and a limit keeps a damaged file from stopping the machine."
    }
    TOO_DEEP = "E0112" Error {
        "the file nests deeper than {limit} levels";
        "write lists and maps as the schema shows, at most five levels deep";
        "Nothing in these files is so deep, and a limit keeps a damaged file from stopping the machine."
    }
    EMPTY_LIST = "E0113" Error {
        "{key} needs at least one row";
        "add a row ({description})";
        "Without it there is nothing to bill, to do or to point at."
    }
    // E02: single values.
    EMPTY_VALUE = "E0201" Error {
        "`{key}` has no text";
        "write it ({description})";
        "The text is printed in a document, where an empty place reads as a mistake."
    }
    NOT_A_CHOICE = "E0202" Error {
        "`{text}` is not one of the values of {key}";
        "{suggestion}";
        "Each of the values has its own rules, so there is nothing to guess."
    }
    DATE_FORM = "E0203" Error {
        "`{text}` is not a date";
        "write {form}";
        "Only one way to write a date is read, so that 02.03 can't be taken for 3 February."
    }
    NO_SUCH_DAY = "E0204" Error {
        "there is no {text}: {month} has {days} days";
        "write a day from 1 to {days}";
        "Hours and costs are documented per day (bokføringsforskriften § 5-14), so the day must exist."
    }
    NUMBER_FORM = "E0205" Error {
        "`{text}` {why}";
        "{suggestion}";
        "Numbers have one spelling, digits and a decimal point, so that nobody can read two amounts from one text."
    }
    HOURS_RANGE = "E0206" Error {
        "`{text}` hours can't be worked in a day";
        "write more than 0 and at most 24";
        "Hours are documented per person per day (bokføringsforskriften § 5-14)."
    }
    CHECK_DIGIT = "E0207" Error {
        "`{text}` is not {what}: its last digit doesn't fit the others";
        "{suggestion}";
        "The last digit is there to catch a mistyped number before money or a document goes to the wrong place."
    }
    REGISTER_FORM = "E0208" Error {
        "`{text}` is not {what}";
        "write {form}";
        "A number of a register has a fixed length; anything else is somebody else's number or nobody's."
    }
    TEXT_FORM = "E0209" Error {
        "`{text}` is not {what}";
        "write {form}";
        "The value is used as an id, a label or an address, where only this form works."
    }
    TIME_FORM = "E0210" Error {
        "`{text}` is not a time of day";
        "write it in quotes from \"00:00\" to \"23:59\", such as \"08:00\"";
        "Without the quotes some readers of YAML take 08:00 for a number."
    }
    NUMBER_RANGE = "E0211" Error {
        "`{text}` is outside what `{key}` can be";
        "write {range}";
        "A value outside the range is a slip of the keyboard."
    }
    PATH_FORM = "E0212" Error {
        "`{text}` is not a file inside the agreement's folder";
        "put the file under receipts/ or documentation/, and write its path, such as `receipts/01-moterom.pdf`";
        "Nothing outside the agreement's folder is read, so that a package can be remade from the folder alone."
    }
    CLOCK_STEP = "E0213" Error {
        "from, to and break leave {minutes} minutes, which is no whole number of hundredths of an hour";
        "round to a multiple of 3 minutes, such as {suggestion} minutes";
        "Hours are billed with two decimals, and one hundredth of an hour is 36 seconds: 3 minutes are 0.05 h."
    }
    // E03: rules between values.
    UNKNOWN_ID = "E0301" Error {
        "there is no {what} `{id}` in agreement.yaml";
        "{suggestion}";
        "Each row must belong to a person and a sub-goal that the agreement knows."
    }
    USED_TWICE = "E0302" Error {
        "`{id}` is used twice as {what}; the first is on line {line}";
        "{suggestion}";
        "One name for two things makes every reference to it ambiguous."
    }
    OUTSIDE_PERIOD = "E0303" Error {
        "{date} is outside the project period, {from} to {to}";
        "correct the date, or take the row out: the agreement doesn't pay for it";
        "The agreement covers work and costs in its period only."
    }
    WRONG_ORDER = "E0304" Error {
        "{later} lies before {earlier}";
        "swap the two dates, or correct one of them";
        "A span of days ends on or after the day it begins."
    }
    HOURS_OR_CLOCK = "E0305" Error {
        "the row has {found}";
        "write either `hours`, or `from` and `to`";
        "Two ways to say how long could disagree, and then nobody knows which was worked."
    }
    CLOCK_ORDER = "E0306" Error {
        "nothing is left between `from` {from} and `to` {to}";
        "let `to` be later than `from`, with a `break` shorter than the time between; split work past midnight over two rows";
        "Hours are documented per day (bokføringsforskriften § 5-14)."
    }
    DAY_OVER_24 = "E0307" Error {
        "{person} has {hours} hours on {date}";
        "correct the rows of that day: a day has 24 hours";
        "More hours than the day has would make the whole timesheet unbelievable."
    }
    CLOCK_OVERLAP = "E0308" Error {
        "{person} is at work twice at the same time on {date}: {first} and {second}";
        "correct `from` or `to` in one of the two rows";
        "The same minutes can't be billed twice."
    }
    VAT_OVER_AMOUNT = "E0309" Error {
        "the VAT of {vat} is not below the amount of {amount}";
        "write what was paid, VAT included, as `amount`, and the VAT in it as `vat`";
        "VAT is a part of what was paid."
    }
    VAT_RATE = "E0310" Error {
        "VAT of {vat} in {amount} is more than the general rate gives ({limit})";
        "check the receipt: at 25 % the VAT is one fifth of what was paid";
        "No Norwegian rate is above 25 % (Stortingets merverdiavgiftsvedtak § 2)."
    }
    PARTICIPANTS_MISSING = "E0311" Error {
        "a {category} voucher has no `participants`";
        "add `participants:` with the names of those who took part";
        "Travel and hospitality are documented with purpose and names (bokføringsforskriften §§ 5-9 and 5-10)."
    }
    SHARES_SUM = "E0312" Error {
        "the milestones' shares add up to {sum} %";
        "let them add up to {wanted} %";
        "The instalments can't pay more than the frame, and when all are given they pay all of it."
    }
    ADVANCE_WITHOUT_SHARE = "E0313" Error {
        "the advance `{id}` has no `share`";
        "add `share:` with its percentage of the frame, such as `share: 75`";
        "An advance is a share of the frame."
    }
    ADVANCE_WITHOUT_FRAME = "E0314" Error {
        "the advance `{id}` is a share of a frame that isn't there";
        "add `frame:` to agreement.yaml, or make the milestone a settlement";
        "A share of nothing is nothing to bill."
    }
    LAST_MILESTONE = "E0315" Error {
        "the last milestone `{id}` doesn't settle the whole project";
        "give it `basis: settlement` and no `through`";
        "What hours and costs document must be settled at last, or an advance would be the final price."
    }
    MILESTONE_THROUGH = "E0316" Error {
        "`through` {why}";
        "{suggestion}";
        "An interim settlement counts the rows up to a day; the next one goes on from there."
    }
    NO_RATE = "E0317" Error {
        "`{id}` has no price for an hour";
        "add `hourly_rate` to the person, or to the agreement for everybody";
        "Hours without a price can't be billed, and a price of nothing is never guessed."
    }
    EXEMPT_REASON = "E0318" Error {
        "`status: exempt` has no `reason`";
        "add `reason:` with the paragraph, such as `reason: merverdiavgiftsloven § 3-5`";
        "An invoice without VAT from a registered seller says why (EHF BT-120)."
    }
    IDENTITY_NUMBER = "E0319" Error {
        "the text holds a national identity number, `{masked}`";
        "take it out, and write the person's name or id";
        "A national identity number doesn't belong in a document that is sent on (personopplysningsloven § 12)."
    }
    REASON_WITHOUT_EXEMPT = "E0320" Error {
        "`reason` belongs to `status: exempt` only";
        "remove `reason`, or write `status: exempt`";
        "A reason for not charging VAT beside another status says two things at once."
    }
    // E04: receipts and other files.
    FILE_MISSING = "E0401" Error {
        "the file `{path}` isn't there";
        "{suggestion}";
        "Each cost and activity is proven by its own file in the package."
    }
    FILE_UNUSED = "E0402" Error {
        "no row refers to `{path}`";
        "refer to it in costs.yaml or activities.yaml, or take it out of the folder";
        "A receipt that no row refers to is most often a cost that was forgotten."
    }
    FILE_IS_FOLDER = "E0403" Error {
        "`{path}` is a folder";
        "refer to the files in it one by one";
        "Each receipt is a file of its own in the package."
    }
    FILE_LEAVES_FOLDER = "E0404" Error {
        "`{path}` is a link that leads out of the agreement's folder";
        "put a copy of the file itself in its place";
        "Nothing outside the agreement's folder is read, so that a package can be remade from the folder alone."
    }
    FILE_TOO_LARGE = "E0405" Error {
        "`{path}` is too large: {size}";
        "scan it again in grey tones at 200 dpi, or split it";
        "The buyer's portal refuses large packages."
    }
    FILE_UNREADABLE = "E0406" Error {
        "`{path}` can't be read: {why}";
        "check the file and its permissions";
        "A receipt that can't be read proves nothing."
    }
    FILE_EMPTY = "E0407" Error {
        "`{path}` is empty: it has no bytes";
        "save or scan the file again";
        "An empty file proves nothing."
    }
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
         images, footnotes, links, emphasis, code and `---` for a pause."
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
    TABLE_ROW = "E0512" Error {
        "the row is written with {cells} where the table's head has {columns}";
        "give the row as many cells as the head; write a bar inside a cell as `\\|`";
        "Cells beyond the head's would be lost in silence."
    }
    IMAGE_WITHOUT_WORDS = "E0513" Error {
        "the image `{path}` has no words for those who can't see it";
        "say what it shows between the brackets, such as `![Deltakerne på kurset i mai]({path})`";
        "A published report is read aloud too, and every picture in it needs a text alternative (WCAG 2.1, 1.1.1; \
         forskrift om universell utforming av IKT § 4)."
    }
    PART_UNKNOWN = "E0514" Error {
        "there is no part `{name}`";
        "{suggestion}";
        "The name between the braces says which tables and charts are put there."
    }
    PART_TWICE = "E0515" Error {
        "the part `{name}` is placed twice; the first is on line {line}";
        "take one of the two lines out";
        "The same tables twice in a report make a reader look for the difference."
    }
    PART_IN_TEXT = "E0516" Error {
        "`{text}` doesn't stand on a line of its own";
        "put it alone on a line with an empty line before and after it, outside lists and tables; braces that are meant \
         as text go between backticks";
        "Tables and charts take the whole width of the page and can't stand within a line."
    }
    NOTE_UNPAIRED = "E0517" Error {
        "the note `[^{name}]` {why}";
        "{suggestion}";
        "A mark without its note, or a note without its mark, sends the reader looking for what isn't there."
    }
    IMAGE_TARGET = "E0518" Error {
        "the image `{path}` can't be shown: {why}";
        "{suggestion}";
        "The report must be whole when it is read away from this folder, so each picture is put into it."
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
    // W03: rules of work and law that a person should look at.
    AFTER_ACTIVITY_DEADLINE = "W0301" Warning {
        "{date} is after the activity deadline, {deadline}";
        "check the date, and that the buyer accepts work after the deadline";
        "The agreement asks that activities are finished by then; only the final report comes after."
    }
    DAY_OFF = "W0302" Warning {
        "{date} is {name}";
        "check the date; leave it if the work was done on that day";
        "Work on Sundays and public holidays is the exception (arbeidsmiljøloven § 10-10)."
    }
    LONG_DAY = "W0303" Warning {
        "{person} has {hours} hours on {date}";
        "check the rows of that day; leave them if they are right";
        "Ordinary working time is at most 9 hours a day (arbeidsmiljøloven § 10-4), unless agreed otherwise."
    }
    LONG_WEEK = "W0304" Warning {
        "{person} has {hours} hours in week {week}";
        "check the rows of that week; leave them if they are right";
        "Ordinary working time is at most 40 hours a week (arbeidsmiljøloven § 10-4), unless agreed otherwise."
    }
    REGISTERED_LATE = "W0305" Warning {
        "the hours of {date} were written down on {registered}, after {limit}";
        "write hours down by the end of the following month";
        "Documentation of hours is made by the end of the following month (bokføringsforskriften § 5-14)."
    }
    SAME_ROW_TWICE = "W0306" Warning {
        "the row is the same as the one on line {line}";
        "remove one of them; if both were worked, say in `note` what each was";
        "The same hours entered twice would be billed twice."
    }
    SAME_INVOICE_TWICE = "W0307" Warning {
        "invoice `{number}` from `{supplier}` is also voucher {voucher}";
        "remove one of them; if the invoice is split over two vouchers, leave them";
        "The same invoice entered twice would be billed twice."
    }
    // W04: files.
    RECEIPT_SHARED = "W0401" Warning {
        "`{path}` is the receipt of voucher {voucher} too";
        "give each voucher its own receipt, or leave it if one receipt proves both";
        "The same receipt entered twice would be billed twice."
    }
    // W07: facts that are still open.
    FACT_OPEN = "W0701" Warning {
        "`{key}` is open; it must be filled in before anything can be issued";
        "write it when it is known, {description}";
        "Drafts can be made without it; an issued document can't be right without it."
    }
    INPUT_MISSING = "W0702" Warning {
        "`{file}` is missing; it is needed for the final package";
        "write {file}, beginning with `{first}`";
        "The signing package can be made without it; the final package documents everything."
    }
}
