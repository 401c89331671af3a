//! Rooms and doors.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, below, read, table, uses};

/// The rooms in order, each with its doors.
fn plan() -> Vec<(String, Vec<String>)> {
    let doors = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
    table("room").into_iter().map(|row| (row[0].clone(), doors(&row[2]))).collect()
}

#[test]
fn a_door_leads_to_a_room_above() {
    let mut above = BTreeSet::new();
    for (room, doors) in plan() {
        for door in doors {
            assert!(above.contains(&door), "`{room}` has a door to `{door}`, which isn't above it");
        }
        above.insert(room);
    }
}

#[test]
fn the_plan_has_every_room_in_the_order_of_the_library() {
    let planned: Vec<String> = plan().into_iter().map(|(room, _)| room).collect();
    let library = read("src/lib.rs").code();
    let listed: Vec<&str> = library.lines().filter_map(|line| line.strip_prefix("pub mod ")).collect();
    let listed: Vec<&str> = listed.iter().map(|room| room.trim_end_matches(';')).collect();
    assert_eq!(planned, listed, "ARCHITECTURE.md and src/lib.rs list different rooms");
    let sources = below("src", ".rs");
    let folders: BTreeSet<&str> = sources.iter().filter_map(Source::room).collect();
    assert_eq!(folders, listed.into_iter().collect(), "src/ has other folders than rooms");
}

#[test]
fn a_room_knows_only_the_rooms_behind_its_doors() {
    let plan: BTreeMap<String, Vec<String>> = plan().into_iter().collect();
    let mut breaches = Vec::new();
    for source in below("src", ".rs") {
        let Some(room) = source.room() else { continue };
        let code = source.code();
        for after in uses(&code, "crate") {
            let Some(path) = after.strip_prefix("::") else { continue };
            let known: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if known != room && !plan[room].contains(&known) {
                breaches.push(format!(
                    "{}: crate::{known}{}",
                    source.path,
                    if known.is_empty() { "{…}" } else { "" }
                ));
            }
        }
    }
    assert!(breaches.is_empty(), "doors that aren't in ARCHITECTURE.md:\n{}", breaches.join("\n"));
}

/// A door that nobody uses is one that somebody will.
#[test]
fn every_door_is_used() {
    let sources = below("src", ".rs");
    let mut unused = Vec::new();
    for (room, doors) in plan() {
        let code: String =
            sources.iter().filter(|source| source.room() == Some(&room)).map(Source::code).collect();
        let is_unused = |door: &&String| uses(&code, &format!("crate::{door}")).next().is_none();
        unused.extend(doors.iter().filter(is_unused).map(|door| format!("{room} → {door}")));
    }
    assert!(unused.is_empty(), "doors in ARCHITECTURE.md that nobody uses: {unused:?}");
}

/// `super::super` counts the stairs down to the crate, from which every room could be reached unseen.
#[test]
fn nobody_leaves_a_room_by_the_stairs() {
    let mut breaches = Vec::new();
    for source in below("src", ".rs") {
        let Some(room) = source.room() else { continue };
        let inside = source.path.trim_start_matches("src/").trim_start_matches(room).trim_end_matches(".rs");
        let depth = inside.trim_end_matches("/mod").matches('/').count();
        let code = source.code();
        let tests = usize::from(code.contains("mod tests {"));
        if code.contains(&"super::".repeat(depth + tests + 1)) {
            breaches.push(source.path);
        }
    }
    assert!(breaches.is_empty(), "these leave their room by `super`: {breaches:?}");
}
