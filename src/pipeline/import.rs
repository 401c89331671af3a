//! Rows of a spreadsheet → an input file: read, compared with what is there, tried out, and only then written.

use std::collections::BTreeMap;

use super::folder::Folder;
use super::rows::{self, Fact, Facts, errors};
use super::selection;
use crate::diag::{Errors, Place, Problem, Problems, catalogue};
use crate::domain::{Agreement, InputFile};
use crate::input::{self, Appended, KeyPlace, NewRow, SchemaKind, Written};
use crate::num::Hours;
use crate::spreadsheet::{self, Found, FoundRow, Kind, Names, Table, Wishes};
use crate::store::Store;

/// What a person wants to add, and where.
#[derive(Debug)]
pub struct ImportRequest<'a> {
    /// The agreement.
    pub agreement: &'a str,
    /// What the rows are.
    pub kind: Kind,
    /// The spreadsheet's path, as the user knows it.
    pub file: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// What else was said about it.
    pub wishes: &'a Wishes,
    /// Only tell what would be added.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Imported {
    /// The input file, from the workspace.
    pub target: String,
    /// The rows that are new, each with its keys and values.
    pub added: Vec<Vec<(&'static str, String)>>,
    /// Their hours together.
    pub hours: Hours,
    /// Rows of the spreadsheet that the input file has already.
    pub already_there: usize,
    /// Rows that only add up others.
    pub sums: usize,
    /// Headings of columns that nothing was taken from.
    pub unused: Vec<String>,
    /// Receipts of the new rows that are not in the folder yet.
    pub missing: Vec<String>,
    /// Was the input file written?
    pub written: bool,
    /// What should be known about the new rows.
    pub problems: Problems,
}

/// Adds the rows of a spreadsheet to an input file. With any error nothing is written.
///
/// # Errors
/// When a row can't be added; all that stands in the way is reported, at the cells.
pub fn import(store: &dyn Store, request: &ImportRequest<'_>) -> Result<Imported, Errors> {
    selection::agreements(store, &[request.agreement.to_owned()])?;
    let folder = Folder::read(store, request.agreement)?.input;
    let before = rows::read(&folder, request.kind);
    let agreement = before.agreement.as_ref().filter(|_| !before.problems.has_errors());
    let Some(agreement) = agreement else { return Err(errors(&before.problems).into_errors()) };
    let found =
        spreadsheet::read(request.file, request.bytes, request.kind, request.wishes, &names(agreement))
            .map_err(Problems::into_errors)?;
    let import = Import { request, folder: &folder, before: &before, table: &found.table };
    let added = import.new_rows(&found)?;
    let mut imported = Imported {
        target: import.target(),
        already_there: found.rows.len() - added.len(),
        sums: found.sums,
        unused: found.unused,
        ..Imported::default()
    };
    if !added.is_empty() {
        let text = import.try_out(&added, &mut imported)?;
        if !request.dry_run {
            store.replace_input(request.agreement, import.file().name(), text.as_bytes())?;
            imported.written = true;
        }
    }
    Ok(imported)
}

fn names(agreement: &Agreement) -> Names {
    Names {
        people: agreement.people.iter().map(|person| (person.id.to_string(), person.name.clone())).collect(),
        sub_goals: agreement.sub_goals.iter().map(|goal| (goal.id.to_string(), goal.title.clone())).collect(),
    }
}

/// One import on its way.
struct Import<'a> {
    request: &'a ImportRequest<'a>,
    folder: &'a input::Folder,
    before: &'a Facts,
    table: &'a Table,
}

