//! Rows of a spreadsheet → an input file: read, compared with what is there, tried out, and only then written.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diag::catalogue::{RowNearlyThere, RowsNotPlaced};
use crate::diag::{Errors, Place, Problems, Severity};
use crate::domain::{TimeEntry, Voucher};
use crate::input::{self, Added, Entry, Kind as NodeKind, Node, Origin, Rows};
use crate::num::Hours;
use crate::pipeline::folder::Folder;
use crate::pipeline::selection;
use crate::spreadsheet::{self, ImportOptions, Kind, Table};
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
    /// Only tell what would be added.
    pub dry_run: bool,
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
    /// Rows of the spreadsheet that the input file has already.
    pub already_there: usize,
    /// Rows that only add up others.
    pub sums: usize,
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
    let found = spreadsheet::read(request.file, request.bytes, request.kind, request.options, agreement)?;
    let file = request.kind.schema().file().name();
    let target = format!("{}/{file}", folder.path);
    let import = Import { request, folder: &folder, before: &before, table: &found.table, target };
    let rows = found.rows.len();
    let added = import.new_rows(found.rows)?;
    let mut imported = Imported {
        target: import.target.clone(),
        already_there: rows - added.len(),
        sums: found.sums,
        unused: found.unused,
        ..Imported::default()
    };
    if !added.is_empty() {
        let text = import.try_out(&added, &mut imported)?;
        if !request.dry_run {
            store.replace_input(request.agreement, file, text.as_bytes())?;
            imported.written = true;
        }
    }
    Ok(imported)
}

/// What an import looks at in a row of hours or costs.
trait Fact: Sized {
    /// Reads the rows that the file has.
    fn read(folder: &input::Folder) -> Rows<Self>;
    /// The facts of further rows, with those of the file or alone.
    fn and(before: &Rows<Self>, added: Added<'_>, alone: bool) -> (Vec<Self>, Problems);
    /// The line that it begins on.
    fn line(&self) -> usize;
    /// All by which two rows are the same.
    fn content(&self) -> impl Ord;
    /// What it is most easily recognised by.
    fn match_key(&self) -> impl Ord;
    /// Hours, if it is a row of them.
    fn hours(&self) -> Hours;
    /// A voucher's number.
    fn number(&self) -> u32;
}

impl Fact for TimeEntry {
    fn read(folder: &input::Folder) -> Rows<Self> {
        input::read_hours(folder)
    }

    fn and(before: &Rows<Self>, added: Added<'_>, alone: bool) -> (Vec<Self>, Problems) {
        before.and(added, alone)
    }

    fn line(&self) -> usize {
        self.row.line
    }

    fn content(&self) -> impl Ord {
        self.work()
    }

    fn match_key(&self) -> impl Ord {
        (self.date, &self.person, self.hours, self.clock, &self.activity, &self.sub_goal)
    }

    fn hours(&self) -> Hours {
        self.hours
    }

    fn number(&self) -> u32 {
        0
    }
}

impl Fact for Voucher {
    fn read(folder: &input::Folder) -> Rows<Self> {
        input::read_costs(folder)
    }

    fn and(before: &Rows<Self>, added: Added<'_>, alone: bool) -> (Vec<Self>, Problems) {
        before.and(added, alone)
    }

    fn line(&self) -> usize {
        self.row.line
    }

    fn content(&self) -> impl Ord {
        self.purchase()
    }

    fn match_key(&self) -> impl Ord {
        (self.date, self.supplier.to_lowercase(), self.gross)
    }

    fn hours(&self) -> Hours {
        Hours::ZERO
    }

    fn number(&self) -> u32 {
        self.number.get()
    }
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

    /// The facts of the rows alone, in the order of the spreadsheet; vouchers are read in that of their numbers.
    fn alone(&self, rows: &[Node]) -> Result<Vec<T>, Errors> {
        let (mut facts, _) = self.facts(rows, true)?;
        facts.sort_by_key(T::line);
        Ok(facts)
    }

    /// The rows that the file hasn't yet. Of rows that say the same, as many are new as there are more of them in the
    /// spreadsheet than in the file.
    fn new_rows(&self, rows: Vec<Node>) -> Result<Vec<Node>, Errors> {
        let facts = self.alone(&self.numbered(rows.clone(), 1))?;
        let mut there: BTreeMap<_, usize> = BTreeMap::new();
        for fact in &self.before.rows {
            *there.entry(fact.content()).or_default() += 1;
        }
        let mut new = Vec::new();
        for (row, fact) in rows.into_iter().zip(&facts) {
            match there.get_mut(&fact.content()) {
                Some(left) if *left > 0 => *left -= 1,
                _ => new.push(row),
            }
        }
        let next = self.before.rows.iter().map(T::number).max().unwrap_or_default() + 1;
        Ok(self.numbered(new, next))
    }

    /// The text with the new rows, read back: it must say what it said before and the new rows, and nothing else.
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
        imported.problems.extend(self.nearly_there(added)?);
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

    /// Tells of rows that are there already but for a detail.
    fn nearly_there(&self, added: &[Node]) -> Result<Problems, Errors> {
        let facts = self.alone(added)?;
        let mut problems = Problems::new();
        let mut alike: BTreeMap<_, Vec<&T>> = BTreeMap::new();
        for fact in &self.before.rows {
            alike.entry(fact.match_key()).or_default().push(fact);
        }
        for (fact, row) in facts.iter().zip(added) {
            let alike = alike.get(&fact.match_key()).map(Vec::as_slice).unwrap_or_default();
            if let Some(other) = alike.iter().find(|other| other.content() != fact.content()) {
                let nearly = RowNearlyThere { line: other.line(), file: &self.target };
                problems.push(nearly.at(self.table.place(row.span)));
            }
        }
        Ok(problems)
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
