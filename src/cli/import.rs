//! Rows from a spreadsheet, and back to one.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::arguments::{DateOrder, FromSheet};
use crate::diag::{Errors, Problems};
use crate::pipeline::{self, ImportRequest, Imported};
use crate::spreadsheet::{self, ImportArgs, ImportOptions, Kind};
use crate::store::{self, Store};

/// Letters of a cell that the preview shows.
const CELL_MAX: usize = 48;

/// Adds the rows of a spreadsheet, or shows what would be added.
pub(super) fn import(
    store: &dyn Store,
    kind: Kind,
    person: Option<&str>,
    from: &FromSheet,
) -> Result<Answer, Errors> {
    let said_person = person.map(|person| format!("person={person}"));
    let sets: Vec<String> = from.sets.iter().cloned().chain(said_person).collect();
    let dates = from.dates.map(|order| match order {
        DateOrder::DayFirst => spreadsheet::DateOrder::DayFirst,
        DateOrder::MonthFirst => spreadsheet::DateOrder::MonthFirst,
    });
    let sheet = from.sheet.as_deref();
    let args = ImportArgs { maps: &from.maps, sets: &sets, sheet, round: from.round, dates };
    let request = ImportRequest {
        agreement: &from.agreement,
        kind,
        file: &from.file.display().to_string(),
        bytes: &store::read_spreadsheet(&from.file)?,
        options: &ImportOptions::new(kind, args).map_err(Problems::into_errors)?,
        dry_run: from.dry_run,
    };
    Ok(told(&request, pipeline::import(store, &request)?))
}

fn told(request: &ImportRequest<'_>, imported: Imported) -> Answer {
    let mut text = preview(request.kind, &imported.added);
    let mut line = |sentence: String| text.extend([sentence.as_str(), "\n"]);
    line(summary(request.kind, &imported));
    if imported.sums > 0 {
        let verb = if imported.sums == 1 { "adds" } else { "add" };
        line(format!("left out: {} that only {verb} up others", counted(imported.sums, "row")));
    }
    if !imported.unused.is_empty() {
        line(format!("columns left out: {}", imported.unused.join(", ").replace('\n', " ")));
    }
    if !imported.missing.is_empty() {
        line(format!("receipts still to be put into the folder: {}", imported.missing.join(", ")));
    }
    let agreement = request.agreement;
    if imported.written {
        line(format!("next: `bilag check {agreement}`"));
    } else if !imported.added.is_empty() {
        line("nothing was written; leave out `--dry-run` to add them".to_owned());
    }
    let fields = fields(request, &imported);
    Answer { problems: imported.problems, text, fields: Some(fields) }
}

/// How many rows, and where they went.
fn summary(kind: Kind, imported: &Imported) -> String {
    let Imported { target, already_there, added, .. } = imported;
    if added.is_empty() {
        return format!("nothing to add: {target} has all of the {} already", counted(*already_there, "row"));
    }
    let hours = decimal(imported.hours.hundredths());
    let hours = if kind == Kind::Hours { format!(" ({hours} h)") } else { String::new() };
    let verb = if imported.written { "added to" } else { "to be added to" };
    let there = if *already_there > 0 { format!("; {already_there} already there") } else { String::new() };
    format!("{}{hours} {verb} {target}{there}", counted(added.len(), "row"))
}

fn fields(request: &ImportRequest<'_>, imported: &Imported) -> Map<String, Value> {
    let row = |row: &Vec<(String, String)>| -> Value {
        row.iter().map(|(key, text)| (key.clone(), json!(text))).collect::<Map<_, _>>().into()
    };
    let fields = [
        ("agreement", json!(request.agreement)),
        ("file", json!(imported.target)),
        ("rows", imported.added.iter().map(row).collect()),
        ("already_there", json!(imported.already_there)),
        ("columns_left_out", json!(imported.unused)),
        ("receipts_missing", json!(imported.missing)),
        ("written", json!(imported.written)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The new rows as a table, with a column for each key that any of them has.
fn preview(kind: Kind, rows: &[Vec<(String, String)>]) -> String {
    let has = |key: &&str| rows.iter().flatten().any(|(name, _)| name == key);
    let keys: Vec<&str> = kind.key_names().filter(has).collect();
    let cell = |row: &Vec<(String, String)>, key: &str| {
        let text = row.iter().find(|(name, _)| *name == key).map(|(_, text)| text.replace('\n', " "));
        shortened(&text.unwrap_or_default())
    };
    let width = |key: &str| {
        let cells = rows.iter().map(|row| cell(row, key).chars().count());
        cells.chain([key.chars().count()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = keys.iter().map(|key| width(key)).collect();
    let line = |cells: Vec<String>| {
        let padded: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    if rows.is_empty() {
        return String::new();
    }
    let head = line(keys.iter().map(|key| (*key).to_owned()).collect());
    let body = rows.iter().map(|row| line(keys.iter().map(|key| cell(row, key)).collect()));
    [head].into_iter().chain(body).chain(["\n".to_owned()]).collect()
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= CELL_MAX {
        return text.to_owned();
    }
    text.chars().take(CELL_MAX - 1).chain(['…']).collect()
}

/// Writes an agreement's hours to a spreadsheet that isn't there yet.
pub(super) fn export_hours(store: &dyn Store, agreement: &str, file: &Path) -> Result<Answer, Errors> {
    let shown = file.display().to_string();
    let exported = pipeline::export_hours(store, agreement, &shown)?;
    store::write_spreadsheet(file, &exported.bytes)?;
    let text = format!("{} written to `{shown}`\n", counted(exported.rows, "row"));
    let fields = [("agreement", json!(agreement)), ("file", json!(shown)), ("rows", json!(exported.rows))];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Ok(Answer { problems: Problems::new(), text, fields: Some(fields) })
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Hundredths as `3.5`.
fn decimal(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
