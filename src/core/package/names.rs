//! File names that survive every mail system, portal and file system.

use std::collections::BTreeSet;

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

/// Letters, digits and `_`, with one `-` for each run of anything else, none at the ends.
fn ascii_part(text: &str) -> String {
    let mut part = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' | '_' => part.push(character),
            // A letter written as a base letter with a mark after it, as macOS writes names: the mark goes.
            '\u{300}'..='\u{36f}' => {}
            _ => match ascii_letters(character) {
                Some(letters) => part.push_str(letters),
                None if part.is_empty() || part.ends_with('-') => {}
                None => part.push('-'),
            },
        }
    }
    part.truncate(part.trim_end_matches('-').len());
    part
}

/// How a lower-case Latin letter is written without its marks; the Nordic ones as Norwegians write them.
fn ascii_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' | 'œ' => "oe",
        'å' => "aa",
        'ß' => "ss",
        'þ' => "th",
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ŏ' | 'ő' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
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
