//! What a document says stands in `words` and nowhere else.

use super::source::below;

/// The rooms that make documents.
const ROOMS: [&str; 5] = ["settle", "invoice", "view", "einvoice", "pipeline"];
/// Words that give bokmål away where no letter does.
const TELLING: [&str; 38] = [
    "aktivitet",
    "aktiviteter",
    "antall",
    "avregning",
    "avtale",
    "bilag",
    "dato",
    "delta",
    "deltakere",
    "dokumentasjon",
    "dokumentert",
    "eks",
    "enhet",
    "faktura",
    "fakturert",
    "forskudd",
    "fratrukket",
    "hittil",
    "ikke",
    "ingen",
    "inkl",
    "kostnader",
    "kreditnota",
    "kr",
    "kroner",
    "leveringssted",
    "mangler",
    "merverdiavgift",
    "mva",
    "og",
    "org",
    "selger",
    "sluttrapport",
    "sted",
    "til",
    "timer",
    "timeliste",
    "utkast",
];

/// Words that are English too when they are small.
const CAPITALISED: [&str; 2] = ["Rest", "Sum"];

#[test]
fn what_a_document_says_stands_in_words_alone() {
    let mut found = Vec::new();
    // What the preflight finds goes into a problem, not into a document.
    let documents = below("src", ".rs").into_iter().filter(|file| !file.path.contains("/preflight/"));
    for source in documents {
        if source.room().is_some_and(|room| ROOMS.contains(&room)) {
            let code = source.shipped_code();
            let told = literals(&code).into_iter().filter(|literal| is_norwegian(literal));
            found.extend(told.map(|literal| format!("{}: {literal}", source.path)));
        }
    }
    assert!(found.is_empty(), "these belong into src/words:\n{}", found.join("\n"));
}

/// A file's name is no word of a document, whatever it is made of.
fn is_norwegian(literal: &str) -> bool {
    if [".pdf", ".zip"].iter().any(|ending| literal.ends_with(ending)) {
        return false;
    }
    let lower = literal.to_lowercase();
    lower.contains(['æ', 'ø', 'å', '«', '»'])
        || words(&lower).any(|word| TELLING.contains(&word))
        || words(literal).any(|word| CAPITALISED.contains(&word))
}

/// A key such as `org_number` is one word, and English.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic() && letter != '_')
}

/// The texts between double quotes.
fn literals(code: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            // A quote as a character begins no text.
            '\'' if letters.as_str().starts_with("\"'") => {
                letters.nth(1);
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
                    text.push(letter);
                    if letter == '\\' {
                        text.extend(letters.next());
                    }
                }
                texts.push(text);
            }
            _ => {}
        }
    }
    texts
}

#[test]
fn a_norwegian_text_is_told_from_a_name() {
    assert_eq!(literals(r#"say("a \"b\"", '"', "c")"#), [r#"a \"b\""#, "c"]);
    assert!(
        is_norwegian("Måned") && is_norwegian("Sum") && is_norwegian("{} timer") && is_norwegian("Org.nr.")
    );
    assert!(
        !is_norwegian("sub-goals")
            && !is_norwegian("03-timeliste-{}.pdf")
            && !is_norwegian("/pictures/{name}")
    );
}
