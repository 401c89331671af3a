//! File names that survive every mail system, portal and file system.

use std::collections::BTreeSet;

use crate::domain::ascii_part;

/// The longest part before the extension, well below what any system allows.
const STEM_MAX: usize = 80;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name in lower-case ASCII letters, digits, `-`, `_` and the `.` before its extension: `Møterom 1.PDF`
/// becomes `moeterom-1.pdf`. A letter without an ASCII relative becomes `-`; a name of such letters alone
/// becomes `fil`.
#[must_use]
pub fn ascii_name(name: &str) -> String {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_extension(extension) => {
            (stem, ascii_part(extension))
        }
        _ => (name, String::new()),
    };
    let mut stem = ascii_part(stem);
    stem.truncate(STEM_MAX);
    let stem = match stem.trim_end_matches('-') {
        "" => "fil".to_owned(),
        device if is_device(device) => format!("{device}-fil"),
        usable => usable.to_owned(),
    };
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

/// The ASCII names of several files that will stand in one folder: where two would be the same, the later
/// one gets a number.
#[must_use]
pub fn ascii_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names
        .into_iter()
        .map(|name| {
            let wanted = ascii_name(name);
            let numbered = (2_u32..).map(|number| with_number(&wanted, number));
            let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
            let name = free.unwrap_or(wanted);
            taken.insert(name.clone());
            name
        })
        .collect()
}

fn with_number(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{number}.{extension}"),
        None => format!("{name}-{number}"),
    }
}

/// Does what follows the last point say what kind of file it is?
fn is_extension(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_device(stem: &str) -> bool {
    let numbered =
        |prefix| stem.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}
