//! What Typst objects to, in the words and places of our problems.

use std::ops::Range;

use bilag_core::diag::{Place, Problem, Problems, catalogue};
use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;

use super::world::DocumentWorld;

/// One problem for each diagnostic, placed in the template's text.
pub(super) fn complaints(world: &DocumentWorld, diagnostics: &[SourceDiagnostic]) -> Problems {
    let mut problems = Problems::new();
    for diagnostic in diagnostics {
        problems.push(complaint(world, diagnostic));
    }
    problems
}

/// The typesetter itself failed, for which no place can be blamed.
pub(super) fn gave_up(document: &str, reason: &str) -> Problem {
    catalogue::TypesetterGaveUp { document, reason }.into()
}

fn complaint(world: &DocumentWorld, diagnostic: &SourceDiagnostic) -> Problem {
    let callers = diagnostic.trace.iter().map(|point| point.span.into());
    let place = std::iter::once(diagnostic.span).chain(callers).find_map(|span| place(world, span));
    let (message, hints) = (diagnostic.message.trim_end_matches('.'), hints(diagnostic));
    let problem: Problem = match diagnostic.severity {
        Severity::Error => catalogue::TemplateFault { message, hints }.into(),
        Severity::Warning => catalogue::TemplateDoubt { message, hints }.into(),
    };
    problem.at(place.unwrap_or_else(|| Place::file(world.shown(world.main()))))
}

/// Typst's hints, as further clauses of our help.
fn hints(diagnostic: &SourceDiagnostic) -> String {
    diagnostic.hints.iter().flat_map(|hint| ["; ", hint.v.as_str()]).collect()
}

fn place(world: &DocumentWorld, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let range = world.range(span)?;
    let Ok(source) = world.source(id) else { return Some(Place::file(world.shown(id))) };
    in_text(world.shown(id), source.text(), range)
}

/// The place of a range of bytes; one that goes on over several lines ends with its first.
fn in_text(file: String, text: &str, range: Range<usize>) -> Option<Place> {
    let before = text.get(..range.start)?;
    let start = before.rfind('\n').map_or(0, |line_break| line_break + 1);
    let excerpt = text[start..].lines().next().unwrap_or_default();
    let end = range.end.min(start + excerpt.len()).max(range.start);
    Some(Place {
        file,
        line: before.matches('\n').count() + 1,
        column: text[start..range.start].chars().count() + 1,
        length: text.get(range.start..end).map_or(1, |covered| covered.chars().count().max(1)),
        excerpt: excerpt.to_owned(),
        cell: None,
    })
}

#[cfg(test)]
mod tests {
    use super::in_text;

    #[test]
    fn a_place_counts_characters_and_ends_with_its_line() {
        let text = "første\nså #foo(\n  1)\n";
        let start = text.find("foo").unwrap();
        let place = in_text("templates/x.typ".into(), text, start..text.len()).unwrap();
        assert_eq!((place.line, place.column, place.length), (2, 5, 4));
        assert_eq!(place.excerpt, "så #foo(");
    }

    #[test]
    fn a_place_at_the_end_still_covers_a_character() {
        let place = in_text("x".into(), "a", 1..1).unwrap();
        assert_eq!((place.line, place.column, place.length), (1, 2, 1));
    }
}
