//! Characters that make a text read differently on screen than it is.

/// The first character of `text` that can't be seen, and its byte.
pub(super) fn first_hidden(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, letter)| is_hidden(*letter))
}

/// Tabs and line breaks can be seen; other controls, marks of direction and signs without a shape can't.
fn is_hidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => letter.is_control(),
    }
}

/// What to call a hidden character.
pub(super) fn name(letter: char) -> String {
    let name = match letter {
        '\r' => "a carriage return without a line feed",
        '\u{feff}' => "a byte order mark",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a mark that changes the direction of text"
        }
        letter if letter.is_control() => "a control character",
        _ => "a character without a shape",
    };
    format!("{name} (U+{:04X})", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_of_emoji_and_norwegian_letters_can_be_seen() {
        assert_eq!(first_hidden("Blåbærsyltetøy 👩\u{200d}👧 «»\t–"), None);
    }

    #[test]
    fn marks_of_direction_are_found_where_they_stand() {
        assert_eq!(first_hidden("æ\u{202e}x"), Some((2, '\u{202e}')));
        assert_eq!(name('\u{202e}'), "a mark that changes the direction of text (U+202E)");
    }
}
