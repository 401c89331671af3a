//! What Typst has to say, as problems with a place in the template.

use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::layout::{Frame, FrameItem};
use typst::syntax::DiagSpan;
use typst_layout::PagedDocument;

use super::world::DocumentWorld;
use crate::diag::{Place, Problem, Problems, catalogue};

/// Diagnostics of a compilation, with their places.
pub(super) fn from_typst(world: &DocumentWorld<'_>, diagnostics: &[SourceDiagnostic]) -> Problems {
    collect(diagnostics, |span| place(world, span))
}

/// Diagnostics of the PDF writer, when the sources are no longer at hand.
pub(super) fn without_places(template: &str, diagnostics: &[SourceDiagnostic]) -> Problems {
    collect(diagnostics, |_| Some(Place::file(format!("templates/{template}.typ"))))
}

fn collect(diagnostics: &[SourceDiagnostic], place: impl Fn(DiagSpan) -> Option<Place>) -> Problems {
    let mut problems = Problems::new();
    for diagnostic in diagnostics {
        let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
        let hint = if hints.is_empty() { "mend the template".to_owned() } else { hints.join("; ") };
        let arguments = [("complaint", diagnostic.message.as_str()), ("hint", &hint)];
        let problem = Problem::new(catalogue::TEMPLATE_REFUSED, &arguments);
        // An error deep in a library function is the fault of the line of the template that called it.
        let spans =
            std::iter::once(diagnostic.span).chain(diagnostic.trace.iter().map(|point| point.span.into()));
        problems.push(match spans.into_iter().find_map(&place) {
            Some(place) => problem.at(place),
            None => problem,
        });
    }
    problems
}

fn place(world: &DocumentWorld<'_>, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let source = world.source(id).ok()?;
    let range = world.range(span)?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let excerpt = source.text().lines().nth(line).unwrap_or_default().to_owned();
    let length = source.text().get(range).map_or(1, |text| text.lines().next().unwrap_or("").chars().count());
    Some(Place {
        file: format!("templates/{}", id.get().vpath().get_without_slash()),
        line: line + 1,
        column: column + 1,
        length: length.max(1),
        excerpt,
    })
}

/// A thread of the typesetter ended before its work did.
pub(super) fn broke_off(template: &str) -> Problems {
    Problem::new(catalogue::TYPESETTING_BROKE_OFF, &[("template", template)]).into()
}

/// Characters that were laid out without a glyph, each with its page.
pub(super) fn missing_glyphs(document: &PagedDocument, template: &str) -> Result<(), Problems> {
    let mut problems = Problems::new();
    for (index, page) in document.pages().iter().enumerate() {
        let mut missing = Vec::new();
        collect_missing(&page.frame, &mut missing);
        for text in missing {
            let page = (index + 1).to_string();
            let arguments = [("text", text.as_str()), ("page", &page), ("template", template)];
            problems.push(Problem::new(catalogue::GLYPH_MISSING_ON_PAGE, &arguments));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn collect_missing(frame: &Frame, missing: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_missing(&group.frame, missing),
            FrameItem::Text(text) => missing.extend(
                text.glyphs
                    .iter()
                    .filter(|glyph| glyph.id == 0)
                    .map(|glyph| text.text.get(glyph.range()).unwrap_or_default().to_owned()),
            ),
            _ => {}
        }
    }
}
