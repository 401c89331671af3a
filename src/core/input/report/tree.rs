//! Markdown events → blocks. What a document can't show is refused where it stands, so that nothing is lost in silence.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::figures::{self, Finder, Names};
use super::links::address;
use super::notes::{self, Notes};
use super::pieces::{Piece, flow, inlines, plain, verbatim};
use super::placeholders::{self, Places};
use super::table::{self, Cells};
use super::{Printed, images};
use crate::diag::catalogue::{
    HeadingInside, HiddenCharacter, LinkTarget, MarkdownUnsupported, ReportTooDeep,
};
use crate::diag::{Problem, Problems};
use crate::domain::{Block, Inline};
use crate::input::origin::Origin;
use crate::input::origin::Span;
use crate::input::source::Source;
use crate::input::{PlacedText, characters};

/// Levels of nesting: the typesetter's own depth is bounded too.
const DEPTH_MAX: usize = 24;

/// A block at the top level, with its place.
pub(super) struct Placed {
    pub(super) block: Block,
    pub(super) span: Span,
}

/// What a text says.
pub(super) struct Tree {
    /// The blocks at the top level.
    pub(super) blocks: Vec<Placed>,
    /// The footnotes.
    pub(super) notes: Vec<Vec<Block>>,
}

/// Reads a text; `None` when it is nested too deeply to go on.
pub(super) fn tree(
    source: &Source,
    names: &Names,
    problems: &mut Problems,
    printed: &mut Printed,
) -> Option<Tree> {
    // What is struck out is switched on to be refused by name; read as text, its marks would be shown.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let (places, notes) = (Places::default(), Notes::default());
    let mut builder =
        Builder { source, names, problems, printed, places, notes, open: Vec::new(), placed: Vec::new() };
    for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
        builder.take(event, Span { start: range.start, end: range.end })?;
    }
    let notes = builder.notes.in_order(source, builder.problems);
    Some(Tree { blocks: builder.placed, notes })
}

/// An element whose end is still to come.
struct Open<'a> {
    tag: Tag<'a>,
    span: Span,
    pieces: Vec<Piece>,
}

struct Builder<'a, 'b> {
    source: &'b Source,
    names: &'b Names,
    problems: &'b mut Problems,
    printed: &'b mut Printed,
    places: Places,
    notes: Notes,
    open: Vec<Open<'a>>,
    placed: Vec<Placed>,
}