impl Import<'_> {
    fn schema(&self) -> SchemaKind {
        match self.request.kind {
            Kind::Hours => SchemaKind::Hours,
            Kind::Costs => SchemaKind::Costs,
        }
    }

    fn file(&self) -> InputFile {
        self.schema().file()
    }

    fn target(&self) -> String {
        format!("{}/{}", self.folder.path, self.file().name())
    }

    /// The rows that the file hasn't yet. Of rows that say the same, as many are new as there are more of them in the
    /// spreadsheet than in the file.
    fn new_rows(&self, found: &Found) -> Result<Vec<FoundRow>, Errors> {
        let rows = numbered(&found.rows, self.request.kind, 1);
        let alone = self.folder.without(self.file());
        let appended = self.append(&alone, &rows)?;
        let Facts { rows: facts, problems, .. } =
            rows::read(&alone.with_text(self.file(), &appended.text), self.request.kind);
        if problems.has_errors() {
            return Err(self.at_cells(&errors(&problems), &rows, &appended).into_errors());
        }
        let mut there: BTreeMap<&[String], usize> = BTreeMap::new();
        for fact in &self.before.rows {
            *there.entry(&fact.meaning).or_default() += 1;
        }
        let is_new = |fact: &Fact| match there.get_mut(fact.meaning.as_slice()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        let new: Vec<bool> = in_order(&facts, &appended).into_iter().map(is_new).collect();
        let next = self.before.rows.iter().map(|fact| fact.number).max().unwrap_or_default() + 1;
        let kept = found.rows.iter().zip(new).filter(|(_, is_new)| *is_new).map(|(row, _)| row.clone());
        Ok(numbered(&kept.collect::<Vec<_>>(), self.request.kind, next))
    }

    /// The text with the new rows, read back: it must say what it said before and the new rows, and nothing else.
    fn try_out(&self, added: &[FoundRow], imported: &mut Imported) -> Result<String, Errors> {
        let appended = self.append(self.folder, added)?;
        let after = rows::read(&self.folder.with_text(self.file(), &appended.text), self.request.kind);
        if after.problems.has_errors() {
            return Err(self.at_cells(&errors(&after.problems), added, &appended).into_errors());
        }
        let new = in_order(&after.rows, &appended);
        let meanings = |facts: &[&Fact]| -> Vec<Vec<String>> {
            let mut meanings: Vec<_> = facts.iter().map(|fact| fact.meaning.clone()).collect();
            meanings.sort();
            meanings
        };
        let expected: Vec<&Fact> = self.before.rows.iter().chain(new.iter().copied()).collect();
        if new.len() != added.len() || meanings(&expected) != meanings(&after.rows.iter().collect::<Vec<_>>())
        {
            return Err(self.not_placed());
        }
        imported.hours = new.iter().map(|fact| fact.hours).sum();
        imported.added = added.iter().map(|row| shown(&row.row)).collect();
        imported.missing = self.missing_receipts(added);
        imported.problems = self.at_new_rows(&after.problems, added, &appended);
        for (fact, row) in new.iter().zip(added) {
            imported.problems.extend(self.nearly_there(fact, row));
        }
        Ok(appended.text)
    }

    fn append(&self, folder: &input::Folder, rows: &[FoundRow]) -> Result<Appended, Errors> {
        let rows: Vec<NewRow> = rows.iter().map(|row| row.row.clone()).collect();
        input::append(folder, self.schema(), &rows).ok_or_else(|| self.not_placed())
    }

    fn not_placed(&self) -> Errors {
        let target = self.target();
        let problem = catalogue::RowsNotPlaced { file: &target };
        problem.at(Place::file(&target)).into()
    }

    /// Files that new rows refer to and that somebody has to put into the folder.
    fn missing_receipts(&self, added: &[FoundRow]) -> Vec<String> {
        let values = added.iter().flat_map(|row| &row.row.values);
        let files = values.flat_map(|(_, written)| match written {
            Written::List(files) => files.as_slice(),
            _ => &[],
        });
        files.filter(|file| !self.folder.files.contains_key(*file)).cloned().collect()
    }

    /// A row that is there already but for a detail.
    fn nearly_there(&self, fact: &Fact, row: &FoundRow) -> Problems {
        let mut problems = Problems::new();
        let alike = |other: &&Fact| other.gist == fact.gist && other.meaning != fact.meaning;
        if let Some(other) = self.before.rows.iter().find(alike) {
            let (line, file) = (other.line.to_string(), self.target());
            let problem = catalogue::RowNearlyThere { line, file };
            problems.push(problem.at(row.place(self.table, None)));
        }
        problems
    }

    /// The problems, those of new rows at the cells that they come from.
    fn at_cells(&self, problems: &Problems, rows: &[FoundRow], appended: &Appended) -> Problems {
        let mut moved = Problems::new();
        for problem in problems.iter() {
            let place = self.cell_of(problem, rows, appended);
            let problem = problem.clone();
            moved.push(if let Some(place) = place { problem.at(place) } else { problem });
        }
        moved
    }

    /// Only the problems of new rows: at their cells, or at their lines once these are written.
    fn at_new_rows(&self, problems: &Problems, rows: &[FoundRow], appended: &Appended) -> Problems {
        let mut moved = Problems::new();
        for problem in problems.iter() {
            let Some(cell) = self.cell_of(problem, rows, appended) else { continue };
            let problem = problem.clone();
            moved.push(if self.request.dry_run { problem.at(cell) } else { problem });
        }
        moved
    }

    /// The cell that a problem of a new row comes from: that of the last key before it.
    fn cell_of(&self, problem: &Problem, rows: &[FoundRow], appended: &Appended) -> Option<Place> {
        let place = problem.place.as_ref().filter(|place| place.file == self.target())?;
        let at = (place.line, place.column);
        let begins = |keys: &Vec<KeyPlace>| keys.first().map(|key| key.line);
        let index =
            appended.rows.iter().rposition(|keys| begins(keys).is_some_and(|line| line <= place.line))?;
        let keys = appended.rows.get(index)?;
        keys.last().filter(|last| place.line <= last.line)?;
        // A problem that stands before the first key is one of the row as a whole.
        let key = keys.iter().rfind(|key| (key.line, key.column) <= at).map(|key| key.key);
        Some(rows.get(index)?.place(self.table, key))
    }
}

/// The facts of the new rows, in their order; on a line with others, which brackets allow, the new ones stand last.
fn in_order<'f>(facts: &'f [Fact], appended: &Appended) -> Vec<&'f Fact> {
    let mut by_line: BTreeMap<usize, Vec<&Fact>> = BTreeMap::new();
    for fact in facts {
        by_line.entry(fact.line).or_default().push(fact);
    }
    let lines = appended.rows.iter().filter_map(|keys| keys.first()).map(|key| key.line);
    let mut in_order: Vec<&Fact> = lines.rev().filter_map(|line| by_line.get_mut(&line)?.pop()).collect();
    in_order.reverse();
    in_order
}

/// Vouchers without a number get the next free ones.
fn numbered(rows: &[FoundRow], kind: Kind, first: u32) -> Vec<FoundRow> {
    let mut next = first;
    let mut number = |row: &FoundRow| {
        let mut row = row.clone();
        if kind == Kind::Costs && !row.row.values.iter().any(|(key, _)| *key == "voucher") {
            row.row.values.insert(0, ("voucher", Written::Bare(next.to_string())));
            next += 1;
        }
        row
    };
    rows.iter().map(&mut number).collect()
}

/// The values of a row as they are shown.
fn shown(row: &NewRow) -> Vec<(&'static str, String)> {
    let text = |written: &Written| match written {
        Written::Bare(text) | Written::Quoted(text) | Written::Text(text) => text.clone(),
        Written::List(texts) => texts.join(", "),
    };
    row.values.iter().map(|(key, written)| (*key, text(written))).collect()
}
