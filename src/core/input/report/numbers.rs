//! Numbers of hours and kroner that somebody wrote into the prose, to be held against those that are computed.

use crate::diag::Place;
use crate::input::origin::{Origin, Span};
use crate::input::source::Source;
use crate::num::{Hours, Money};

/// A number that says how many hours or kroner something came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenNumber {
    /// Where.
    pub place: Place,
    /// As it is written.
    pub text: String,
    /// What it says.
    pub quantity: Quantity,
    /// It has no decimals, so that it may stand for a figure that has some.
    pub is_whole: bool,
}

/// So much of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Hours.
    Hours(Hours),
    /// Kroner.
    Kroner(Money),
}

/// What stands behind a number of hours; and behind, or before, one of kroner.
const HOURS: [&str; 3] = ["timer", "timene", "timers"];
const KRONER: [&str; 4] = ["kr", "kr.", "kroner", "nok"];

/// Words before a number that is only near enough, or a bound.
const ABOUT: [&str; 20] = [
    "ca", "ca.", "cirka", "lag", "omtrent", "omlag", "rundt", "vel", "drøyt", "drøye", "knapt", "knappe",
    "nesten", "nærmere", "over", "under", "minst", "inntil", "opptil", "à",
];

/// Words behind a unit that make a price or a pace of it; `i` does before one of the others.
const EACH: [&str; 7] = ["per", "pr", "pr.", "hver", "årlig", "à", "/"];
const SPANS: [&str; 6] = ["året", "uka", "uken", "måneden", "dagen", "timen"];

/// The numbers of the prose that stands at `span`; those in quotations are somebody else's.
pub(super) fn written(source: &Source, span: Span) -> Vec<WrittenNumber> {
    let tokens = tokens(source.text.get(span.start..span.end).unwrap_or_default());
    // Two tokens of nothing on either side, so that each has neighbours.
    let word = |place: usize| {
        place.checked_sub(2).and_then(|place| tokens.get(place)).map(|token| token.text.to_lowercase())
    };
    let mut found = Vec::new();
    for (place, token) in (2..).zip(&tokens) {
        let [two_before, before, behind, after, last] =
            [place - 2, place - 1, place + 1, place + 2, place + 3]
                .map(|place| word(place).unwrap_or_default());
        let is_led_in = KRONER.contains(&before.as_str());
        let (lead, follow, beyond) =
            if is_led_in { (two_before, &behind, &after) } else { (before, &after, &last) };
        let is_each = EACH.contains(&follow.as_str()) || follow == "i" && SPANS.contains(&beyond.as_str());
        if token.is_quoted || token.is_end_of_range || is_each || ABOUT.contains(&lead.as_str()) {
            continue;
        }
        let Some(digits) = digits(token.text) else { continue };
        let quantity = if HOURS.contains(&behind.as_str()) {
            Hours::parse(&digits).ok().map(Quantity::Hours)
        } else if is_led_in || KRONER.contains(&behind.as_str()) {
            Money::parse(&digits).ok().map(Quantity::Kroner)
        } else {
            None
        };
        let start = span.start + token.start;
        found.extend(quantity.map(|quantity| WrittenNumber {
            place: source.place(Span { start, end: start + token.text.len() }),
            text: token.text.to_owned(),
            quantity,
            is_whole: !digits.contains('.'),
        }));
    }
    found
}

/// A word, a number with its groups of thousands, or another sign.
struct Token<'a> {
    text: &'a str,
    start: usize,
    /// It stands between quotation marks, or as code.
    is_quoted: bool,
    /// A dash stands right before it.
    is_end_of_range: bool,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    while let Some(letter) = text.get(start..).and_then(|rest| rest.chars().next()) {
        let rest = &text[start..];
        let length = match letter {
            '«' | '“' => {
                is_quoted = true;
                letter.len_utf8()
            }
            '»' | '”' => {
                is_quoted = false;
                letter.len_utf8()
            }
            '"' | '`' => {
                is_quoted = !is_quoted;
                1
            }
            // A figure that has its place here.
            '{' => rest.find("}}").map_or(1, |end| end + 2),
            '0'..='9' => number_length(rest),
            _ if letter.is_alphabetic() => word_length(rest),
            _ => letter.len_utf8(),
        };
        let length = if rest.starts_with("&nbsp;") { "&nbsp;".len() } else { length };
        let is_gap =
            letter.is_whitespace() || matches!(letter, '*' | '_' | '\\') || rest.starts_with("&nbsp;");
        if !is_gap {
            let before = tokens.last().filter(|before| before.start + before.text.len() == start);
            let is_end_of_range = before.is_some_and(|before| matches!(before.text, "–" | "-"));
            tokens.push(Token { text: &rest[..length], start, is_quoted, is_end_of_range });
        }
        start += length;
    }
    tokens
}

fn word_length(text: &str) -> usize {
    let length = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    let is_short = matches!(text[..length].to_lowercase().as_str(), "kr" | "ca" | "pr");
    length + usize::from(is_short && text[length..].starts_with('.'))
}

/// Digits, then groups of three behind a space or a full stop, then decimals.
fn number_length(text: &str) -> usize {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = run(text);
    let mut groups = length <= 3;
    while groups {
        let separator = [" ", "\u{a0}", "\u{202f}", "&nbsp;", "."]
            .into_iter()
            .find(|gap| text[length..].starts_with(gap));
        let begin = length + separator.map_or(0, str::len);
        groups = separator.is_some() && run(&text[begin..]) == 3;
        if groups {
            length = begin + 3;
        }
    }
    let decimals = text[length..].strip_prefix([',', '.']).map_or(0, run);
    if decimals > 0 { length + 1 + decimals } else { length }
}

/// The number as the input files write it.
fn digits(text: &str) -> Option<String> {
    text.starts_with(|letter: char| letter.is_ascii_digit()).then_some(())?;
    let (whole, decimals) = match text.rsplit_once([',', '.']) {
        Some((whole, decimals)) if text.contains(',') || decimals.len() < 3 => (whole, Some(decimals)),
        _ => (text, None),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    Some(decimals.map_or_else(|| whole.clone(), |decimals| format!("{whole}.{decimals}")))
}
