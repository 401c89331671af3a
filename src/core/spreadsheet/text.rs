//! Words as they are compared.

/// A text without what people write in different ways: capitals, hyphens, dots, brackets, double blanks.
pub(super) fn normal(text: &str) -> String {
    let words = text.to_lowercase();
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
