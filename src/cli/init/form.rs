//! The annotated `agreement.yaml`: answers go into its gaps, and what isn't known leaves its key open.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::questions::{Form, Given, NAME, Question, question};
use crate::diag::{Code, Problem, catalogue};
use crate::input::{self, FileContent, Folder};

/// The file with its gaps, `<so>`.
const TEMPLATE: &str = include_str!("../../../templates/new/agreement.yaml");

/// What a file that is still being filled in can't have yet: none of these is the fault of an answer.
const STILL_OPEN: [Code; 10] = [
    catalogue::MissingKey::CODE,
    catalogue::EmptyValue::CODE,
    catalogue::EmptyList::CODE,
    catalogue::NoRate::CODE,
    catalogue::SharesSum::CODE,
    catalogue::LastMilestone::CODE,
    catalogue::AdvanceWithoutFrame::CODE,
    catalogue::ExemptReason::CODE,
    catalogue::FactOpen::CODE,
    catalogue::InputMissing::CODE,
];

/// The file with the answers in their places.
#[must_use]
pub(super) fn filled(given: &Given) -> String {
    TEMPLATE.lines().map(|line| filled_line(line, given) + "\n").collect()
}

/// The first thing that speaks against the last answer to `question`, in the words that `check` would use of the file.
pub(super) fn objection(given: &Given, question: &Question) -> Option<Problem> {
    let answer = given.one(question.id)?;
    if let Some(problem) = missing_value(question, answer) {
        return Some(problem);
    }
    let text = filled(given);
    let line = line_of(question, given);
    let id = given.one(NAME).unwrap_or("agreement");
    let files =
        BTreeMap::from([("agreement.yaml".to_owned(), FileContent::Bytes(Arc::from(text.as_bytes())))]);
    let reading = input::read(&Folder { id: id.to_owned(), path: format!("inputs/{id}"), files });
    let is_about_it = |problem: &&Problem| {
        let is_open = STILL_OPEN.contains(&problem.code());
        let place = problem.place.as_ref();
        let is_name = question.id == NAME && problem.code() == catalogue::FolderName::CODE;
        is_name || !is_open && line.is_some() && place.map(|place| place.line) == line
    };
    reading.problems.iter().find(is_about_it).cloned()
}

/// A row needs all of its values.
fn missing_value(question: &Question, answer: &str) -> Option<Problem> {
    let Form::Rows(keys) = question.form else { return None };
    let missing = keys.iter().zip(values(keys, answer).into_iter().map(Some).chain(std::iter::repeat(None)));
    let (key, _) = missing.into_iter().find(|(_, value)| value.is_none_or(str::is_empty))?;
    Some(catalogue::AnswerIncomplete { option: question.id, key, keys: keys.join(", ") }.into())
}

/// The values of a row, as many as there are keys or fewer.
fn values<'a>(keys: &[&str], answer: &'a str) -> Vec<&'a str> {
    answer.splitn(keys.len(), ',').map(str::trim).collect()
}

/// A line of the template with its gap filled, and rows below it.
fn filled_line(line: &str, given: &Given) -> String {
    let Some((before, rest)) = line.split_once('<').filter(|(before, _)| !before.contains('#')) else {
        return line.to_owned();
    };
    let Some((gap, after)) = rest.split_once('>') else { return line.to_owned() };
    let value = match gap {
        "seller-address" | "buyer-address" => address(gap.trim_end_matches("-address"), given),
        "vat" => vat(given),
        "milestones" => {
            rows("advance", ", basis: advance", given) + &rows("settlement", ", basis: settlement", given)
        }
        gap => match question(gap) {
            Some(Question { form: Form::Rows(_), .. }) => rows(gap, "", given),
            Some(question) => given.one(gap).map(|answer| scalar(question.form, answer)).unwrap_or_default(),
            None => String::new(),
        },
    };
    if value.is_empty() {
        return format!("{}{after}", before.trim_end());
    }
    if value.starts_with('\n') {
        format!("{}{after}{value}", before.trim_end())
    } else {
        format!("{before}{value}{after}")
    }
}

/// Which line the last answer to a question stands on, from 1.
fn line_of(question: &Question, given: &Given) -> Option<usize> {
    let gap = match question.id {
        "vat-reason" => "vat",
        "advance" | "settlement" => "milestones",
        id if id.starts_with("seller-") && !matches!(id, "seller-name" | "seller-org-number") => {
            "seller-address"
        }
        id if id.starts_with("buyer-") && !matches!(id, "buyer-name" | "buyer-org-number") => "buyer-address",
        id => id,
    };
    let gap = format!("<{gap}>");
    let above = TEMPLATE.lines().take_while(|line| !line.contains(&gap));
    let lines: usize = above.map(|line| filled_line(line, given).lines().count().max(1)).sum();
    let rows_before = match question.id {
        "settlement" => given.all("advance").len() + given.all("settlement").len(),
        id if question.repeats() => given.all(id).len(),
        _ => 0,
    };
    TEMPLATE.contains(&gap).then_some(lines + 1 + rows_before)
}

