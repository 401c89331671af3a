//! New rows below those that a file has, in the file's own style: its comments, order and line breaks stay.

use std::ops::RangeInclusive;

use super::document;
use super::forms::Scalar;
use super::keys::{Form, Keys};
use super::node::{Kind, Node};
use super::schema::SchemaKind;
use super::source::Source;
use super::written::{plain_or_quoted, quoted};
use super::{FileContent, Folder, yaml};
use crate::diag::Problems;
use crate::domain::InputFile;

/// A file with its new rows.
#[derive(Debug)]
pub struct Appended {
    /// The whole text.
    pub text: String,
    /// The lines that new rows stand on, from 1.
    pub lines: RangeInclusive<usize>,
}

/// How the rows of a list are written.
#[derive(Debug, Clone)]
struct Style {
    /// What stands before the first key of a row.
    before: String,
    /// `{…}` on one line, or a line for each key.
    flow: bool,
    /// The rows stand inside one pair of brackets.
    in_brackets: bool,
    /// An empty line between two rows.
    spaced: bool,
}

/// Writes rows in the place of others, each named by the line that it begins on, in these rows' style; what the new row
/// doesn't say stays as it was. `None` when a row can't be told from the others, or has a comment that would be lost.
#[must_use]
pub fn replace(folder: &Folder, kind: SchemaKind, rows: &[(usize, Node)]) -> Option<Folder> {
    let mut problems = Problems::new();
    let source = document::text(folder, kind.file(), &mut problems)?;
    let root = yaml::tree(&source, &mut problems)?;
    let Kind::List(existing) = &root.entry(kind.name())?.value.kind else { return None };
    let line_break = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = source.text.clone();
    let mut rows: Vec<&(usize, Node)> = rows.iter().collect();
    rows.sort_by_key(|(line, _)| std::cmp::Reverse(*line));
    for (line, new) in rows {
        let mut there = existing.iter().filter(|row| source.line_of(row.span.start) == *line);
        let (old, None) = (there.next()?, there.next()) else { return None };
        let end = old.entries().iter().map(|entry| entry.value.span.end.max(entry.key_span.end)).max()?;
        let flow = source.text.get(old.span.start..)?.starts_with('{');
        let end = if flow { end + source.text.get(end..)?.find('}')? + 1 } else { end };
        let written_before = source.text.get(old.span.start..end)?;
        if written_before.lines().any(|line| line.contains(" #") || line.trim_start().starts_with('#')) {
            return None;
        }
        let indent = source.text.get(source.line_start(*line)..old.span.start)?.to_owned();
        let style = Style { before: indent, flow, in_brackets: false, spaced: false };
        let row = written(&merged(old, new, kind.row_keys()), kind.row_keys(), &style, line_break);
        text.replace_range(old.span.start..end, &row);
    }
    Some(folder.with_text(kind.file(), &text))
}

/// What the new row says, and of the old one what the new one doesn't: how long something took is said by one of them.
fn merged(old: &Node, new: &Node, keys: Keys) -> Node {
    const HOW_LONG: [&str; 4] = ["hours", "from", "to", "break"];
    let said = |key: &str| new.value(key).filter(|value| !value.is_open());
    let is_timed = HOW_LONG.iter().any(|key| said(key).is_some());
    let kept = |key: &str| old.entry(key).filter(|_| !(is_timed && HOW_LONG.contains(&key)));
    let entry = |key: &str| new.entry(key).filter(|_| said(key).is_some()).or_else(|| kept(key));
    let entries = keys.iter().filter_map(|key| entry(key.name).or_else(|| new.entry(key.name)).cloned());
    Node { span: old.span, kind: Kind::Map(entries.collect()) }
}

