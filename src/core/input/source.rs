//! The text of one input file: decoding, lines, and the one place where an excerpt of it is cut.

use std::collections::BTreeMap;

use crate::diag::catalogue::{HiddenCharacter, NotUtf8, TooMuch};
use crate::diag::{Place, Problem, Problems};

use super::characters;
use super::masked::masked;
use super::origin::{Origin, Span};

/// Bytes a text file may have.
pub(super) const BYTES_MAX: usize = 2_000_000;
/// Bytes a line may have: every problem carries its line.
const LINE_BYTES_MAX: usize = 8_000;

/// The text of an input file.
#[derive(Debug)]
pub(super) struct Source {
    /// Path from the workspace.
    pub(super) path: String,
    /// The whole text.
    pub(super) text: String,
    /// At which byte each line starts.
    line_starts: Vec<usize>,
    /// Those lines, by number, that hold a national identity number, with it hidden.
    masked_lines: BTreeMap<usize, String>,
}

impl Source {
    /// Takes the bytes of a file for text, unless that would be a guess.
    pub(super) fn decode(path: String, bytes: &[u8], problems: &mut Problems) -> Option<Self> {
        if bytes.len() > BYTES_MAX {
            problems.push(TooMuch { limit: "2 MB" }.at(Place::file(path)));
            return None;
        }
        // Some editors write a mark before the first letter, which is none.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::new(path, text).examined(problems),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = before.split(|byte| *byte == b'\n').count();
                problems.push(NotUtf8 { line }.at(Place::file(path)));
                None
            }
        }
    }

    fn new(path: String, text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        let mut source = Self { path, text: text.to_owned(), line_starts, masked_lines: BTreeMap::new() };
        let lines = (1..).zip(source.lines());
        let masked = lines.filter_map(|(number, (_, line))| {
            let masked = masked(line);
            (masked != line).then_some((number, masked))
        });
        source.masked_lines = masked.collect();
        source
    }

    /// The source itself, if nothing in it keeps a reader from seeing what the program sees.
    fn examined(self, problems: &mut Problems) -> Option<Self> {
        let mut sound = true;
        for line in 1..=self.line_starts.len() {
            let text = self.line(line);
            if text.len() > LINE_BYTES_MAX {
                problems.push(TooMuch { limit: "8000 bytes on one line" }.at(Place::file(&self.path)));
                return None;
            }
            if let Some((at, letter)) = characters::first_hidden(text) {
                let start = self.line_start(line) + at;
                let span = Span { start, end: start + letter.len_utf8() };
                let name = characters::name(letter);
                problems.push(self.problem(span, HiddenCharacter { name }));
                // What a parser of YAML takes too may be read on, so that the rest of the file is told of as well.
                sound &= !letter.is_control();
            }
        }
        sound.then_some(self)
    }

    /// The line's number, from 1, that a byte stands on.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    /// The first byte of a line.
    pub(super) fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// A line without its break.
    pub(super) fn line(&self, line: usize) -> &str {
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(self.line_start(line)..end).unwrap_or_default();
        text.trim_end_matches(['\n', '\r'])
    }

    /// Where a line stands, without its break.
    pub(super) fn line_span(&self, line: usize) -> Span {
        let start = self.line_start(line);
        Span { start, end: start + self.line(line).len() }
    }

    /// All lines, with their numbers and first bytes.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..=self.line_starts.len()).map(|line| (self.line_start(line), self.line(line)))
    }

    /// A whole line, without what it is indented by.
    pub(super) fn whole_line(&self, line: usize) -> Place {
        let text = self.line(line);
        let start = self.line_start(line) + text.len() - text.trim_start().len();
        self.place(Span { start, end: self.line_start(line) + text.len() })
    }
}

impl Source {
    /// A problem at a stretch of the file.
    pub(super) fn problem(&self, span: Span, problem: impl Into<Problem>) -> Problem {
        (self as &dyn Origin).problem(span, problem)
    }
}

impl Origin for Source {
    /// Of several lines, on the first.
    fn place(&self, span: Span) -> Place {
        let line = self.line_of(span.start);
        let text = self.line(line);
        let from = (span.start - self.line_start(line)).min(text.len());
        let to = span.end.saturating_sub(self.line_start(line)).clamp(from, text.len());
        let characters = |part: Option<&str>| part.unwrap_or_default().trim_end().chars().count();
        Place {
            file: self.path.clone(),
            line,
            column: text.get(..from).unwrap_or_default().chars().count() + 1,
            length: characters(text.get(from..to)).max(1),
            excerpt: self.masked_lines.get(&line).map_or_else(|| text.to_owned(), Clone::clone),
            cell: None,
        }
    }

    fn line_at(&self, span: Span) -> usize {
        self.line_of(span.start)
    }
}
