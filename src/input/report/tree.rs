//! Markdown events → blocks. What a document can't show is refused where it stands, so that nothing is lost in silence.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag};

use super::table::{self, Cells};
use crate::diag::{Code, Problem, Problems, catalogue};
use crate::domain::{Block, Inline, ListItem};
use crate::input::source::{Source, Span};
use crate::input::{PlacedText, characters};

/// Levels of nesting: the typesetter's own depth is bounded too.
const DEPTH_MAX: usize = 24;

/// A block at the top level, with its place.
pub(super) struct Placed {
    pub(super) block: Block,
    pub(super) span: Span,
}

/// Reads the blocks of a text; `None` when it is nested too deeply to go on.
pub(super) fn blocks(
    source: &Source<'_>,
    problems: &mut Problems,
    texts: &mut Vec<PlacedText>,
) -> Option<Vec<Placed>> {
    // Footnotes are switched on to be refused by name; read as text, they would lose their notes.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut builder = Builder { source, problems, texts, open: Vec::new(), placed: Vec::new() };
    for (event, range) in Parser::new_ext(source.text, options).into_offset_iter() {
        builder.take(event, Span { start: range.start, end: range.end })?;
    }
    Some(builder.placed)
}

/// A finished part of some open element.
enum Piece {
    Block(Block),
    Inline(Inline),
    Item(ListItem),
    Cell(Vec<Inline>),
    Cells(Cells),
}

/// An element whose end is still to come.
struct Open<'a> {
    tag: Tag<'a>,
    span: Span,
    pieces: Vec<Piece>,
}

struct Builder<'a, 'b> {
    source: &'b Source<'a>,
    problems: &'b mut Problems,
    texts: &'b mut Vec<PlacedText>,
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
            Event::Rule => {
                self.refuse(span, "a line across the page", "use a heading where something new begins");
            }
            // A footnote's reference and its definition are both pointed at.
            Event::FootnoteReference(_) => self.refuse(span, FOOTNOTE.0, FOOTNOTE.1),
            // The block that it is part of is already refused; the rest are not switched on.
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
        Some(())
    }

    fn start(&mut self, tag: Tag<'a>, span: Span) -> Option<()> {
        if self.open.len() >= DEPTH_MAX {
            let limit = DEPTH_MAX.to_string();
            self.problem(catalogue::REPORT_TOO_DEEP, span, &[("limit", &limit)]);
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
            Tag::Image { .. } => {
                self.refuse(span, "an image", "attach it as documentation of an activity in activities.yaml");
            }
            Tag::FootnoteDefinition(_) => self.refuse(span, FOOTNOTE.0, FOOTNOTE.1),
            Tag::Heading { .. } if !self.open.is_empty() => {
                self.problem(catalogue::HEADING_INSIDE, span, &[]);
            }
            Tag::Link { link_type, dest_url, .. } if address(*link_type, dest_url).is_none() => {
                self.problem(catalogue::LINK_TARGET, span, &[("address", dest_url)]);
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        let Some(Open { tag, span, pieces }) = self.open.pop() else { return };
        match tag {
            Tag::Paragraph => self.block(Block::Paragraph(inlines(pieces)), span),
            Tag::Heading { level, .. } => {
                self.block(Block::Heading { level: number(level), inlines: inlines(pieces) }, span);
            }
            Tag::BlockQuote(_) => self.block(Block::Quote(flow(pieces)), span),
            Tag::CodeBlock(_) => self.block(Block::Verbatim(plain(pieces)), span),
            Tag::List(start) => {
                let item = |piece| if let Piece::Item(item) = piece { Some(item) } else { None };
                self.block(Block::List { start, items: pieces.into_iter().filter_map(item).collect() }, span);
            }
            Tag::Item => self.add(Piece::Item(flow(pieces))),
            Tag::Table(_) => {
                let cells = |piece| if let Piece::Cells(cells) = piece { Some(cells) } else { None };
                let (block, found) =
                    table::block(self.source, pieces.into_iter().filter_map(cells).collect());
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
            self.problem(catalogue::HIDDEN_CHARACTER, span, &[("name", &characters::name(letter))]);
        }
        self.texts.push(PlacedText { place: self.source.place(span), text: text.to_owned() });
        self.add(Piece::Inline(kind(text.to_owned())));
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
        self.problem(catalogue::MARKDOWN_UNSUPPORTED, span, &[("what", what), ("suggestion", suggestion)]);
    }

    fn problem(&mut self, code: Code, span: Span, arguments: &[(&str, &str)]) {
        let problem: Problem = self.source.problem(code, span, arguments);
        self.problems.push(problem);
    }
}

const FOOTNOTE: (&str, &str) = ("a footnote", "write the note in the text itself, in brackets if need be");

/// The address a link leads to, if it is of a kind that a document may hold.
fn address(link: LinkType, target: &str) -> Option<String> {
    if link == LinkType::Email {
        return Some(format!("mailto:{target}"));
    }
    let lower = target.to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    let plain = !target.contains(char::is_whitespace) && characters::first_hidden(target).is_none();
    (known && plain).then(|| target.to_owned())
}

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

/// The inlines among the pieces, with pieces of text that belong together made one.
fn inlines(pieces: Vec<Piece>) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for piece in pieces {
        match (piece, inlines.last_mut()) {
            (Piece::Inline(Inline::Text(text)), Some(Inline::Text(before))) => before.push_str(&text),
            (Piece::Inline(inline), _) => inlines.push(inline),
            _ => {}
        }
    }
    inlines
}

/// The blocks among the pieces; an item of a tight list holds bare inlines, which make paragraphs.
fn flow(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut bare = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Block(block) => {
                close(&mut bare, &mut blocks);
                blocks.push(block);
            }
            piece => bare.push(piece),
        }
    }
    close(&mut bare, &mut blocks);
    blocks
}

fn close(bare: &mut Vec<Piece>, blocks: &mut Vec<Block>) {
    let inlines = inlines(std::mem::take(bare));
    if !inlines.is_empty() {
        blocks.push(Block::Paragraph(inlines));
    }
}

/// The text of a block that is set as it stands.
fn plain(pieces: Vec<Piece>) -> String {
    let text = inlines(pieces).into_iter().map(|inline| match inline {
        Inline::Text(text) => text,
        _ => String::new(),
    });
    text.collect::<String>().trim_end_matches('\n').to_owned()
}
