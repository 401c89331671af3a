//! Rows of a workbook that nobody sees: hidden by hand, by a filter, or without height. The reader of cells doesn't tell.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// Bytes of one part at the most, as it is when it is unpacked: a sheet of the rows that are read has a tenth of that.
const PART_BYTES_MAX: u64 = 200_000_000;

/// Numbers of the hidden rows, from 1, by the name of their sheet; `None` when the workbook is damaged.
pub(super) fn rows(bytes: &[u8]) -> Option<BTreeMap<String, Vec<usize>>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut sheets = Vec::new();
    each(&mut archive, "xl/workbook.xml", "sheet", |sheet| {
        sheets.extend(attribute(sheet, "name").zip(attribute(sheet, "id")));
    })?;
    let mut parts = BTreeMap::new();
    each(&mut archive, "xl/_rels/workbook.xml.rels", "Relationship", |part| {
        parts.extend(attribute(part, "Id").zip(attribute(part, "Target")));
    })?;
    let mut hidden = BTreeMap::new();
    for (name, id) in sheets {
        let Some(target) = parts.get(&id) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let (mut number, mut rows) = (0, Vec::new());
        // A sheet of another kind has a part of another kind, with no rows.
        each(&mut archive, &path, "row", |row| {
            number = attribute(row, "r").and_then(|number| number.parse().ok()).unwrap_or(number + 1);
            let is = |name: &str, wanted: &[&str]| {
                attribute(row, name).is_some_and(|value| wanted.contains(&value.as_str()))
            };
            if number > 0 && (is("hidden", &["1", "true"]) || is("ht", &["0"])) {
                rows.push(number);
            }
        });
        hidden.insert(name, rows);
    }
    Some(hidden)
}

/// Calls `visit` with each element of a name; `None` when the part isn't there, or is no XML.
fn each(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    path: &str,
    name: &str,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Option<()> {
    let part = archive.by_name(path).ok()?.take(PART_BYTES_MAX);
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                visit(&element);
            }
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// The value of an attribute, whatever its prefix is.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
