//! What a code means.

use serde::Serialize;

use super::output::Output;
use crate::diag::catalogue::{self, example_of};
use crate::diag::{Code, Entry, Problem, Problems, Severity};

/// The page of one code, for programs.
#[derive(Serialize)]
struct Page<'a> {
    code: &'a str,
    severity: &'a str,
    message: String,
    help: String,
    why: &'a str,
    example: Option<Example>,
}

#[derive(Serialize)]
struct Example {
    wrong: &'static str,
    right: &'static str,
}

/// The page of one code.
pub(super) fn explain(code: &str) -> Result<Output, Problems> {
    let Some(entry) = Code::find(code.trim_matches(['[', ']'])) else {
        let arguments = [("code", code), ("known", nearest(code))];
        return Err(Problem::new(catalogue::CODE_UNKNOWN, &arguments).into());
    };
    let severity = match entry.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let Entry { code, message, help, why, .. } = entry;
    let (message, help) = (without_gaps(message), without_gaps(help));
    let example = example_of(code);
    let shown = example.map_or_else(String::new, |example| {
        format!("\nExample:\n{}\nbecomes:\n{}", indented(example.wrong), indented(example.right))
    });
    let text = format!("{severity}[{code}]: {message}\n\nWhat to do: {help}.\n\nWhy: {why}\n{shown}");
    let example = example.map(|example| Example { wrong: example.wrong, right: example.right });
    Ok(Output::new(text, &Page { code, severity, message, help, why, example }))
}

/// Lines of a file, set apart from the sentences.
fn indented(lines: &str) -> String {
    lines
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
        .collect()
}

/// The code that looks most like what was typed.
fn nearest(typed: &str) -> &'static str {
    let typed = typed.to_ascii_uppercase();
    let codes = catalogue::CATALOGUE.iter().map(|entry| entry.code);
    codes.min_by_key(|code| strsim::levenshtein(code, &typed)).unwrap_or_default()
}

/// The sentence with `…` where a problem names what it met.
fn without_gaps(sentence: &str) -> String {
    let mut parts = sentence.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::{explain, nearest};

    #[test]
    fn a_page_shows_its_gaps_as_dots() {
        let page = explain("[e0003]").unwrap();
        assert!(page.text.starts_with("error[E0003]: there is no agreement `…` under `inputs`\n"));
        assert!(page.json().contains(r#""help": "the agreements are …""#));
    }

    #[test]
    fn a_mistyped_code_gets_the_nearest() {
        assert_eq!(nearest("e00003"), "E0003");
        let problems = explain("E00003").unwrap_err();
        assert!(problems.iter().all(|problem| problem.help.contains("`E0003`")));
    }
}
