//! Rows from a spreadsheet, and back to one.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::arguments::{DateOrder, FromSheet};
use super::output::Output;
use super::text::{counted, padded, shortened, widest};
use crate::diag::Errors;
use crate::pipeline::{self, ImportRequest, Imported};
use crate::spreadsheet::{self, ImportArgs, ImportOptions, Kind};
use crate::store::{self, Store};

/// Columns of a cell that the preview shows.
const CELL_MAX: usize = 48;

/// Adds the rows of a spreadsheet, or shows what would be added.
pub(super) fn import(
    store: &dyn Store,
    kind: Kind,
    person: Option<&str>,
    from: &FromSheet,
) -> Result<Output, Errors> {
    let of_person = person.map(|person| format!("person={person}"));
    let sets: Vec<String> = from.sets.iter().cloned().chain(of_person).collect();
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
        options: &ImportOptions::new(kind, args)?,
        dry_run: from.dry_run,
    };
    Ok(output(&request, pipeline::import(store, &request)?))
}

fn output(request: &ImportRequest<'_>, imported: Imported) -> Output {
    #[derive(Serialize)]
    struct Result<'a> {
        agreement: &'a str,
        #[serde(flatten)]
        imported: &'a Imported,
    }
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
    Output::new(text, &Result { agreement, imported: &imported }).with(imported.problems)
}

/// How many rows, and where they went.
fn summary(kind: Kind, imported: &Imported) -> String {
    let Imported { target, already_there, added, .. } = imported;
    if added.is_empty() {
        return format!("nothing to add: {target} has all of the {} already", counted(*already_there, "row"));
    }
    let hours = imported.hours.to_string();
    let hours = hours.trim_end_matches('0').trim_end_matches('.');
    let hours = if kind == Kind::Hours { format!(" ({hours} h)") } else { String::new() };
    let verb = if imported.written { "added to" } else { "to be added to" };
    let there = if *already_there > 0 { format!("; {already_there} already there") } else { String::new() };
    format!("{}{hours} {verb} {target}{there}", counted(added.len(), "row"))
}

/// The new rows as a table, with a column for each key that any of them has.
fn preview(kind: Kind, rows: &[BTreeMap<String, String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut lines = vec![String::new(); rows.len() + 1];
    for key in kind.key_names() {
        let cell = |row: &BTreeMap<String, String>| {
            let text = row.get(key).map(|text| text.replace('\n', " "));
            shortened(&text.unwrap_or_default(), CELL_MAX)
        };
        let cells: Vec<String> = rows.iter().map(cell).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let width = widest(cells.iter().map(String::as_str).chain([key]));
        let column = [key].into_iter().chain(cells.iter().map(String::as_str));
        for (line, cell) in lines.iter_mut().zip(column) {
            line.push_str(&padded(cell, width + 2));
        }
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).chain(["\n".to_owned()]).collect()
}

/// Writes an agreement's hours to a spreadsheet that isn't there yet.
pub(super) fn export_hours(store: &dyn Store, agreement: &str, file: &Path) -> Result<Output, Errors> {
    #[derive(Serialize)]
    struct Exported<'a> {
        agreement: &'a str,
        file: &'a str,
        rows: usize,
    }
    let shown = file.display().to_string();
    let exported = pipeline::export_hours(store, agreement, &shown)?;
    store::write_spreadsheet(file, &exported.bytes)?;
    let text = format!("{} written to `{shown}`\n", counted(exported.rows, "row"));
    Ok(Output::new(text, &Exported { agreement, file: &shown, rows: exported.rows }))
}
