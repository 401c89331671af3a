//! What a code means.

use include_dir::{Dir, include_dir};
use serde::Serialize;

use super::output::Output;
use crate::diag::catalogue::{self, CATALOGUE, CodeUnknown, RETIRED};
use crate::diag::{Code, Errors};

/// A page for each code: why it matters, with its source, and an example, which `tests/problems.rs` runs.
static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/problems");

/// The page of one code, for programs.
#[derive(Serialize)]
struct Explained<'a> {
    code: &'a str,
    severity: &'a str,
    message: String,
    help: String,
    page: &'a str,
}

/// The page of one code.
pub(super) fn explain(typed: &str) -> Result<Output, Errors> {
    let typed = typed.trim_matches(['[', ']']);
    let retired = RETIRED.iter().find(|(retired, _)| retired.eq_ignore_ascii_case(typed));
    let Some(code) = catalogue::find(typed).or(retired.map(|(_, successor)| *successor)) else {
        return Err(CodeUnknown { code: typed, known: nearest(typed) }.into());
    };
    let note = retired.map_or_else(String::new, |(retired, _)| {
        format!("{retired} is retired; what it told is told as {code} now.\n\n")
    });
    let severity = code.severity().word();
    let (message, help) = (without_gaps(code.message()), without_gaps(code.help()));
    let page = page(code);
    let text = format!("{note}{severity}[{code}]: {message}\n\nWhat to do: {help}.\n\n{page}");
    Ok(Output::new(text, &Explained { code: code.as_str(), severity, message, help, page }))
}

/// A code's page without its heading, which the catalogue says in full.
fn page(code: Code) -> &'static str {
    let file = PAGES.get_file(format!("{code}.md"));
    let text = file.and_then(|file| file.contents_utf8()).unwrap_or_default();
    text.split_once("\n\n").map_or(text, |(_, body)| body)
}

/// The code that looks most like what was typed.
fn nearest(typed: &str) -> &'static str {
    let typed = typed.to_ascii_uppercase();
    let codes = CATALOGUE.iter().map(|code| code.as_str());
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
    use super::{CATALOGUE, Code, PAGES, explain, nearest, page, without_gaps};

    #[test]
    fn a_page_shows_its_gaps_as_dots() {
        let page = explain("[e0003]").unwrap();
        assert!(page.text.starts_with("error[E0003]: there is no agreement `…` under `inputs`\n"));
        assert!(page.json().contains(r#""help": "the agreements are …""#));
    }

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        for code in CATALOGUE.iter() {
            let file = PAGES.get_file(format!("{code}.md")).unwrap_or_else(|| panic!("{code} has no page"));
            let heading = format!("# {code}: {}\n\n", without_gaps(code.message()));
            assert!(file.contents_utf8().unwrap().starts_with(&heading), "{code}.md begins with {heading}");
            assert!(!page(*code).is_empty());
        }
        // The last one tells how a page is written.
        assert_eq!(PAGES.files().count(), CATALOGUE.len() + 1);
    }

    /// What people write wrong in a file is worth an example: whoever adds such a code adds one.
    #[test]
    fn what_is_written_by_hand_has_an_example() {
        let by_hand = |code: &&Code| code.as_str().starts_with("E02") || code.as_str().starts_with("E03");
        for code in CATALOGUE.iter().filter(by_hand) {
            assert!(page(*code).contains("\nInstead of\n\n"), "{code}");
        }
    }

    #[test]
    fn a_retired_code_leads_to_the_one_in_its_place() {
        let page = explain("E1110").unwrap();
        assert!(
            page.text.starts_with("E1110 is retired; what it told is told as E0099 now.\n\nerror[E0099]")
        );
    }

    #[test]
    fn a_mistyped_code_gets_the_nearest() {
        assert_eq!(nearest("e00003"), "E0003");
        let problems = explain("E00003").unwrap_err();
        assert!(problems.iter().all(|problem| problem.help.contains("`E0003`")));
    }
}
