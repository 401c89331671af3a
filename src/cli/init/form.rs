//! The annotated `agreement.yaml`: what was given goes into its gaps, and what isn't known leaves its key open.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::facts::{Fact, Given, NAME};
use crate::diag::{Code, Problem, Problems, catalogue};
use crate::input::{self, FileContent, Folder};

/// The file with its gaps, `<so>`.
const TEMPLATE: &str = include_str!("../../../templates/new/agreement.yaml");

/// What a file that is still being filled in can't have yet: none of these is the fault of a value.
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

/// What speaks against one more value, in the words that `check` would use: what is wrong with the file that has it, and
/// not with the file that hasn't.
pub(super) fn objection(known: &Given, fact: &Fact, value: &str) -> Option<Problem> {
    if let Some(keys) = fact.keys() {
        let values = values(&keys, value);
        let is_missing = |place: usize| values.get(place).is_none_or(|value| value.is_empty());
        if let Some(place) = (0..keys.len()).find(|place| is_missing(*place)) {
            let incomplete =
                catalogue::AnswerIncomplete { option: fact.option, key: &keys[place], keys: keys.join(", ") };
            return Some(incomplete.into());
        }
    }
    let before = problems(known);
    let is_open = |problem: &Problem| STILL_OPEN.contains(&problem.code());
    let is_known = |problem: &Problem| before.iter().any(|other| other.message == problem.message);
    let after = problems(&known.clone().with(fact, value));
    after.iter().find(|problem| !is_open(problem) && !is_known(problem)).cloned()
}

/// What is wrong with the file that these values make.
fn problems(given: &Given) -> Problems {
    let content = FileContent::Bytes(Arc::from(filled(given).as_bytes()));
    let files = BTreeMap::from([("agreement.yaml".to_owned(), content)]);
    let id = given.one(NAME).unwrap_or("agreement").to_owned();
    input::read(&Folder { path: format!("inputs/{id}"), id, files }).problems
}

/// The file with the values in their places.
pub(super) fn filled(given: &Given) -> String {
    TEMPLATE.lines().map(|line| filled_line(line, given) + "\n").collect()
}

/// A line of the template with its gaps filled: one value, a map of them, or rows below the line.
fn filled_line(line: &str, given: &Given) -> String {
    let (code, comment) = line.find('#').map_or((line, ""), |place| line.split_at(place));
    let Some((key, gaps)) = code.split_once(": ").filter(|(_, gaps)| gaps.contains('<')) else {
        return line.to_owned();
    };
    let (mut values, mut rows) = (Vec::new(), String::new());
    for part in gaps.trim_matches([' ', '{', '}']).split(", ") {
        let Some((name, gap)) = part.trim_end_matches('>').split_once('<') else { continue };
        let Some(fact) = Fact::all().find(|fact| fact.option == gap) else { continue };
        for value in given.all(gap) {
            match fact.keys() {
                Some(keys) => rows.push_str(&row(key, &keys, gap, value)),
                None => values.push(format!("{name}{}", scalar(fact.value, value))),
            }
        }
    }
    let value = match values.join(", ") {
        values if gaps.starts_with('{') && !values.is_empty() => format!(" {{{values}}}"),
        value if value.is_empty() => value,
        value => format!(" {value}"),
    };
    let space = if comment.is_empty() { "" } else { " " };
    format!("{key}:{value}{space}{comment}{rows}")
}

/// A row on a line of its own; a milestone's basis is called as its option is.
fn row(list: &str, keys: &[String], option: &str, value: &str) -> String {
    let parts = keys.iter().zip(values(keys, value));
    let mut parts: Vec<String> = parts.map(|(key, value)| format!("{key}: {}", scalar(key, value))).collect();
    if list == "milestones" {
        parts.push(format!("basis: {option}"));
    }
    format!("\n  - {{{}}}", parts.join(", "))
}

/// The values of a row, as many as there are keys or fewer.
fn values<'a>(keys: &[String], value: &'a str) -> Vec<&'a str> {
    value.splitn(keys.len(), ',').map(str::trim).collect()
}

/// A single value as YAML: figures as they were typed where they are figures.
fn scalar(kind: &str, value: &str) -> String {
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
    let is_plain = matches!(kind, "DATE" | "AMOUNT" | "share") && value.chars().all(is_figure);
    if is_plain { value.to_owned() } else { quoted(value) }
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

    fn given(values: &[(&str, &str)]) -> Given {
        values.iter().fold(Given::default(), |given, (option, value)| given.with(&fact(option), value))
    }

    fn fact(option: &str) -> Fact {
        Fact::all().find(|fact| fact.option == option).unwrap()
    }

    #[test]
    fn each_fact_has_a_place_in_the_file() {
        let homeless =
            Fact::all().map(|fact| fact.option).filter(|fact| !TEMPLATE.contains(&format!("<{fact}>")));
        assert_eq!(homeless.collect::<Vec<_>>(), ["name"]);
    }

    #[test]
    fn a_value_stands_where_its_gap_was() {
        let text = filled(&given(&[
            ("advance", "signing, 75, Ved signering, straks"),
            ("settlement", "final, Til slutt"),
            ("person", "kari, Kari Eksempel, Prosjektleder"),
            ("person", "ola, Ola Mønster, Rådgiver: alt"),
            ("buyer-city", "Drammen"),
            ("seller-postal-code", "0101"),
            ("title", "Nytt"),
        ]));
        for line in [
            r#"  - {id: signing, share: 75, title: "Ved signering, straks", basis: advance}"#,
            "  - {id: final, title: Til slutt, basis: settlement}",
            "  - {id: kari, name: Kari Eksempel, role: Prosjektleder}",
            r#"  - {id: ola, name: Ola Mønster, role: "Rådgiver: alt"}"#,
            r#"  address: {city: Drammen} # {street: …, postal_code: "…", city: …}"#,
            r#"  address: {postal_code: "0101"} # {street: …, postal_code: "…", city: …}"#,
            "title: Nytt # hva avtalen gjelder",
        ] {
            assert!(text.lines().any(|other| other == line), "{line} isn't in\n{text}");
        }
    }

    #[test]
    fn what_isnt_known_is_open() {
        assert!(!filled(&Given::default()).lines().any(|line| line.contains('<')));
        assert!(filled(&Given::default()).contains("\ntitle: # hva avtalen gjelder\n"));
    }

    #[test]
    fn an_objection_is_about_the_last_value_only() {
        let code = |values: &[(&str, &str)]| {
            let ((option, value), known) = values.split_last().unwrap();
            objection(&given(known), &fact(option), value).map(|problem| problem.code().as_str())
        };
        assert_eq!(code(&[("seller-org-number", "300000127")]), Some("E0207"));
        assert_eq!(code(&[("seller-org-number", "300000126")]), None);
        assert_eq!(code(&[("seller-org-number", "300000127"), ("frame", "1000")]), None);
        assert_eq!(code(&[("from", "2026-03-01"), ("to", "2026-02-01")]), Some("E0304"));
        assert_eq!(code(&[("frame", "150 000,00")]), Some("E0205"));
        assert_eq!(code(&[("advance", "signing, 75")]), Some("E0034"));
        assert_eq!(code(&[("person", "Kari, Kari Eksempel, Prosjektleder")]), Some("E0209"));
        assert_eq!(code(&[("name", "Min avtale")]), Some("E0021"));
        assert_eq!(code(&[("vat", "registered")]), Some("E0202"));
        assert_eq!(code(&[("title", "#1: \"alt\"")]), None);
    }
}
