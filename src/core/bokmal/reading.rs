//! Figures, days and names as people and tills write them, read back: only to look for what is known already.

use chrono::NaiveDate;

/// Øre, if this is an amount such as `1 250,00`, `1.250,00`, `1,250.00`, `1250.00`, `kr 1250,-` or `NOK 1 250`. Whole kroner
/// without øre need a word beside them that says what they are.
#[must_use]
pub fn ore_in(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let mut bare = lower.trim_matches([':', ';', '*', '=', '(', ')', '|', '"']);
    let mut has_unit = false;
    loop {
        let before = bare;
        for unit in ["nok", "kr.", "kr", "sum", "totalt", "total"] {
            let cut = bare.strip_prefix(unit).or_else(|| bare.strip_suffix(unit));
            if let Some(rest) = cut.filter(|rest| !rest.starts_with(char::is_alphabetic)) {
                has_unit = has_unit || unit.starts_with('k') || unit == "nok";
                bare = rest.trim_matches([' ', ':', '\u{a0}']);
            }
        }
        if before == bare {
            break;
        }
    }
    ore(bare, has_unit)
}

/// Øre, if this is an amount.
fn ore(text: &str, has_unit: bool) -> Option<i64> {
    let text = text.trim_start_matches('+');
    let (negative, text) = text.strip_prefix(['-', '\u{2212}']).map_or((false, text), |rest| (true, rest));
    let (kroner, ore) = if let Some(kroner) = text.strip_suffix(",-").or_else(|| text.strip_suffix(".-")) {
        (kroner, "00")
    } else if let Some(kroner) = text.strip_suffix(",–").or_else(|| text.strip_suffix(",\u{2014}")) {
        (kroner, "00")
    } else {
        match text.rfind([',', '.']).map(|place| (&text[..place], &text[place + 1..])) {
            Some((kroner, ore)) if ore.len() == 2 => (kroner, ore),
            _ if has_unit => (text, "00"),
            _ => return None,
        }
    };
    let groups: Vec<&str> = kroner.split([' ', '.', ',', '\'', '\u{a0}']).collect();
    let is_digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped =
        groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if !groups.iter().all(is_digits) || !is_grouped || !is_digits(&ore) {
        return None;
    }
    let digits = groups.concat() + ore;
    let amount: i64 = digits.parse().ok()?;
    Some(if negative { -amount } else { amount })
}

/// The day, as `12.3.2026`, `12.03.26`, `2026-03-12`, `12/03/26` or `12. mars 2026`.
#[must_use]
pub fn day_in(text: &str) -> Option<NaiveDate> {
    let text = text.to_lowercase();
    // A clock may follow at once: `2026-03-12t14:02:11`.
    let text = match text.find('t') {
        Some(place) if text[..place].ends_with(|letter: char| letter.is_ascii_digit()) => &text[..place],
        _ => text.as_str(),
    };
    let text = text.trim_matches([',', ';', '(', ')', ':', '.']);
    let parts: Vec<&str> =
        text.split(['.', '-', '/', ' ', '\u{2013}']).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts[..] else { return None };
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(first.parse().ok()?, number(middle)?, number(last)?);
    }
    let month = number(middle).or_else(|| month(middle))?;
    let year = match last.len() {
        4 => last.parse().ok()?,
        2 => 2000 + last.parse::<i32>().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, number(first)?)
}

/// Months by their first three letters, in Norwegian and English.
fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "des dec"];
    let beginning: String = name.chars().take(3).collect();
    let place = MONTHS.iter().position(|month| month.split(' ').any(|known| known == beginning))?;
    u32::try_from(place + 1).ok()
}

/// Forms of companies, which a receipt may leave out.
const FORMS: [&str; 14] =
    ["as", "asa", "ans", "da", "sa", "enk", "ba", "ks", "nuf", "sf", "hf", "ab", "aps", "oy"];

/// The words of a name, in lower case and without the form of the company.
#[must_use]
pub fn name_words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).filter(|part| !FORMS.contains(&part.as_str())).collect()
}
