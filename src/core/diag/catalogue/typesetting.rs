//! E06: templates and typesetting.

use super::{Code, Entry, Severity};

catalogue! {
    TYPESETTING_ENTRIES:
    TEMPLATE_FAULT = "E0601" Error {
        "the template cannot be typeset: {message}";
        "correct the template at this place, or take it out of the folder of templates to use the built-in one{hints}";
        "A template turns figures that are already computed into a page; when it fails, no document is made, \
         rather than one with a hole in it."
    }
    TEMPLATE_DOUBT = "E0602" Error {
        "the typesetter has a doubt about the template: {message}";
        "correct the template at this place, or take it out of the folder of templates to use the built-in one{hints}";
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
    TYPESETTER_NOT_BUILT_IN = "E0605" Error {
        "this bilag was built without its typesetter, and so without `{what}`";
        "use a bilag that was built with the feature `typeset`, as it is by default";
        "Everything but documents can be built and tested without Typst, which takes most of the time; such a program \
         must not be taken for one that makes packages."
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
}
