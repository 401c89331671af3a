//! Is what a voucher says seen in its receipt? The paid sum, the date and the supplier are looked for in the receipt's own
//! words, in the ways in which people and tills write them. What is found is evidence; what isn't proves nothing.

use serde::Serialize;

use crate::bokmal;
use crate::domain::{AgreementId, Voucher, VoucherNumber};
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
    /// What isn't seen: `sum`, `date`, `supplier`.
    pub unseen: Vec<&'static str>,
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
            paid: found(pages, 4, |words| bokmal::ore_in(&joined(words)) == Some(voucher.gross.ore())),
            date: found(pages, 3, |words| bokmal::day_in(&joined(words)) == Some(voucher.date)),
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

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
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

/// Every place where the supplier's name stands: its words one after the other, whatever stands between them.
fn supplier(name: &str, pages: &[&Lines]) -> Vec<Seen> {
    let wanted: Vec<String> = bokmal::name_words(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut seen = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        let all: Vec<(String, &Word)> = lines
            .iter()
            .flatten()
            .flat_map(|word| bokmal::name_words(&word.text).into_iter().map(move |token| (token, word)))
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
                let letters: String = line.iter().flat_map(|word| bokmal::name_words(&word.text)).collect();
                if letters.contains(&joined) {
                    seen.push(around(page, line));
                }
            }
        }
    }
    seen
}
