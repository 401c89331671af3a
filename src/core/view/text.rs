//! Text from the inputs, made safe to set.

/// Letters in a row that fit the narrowest column of text.
const RUN_MAX: usize = 24;
/// Letters in a row that fit a column as wide as an amount.
const NARROW_MAX: usize = 15;
/// Letters in a row where the template parts words by syllables; what is longer is an address or a slip.
const WORD_MAX: usize = 30;
/// Where a line may break without a mark.
pub(super) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// A word longer than any column gets places to break at; Typst would let it run into the next column.
#[must_use]
pub(super) fn breakable(text: &str) -> String {
    broken_after(RUN_MAX, text)
}

/// The same for the narrowest columns, of numbers and of names over figures.
#[must_use]
pub(super) fn narrow(text: &str) -> String {
    broken_after(NARROW_MAX, text)
}

/// The same for prose, and for columns that part words by syllables: only what is no word gets places to break at.
#[must_use]
pub(super) fn hyphenable(text: &str) -> String {
    broken_after(WORD_MAX, text)
}

fn broken_after(letters: usize, text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars() {
        if letter.is_whitespace() || letter == '-' {
            run = 0;
        } else {
            if run == letters {
                safe.push(ZERO_WIDTH_SPACE);
                run = 0;
            }
            run += 1;
        }
        safe.push(letter);
    }
    safe
}
