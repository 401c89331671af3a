//! Rows of a spreadsheet → an input file: read, compared with what is there, tried out, and only then written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::compare::Pair;
use crate::diag::catalogue::{RowChanged, RowsNotPlaced};
use crate::diag::{Errors, Place, Problems, Severity};
use crate::domain::{TimeEntry, Voucher};
use crate::input::{self, Added, Entry, FileContent, Kind as NodeKind, Node, Origin, Rows};
use crate::num::Hours;
use crate::pipeline::folder::Folder;
use crate::pipeline::selection;
use crate::pipeline::sheets::fact::{Changed, Fact, differences};
use crate::spreadsheet::{self, ImportOptions, Kind, Reason, Rounded, Table};
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
    pub options: &'a ImportOptions,
    /// What becomes of rows that are other than rows of the same day in the input file; `None` asks.
    pub on_change: Option<OnChange>,
    /// Only tell what would be added.
    pub dry_run: bool,
}

/// What becomes of a row that is another than it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnChange {
    /// It takes the place of the row that was.
    Replace,
    /// It stands beside it: both were done.
    Add,
}

/// What came of it.
#[derive(Debug, Default, Serialize)]
pub struct Imported {
    /// The input file, from the workspace.
    #[serde(rename = "file")]
    pub target: String,
    /// The rows that are new, each with its keys and values.
    #[serde(rename = "rows")]
    pub added: Vec<BTreeMap<String, String>>,
    /// Their hours together.
    pub hours: Hours,
    /// The rows that are other than they were.
    pub changed: Vec<Changed>,
    /// Rows of the spreadsheet that the input file has already.
    pub already_there: usize,
    /// The project that all rows are of, where the spreadsheet says one.
    pub project: Option<String>,
    /// Numbers of the spreadsheet's rows that were passed over, by the reason.
    pub left_out: BTreeMap<Reason, Vec<usize>>,
    /// Lengths of time that were rounded.
    pub rounded: Vec<Rounded>,
    /// Headings of columns that nothing was taken from.
    #[serde(rename = "columns_left_out")]
    pub unused: Vec<String>,
    /// Receipts of the new rows that are not in the folder yet.
    #[serde(rename = "receipts_missing")]
    pub missing: Vec<String>,
    /// Was the input file written?
    pub written: bool,
    /// What should be known about the new rows.
    #[serde(skip)]
    pub problems: Problems,
}

/// Adds the rows of a spreadsheet to an input file. With any error nothing is written.
///
/// # Errors
/// When a row can't be added; all that stands in the way is reported, at the cells.
pub fn import(store: &dyn Store, request: &ImportRequest<'_>) -> Result<Imported, Errors> {
    match request.kind {
        Kind::Hours => import_rows::<TimeEntry>(store, request),
        Kind::Costs => import_rows::<Voucher>(store, request),
    }
}

fn import_rows<T: Fact>(store: &dyn Store, request: &ImportRequest<'_>) -> Result<Imported, Errors> {
    selection::agreements(store, &[request.agreement.to_owned()])?;
    let folder = Folder::read(store, request.agreement)?.input;
    let before = T::read(&folder);
    let agreement = before.agreement.as_ref().filter(|_| !before.problems.has_errors());
    let Some(agreement) = agreement else { return Err(before.problems.only(Severity::Error).into_errors()) };
    let mut found = spreadsheet::read(request.file, request.bytes, request.kind, request.options, agreement)?;
    let file = request.kind.schema().file().name();
    let target = format!("{}/{file}", folder.path);
    let import = Import { request, folder: &folder, before: &before, table: &found.table, target };
    if found.problems.has_errors() {
        // What the rules of the input file say of the other rows is told in the same turn.
        let (_, told) = T::and(&before, Added { rows: &found.rows, origin: &found.table }, true);
        found.problems.extend(told.only(Severity::Error));
        return Err(found.problems.sorted().into_errors());
    }
    let rows = found.rows.len();
    let sorted = import.sorted(found.rows)?;
    let asks = request.on_change.is_none() && !request.dry_run && !sorted.changed.is_empty();
    if asks {
        return Err(import.other_than_before(&sorted.changed));
    }
    let mut imported = Imported {
        target: import.target.clone(),
        already_there: rows - sorted.added.len() - sorted.changed.len(),
        project: found.project,
        left_out: found.left_out,
        rounded: found.rounded,
        unused: found.unused,
        ..Imported::default()
    };
    if !sorted.added.is_empty() || !sorted.changed.is_empty() {
        let text = import.written(&sorted, &mut imported)?;
        imported.changed = sorted.changed;
        if !request.dry_run {
            let known = match folder.files.get(file) {
                Some(FileContent::Bytes(bytes)) => Some(&**bytes),
                _ => None,
            };
            store.replace_input(request.agreement, file, known, &text)?;
            imported.written = true;
        }
    }
    Ok(imported)
}