/// Puts rows at the end of a file's list; `None` when there is no safe place for them in the text as it is.
#[must_use]
pub fn append(folder: &Folder, kind: SchemaKind, rows: &[Node]) -> Option<Appended> {
    let new = New { keys: kind.row_keys(), rows };
    if !folder.files.contains_key(kind.file().name()) {
        let first = format!("{}{}:\n", schema_line(folder, kind), kind.name());
        return Some(join(&first, "", &usual(kind), &new, "\n"));
    }
    let mut problems = Problems::new();
    let source = document::text(folder, kind.file(), &mut problems)?;
    let root = yaml::tree(&source, &mut problems)?;
    let entry = root.entry(kind.name())?;
    let list = &entry.value;
    let text = source.text.as_str();
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if list.is_open() {
        let at = line_end(text, entry.key_span.end);
        return Some(join(text.get(..at)?, text.get(at..)?, &usual(kind), &new, line_break));
    }
    let Kind::List(existing) = &list.kind else { return None };
    let in_brackets = text.get(list.span.start..)?.starts_with('[');
    let Some(lowest) = existing.last() else {
        let (before, after) = without_brackets(text, list)?;
        return Some(join(&before, after, &usual(kind), &new, line_break));
    };
    let (style, at) = if in_brackets {
        let style = Style { before: ", ".to_owned(), flow: true, in_brackets, spaced: false };
        (style, lowest.span.end)
    } else {
        (style_of(&source, existing)?, line_end(text, lowest.span.end))
    };
    Some(join(text.get(..at)?, text.get(at..)?, &style, &new, line_break))
}

/// The comment by which editors find the schema, as the agreement has it.
fn schema_line(folder: &Folder, kind: SchemaKind) -> String {
    let Some(FileContent::Bytes(bytes)) = folder.files.get(InputFile::Agreement.name()) else {
        return String::new();
    };
    let text = String::from_utf8_lossy(bytes);
    let first = text.lines().next().filter(|line| line.starts_with("# yaml-language-server:"));
    first.map_or_else(String::new, |line| {
        format!("{}\n", line.replace("agreement.schema", &format!("{}.schema", kind.name())))
    })
}

/// How rows are written where there are none yet.
fn usual(kind: SchemaKind) -> Style {
    let flow = kind == SchemaKind::Hours;
    Style { before: "  - ".to_owned(), flow, in_brackets: false, spaced: false }
}

/// The text before and after an empty list without its `[]`, split where its rows can stand.
fn without_brackets<'a>(text: &'a str, list: &Node) -> Option<(String, &'a str)> {
    let start = list.span.start;
    let brackets = text.get(start..)?.strip_prefix('[')?;
    let inside = brackets.find(']').filter(|at| brackets.get(..*at).is_some_and(is_blank))?;
    let closed = start + inside + 2;
    let end = line_end(text, closed);
    let before = text.get(..start)?.trim_end_matches(' ');
    let comment = text.get(closed..end)?;
    Some((format!("{before}{comment}"), text.get(end..)?))
}

/// Nothing but blanks on one line?
fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter == ' ')
}

/// The style of the last row, and whether empty lines stand between rows.
fn style_of(source: &Source, rows: &[Node]) -> Option<Style> {
    let last = rows.last()?;
    let line_start = source.line_start(source.line_of(last.span.start));
    let before = source.text.get(line_start..last.span.start)?;
    if before.trim() != "-" || !before.trim_end().ends_with('-') {
        return None;
    }
    let between = rows.windows(2).last().and_then(|pair| match pair {
        [first, second] => source.text.get(first.span.end..second.span.start),
        _ => None,
    });
    // An empty line before a comment sets off a part of the list, and not each row.
    let spaced = between.is_some_and(|between| {
        !between.contains('#') && between.lines().skip(1).any(|line| line.trim().is_empty())
    });
    let flow = source.text.get(last.span.start..)?.starts_with('{');
    Some(Style { before: before.to_owned(), flow, in_brackets: false, spaced })
}

/// The end of the line that a byte stands on, its break included; a line's first byte is where the one before ended.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let starts_line = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    if starts_line { at } else { rest.find('\n').map_or(text.len(), |line_break| at + line_break + 1) }
}

/// Rows to be written, and the keys that they can have.
struct New<'a> {
    keys: Keys,
    rows: &'a [Node],
}

/// Writes rows between two texts.
fn join(before: &str, after: &str, style: &Style, new: &New<'_>, line_break: &str) -> Appended {
    let mut text = before.to_owned();
    if !style.in_brackets && !text.ends_with('\n') {
        text.push_str(line_break);
    }
    let first = 1 + text.matches('\n').count();
    for row in new.rows {
        if style.spaced {
            text.push_str(line_break);
        }
        text.push_str(&style.before);
        text.push_str(&written(row, new.keys, style, line_break));
        if !style.in_brackets {
            text.push_str(line_break);
        }
    }
    let last = 1 + text.trim_end().matches('\n').count();
    text.push_str(after);
    Appended { text, lines: first..=last }
}

