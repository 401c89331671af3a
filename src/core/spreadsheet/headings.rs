//! Which column holds what, by the words above it.

use super::keys::{Kind, SAID_OF_A_ROW, Wanted};
use super::options::ImportOptions;
use super::spread::{self, Spread};
use super::table::{Table, letters};
use super::text::normal;
use crate::diag::catalogue::{ColumnMissing, ColumnTwice, HeadingsMissing, SheetChoice};
use crate::diag::{Errors, Place, Problem, Problems};
use crate::domain::Agreement;

/// Which column holds what.
#[derive(Debug)]
pub(super) struct Columns {
    /// What the rows are.
    pub(super) kind: Kind,
    /// Key, or what else is said of a row, and its column from 0.
    pub(super) found: Vec<(&'static str, usize)>,
    /// The columns that rows are spread over, where the sheet has one for each day or person.
    pub(super) spread: Option<Spread>,
    /// The row after the headings.
    pub(super) first_row: usize,
    /// Headings of the other columns.
    pub(super) unused: Vec<String>,
}

impl Columns {
    /// The column of a key.
    pub(super) fn of(&self, key: &str) -> Option<usize> {
        self.found.iter().find(|(name, _)| *name == key).map(|(_, column)| *column)
    }
}

/// Rows from the top among which the headings are looked for.
const ROWS_ABOVE: usize = 30;

/// The one table that has headings of the wanted kind, its columns, and what is wrong with these.
pub(super) fn choose(
    file: &str,
    tables: Vec<Table>,
    kind: Kind,
    options: &ImportOptions,
    agreement: &Agreement,
) -> Result<(Table, Columns, Problems), Errors> {
    let sheets: Vec<String> =
        tables.iter().filter_map(|table| table.sheet.clone()).map(|name| format!("`{name}`")).collect();
    let choice = |what: &str| {
        let suggestion = if sheets.is_empty() {
            "leave `--sheet` out: a text file has no sheets".to_owned()
        } else {
            format!("name one with `--sheet`: {}", sheets.join(", "))
        };
        Errors::from(SheetChoice { what, suggestion }.at(Place::file(file)))
    };
    let is_named = |table: &Table| options.sheet.is_none() || table.sheet == options.sheet;
    let named: Vec<Table> = tables.into_iter().filter(is_named).collect();
    if let Some(sheet) = options.sheet.as_ref().filter(|_| named.is_empty()) {
        return Err(choice(&format!("`{file}` has no sheet `{sheet}`")));
    }
    let with_headings = named
        .into_iter()
        .filter_map(|table| heading_row(&table, kind, options, agreement).map(|row| (table, row)));
    let mut with_headings: Vec<(Table, usize)> = with_headings.collect();
    if with_headings.len() > 1 {
        return Err(choice(&format!("several sheets of `{file}` have headings that fit")));
    }
    let Some((table, row)) = with_headings.pop() else {
        let wanted: Vec<String> = kind
            .columns()
            .filter(|wanted| wanted.column.required)
            .take(3)
            .filter_map(|wanted| wanted.headings().next())
            .map(|word| format!("`{word}`"))
            .collect();
        return Err(HeadingsMissing { file, wanted: wanted.join(", ") }.at(Place::file(file)).into());
    };
    let (columns, problems) = columns(&table, row, kind, options, agreement);
    Ok((table, columns, problems))
}

/// The first of the rows with the most known headings. Two at least, and three with what was said for all rows, or it is
/// a row of something else.
fn heading_row(table: &Table, kind: Kind, options: &ImportOptions, agreement: &Agreement) -> Option<usize> {
    let known = |row: usize| {
        let headings = headings(table, row);
        let is_there = |wanted: &Wanted| !candidates(wanted, &headings, options).is_empty();
        let parts = if kind == Kind::Hours { spread::parts(&headings, agreement).len() } else { 0 };
        kind.columns().filter(is_there).count() + parts
    };
    let rows = 0..table.rows.len().min(ROWS_ABOVE);
    rows.rev()
        .max_by_key(|row| known(*row))
        .filter(|row| known(*row) >= 2 && known(*row) + options.fixed.len() >= 3)
}

/// The headings of a row, each with its column, in plain form.
fn headings(table: &Table, row: usize) -> Vec<(usize, String)> {
    let cells = table.rows.get(row).map_or(0, |row| row.cells.len());
    let headings = (0..cells).map(|column| (column, normal(&table.cell(row, column).shown())));
    headings.filter(|(_, heading)| !heading.is_empty()).collect()
}

/// The columns whose heading is the surest of a key's that is there.
fn candidates(wanted: &Wanted, headings: &[(usize, String)], options: &ImportOptions) -> Vec<usize> {
    let with = |word: &str| -> Vec<usize> {
        headings.iter().filter(|(_, heading)| heading == word).map(|(column, _)| *column).collect()
    };
    match options.columns.get(wanted.name) {
        Some(heading) => with(&normal(heading)),
        None => surest(wanted.column.headings, with),
    }
}

/// The columns of the surest heading that has any.
fn surest(words: &str, with: impl Fn(&str) -> Vec<usize>) -> Vec<usize> {
    words.split(" | ").map(with).find(|columns| !columns.is_empty()).unwrap_or_default()
}

/// Gives out the headings of a row, those that were named on the command line first.
fn columns(
    table: &Table,
    row: usize,
    kind: Kind,
    options: &ImportOptions,
    agreement: &Agreement,
) -> (Columns, Problems) {
    let all = headings(table, row);
    let mut free = all.clone();
    let spread = spread::columns(table, &all, row, options, agreement).filter(|_| kind == Kind::Hours);
    if let Some(spread) = &spread {
        free.retain(|(column, _)| spread.columns.iter().all(|(_, other)| other != column));
    }
    let (mut found, mut twice) = (Vec::new(), Vec::new());
    let mut problems = Problems::new();
    let is_named = |wanted: &Wanted| options.columns.contains_key(wanted.name);
    let (named, others): (Vec<_>, Vec<_>) = kind.columns().partition(is_named);
    // The body of an invitation is no note on what was done.
    let is_calendar = others.iter().chain(&named).any(|wanted| wanted.name == "note")
        && all.iter().any(|(_, heading)| matches!(heading.as_str(), "emne" | "subject"));
    for wanted in
        named.into_iter().chain(others.into_iter().filter(|wanted| !is_calendar || wanted.name != "note"))
    {
        match candidates(&wanted, &free, options).as_slice() {
            [] => {}
            [column] => {
                found.push((wanted.name, *column));
                free.retain(|(other, _)| other != column);
            }
            [first, second, ..] => {
                let (key, first, second) = (format!("`{}`", wanted.name), letters(*first), letters(*second));
                problems.push(table.problem(row, None, ColumnTwice { key, first, second }));
                twice.push(wanted.name);
            }
        }
    }
    for (name, words) in SAID_OF_A_ROW {
        let with =
            |word: &str| all.iter().filter(|(_, heading)| heading == word).map(|(at, _)| *at).collect();
        if let Some(column) = surest(words, with).first() {
            found.push((name, *column));
            free.retain(|(other, _)| other != column);
        }
    }
    let columns = Columns { kind, found, spread, first_row: row + 1, unused: shown(table, row, &free) };
    let is_missing = |wanted: &Wanted| !twice.contains(&wanted.name) && is_missing(wanted, &columns, options);
    for wanted in kind.columns().filter(is_missing) {
        problems.push(missing(&wanted, table, row, &columns, options));
    }
    if let Some(unknown) = columns.spread.as_ref().and_then(|spread| spread.unknown(table, row)) {
        problems.push(unknown);
    }
    (columns, problems)
}

/// The headings of some columns as they are written.
fn shown(table: &Table, row: usize, columns: &[(usize, String)]) -> Vec<String> {
    columns.iter().map(|(column, _)| table.cell(row, *column).shown()).collect()
}

/// Must there be a column for it, and is there none?
fn is_missing(wanted: &Wanted, columns: &Columns, options: &ImportOptions) -> bool {
    let has = |key: &str| columns.of(key).is_some() || options.fixed.contains_key(key);
    let said_otherwise = match wanted.name {
        "hours" => (has("from") && has("to")) || columns.spread.is_some(),
        "date" => columns.spread.as_ref().is_some_and(Spread::has_days),
        "person" => columns.spread.as_ref().is_some_and(Spread::has_people),
        _ => false,
    };
    let named_in_vain = options.columns.get(wanted.name).is_some_and(|heading| !heading.is_empty());
    !has(wanted.name) && !said_otherwise && (wanted.column.required || named_in_vain)
}

fn missing(
    wanted: &Wanted,
    table: &Table,
    row: usize,
    columns: &Columns,
    options: &ImportOptions,
) -> Problem {
    let listed: Vec<String> = columns.unused.iter().map(|heading| format!("`{heading}`")).collect();
    let listed = if listed.is_empty() {
        "all columns are taken".to_owned()
    } else {
        format!("the columns left are {}", listed.join(", "))
    };
    let name = wanted.name;
    let suggestion = match options.columns.get(name) {
        Some(heading) if !heading.is_empty() => format!("no heading is `{heading}`; {listed}"),
        _ => format!(
            "name its heading with `--map {name}=HEADING`, or say it for all rows with `--set {name}=VALUE`; {listed}"
        ),
    };
    let key = format!("`{name}`");
    table.problem(row, None, ColumnMissing { key, description: wanted.column.description, suggestion })
}
