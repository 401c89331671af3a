//! What only some rooms may touch.

use super::source::{below, table, uses};

#[test]
fn each_word_stays_in_its_rooms() {
    let mut breaches = Vec::new();
    let walls = table("word");
    for source in below("src", ".rs") {
        let Some(room) = source.room() else { continue };
        let code = source.shipped_code();
        for wall in &walls {
            let may = wall[2].split_whitespace().any(|name| name == room);
            if !may && is_used(&code, &wall[0]) {
                breaches.push(format!("{}: {} ({})", source.path, wall[0], wall[1]));
            }
        }
    }
    assert!(breaches.is_empty(), "walls of ARCHITECTURE.md are broken:\n{}", breaches.join("\n"));
}

/// A path (`std::fs`) or a type is used where it stands; a crate where it begins a path (`zip::`), so that a
/// method or a room's own word of the same name isn't meant.
fn is_used(code: &str, word: &str) -> bool {
    let is_crate =
        !word.contains("::") && !word.starts_with(char::is_uppercase) && !matches!(word, "f32" | "f64");
    let mut found = uses(code, word).filter(|after| !is_crate || after.starts_with("::"));
    found.next().is_some()
}

#[test]
fn a_crate_is_told_from_a_method() {
    assert!(is_used("use zip::ZipWriter;", "zip"));
    assert!(!is_used("a.iter().zip(b)", "zip"));
    assert!(is_used("let x: f64 = 0.0;", "f64"));
    assert!(is_used("std::fs::read(path)", "std::fs"));
    assert!(!is_used("use std::fsync;", "std::fs"));
}
