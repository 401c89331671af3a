//! The words of a spreadsheet for what the agreement knows by ids.

/// People and sub-goals of the agreement, each with its id and its name in full.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Id and full name.
    pub people: Vec<(String, String)>,
    /// Id and title.
    pub sub_goals: Vec<(String, String)>,
}

/// Kinds of cost, in the words that people use.
const CATEGORIES: [(&str, &[&str]); 6] = [
    ("travel", &["reise", "reiser", "transport"]),
    ("hospitality", &["servering", "bevertning", "mat", "representasjon"]),
    ("venue", &["lokale", "lokaler", "møterom", "leie", "leie av lokale"]),
    ("services", &["tjeneste", "tjenester", "kjøp av tjenester", "konsulent"]),
    ("materials", &["materiell", "materialer", "trykksaker", "utstyr", "rekvisita"]),
    ("other", &["annet", "andre", "diverse"]),
];

impl Names {
    /// Id and name of each that a key can have; `None` for a key with free text.
    pub(super) fn of(&self, key: &str) -> Option<Vec<(&str, Vec<&str>)>> {
        match key {
            "person" => Some(self.people.iter().map(both).collect()),
            "sub_goal" => Some(self.sub_goals.iter().map(both).collect()),
            "category" => Some(CATEGORIES.iter().map(|(id, words)| (*id, words.to_vec())).collect()),
            _ => None,
        }
    }
}

fn both((id, name): &(String, String)) -> (&str, Vec<&str>) {
    (id, vec![name])
}