/// One row as it is written.
fn written(row: &Node, keys: Keys, style: &Style, line_break: &str) -> String {
    let mut values = Vec::new();
    for entry in row.entries() {
        let form = keys.iter().find(|key| key.name == entry.key).map(|key| key.form);
        values.push(format!("{}: {}", entry.key, spelled(form, &entry.value, style.flow)));
    }
    if style.flow {
        return format!("{{{}}}", values.join(", "));
    }
    values.join(&format!("{line_break}{}", " ".repeat(style.before.chars().count())))
}

/// A value as it is written: times of day, and labels that may be digits only, always in quotes.
fn spelled(form: Option<Form>, value: &Node, flow: bool) -> String {
    match (&value.kind, form) {
        _ if value.is_open() => "null".to_owned(),
        (Kind::Scalar { text, .. }, Some(Form::Value(Scalar::Time | Scalar::Label))) => quoted(text),
        (Kind::Scalar { text, .. }, Some(Form::Value(Scalar::Text)))
            if !text.starts_with(char::is_alphabetic) =>
        {
            quoted(text)
        }
        (Kind::Scalar { text, .. }, _) => plain_or_quoted(text, flow),
        (Kind::List(rows), _) => {
            let rows: Vec<String> = rows.iter().map(|row| spelled(None, row, true)).collect();
            format!("[{}]", rows.join(", "))
        }
        (Kind::Map(_), _) => "{}".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::node::Entry;
    use super::super::origin::Span;
    use super::*;

    fn appended(text: &str) -> Option<String> {
        let content = FileContent::Bytes(text.as_bytes().into());
        let files = BTreeMap::from([("hours.yaml".to_owned(), content)]);
        let folder = Folder { id: "x".to_owned(), path: "inputs/x".to_owned(), files };
        let span = Span::default();
        let value = |text: &str| Node { span, kind: Kind::Scalar { text: text.to_owned(), plain: false } };
        let entry = |key: &str, text| Entry { key: key.to_owned(), key_span: span, value: value(text) };
        let row = Node { span, kind: Kind::Map(vec![entry("person", "ola"), entry("note", "a: b")]) };
        append(&folder, SchemaKind::Hours, &[row]).map(|appended| appended.text)
    }

    #[test]
    fn a_row_goes_below_the_last_in_the_same_style() {
        for (before, after) in [
            (
                "hours:\n  - {person: kari} # x\n# end\n",
                "hours:\n  - {person: kari} # x\n  - {person: ola, note: \"a: b\"}\n# end\n",
            ),
            ("hours:\n- person: kari", "hours:\n- person: kari\n- person: ola\n  note: \"a: b\"\n"),
            (
                "hours:\r\n-   person: kari\r\nsample: true\r\n",
                "hours:\r\n-   person: kari\r\n-   person: ola\r\n    note: \"a: b\"\r\nsample: true\r\n",
            ),
            ("hours: [] # none\n", "hours: # none\n  - {person: ola, note: \"a: b\"}\n"),
            ("hours: [{person: kari}]\n", "hours: [{person: kari}, {person: ola, note: \"a: b\"}]\n"),
            (
                "hours:\n  - person: kari\n\n  - person: siv\n",
                "hours:\n  - person: kari\n\n  - person: siv\n\n  - person: ola\n    note: \"a: b\"\n",
            ),
            (
                "hours:\n  - note: |\n      words\n\nsample: true\n",
                "hours:\n  - note: |\n      words\n\n  - person: ola\n    note: \"a: b\"\nsample: true\n",
            ),
        ] {
            assert_eq!(appended(before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn where_there_is_no_safe_place_nothing_is_guessed() {
        assert_eq!(appended("hours: [\n]\n"), None);
        assert_eq!(appended("sample: true\n"), None);
        assert_eq!(appended("hours:\n  - - {}\n  -\n    {person: kari}\n"), None);
    }
}
