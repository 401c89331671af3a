//! YAML text → [`Node`]: the only file that knows `saphyr_parser`. Limits and refusals come before anything is built.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput};

use super::node::{Entry, Kind, Node};
use super::origin::Span;
use super::source::Source;
use super::{characters, syntax};
use crate::diag::catalogue::{
    DuplicateKey, HiddenCharacter, SeveralDocuments, TooDeep, TooMuch, YamlReference, YamlSyntax,
};
use crate::diag::{Problem, Problems};

/// Levels of nesting.
const DEPTH_MAX: usize = 24;
/// Values in one file.
const NODES_MAX: usize = 200_000;

/// Reads the tree of a file; `None` when it can't be trusted, with the problem that says why.
pub(super) fn tree(source: &Source, problems: &mut Problems) -> Option<Node> {
    let mut builder = Builder { source, problems: Problems::new(), nodes: 0, last: Position::default() };
    let root = builder.document();
    problems.extend(builder.problems);
    root.ok().flatten()
}

struct Builder<'a> {
    source: &'a Source,
    problems: Problems,
    nodes: usize,
    last: Position,
}

/// A place of the file, in the parser's count and in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Position {
    line: usize,
    column: usize,
    byte: usize,
}

type Events<'a> = Parser<'a, StrInput<'a>>;

/// The file can't be trusted; the problem that says why has been reported.
struct Refused;

impl<'a> Builder<'a> {
    /// The one document of the file; `None` when there is nothing but comments.
    fn document(&mut self) -> Result<Option<Node>, Refused> {
        let mut events = Parser::new_from_str(&self.source.text);
        let mut root = None;
        loop {
            let (event, span) = self.next(&mut events)?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(self.fatal(span, SeveralDocuments));
                }
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                event => root = Some(self.node(&mut events, event, span, 0)?),
            }
        }
    }

    fn next(&mut self, events: &mut Events<'a>) -> Result<(Event<'a>, Span), Refused> {
        match events.next_event() {
            Some(Ok((event, span))) => {
                Ok((event, Span { start: self.byte(span.start), end: self.byte(span.end) }))
            }
            Some(Err(error)) => Err(self.syntax(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    /// The byte at a marker, which counts characters; they are counted on from the last marker on the same line.
    fn byte(&mut self, marker: Marker) -> usize {
        let (line, column) = (marker.line(), marker.col());
        let start = Position { line, column: 0, byte: self.source.line_start(line) };
        let from = Some(self.last).filter(|last| last.line == line && last.column <= column).unwrap_or(start);
        let text = self.source.line(line);
        let rest = text.get(from.byte - start.byte..).unwrap_or_default();
        let offset = rest.char_indices().nth(column - from.column).map_or(rest.len(), |(at, _)| at);
        self.last = Position { line, column, byte: from.byte + offset };
        self.last.byte
    }

    fn syntax(&mut self, error: &ScanError) -> Refused {
        let start = self.byte(*error.marker());
        let words = syntax::explain(error.info());
        self.fatal(Span { start, end: start }, YamlSyntax { why: words.why, suggestion: words.suggestion })
    }

    fn fatal(&mut self, span: Span, problem: impl Into<Problem>) -> Refused {
        self.problems.push(self.source.problem(span, problem));
        Refused
    }

    fn node(
        &mut self,
        events: &mut Events<'a>,
        event: Event<'a>,
        span: Span,
        depth: usize,
    ) -> Result<Node, Refused> {
        self.count(span, depth)?;
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_references(anchor, tag.is_some(), span)?;
                self.refuse_hidden(&text, span);
                let plain = style == ScalarStyle::Plain;
                Ok(Node { span, kind: Kind::Scalar { text: text.into_owned(), plain } })
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_references(anchor, tag.is_some(), span)?;
                self.list(events, span, depth)
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_references(anchor, tag.is_some(), span)?;
                self.map(events, span, depth)
            }
            _ => Err(self.fatal(span, YamlReference { what: "an alias (`*name`)" })),
        }
    }

    fn count(&mut self, span: Span, depth: usize) -> Result<(), Refused> {
        self.nodes += 1;
        if depth > DEPTH_MAX {
            return Err(self.fatal(span, TooDeep { limit: DEPTH_MAX }));
        }
        if self.nodes > NODES_MAX {
            return Err(self.fatal(span, TooMuch { limit: "200 000 values" }));
        }
        Ok(())
    }

    fn refuse_references(&mut self, anchor: usize, tagged: bool, span: Span) -> Result<(), Refused> {
        let what = match (anchor, tagged) {
            (0, false) => return Ok(()),
            (0, true) => "a tag (`!name`)",
            _ => "an anchor (`&name`)",
        };
        Err(self.fatal(span, YamlReference { what }))
    }

    /// A double-quoted text can spell a hidden character with an escape; one that was typed is already told of.
    fn refuse_hidden(&mut self, text: &str, span: Span) {
        let typed = self.source.text.get(span.start..span.end).unwrap_or_default();
        if characters::first_hidden(typed).is_some() {
            return;
        }
        if let Some((_, letter)) = characters::first_hidden(text) {
            let name = characters::name(letter);
            self.problems.push(self.source.problem(span, HiddenCharacter { name }));
        }
    }

    fn list(&mut self, events: &mut Events<'a>, start: Span, depth: usize) -> Result<Node, Refused> {
        let mut rows = Vec::new();
        loop {
            let (event, span) = self.next(events)?;
            if event == Event::SequenceEnd {
                let end = rows.last().map_or(span.end, |row: &Node| row.span.end.max(flow_end(span)));
                return Ok(Node { span: Span { start: start.start, end }, kind: Kind::List(rows) });
            }
            rows.push(self.node(events, event, span, depth + 1)?);
        }
    }

    fn map(&mut self, events: &mut Events<'a>, start: Span, depth: usize) -> Result<Node, Refused> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = BTreeMap::new();
        loop {
            let (event, span) = self.next(events)?;
            if event == Event::MappingEnd {
                let end = entries.last().map_or(span.end, |entry| entry.value.span.end.max(flow_end(span)));
                return Ok(Node { span: Span { start: start.start, end }, kind: Kind::Map(entries) });
            }
            let key_span = span;
            let Kind::Scalar { text: key, .. } = self.node(events, event, span, depth + 1)?.kind else {
                let words = syntax::COMPLEX_KEY;
                return Err(self.fatal(key_span, YamlSyntax { why: words.why, suggestion: words.suggestion }));
            };
            let (event, span) = self.next(events)?;
            let value = self.node(events, event, span, depth + 1)?;
            if let Some(first) = seen.get(&key) {
                let line = self.source.line_of(*first);
                self.problems.push(self.source.problem(key_span, DuplicateKey { key: &key, line }));
            } else {
                seen.insert(key.clone(), key_span.start);
            }
            entries.push(Entry { key, key_span, value });
        }
    }
}

/// The end of a bracketed list or map is its bracket; the end of an indented one is its last value's, and
/// the parser's mark for it, which is empty, stands on some later line.
fn flow_end(span: Span) -> usize {
    if span.end > span.start { span.end } else { 0 }
}
