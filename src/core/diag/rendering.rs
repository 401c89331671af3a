//! Problems for the eye, with the line underlined, and for a program.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Place, Problem, Problems, Severity};

/// Every problem in reading order, each with its line and the way out, and a line that counts them.
#[must_use]
pub fn text(problems: &Problems, width: usize, colour: bool) -> String {
    if problems.is_empty() {
        String::new()
    } else {
        excerpts(problems, width, colour) + &counted(problems) + "\n"
    }
}

/// The same without how many they are.
#[must_use]
pub fn excerpts(problems: &Problems, width: usize, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let sorted = problems.clone().sorted();
    let mut text = String::new();
    for problem in sorted.iter() {
        text.push_str(&renderer.render(&[group(&shown(problem))]));
        text.push_str("\n\n");
    }
    text
}

/// Text without a character that steers a terminal or turns the letters around it: a sign for it stands in its place, so
/// that what a file, its name or a package says can't pass for what the program says. Tabs and line breaks stay.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(steers) { text.chars().map(sign).collect::<String>().into() } else { text.into() }
}

/// Would a terminal obey the character instead of showing it?
#[must_use]
pub fn steers(letter: char) -> bool {
    match letter {
        '\t' | '\n' => false,
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => true,
        _ => letter.is_control(),
    }
}

/// The sign that stands for a character that steers; any other stands for itself.
fn sign(letter: char) -> char {
    match letter {
        '\u{7f}' => '\u{2421}',
        _ if !steers(letter) => letter,
        // Unicode has a picture of each of the first 32 characters, in their order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    }
}

/// The same as an array of objects; `line` and `column` are 0 for a whole file.
#[must_use]
pub fn json(problems: &Problems) -> Value {
    let sorted = problems.clone().sorted();
    sorted.iter().map(object).collect()
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json(self).serialize(serializer)
    }
}

/// The problem as it may be printed; each character stays one, so that columns stay what they are.
fn shown(problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    problem.message = printable(&problem.message).into_owned();
    problem.help = printable(&problem.help).into_owned();
    if let Some(place) = &mut problem.place {
        place.file = printable(&place.file).replace('\n', "\u{240a}");
        place.excerpt = printable(&place.excerpt).into_owned();
        place.cell = place.cell.as_deref().map(|cell| printable(cell).into_owned());
    }
    problem
}

fn group(problem: &Problem) -> Group<'_> {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Confirm => Level::NOTE.with_name(problem.severity().word()),
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(titled(problem)).id(problem.code().as_str());
    let group = match &problem.place {
        None => Group::with_title(title),
        Some(place) => title.element(located(place)),
    };
    group.element(Level::HELP.message(problem.help.as_str()))
}

/// The message; a cell is known by its name, which stands before it, since its row has no column to count.
fn titled(problem: &Problem) -> String {
    let cell = problem.place.as_ref().and_then(|place| Some((&place.file, place.cell.as_ref()?)));
    let named = cell.map_or_else(String::new, |(file, cell)| format!("{file}, {cell}: "));
    named + &problem.message
}

fn located(place: &Place) -> Element<'_> {
    if place.line == 0 {
        return Origin::path(place.file.as_str()).into();
    }
    let underlined = AnnotationKind::Primary.span(bytes(place));
    let snippet = Snippet::source(place.excerpt.as_str()).line_start(place.line);
    let snippet = if place.cell.is_none() { snippet.path(place.file.as_str()) } else { snippet };
    snippet.annotation(underlined).into()
}

/// The bytes of the excerpt that a place's columns cover; past its end for a place at the end of the line.
fn bytes(place: &Place) -> Range<usize> {
    let byte = |column: usize| {
        place.excerpt.char_indices().nth(column).map_or(place.excerpt.len(), |(byte, _)| byte)
    };
    let start = place.column.saturating_sub(1);
    byte(start)..byte(start + place.length)
}

/// `3 errors, 2 warnings`.
/// How many there are of each kind.
#[must_use]
pub fn counted(problems: &Problems) -> String {
    let count = |severity: Severity| match problems.count(severity) {
        0 => None,
        count if severity == Severity::Confirm => Some(format!("{count} to {}", severity.word())),
        1 => Some(format!("1 {}", severity.word())),
        more => Some(format!("{more} {}s", severity.word())),
    };
    Severity::ALL.into_iter().filter_map(count).collect::<Vec<_>>().join(", ")
}

fn object(problem: &Problem) -> Value {
    let place = problem.place.as_ref();
    json!({
        "code": problem.code().as_str(),
        "severity": problem.severity().word(),
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "length": place.map(|place| place.length),
        "cell": place.and_then(|place| place.cell.as_ref()),
        "excerpt": place.map(|place| &place.excerpt),
        "message": problem.message,
        "help": problem.help,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::catalogue::{NumberForm, WorkspaceEmpty};

    fn problems() -> Problems {
        let place = Place {
            file: "inputs/x/hours.yaml".to_owned(),
            line: 7,
            column: 13,
            length: 3,
            excerpt: "    å: [æø, 7,5]".to_owned(),
            cell: None,
        };
        let comma = NumberForm { text: "7,5", why: "uses a comma", suggestion: "write 7.5" };
        let mut problems = Problems::from(comma.at(place));
        problems.push(WorkspaceEmpty { folder: "inputs" });
        problems
    }

    #[test]
    fn the_underline_stands_below_the_value_and_problems_are_counted() {
        let text = text(&problems(), 100, false);
        let lines: Vec<&str> = text.lines().collect();
        let source = lines.iter().position(|line| line.ends_with("7,5]")).unwrap();
        let column = |line: &str, letter| line.chars().position(|found| found == letter);
        assert_eq!(column(lines[source + 1], '^'), Some(lines[source].chars().count() - 4));
        assert_eq!(lines.last(), Some(&"2 errors"));
    }

    #[test]
    fn a_program_gets_null_where_there_is_no_place() {
        let json = json(&problems());
        assert_eq!(json[0]["line"], 7);
        assert_eq!(json[0]["code"], "E0205");
        assert!(json[1]["file"].is_null());
    }

    #[test]
    fn no_problem_is_no_text() {
        assert_eq!(text(&Problems::new(), 80, true), "");
    }
}
