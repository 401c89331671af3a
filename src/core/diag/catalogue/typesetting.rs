//! E06: templates and typesetting.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    TYPESETTING:
    E0601 Error Command TemplateFault { message, hints }
        "the template cannot be typeset: {message}";
        "correct the template at this place, or take it out of the folder of templates to use the built-in one{hints}";
    E0602 Error Command TemplateDoubt { message, hints }
        "the typesetter has a doubt about the template: {message}";
        "correct the template at this place, or take it out of the folder of templates to use the built-in one{hints}";
    E0603 Error Command GlyphMissing { character, code, page, document, text }
        "no font has the character `{character}` ({code}) on page {page} of `{document}`";
        "write it another way where the input says `{text}`";
    E0604 Error Command TypesetterGaveUp { document, reason }
        "the typesetter gave up on `{document}`: {reason}";
        "leave `--templates` out if it is given, take the latest receipt out to see whether it is the cause, and report this message";
    E0605 Error Command TypesetterNotBuiltIn { what }
        "this bilag was built without its typesetter, and so without `{what}`";
        "use a bilag that was built with the feature `typeset`, as it is by default";
    E0611 Error Inputs LetterWithoutGlyph { letter, number }
        "no font of the documents has the character `{letter}` ({number})";
        "write it with letters, or leave it out";
}
