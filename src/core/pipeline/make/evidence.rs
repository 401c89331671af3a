//! Is what a voucher says seen in its receipt? The paid sum, the date and the supplier are looked for in the receipt's own
//! words, in the ways in which people and tills write them. What is found is evidence; what isn't proves nothing.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{AgreementId, Voucher, VoucherNumber};
use crate::num::Money;
use crate::typesetting::{Lines, Word};

/// Where on a page something is seen, in tenths of a point from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pipeline) struct Seen {
    /// Which page of those that were looked at, from 0.
    pub(in crate::pipeline) page: usize,
    pub(in crate::pipeline) left: u32,
    pub(in crate::pipeline) top: u32,
    pub(in crate::pipeline) right: u32,
    pub(in crate::pipeline) bottom: u32,
}

/// What of a voucher a program sees in its receipts. It is evidence: what isn't seen may stand there all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptSeen {
    /// The agreement.
    pub agreement: AgreementId,
    /// The voucher.
    pub voucher: VoucherNumber,
    /// Where it is written, such as `costs.yaml:12`.
    pub row: String,
    /// Its receipts.
    pub files: Vec<String>,
    /// Have they text? A picture can only be read by people.
    pub readable: bool,
    /// Is the sum seen that was paid?
    pub paid: bool,
    /// Is the date seen?
    pub date: bool,
    /// Is the supplier's name seen?
    pub supplier: bool,
}

/// What of a voucher is seen in its receipts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::pipeline) struct Evidence {
    pub(in crate::pipeline) paid: Vec<Seen>,
    pub(in crate::pipeline) date: Vec<Seen>,
    pub(in crate::pipeline) supplier: Vec<Seen>,
}

impl Evidence {
    /// Looks at the pages of a voucher's receipts.
    pub(in crate::pipeline) fn of(voucher: &Voucher, pages: &[&Lines]) -> Self {
        Self {
            paid: found(pages, 4, |words| is_amount(words, voucher.gross)),
            date: found(pages, 3, |words| date(words) == Some(voucher.date)),
            supplier: supplier(&voucher.supplier, pages),
        }
    }

    /// Everything that is seen.
    pub(in crate::pipeline) fn all(&self) -> impl Iterator<Item = &Seen> {
        self.paid.iter().chain(&self.date).chain(&self.supplier)
    }
}

/// Every run of at most so many words of a line that `is` takes; of runs within each other the shortest.
fn found(pages: &[&Lines], most: usize, is: impl Fn(&[Word]) -> bool) -> Vec<Seen> {
    let mut seen = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        for line in lines.iter() {
            let mut start = 0;
            while start < line.len() {
                let length = (1..=most.min(line.len() - start)).find(|length| {
                    let words = &line[start..start + length];
                    is(words) && !goes_on(line, start, start + length)
                });
                seen.extend(length.map(|length| around(page, &line[start..start + length])));
                start += length.unwrap_or(1);
            }
        }
    }
    seen
}

fn around(page: usize, words: &[Word]) -> Seen {
    let edge = |edge: fn(&Word) -> u32| words.iter().map(edge);
    Seen {
        page,
        left: edge(|word| word.left).min().unwrap_or_default(),
        top: edge(|word| word.top).min().unwrap_or_default(),
        right: edge(|word| word.left + word.width).max().unwrap_or_default(),
        bottom: edge(|word| word.top + word.height).max().unwrap_or_default(),
    }
}

/// Do digits stand so close before or behind these words that they are part of a longer number?
fn goes_on(line: &[Word], start: usize, end: usize) -> bool {
    let close = |left: &Word, right: &Word| {
        right.left.saturating_sub(left.left + left.width) * 2 < left.height.max(right.height)
    };
    let digits = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    let before = start.checked_sub(1).map(|place| &line[place]);
    let is_group = |text: &str| text.chars().take_while(char::is_ascii_digit).count() >= 3;
    before.is_some_and(|word| {
        digits(&word.text) && word.text.len() <= 3 && close(word, &line[start]) && is_group(&line[start].text)
    }) || line.get(end).is_some_and(|word| {
        digits(&word.text)
            && word.text.len() == 3
            && close(&line[end - 1], word)
            && digits(&line[end - 1].text)
    })
}

/// Is this the sum, as `1 250,00`, `1.250,00`, `1,250.00`, `1250.00`, `kr 1250,-`, `NOK 1 250` or `1250,-`? Whole kroner
/// without øre need a word beside them that says what they are.
fn is_amount(words: &[Word], sum: Money) -> bool {
    let text: String = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
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
    ore(bare, has_unit) == Some(sum.ore())
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
fn date(words: &[Word]) -> Option<NaiveDate> {
    let text: String =
        words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ").to_lowercase();
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

/// Every place where the supplier's name stands: its words one after the other, whatever stands between them.
fn supplier(name: &str, pages: &[&Lines]) -> Vec<Seen> {
    let wanted: Vec<String> =
        tokens(name).into_iter().filter(|token| !FORMS.contains(&token.as_str())).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut seen = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        let all: Vec<(String, &Word)> = lines
            .iter()
            .flatten()
            .flat_map(|word| tokens(&word.text).into_iter().map(move |token| (token, word)))
            .filter(|(token, _)| !FORMS.contains(&token.as_str()))
            .collect();
        for run in all.windows(wanted.len()) {
            if run.iter().zip(&wanted).all(|((token, _), wanted)| token == wanted) {
                let words: Vec<Word> = run.iter().map(|(_, word)| (*word).clone()).collect();
                // A name on two lines is boxed where it begins.
                let first: Vec<Word> = words
                    .iter()
                    .filter(|word| word.top.abs_diff(words[0].top) * 2 < words[0].height)
                    .cloned()
                    .collect();
                seen.push(around(page, &first));
            }
        }
        // Letters spaced out, or a name written in one.
        if seen.is_empty() {
            let joined = wanted.concat();
            for line in lines.iter().filter(|_| joined.chars().count() >= 5) {
                let letters: String = line.iter().flat_map(|word| tokens(&word.text)).collect();
                if letters.contains(&joined) {
                    seen.push(around(page, line));
                }
            }
        }
    }
    seen
}

/// Words of letters and digits, in lower case.
fn tokens(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}
