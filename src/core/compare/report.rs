//! The report's sections, by title.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::change::{Change, Named};
use crate::domain::{Block, Report, with_figures};

/// What is different in the report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportChanges {
    /// Titles of sections that came, went or say something else: those of the later report in its order, then those
    /// that are gone.
    pub sections: Vec<Named>,
    /// The sections that stand in both reports stand in another order.
    pub reordered: bool,
}

impl ReportChanges {
    /// Is the report as it was?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sections.is_empty() && !self.reordered
    }
}

/// A section's title, and which of the sections with it; and all that the section says.
type Section<'a> = ((&'a str, usize), Value);

/// Tells sections apart by title; the line that one stands on and the numbers of footnotes are no change.
pub(super) fn compare(before: Option<&Report>, after: Option<&Report>) -> ReportChanges {
    let (before, after) = (sections(before), sections(after));
    let find = |sections: &[Section<'_>], name| sections.iter().position(|(other, _)| *other == name);
    let named = |change, name: (&str, usize)| Named { change, name: name.0.to_owned() };
    let mut changes = Vec::new();
    for (name, says) in &after {
        match find(&before, *name) {
            None => changes.push(named(Change::Added, *name)),
            Some(place) if before[place].1 != *says => changes.push(named(Change::Changed, *name)),
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|(name, _)| find(&after, *name).is_none());
    changes.extend(gone.map(|(name, _)| named(Change::Removed, *name)));
    let places: Vec<usize> = after.iter().filter_map(|(name, _)| find(&before, *name)).collect();
    ReportChanges { sections: changes, reordered: !places.is_sorted() }
}

fn sections(report: Option<&Report>) -> Vec<Section<'_>> {
    let Some(report) = report else { return Vec::new() };
    // A figure is the same as long as it is taken from the same place.
    let tree = |blocks: &Vec<Block>| tree(&with_figures(blocks, &|figure| format!("{figure:?}")));
    let notes = report.notes.iter().map(tree).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sections = Vec::new();
    for section in &report.sections {
        let which = seen.entry(&section.title).or_default();
        *which += 1;
        let mut says = tree(&section.blocks);
        put_notes(&mut says, &notes);
        sections.push(((section.title.as_str(), *which), says));
    }
    sections
}

fn tree(blocks: &impl Serialize) -> Value {
    serde_json::to_value(blocks).expect("a report has texts and numbers only")
}

/// Puts a footnote's own text where it is referred to, in the place of its number. A note that another one refers to
/// isn't followed further, since notes can refer in a ring.
fn put_notes(says: &mut Value, notes: &Value) {
    let note =
        says.get("kind").is_some_and(|kind| kind == "note").then(|| says.pointer_mut("/content")).flatten();
    if let Some(reference) = note {
        let index =
            reference.get("index").and_then(Value::as_u64).and_then(|index| usize::try_from(index).ok());
        let mut text = index.and_then(|index| notes.get(index)).cloned().unwrap_or_default();
        put_notes(&mut text, &Value::Null);
        *reference = text;
        return;
    }
    match says {
        Value::Array(parts) => parts.iter_mut().for_each(|part| put_notes(part, notes)),
        Value::Object(parts) => parts.values_mut().for_each(|part| put_notes(part, notes)),
        _ => {}
    }
}
