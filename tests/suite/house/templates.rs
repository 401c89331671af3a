//! A template never computes with figures: they come to it as text, and it places them. Charts do compute places, from
//! values that come beside the text of each figure; they print no number.
//!
//! Typst's `+` also joins texts and adds lengths, so the rule is about what stands beside an operator: one
//! side must be a text, a length, an alignment, a count of things, or one of the few names for lengths.

use super::source::below;

/// What would make a number of a text, or one number of several.
const FORBIDDEN: [&str; 12] = [
    "calc.",
    "decimal(",
    "float(",
    "int(",
    "eval(",
    ".sum(",
    ".product(",
    ".fold(",
    ".reduce(",
    "+=",
    "-=",
    "*=",
];

/// The templates that compute places, and what would make a text of a number there.
const PLACING: [&str; 2] = ["charts.typ", "plates.typ"];
const PRINTING: [&str; 7] = ["str(", "repr(", "numbering(", "decimal(", "eval(", "counter(", "[#"];

/// Names that stand for lengths and places on the paper.
const GEOMETRY: [&str; 9] =
    ["unit", "reserve", "top", "bottom", "left", "right", "center", "horizon", "width"];

const UNITS: [&str; 7] = ["pt", "mm", "cm", "em", "fr", "deg", "%"];

#[test]
fn no_template_computes() {
    let mut breaches = Vec::new();
    for source in below("templates", ".typ") {
        // `#import "style.typ": *` multiplies nothing.
        let lines = source.text.lines().filter(|line| !line.starts_with("#import "));
        let code = without_comments_and_texts(&lines.collect::<Vec<_>>().join("\n"));
        let is_placing = PLACING.iter().any(|name| source.path.ends_with(name));
        let found = if is_placing { called(&PRINTING, &code) } else { complaints(&code) };
        breaches.extend(found.into_iter().map(|what| format!("{}: {what}", source.path)));
    }
    assert!(breaches.is_empty(), "templates that compute:\n{}", breaches.join("\n"));
}

#[test]
fn the_rule_tells_figures_from_paper() {
    for allowed in [
        "head.kind + \" · \" + head.agreement",
        "0.5pt + rgb(\"#c3ccd2\")",
        "(1fr,) * list.len()",
        "m.x * unit",
        "center + horizon",
        "rows.len() - 1",
        "rotate(-52deg, x)",
        "// sums are never a + b",
    ] {
        let code = without_comments_and_texts(allowed);
        assert_eq!(complaints(&code), [] as [String; 0], "{allowed}");
    }
    for computing in [
        "line.amount + line.vat",
        "a\n  - b",
        "total += 1",
        "rows.map(r => r.x).sum()",
        "int(row.hours)",
        "a*b",
    ] {
        assert!(!complaints(&without_comments_and_texts(computing)).is_empty(), "{computing}");
    }
    assert_eq!(called(&PRINTING, "label-at(x, y, str(value))"), ["`str(`"]);
    assert_eq!(called(&PRINTING, "label-at(x + gap, y, tick.text)"), [] as [String; 0]);
}

/// Those of the words that the code has.
fn called(words: &[&str], code: &str) -> Vec<String> {
    let is_called = |word: &str| code.match_indices(word).any(|(at, _)| begins_a_word(code, at, word));
    words.iter().filter(|word| is_called(word)).map(|word| format!("`{word}`")).collect()
}

/// Every place where the code computes.
fn complaints(code: &str) -> Vec<String> {
    let mut found = called(&FORBIDDEN, code);
    for (at, operator) in code.match_indices(['+', '-', '*', '/']) {
        let (before, after) = (&code[..at], &code[at + 1..]);
        let spaced = before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let tight = operator != "-" && before.ends_with(is_name) && after.starts_with(is_name);
        let (left, right) = (before.trim_end(), after.trim_start());
        if (spaced || tight) && !is_paper_on_the_left(left) && !is_paper_on_the_right(right) {
            let excerpt = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let left: String = left.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
            let right: String = right.chars().take(30).collect();
            found.push(format!("… {} {operator} {} …", excerpt(&left), excerpt(&right)));
        }
    }
    found
}

/// `int(` is not meant by `print(`.
fn begins_a_word(code: &str, at: usize, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !word.starts_with(char::is_alphabetic) || !code[..at].ends_with(is_name)
}

fn is_paper_on_the_left(text: &str) -> bool {
    let word = text
        .rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '-' | '_'))
        .next()
        .unwrap_or_default();
    text.ends_with('"') || text.ends_with(",)") || text.ends_with(".len()") || is_paper(word)
}

fn is_paper_on_the_right(text: &str) -> bool {
    let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '%' | '-' | '_');
    let path: String = text.chars().take_while(is_part).collect();
    let last = path.rsplit('.').next().unwrap_or_default();
    text.starts_with('"') || last == "len" || is_paper(last)
}

/// A length such as `24mm`, or a name for one.
fn is_paper(word: &str) -> bool {
    let mut figures = UNITS.iter().filter_map(|unit| word.strip_suffix(*unit));
    GEOMETRY.contains(&word) || figures.any(|figure| figure.parse::<u32>().is_ok())
}

/// The code with `""` for each text and without comments.
fn without_comments_and_texts(text: &str) -> String {
    let mut code = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                while let Some(inner) = characters.next().filter(|inner| *inner != '"') {
                    if inner == '\\' {
                        characters.next();
                    }
                }
                code.push_str("\"\"");
            }
            '/' if characters.peek() == Some(&'/') => {
                characters.by_ref().find(|inner| *inner == '\n');
                code.push('\n');
            }
            other => code.push(other),
        }
    }
    code
}
