//! The only file that knows `serde_yaml`: how a value is written, without quotes where YAML reads it as it is.

/// Words that some readers of YAML take for yes or no.
const YES_OR_NO: [&str; 6] = ["yes", "no", "on", "off", "y", "n"];

/// A value without quotes if YAML then reads it as it is, and in quotes if not. Inside brackets a comma ends it too.
#[must_use]
pub fn plain_or_quoted(text: &str, in_brackets: bool) -> String {
    let begins_well = text.starts_with(char::is_alphanumeric);
    let is_word = !YES_OR_NO.contains(&text.to_lowercase().as_str());
    if begins_well && is_word && is_read_as_it_is(text, in_brackets) { text.to_owned() } else { quoted(text) }
}

fn is_read_as_it_is(text: &str, in_brackets: bool) -> bool {
    let list = if in_brackets { format!("[{text}]") } else { format!("- {text}") };
    let read = serde_yaml::from_str::<Vec<Option<String>>>(&list);
    read.is_ok_and(|read| read.len() == 1 && read.first().is_some_and(|read| read.as_deref() == Some(text)))
}

/// A text in double quotes; YAML reads all that JSON writes.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_where_yaml_would_read_something_else() {
        for text in ["kari", "2026-01-15", "7.50", "0192", "true", "Møte i Hønefoss", "a#b", "a:b", "C++"] {
            assert_eq!(plain_or_quoted(text, true), text);
        }
        for text in
            ["null", "No", "a: b", "a #b", "a:", " a", "a ", "- a", "a, b", "[a]", "a\nb", "«a»", "~", ""]
        {
            assert!(plain_or_quoted(text, true).starts_with('"'), "{text}");
        }
        assert_eq!(plain_or_quoted("Møte, Hønefoss", false), "Møte, Hønefoss");
        assert_eq!(quoted("a \"b\"\n\\"), r#""a \"b\"\n\\""#);
    }
}
