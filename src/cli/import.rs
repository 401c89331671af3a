//! Rows from a spreadsheet, and back to one.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::arguments::{DateOrder, FromSheet};
use super::output::Output;
use super::text::{counted, padded, shortened, widest};
use crate::diag::Errors;
use crate::pipeline::{self, Changed, ImportRequest, Imported, OnChange};
use crate::spreadsheet::{self, ImportArgs, ImportOptions, Kind, Reason, Rounded};
use crate::store::{self, Store};

/// Columns of a cell that the preview shows.
const CELL_MAX: usize = 48;
/// Rows that a sentence names.
const LISTED_MAX: usize = 12;

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
    let args = ImportArgs {
        maps: &from.maps,
        sets: &sets,
        sheet,
        round: from.round,
        dates,
        sub_goals: &from.sub_goals,
        projects: &from.projects,
        includes: &from.includes,
    };
    let request = ImportRequest {
        agreement: &from.agreement,
        kind,
        file: &from.file.display().to_string(),
        bytes: &store::read_spreadsheet(&from.file)?,
        options: &ImportOptions::new(kind, args)?,
        on_change: match (from.replace, from.add) {
            (true, _) => Some(OnChange::Replace),
            (_, true) => Some(OnChange::Add),
            _ => None,
        },
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
    for row in &imported.changed {
        let Changed { date, line: number, .. } = row;
        line(format!("changed: {date}, line {number} of {}: {row}", imported.target));
    }
    line(summary(request.kind, &imported));
    if !imported.changed.is_empty() && request.on_change.is_none() {
        line("of each changed row, say whether it takes the other's place, `--replace`, or stands beside it, `--add`".to_owned());
    }
    let open =
        imported.added.iter().filter(|row| row.get("sub_goal").is_some_and(|goal| goal == "null")).count();
    if open > 0 {
        let rows = counted(open, "row");
        line(format!(
            "without a sub-goal: {rows}; write it in hours.yaml before the last settlement, or name it with `--sub-goal`"
        ));
    }
    if let Some(project) = &imported.project {
        line(format!("all rows are of the project `{project}`"));
    }
    for (reason, rows) in &imported.left_out {
        line(left_out(*reason, rows));
    }
    if !imported.rounded.is_empty() {
        line(rounded(&imported.rounded));
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
    } else if !imported.added.is_empty() || !imported.changed.is_empty() {
        line("nothing was written; leave out `--dry-run` to add them".to_owned());
    }
    Output::new(text, &Result { agreement, imported: &imported }).with(imported.problems)
}

/// Which rows were passed over, and why.
fn left_out(reason: Reason, rows: &[usize]) -> String {
    let why = match reason {
        Reason::Sums => "adding up others",
        Reason::NoHours => "without a day or a figure",
        Reason::Hidden => "hidden in the workbook",
        Reason::StruckOut => "struck out",
        Reason::NotBillable => "marked as not billable",
        Reason::OtherProject => "of another project",
        Reason::AsSaid => "with a value that `--map` leaves out",
        Reason::AllDay => "about a whole day",
        Reason::Private => "marked as private",
        Reason::Cancelled => "cancelled",
        Reason::Recurs => "that recur, without their days (Outlook's CSV lists each day)",
    };
    let take = reason.option().map_or(String::new(), |name| format!("; `--include {name}` takes them"));
    let numbers = listed(rows.iter().map(ToString::to_string));
    format!("left out: {} {why} ({numbers}){take}", counted(rows.len(), "row"))
}

/// What was rounded, and how much that came to.
fn rounded(rows: &[Rounded]) -> String {
    let seconds: i64 = rows.iter().map(|row| row.seconds).sum();
    let sign = if seconds < 0 { "−" } else { "+" };
    let sum = format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60);
    let each = listed(rows.iter().map(|Rounded { row, from, to, .. }| format!("row {row}: {from} → {to} h")));
    format!("rounded: {each}; together {sum} minutes")
}

/// Some of them, and how many more there are.
fn listed(items: impl ExactSizeIterator<Item = String>) -> String {
    let more = items.len().saturating_sub(LISTED_MAX);
    let shown = items.take(LISTED_MAX).collect::<Vec<_>>().join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

/// How many rows, and where they went.
fn summary(kind: Kind, imported: &Imported) -> String {
    let Imported { target, already_there, added, changed, .. } = imported;
    if added.is_empty() && changed.is_empty() {
        return match already_there {
            0 => "nothing to add: no row is left".to_owned(),
            there => format!("nothing to add: {target} has all of the {} already", counted(*there, "row")),
        };
    }
    let hours = imported.hours.to_string();
    let hours = hours.trim_end_matches('0').trim_end_matches('.');
    let hours = if kind == Kind::Hours { format!(" ({hours} h)") } else { String::new() };
    let verb = if imported.written { "" } else { "to be " };
    let there = if *already_there > 0 { format!("; {already_there} already there") } else { String::new() };
    if changed.is_empty() {
        return format!("{}{hours} {verb}added to {target}{there}", counted(added.len(), "row"));
    }
    let changed = counted(changed.len(), "row");
    format!(
        "{} {verb}added to {target}, {changed} {verb}changed, together{hours}{there}",
        counted(added.len(), "row")
    )
}

/// The new rows as a table, with a column for each key that any of them has.
fn preview(kind: Kind, rows: &[BTreeMap<String, String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut lines = vec![String::new(); rows.len() + 1];
    for key in kind.key_names() {
        let cell = |row: &BTreeMap<String, String>| {
            let text = row.get(key).filter(|text| *text != "null").map(|text| text.replace('\n', " "));
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