/// What the rows of a spreadsheet are to the input file.
struct Sorted {
    /// New, in the order of the spreadsheet.
    added: Vec<Node>,
    /// Other than they were.
    changed: Vec<Changed>,
}

/// One import on its way.
struct Import<'a, T> {
    request: &'a ImportRequest<'a>,
    folder: &'a input::Folder,
    before: &'a Rows<T>,
    table: &'a Table,
    /// The input file, from the workspace.
    target: String,
}

impl<T: Fact> Import<'_, T> {
    /// The facts of some rows of the spreadsheet, with those of the file or alone.
    fn facts(&self, rows: &[Node], alone: bool) -> Result<(Vec<T>, Problems), Errors> {
        let (facts, problems) = T::and(self.before, Added { rows, origin: self.table }, alone);
        if problems.has_errors() {
            Err(problems.only(Severity::Error).into_errors())
        } else {
            Ok((facts, problems))
        }
    }

    /// What the rows are to the file. Of rows that say the same, as many are new as there are more of them in the
    /// spreadsheet than in the file; a sub-goal that the spreadsheet leaves open may have been filled in since.
    fn sorted(&self, rows: Vec<Node>) -> Result<Sorted, Errors> {
        let numbered = rows.iter().any(|row| row.entries().iter().any(|entry| entry.key == "voucher"));
        let (mut facts, _) = self.facts(&self.numbered(rows.clone(), 1), true)?;
        // In the order of the spreadsheet; vouchers are read in that of their numbers.
        facts.sort_by_key(|fact| fact.row().line);
        let mut days: BTreeMap<NaiveDate, Vec<&T>> = BTreeMap::new();
        for old in &self.before.rows {
            days.entry(old.date()).or_default().push(old);
        }
        let mut left: Vec<(Node, T)> = rows.into_iter().zip(facts).collect();
        for is_open in [false, true] {
            left.retain(|(_, fact)| {
                let Some(olds) = days.get_mut(&fact.date()) else { return true };
                let is_same = |old: &&T| match is_open {
                    true => !fact.has_sub_goal() && old.without_sub_goal().content() == fact.content(),
                    false => old.content() == fact.content(),
                };
                let found = olds.iter().position(is_same);
                found.map(|at| olds.remove(at)).is_none()
            });
        }
        let before: Vec<T> = days.into_values().flatten().cloned().collect();
        let after: Vec<T> = left.iter().map(|(_, fact)| fact.clone()).collect();
        let (mut added, mut changed) = (left, Vec::new());
        let is_added = self.request.on_change == Some(OnChange::Add);
        for pair in T::changed(Pair { before: &before, after: &after }, numbered) {
            let Pair { before: Some(old), after: Some(new) } = pair else { continue };
            let Some(at) = added.iter().position(|(_, fact)| fact == new).filter(|_| !is_added) else {
                continue;
            };
            let (row, _) = added.remove(at);
            let values = differences(old, new, numbered);
            // What only the file says stays as it is, so that there may be nothing to change.
            if !values.is_empty() {
                changed.push(Changed { line: old.row().line, date: new.date(), values, row });
            }
        }
        let next = self.before.rows.iter().map(T::number).max().unwrap_or_default() + 1;
        let added = self.numbered(added.into_iter().map(|(row, _)| row).collect(), next);
        Ok(Sorted { added, changed })
    }

    /// The question what is to become of rows that are other than they were.
    fn other_than_before(&self, changed: &[Changed]) -> Errors {
        let mut problems = Problems::new();
        for row in changed {
            let problem = RowChanged { line: row.line, file: &self.target, changes: row };
            problems.push(problem.at(self.table.place(row.row.span)));
        }
        problems.into_errors()
    }

    /// The text with what is changed and what is new, read back: it must say what it said before and that, and nothing
    /// else.
    fn written(&self, sorted: &Sorted, imported: &mut Imported) -> Result<Vec<u8>, Errors> {
        let file = self.request.kind.schema().file();
        let hours = |rows: &[T]| rows.iter().map(T::hours).sum::<Hours>();
        if sorted.changed.is_empty() {
            let text = self.try_out(&sorted.added, imported)?;
            return Ok(text.into_bytes());
        }
        let rows: Vec<(usize, Node)> = sorted.changed.iter().map(|row| (row.line, row.row.clone())).collect();
        let folder = input::replace(self.folder, self.request.kind.schema(), &rows);
        let folder = folder.ok_or_else(|| self.not_placed())?;
        let before = T::read(&folder);
        if before.problems.has_errors() {
            return Err(before.problems.only(Severity::Error).into_errors());
        }
        let is_changed = |row: &T| sorted.changed.iter().any(|changed| changed.line == row.row().line);
        let same = self
            .before
            .rows
            .iter()
            .zip(&before.rows)
            .all(|(old, new)| is_changed(old) || old.content() == new.content());
        if !same || self.before.rows.len() != before.rows.len() {
            return Err(self.not_placed());
        }
        let was = hours(&self.before.rows);
        let text = if sorted.added.is_empty() {
            match folder.files.get(file.name()) {
                Some(FileContent::Bytes(bytes)) => bytes.to_vec(),
                _ => return Err(self.not_placed()),
            }
        } else {
            let target = self.target.clone();
            let import = Import { folder: &folder, before: &before, target, ..*self };
            import.try_out(&sorted.added, imported)?.into_bytes()
        };
        imported.hours += hours(&before.rows) - was;
        Ok(text)
    }

    /// The text with the new rows, read back.
    fn try_out(&self, added: &[Node], imported: &mut Imported) -> Result<String, Errors> {
        let (facts, problems) = self.facts(added, false)?;
        let kind = self.request.kind.schema();
        let appended = input::append(self.folder, kind, added).ok_or_else(|| self.not_placed())?;
        let after = T::read(&self.folder.with_text(kind.file(), &appended.text));
        if after.problems.has_errors() {
            return Err(after.problems.only(Severity::Error).into_errors());
        }
        if !after.rows.iter().map(T::content).eq(facts.iter().map(T::content)) {
            return Err(self.not_placed());
        }
        let total = |facts: &[T]| facts.iter().map(T::hours).sum::<Hours>();
        imported.hours = total(&facts) - total(&self.before.rows);
        imported.added = added.iter().map(shown).collect();
        imported.missing = self.missing_receipts(added);
        // What should be known of the new rows stands at their cells, or at their lines once these are written.
        let dry_run = self.request.dry_run;
        let is_new = |place: &Place| {
            let is_written = place.file == self.target && appended.lines.contains(&place.line);
            if dry_run { place.cell.is_some() } else { is_written }
        };
        for problem in if dry_run { &problems } else { &after.problems }.iter() {
            if problem.place.as_ref().is_some_and(is_new) {
                imported.problems.push(problem.clone());
            }
        }
        Ok(appended.text)
    }

    fn not_placed(&self) -> Errors {
        RowsNotPlaced { file: &self.target }.at(Place::file(&self.target)).into()
    }

    /// Files that new rows refer to and that somebody has to put into the folder.
    fn missing_receipts(&self, added: &[Node]) -> Vec<String> {
        let values = added.iter().flat_map(Node::entries).flat_map(|entry| entry.value.rows());
        let is_missing = |file: &&str| !self.folder.files.contains_key(*file);
        values.filter_map(Node::text).filter(is_missing).map(str::to_owned).collect()
    }

    /// Vouchers without a number get the next free ones.
    fn numbered(&self, mut rows: Vec<Node>, mut next: u32) -> Vec<Node> {
        for row in rows.iter_mut().filter(|_| self.request.kind == Kind::Costs) {
            let span = row.span;
            if let NodeKind::Map(entries) = &mut row.kind
                && entries.iter().all(|entry| entry.key != "voucher")
            {
                let kind = NodeKind::Scalar { text: next.to_string(), plain: true };
                let value = Node { span, kind };
                entries.insert(0, Entry { key: "voucher".to_owned(), key_span: span, value });
                next += 1;
            }
        }
        rows
    }
}

/// The values of a row as they are shown.
fn shown(row: &Node) -> BTreeMap<String, String> {
    let mut shown = BTreeMap::new();
    for entry in row.entries() {
        let texts: Vec<&str> = entry.value.rows().iter().filter_map(Node::text).collect();
        let text = entry.value.text().map_or_else(|| texts.join(", "), str::to_owned);
        shown.insert(entry.key.clone(), text);
    }
    shown
}
