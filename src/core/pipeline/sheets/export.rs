//! Facts → a spreadsheet that `import` reads back to the same rows.

use chrono::NaiveTime;

use crate::diag::{Errors, Severity};
use crate::domain::{Agreement, PersonId, SubGoalId, TimeEntry};
use crate::input;
use crate::num::Hours;
use crate::pipeline::folder::Folder;
use crate::pipeline::selection;
use crate::spreadsheet::{self, Out, Page};
use crate::store::Store;
use crate::words::BOKMAL;

/// The columns of hours, each with its width in letters.
static HOURS: [(&str, u16); 10] = {
    let words = &BOKMAL.hours_sheet;
    [
        (words.date, 11),
        (words.person, 22),
        (words.hours, 7),
        (words.from, 7),
        (words.to, 7),
        (words.pause, 7),
        (words.activity, 48),
        (words.sub_goal, 16),
        (words.note, 36),
        (words.registered, 11),
    ]
};

/// A spreadsheet and how many rows it has.
#[derive(Debug)]
pub struct Exported {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Rows below the headings.
    pub rows: usize,
}

/// Puts an agreement's hours into a spreadsheet, whose kind its name tells.
///
/// # Errors
/// When the hours or the agreement have errors, or the name is of no kind of spreadsheet.
pub fn export_hours(store: &dyn Store, agreement: &str, file: &str) -> Result<Exported, Errors> {
    selection::agreements(store, &[agreement.to_owned()])?;
    let folder = Folder::read(store, agreement)?.input;
    let read = input::read_hours(&folder);
    let sound = read.agreement.filter(|_| !read.problems.has_errors());
    let agreement = sound.ok_or_else(|| read.problems.only(Severity::Error).into_errors())?;
    let rows = read.rows.iter().map(|entry| row(&agreement, entry)).collect();
    let page = Page { sheet: BOKMAL.hours_sheet.sheet, headings: &HOURS, rows };
    Ok(Exported { bytes: spreadsheet::write(file, &page)?, rows: page.rows.len() })
}

fn row(agreement: &Agreement, entry: &TimeEntry) -> Vec<Out> {
    let time = |time: Option<NaiveTime>| time.map_or(Out::Empty, Out::Time);
    let text = |text: &str| Out::Text(text.to_owned());
    vec![
        Out::Day(entry.date),
        text(name(agreement, &entry.person)),
        Out::Number(decimal(entry.hours)),
        time(entry.clock.map(|(from, _)| from)),
        time(entry.clock.map(|(_, to)| to)),
        entry.pause().map_or(Out::Empty, |pause| Out::Number(pause.to_string())),
        text(&entry.activity),
        text(entry.sub_goal.as_ref().map_or("", SubGoalId::as_str)),
        entry.note.as_deref().map_or(Out::Empty, text),
        entry.registered.map_or(Out::Empty, Out::Day),
    ]
}

/// The person's name in full, or the id where two people have the same name.
fn name<'a>(agreement: &'a Agreement, id: &'a PersonId) -> &'a str {
    let Some(person) = agreement.person(id) else { return id.as_str() };
    let namesakes =
        agreement.people.iter().filter(|other| other.name.to_lowercase() == person.name.to_lowercase());
    if namesakes.count() == 1 { &person.name } else { id.as_str() }
}

fn decimal(hours: Hours) -> String {
    format!("{}.{:02}", hours.hundredths() / 100, hours.hundredths() % 100)
}
