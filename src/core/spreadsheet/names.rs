//! The words of a spreadsheet for what the agreement knows by ids.

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
pub(super) fn names<'a>(agreement: &'a Agreement, key: &str) -> Vec<(&'a str, Vec<&'a str>)> {
    let people = agreement.people.iter().map(|person| (person.id.as_str(), vec![person.name.as_str()]));
    let goals = agreement.sub_goals.iter().map(|goal| (goal.id.as_str(), vec![goal.title.as_str()]));
    match key {
        "person" => people.collect(),
        "sub_goal" => goals.collect(),
        "category" => CATEGORIES.iter().map(|(id, words)| (*id, words.to_vec())).collect(),
        _ => Vec::new(),
    }
}
