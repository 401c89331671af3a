//! The words of a spreadsheet for what the agreement knows by ids.

use std::collections::{BTreeMap, BTreeSet};

use super::text::normal;
use crate::domain::Agreement;

/// Kinds of cost, in the words that people use.
const CATEGORIES: [(&str, &[&str]); 6] = [
    ("travel", &["reise", "reiser", "transport"]),
    ("hospitality", &["servering", "bevertning", "mat", "representasjon"]),
    ("venue", &["lokale", "lokaler", "møterom", "leie", "leie av lokale"]),
    ("services", &["tjeneste", "tjenester", "kjøp av tjenester", "konsulent"]),
    ("materials", &["materiell", "materialer", "trykksaker", "utstyr", "rekvisita"]),
    ("other", &["annet", "andre", "diverse"]),
];

/// Id and names of each that a key can have; none for a key with free text.
pub(super) fn names<'a>(agreement: &'a Agreement, key: &str) -> Vec<(&'a str, Vec<String>)> {
    let people = agreement.people.iter().map(|person| (person.id.as_str(), of_person(&person.name)));
    let goals = agreement.sub_goals.iter().map(|goal| (goal.id.as_str(), vec![goal.title.clone()]));
    match key {
        "person" => people.collect(),
        "sub_goal" => goals.collect(),
        "category" => {
            let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            CATEGORIES.iter().map(|(id, words)| (*id, owned(words))).collect()
        }
        _ => Vec::new(),
    }
}

/// Of each word in plain form, the ids that it can stand for.
pub(super) fn ids(names: &[(&str, Vec<String>)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, words) in names {
        for word in words.iter().map(String::as_str).chain([*id]) {
            ids.entry(normal(word)).or_default().insert((*id).to_owned());
        }
    }
    ids
}

/// A name as it is written, with any of its last words first, as in «Etternavn, Fornavn», and the first word alone.
fn of_person(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last_first = (1..words.len()).filter_map(|at| {
        let (first, last) = words.split_at_checked(at)?;
        Some([last, first].concat().join(" "))
    });
    let alone = words.first().map(|first| (*first).to_owned());
    std::iter::once(name.to_owned()).chain(last_first).chain(alone).collect()
}