fn address(party: &str, given: &Given) -> String {
    let keys = [("street", "street"), ("postal_code", "postal-code"), ("city", "city")];
    flow(&keys.map(|(key, id)| (key, given.one(&format!("{party}-{id}")))))
}

fn vat(given: &Given) -> String {
    flow(&[("status", given.one("vat")), ("reason", given.one("vat-reason"))])
}

/// A map on one line with what is known of it; nothing when nothing is.
fn flow(parts: &[(&str, Option<&str>)]) -> String {
    let known = parts.iter().filter_map(|(key, part)| part.map(|part| format!("{key}: {}", quoted(part))));
    let known: Vec<String> = known.collect();
    if known.is_empty() { String::new() } else { format!("{{{}}}", known.join(", ")) }
}

/// Each answer as a row on a line of its own.
fn rows(id: &str, more: &str, given: &Given) -> String {
    let Some(Question { form: Form::Rows(keys), .. }) = question(id) else { return String::new() };
    let row = |answer: &String| {
        let parts = keys.iter().zip(values(keys, answer));
        let value = |key: &str, value: &str| {
            let form = if key == "share" { Form::Plain } else { Form::Text };
            format!("{key}: {}", scalar(form, value))
        };
        let parts: Vec<String> = parts.map(|(key, part)| value(key, part)).collect();
        format!("\n  - {{{}{more}}}", parts.join(", "))
    };
    given.all(id).iter().map(row).collect()
}

/// A single value as YAML.
fn scalar(form: Form, answer: &str) -> String {
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
    match form {
        Form::Plain if answer.chars().all(is_figure) => answer.to_owned(),
        _ => quoted(answer),
    }
}

/// Words without quotes where YAML reads them as words, and with quotes elsewhere.
fn quoted(text: &str) -> String {
    let begins = text.starts_with(char::is_alphabetic);
    let is_flag = ["true", "false"].contains(&text.to_lowercase().as_str());
    if begins && !is_flag {
        input::plain_or_quoted(text, true)
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::init::questions::QUESTIONS;

    fn given(answers: &[(&str, &str)]) -> Given {
        answers.iter().fold(Given::default(), |given, (id, answer)| given.with(question(id).unwrap(), answer))
    }

    #[test]
    fn each_question_has_a_place_in_the_file() {
        let without_place = |question: &&Question| line_of(question, &Given::default()).is_none();
        let homeless: Vec<_> = QUESTIONS.iter().filter(without_place).map(|question| question.id).collect();
        assert_eq!(homeless, ["name"]);
    }

    #[test]
    fn an_answer_stands_where_it_is_looked_for() {
        let given = given(&[
            ("advance", "signing, 75, Ved signering, straks"),
            ("settlement", "final, Til slutt"),
            ("person", "kari, Kari Eksempel, Prosjektleder"),
            ("person", "ola, Ola Mønster, Rådgiver: alt"),
        ]);
        let text = filled(&given);
        let line = |id| text.lines().nth(line_of(question(id).unwrap(), &given).unwrap() - 1).unwrap();
        assert_eq!(
            line("advance"),
            r#"  - {id: signing, share: 75, title: "Ved signering, straks", basis: advance}"#
        );
        assert_eq!(line("settlement"), "  - {id: final, title: Til slutt, basis: settlement}");
        assert_eq!(line("person"), r#"  - {id: ola, name: Ola Mønster, role: "Rådgiver: alt"}"#);
    }

    #[test]
    fn what_isnt_known_is_open() {
        assert!(!filled(&Given::default()).lines().any(|line| line.contains('<')));
        assert!(filled(&Given::default()).contains("\ntitle: # hva avtalen gjelder\n"));
    }

    #[test]
    fn an_objection_is_about_the_last_answer_only() {
        let code = |answers: &[(&str, &str)]| {
            let (last, _) = answers.last().unwrap();
            objection(&given(answers), question(last).unwrap()).map(|problem| problem.code().as_str())
        };
        assert_eq!(code(&[("seller-org-number", "300000127")]), Some("E0207"));
        assert_eq!(code(&[("seller-org-number", "300000126")]), None);
        assert_eq!(code(&[("from", "2026-03-01"), ("to", "2026-02-01")]), Some("E0304"));
        assert_eq!(code(&[("frame", "150 000,00")]), Some("E0205"));
        assert_eq!(code(&[("advance", "signing, 75")]), Some("E0034"));
        assert_eq!(code(&[("person", "Kari, Kari Eksempel, Prosjektleder")]), Some("E0209"));
        assert_eq!(code(&[("name", "Min avtale")]), Some("E0021"));
        assert_eq!(code(&[("vat", "registered")]), Some("E0202"));
        assert_eq!(code(&[("title", "#1: \"alt\"")]), None);
    }
}
