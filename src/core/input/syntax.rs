//! The YAML parser's complaints in plain words.

/// What is wrong, and what to do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// What is wrong.
    pub(super) why: &'static str,
    /// What to do.
    pub(super) suggestion: &'static str,
}

/// A list or map used as a key.
pub(super) const COMPLEX_KEY: Words =
    Words { why: "a key is a list or a map", suggestion: "write a plain word before the colon" };

/// A piece of the parser's sentence → our words for it; the first that fits.
const EXPLANATIONS: [(&str, Words); 10] = [
    ("tab", Words { why: "a tab is used as indentation", suggestion: "indent with spaces" }),
    (
        "mapping values are not allowed",
        Words {
            why: "a colon stands inside a text, or a line is indented too far",
            suggestion: "put the text in double quotes, or line the key up with the others",
        },
    ),
    (
        "end of stream",
        Words {
            why: "a quote is opened and never closed",
            suggestion: "close the text with the quote it began with",
        },
    ),
    (
        "trailing content",
        Words {
            why: "text goes on after a closing quote",
            suggestion: "close the quote that was opened here or on a line above; inside a text, write \\\" for a quote",
        },
    ),
    (
        "unknown escape",
        Words {
            why: "a backslash in double quotes begins nothing known",
            suggestion: "write the backslash twice, or use single quotes",
        },
    ),
    (
        "flow",
        Words {
            why: "a bracket is opened and never closed, or closed and never opened",
            suggestion: "check that every [ has its ], every { its }, with commas between",
        },
    ),
    (
        "bracket",
        Words {
            why: "a bracket is opened and never closed, or closed and never opened",
            suggestion: "check that every [ has its ], every { its }, with commas between",
        },
    ),
    (
        "recursion limit",
        Words { why: "brackets nest too deep", suggestion: "write lists and maps as the schema shows" },
    ),
    (
        "unexpected character",
        Words {
            why: "a text begins with a character that YAML uses for something else",
            suggestion: "put the text in double quotes",
        },
    ),
    (
        "simple key",
        Words { why: "a line has no colon after its key", suggestion: "write it as `key: value`" },
    ),
];

/// Our words for a complaint of the parser.
pub(super) fn explain(complaint: &str) -> Words {
    let fallback = Words {
        why: "a line is indented differently from its neighbours, or a quote or bracket isn't closed",
        suggestion: "line the keys of a row up, and put texts with special characters in double quotes",
    };
    EXPLANATIONS.iter().find(|(piece, _)| complaint.contains(piece)).map_or(fallback, |(_, words)| *words)
}
