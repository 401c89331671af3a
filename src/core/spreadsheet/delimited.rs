//! Text files with a row a line (.csv), in the encodings and with the separators that are met in Norway.

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::cell::Cell;
use super::table::{Row, Table};
use super::unreadable;
use crate::diag::Errors;

/// Separators, the likeliest first: Norwegian Excel writes semicolons.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];
/// Rows at the most.
const ROWS_MAX: usize = 20_000;

/// The table of a text file.
pub(super) fn table(file: &str, bytes: &[u8]) -> Result<Table, Errors> {
    let no_text = || unreadable(file, "it isn't text", "save it as an Excel workbook (.xlsx) or as CSV");
    let text = decoded(bytes).filter(|text| !text.contains('\0')).ok_or_else(no_text)?;
    let (separator, text) = named_separator(&text).unwrap_or((None, &text));
    let separator = separator.unwrap_or_else(|| likeliest(text));
    let records = records(text, separator).ok_or_else(no_text)?;
    if records.len() > ROWS_MAX {
        let why = format!("it has over {ROWS_MAX} rows");
        return Err(unreadable(file, &why, "delete what isn't rows of the project, or split the file"));
    }
    let (mut rows, mut line, mut counted) = (Vec::new(), 1, 0);
    for record in &records {
        let start = start_of(text, record);
        line += line_breaks(text.get(counted..start).unwrap_or_default());
        counted = start;
        rows.push(Row { number: line, cells: record.iter().map(cell).collect(), ..Row::default() });
    }
    Ok(Table::new(file, None, rows))
}

/// The byte at which a record begins; the reader passes over empty lines only after it has noted the place.
fn start_of(text: &str, record: &StringRecord) -> usize {
    let at = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
    text.len() - text.get(at..).unwrap_or_default().trim_start_matches(['\r', '\n']).len()
}

/// The reader's own count of lines is late where they end as on Windows.
fn line_breaks(text: &str) -> usize {
    text.replace("\r\n", "\n").matches(['\r', '\n']).count()
}

/// A text that a spreadsheet could take for a formula is written with an apostrophe before it, which isn't part of it.
fn cell(text: &str) -> Cell {
    let guarded = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\'']));
    Cell::text(guarded.unwrap_or(text))
}

/// The text of a file: UTF-16 by its mark, UTF-8 if it is that, or else what Norwegian Excel writes, Windows-1252.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    let pairs = |read: fn([u8; 2]) -> u16| {
        let units = bytes.get(2..).unwrap_or_default().chunks_exact(2).map(move |pair| match pair {
            [first, second] => read([*first, *second]),
            _ => 0,
        });
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    if bytes.starts_with(b"\xFF\xFE") {
        return pairs(u16::from_le_bytes);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return pairs(u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// A byte of Windows-1252; five of them stand for nothing.
fn windows_1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’',
        '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().filter(|letter| *letter != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// Excel's own way to name the separator: a first line such as `sep=;`, which is then an empty row.
fn named_separator(text: &str) -> Option<(Option<u8>, &str)> {
    let separator = text.strip_prefix("sep=")?.bytes().next().filter(u8::is_ascii)?;
    let rest = text.get(5..).filter(|rest| rest.starts_with(['\r', '\n']))?;
    Some((Some(separator), rest))
}

/// The separator that gives the first row with several cells the most of them.
fn likeliest(text: &str) -> u8 {
    let cells = |separator: &u8| {
        let rows = records(text, *separator).unwrap_or_default();
        rows.iter().map(StringRecord::len).find(|cells| *cells > 1).unwrap_or(1)
    };
    // Of equals, the last one is the largest for `max_by_key`.
    SEPARATORS.into_iter().rev().max_by_key(cells).unwrap_or(b';')
}

fn records(text: &str, separator: u8) -> Option<Vec<StringRecord>> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true).terminator(Terminator::CRLF);
    let mut reader = builder.from_reader(text.as_bytes());
    reader.records().collect::<Result<_, _>>().ok()
}