impl<'a> Builder<'a, '_> {
    fn take(&mut self, event: Event<'a>, span: Span) -> Option<()> {
        match event {
            Event::Start(tag) => return self.start(tag, span),
            Event::End(_) => self.end(),
            // A tag in a line, such as `<b>`, is shown as it was written.
            Event::Text(text) | Event::InlineHtml(text) => self.text(&text, span, Inline::Text),
            Event::Code(text) => self.text(&text, span, Inline::Code),
            Event::SoftBreak => self.add(Piece::Inline(Inline::Text(" ".to_owned()))),
            Event::HardBreak => self.add(Piece::Inline(Inline::Break)),
            Event::Rule => self.block(Block::Rule, span),
            Event::FootnoteReference(name) => self.mark(&name, span),
            // The block that it is part of is already refused; the rest are not switched on.
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
        Some(())
    }

    fn start(&mut self, tag: Tag<'a>, span: Span) -> Option<()> {
        if self.open.len() >= DEPTH_MAX {
            self.problem(span, ReportTooDeep { limit: DEPTH_MAX });
            return None;
        }
        self.examine(&tag, span);
        self.open.push(Open { tag, span, pieces: Vec::new() });
        Some(())
    }

    /// Refuses what the report can't show.
    fn examine(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::HtmlBlock => self.refuse(span, "HTML", "write it in Markdown, and leave comments out"),
            Tag::Image { .. } if !matches!(&self.open[..], [Open { tag: Tag::Paragraph, .. }]) => {
                self.refuse(span, IMAGE_INSIDE.0, IMAGE_INSIDE.1);
            }
            Tag::Strikethrough => {
                let suggestion = "leave out what no longer holds; write `\\~` for the sign itself";
                self.refuse(span, "words that are struck out", suggestion);
            }
            Tag::Heading { .. } if !self.open.is_empty() => {
                self.problem(span, HeadingInside);
            }
            Tag::Link { link_type, dest_url, .. } if address(*link_type, dest_url).is_none() => {
                self.problem(span, LinkTarget { address: dest_url });
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        let Some(Open { tag, span, pieces }) = self.open.pop() else { return };
        match tag {
            Tag::Paragraph => self.paragraph(pieces, span),
            Tag::Image { dest_url, title, .. } => {
                let written =
                    images::Written { path: &dest_url, title: &title, alt: plain(&inlines(pieces)) };
                let image = images::read(written, span, self.source, self.problems, self.printed);
                if let Some(image) = image {
                    self.add(Piece::Image(image, span));
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.notes.define(&name, flow(pieces), span, self.source, self.problems);
            }
            Tag::Heading { level, .. } => {
                self.block(Block::Heading { level: number(level), inlines: inlines(pieces) }, span);
            }
            Tag::BlockQuote(_) => self.block(Block::Quote(flow(pieces)), span),
            Tag::CodeBlock(_) => self.block(Block::Verbatim(verbatim(pieces)), span),
            Tag::List(start) => {
                let item = |piece| if let Piece::Item(item) = piece { Some(item) } else { None };
                self.block(Block::List { start, items: pieces.into_iter().filter_map(item).collect() }, span);
            }
            Tag::Item => self.add(Piece::Item(flow(pieces))),
            Tag::Table(alignments) => {
                let cells = |piece| if let Piece::Cells(cells) = piece { Some(cells) } else { None };
                let (block, found) =
                    table::block(self.source, &alignments, pieces.into_iter().filter_map(cells).collect());
                for problem in found {
                    self.problems.push(problem);
                }
                self.block(block, span);
            }
            Tag::TableHead | Tag::TableRow => {
                let cell = |piece| if let Piece::Cell(cell) = piece { Some(cell) } else { None };
                self.add(Piece::Cells(Cells { span, cells: pieces.into_iter().filter_map(cell).collect() }));
            }
            Tag::TableCell => self.add(Piece::Cell(inlines(pieces))),
            Tag::Emphasis => self.add(Piece::Inline(Inline::Emphasis(inlines(pieces)))),
            Tag::Strong => self.add(Piece::Inline(Inline::Strong(inlines(pieces)))),
            Tag::Link { link_type, dest_url, .. } => {
                let Some(address) = address(link_type, &dest_url) else { return };
                self.add(Piece::Inline(Inline::Link { address, inlines: inlines(pieces) }));
            }
            // Refused when it began, or not switched on.
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: Span, kind: fn(String) -> Inline) {
        // The file has none, but an entity such as `&#8238;` can spell one.
        if let Some((_, letter)) = characters::first_hidden(text) {
            self.problem(span, HiddenCharacter { name: characters::name(letter) });
        }
        self.printed.texts.push(PlacedText { place: self.source.place(span), text: text.to_owned() });
        if !matches!(kind(String::new()), Inline::Text(_)) || self.is_placeholder() || self.is_verbatim() {
            return self.add(Piece::Inline(kind(text.to_owned())));
        }
        notes::check_text(text, span, self.source, self.problems);
        let is_barred = |open: &Open<'_>| matches!(open.tag, Tag::Heading { .. } | Tag::Image { .. });
        let is_barred = self.open.iter().any(is_barred);
        let finder = Finder { source: self.source, names: self.names, is_barred };
        for inline in finder.pieces(text, span, &mut self.printed.figures, self.problems) {
            self.add(Piece::Inline(inline));
        }
    }

    /// Is nothing open but a paragraph of names in braces?
    fn is_placeholder(&self) -> bool {
        matches!(&self.open[..], [Open { tag: Tag::Paragraph, span, .. }]
            if placeholders::lines(self.source, *span, figures::is_alone).is_some())
    }

    fn is_verbatim(&self) -> bool {
        self.open.iter().any(|open| matches!(open.tag, Tag::CodeBlock(_)))
    }

    /// A footnote's mark. A heading's would stand in the list of contents too, and a link leads to one place.
    fn mark(&mut self, name: &str, span: Span) {
        let is_barred = |open: &Open<'_>| {
            matches!(
                open.tag,
                Tag::Heading { .. } | Tag::Image { .. } | Tag::Link { .. } | Tag::FootnoteDefinition(_)
            )
        };
        if self.open.iter().any(is_barred) {
            let what = "a footnote within a heading, a link, an image or another footnote";
            self.refuse(span, what, "put the mark in the text around it");
        }
        let (index, is_first) = self.notes.number(name);
        self.add(Piece::Inline(Inline::Note { index, is_first }));
    }

    /// Text, an image that stands alone, or the places of generated parts.
    fn paragraph(&mut self, mut pieces: Vec<Piece>, span: Span) {
        let names = if self.open.is_empty() {
            placeholders::lines(self.source, span, figures::is_alone)
        } else {
            None
        };
        if let Some(names) = names {
            for name in names {
                if let Some(part) = self.places.take(&name, self.source, self.problems) {
                    self.block(Block::Part(part), span);
                }
            }
            return;
        }
        match pieces.pop() {
            Some(Piece::Image(image, _)) if pieces.is_empty() => {
                return self.block(Block::Image(image), span);
            }
            last => pieces.extend(last),
        }
        for piece in &pieces {
            if let Piece::Image(_, span) = piece {
                self.refuse(*span, IMAGE_INSIDE.0, IMAGE_INSIDE.1);
            }
        }
        self.block(Block::Paragraph(inlines(pieces)), span);
    }

    fn block(&mut self, block: Block, span: Span) {
        if self.open.is_empty() {
            self.placed.push(Placed { block, span });
        } else {
            self.add(Piece::Block(block));
        }
    }

    fn add(&mut self, piece: Piece) {
        if let Some(open) = self.open.last_mut() {
            open.pieces.push(piece);
        }
    }

    fn refuse(&mut self, span: Span, what: &str, suggestion: &str) {
        self.problem(span, MarkdownUnsupported { what, suggestion });
    }

    fn problem(&mut self, span: Span, problem: impl Into<Problem>) {
        self.problems.push(self.source.problem(span, problem));
    }
}

const IMAGE_INSIDE: (&str, &str) = (
    "an image within other text",
    "put the image in a paragraph of its own, with an empty line before and after it",
);

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
