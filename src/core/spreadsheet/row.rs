//! One row of cells on its way to a row of YAML.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::cell::Cell;
use super::headings::{Columns, normal};
use super::names::Names;
use super::table::Table;
use super::values::{self, DateOrder, NoDate};
use super::wishes::Wishes;
use crate::diag::{Code, Place, Problems, catalogue};
use crate::input::{NewRow, Written};

/// A row for a YAML file, and the cells that its values stand in.
#[derive(Debug, Clone)]
pub struct FoundRow {
    /// The row of the table, from 0.
    index: usize,
    /// What it says.
    pub row: NewRow,
    columns: Vec<(&'static str, usize)>,
}

impl FoundRow {
    /// Where the value of a key stands; the whole row for a value that no cell holds.
    #[must_use]
    pub fn place(&self, table: &Table, key: Option<&str>) -> Place {
        let column = self.columns.iter().find(|(name, _)| Some(*name) == key).map(|(_, column)| *column);
        table.place(self.index, column)
    }
}

/// Reads the rows of one table.
pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    pub(super) wishes: &'a Wishes,
    names: &'a Names,
    /// What stands first in the dates of a key's column.
    orders: Vec<(&'static str, Option<DateOrder>)>,
    /// Names that nobody knows, each told of once: a project's name stands in every row of it.
    told: RefCell<BTreeSet<(&'static str, String)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(table: &'a Table, columns: &'a Columns, wishes: &'a Wishes, names: &'a Names) -> Self {
        let order = |key| (key, wishes.dates.or_else(|| order(table, columns, key)));
        let orders = vec![order("date"), order("registered")];
        Self { table, columns, wishes, names, orders, told: RefCell::default() }
    }

    /// Does the row only add up others: is there no day, and `Sum` or `Total` where it begins?
    pub(super) fn is_sum(&self, index: usize) -> bool {
        let is_day = |column| values::date(self.table.cell(index, column), Some(DateOrder::DayFirst)).is_ok();
        let cells = self.table.rows.get(index).map(|row| row.cells.as_slice()).unwrap_or_default();
        let first = cells.iter().find(|cell| !cell.is_empty()).map(Cell::shown).unwrap_or_default();
        let first = normal(&first);
        let is_sum =
            ["sum", "total", "totalt", "totalsum"].iter().any(|word| first.split(' ').next() == Some(word));
        is_sum && !self.columns.of("date").is_some_and(is_day)
    }

    /// The cell of a key, where there is a column for it.
    fn cell(&self, index: usize, key: &str) -> Option<(&'a Cell, usize)> {
        let column = self.columns.of(key)?;
        Some((self.table.cell(index, column), column))
    }
}

/// Days or months first, as the dates of a column show by a number over 12.
fn order(table: &Table, columns: &Columns, key: &str) -> Option<DateOrder> {
    let column = columns.of(key)?;
    let rows = columns.first_row..table.rows.len();
    let doubtful: Vec<_> = rows.filter_map(|row| values::doubtful(table.cell(row, column))).collect();
    let day_first = doubtful.iter().any(|(first, _)| *first > values::MONTHS);
    let month_first = doubtful.iter().any(|(_, second)| *second > values::MONTHS);
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// A row that is being put together.
pub(super) struct Draft<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) index: usize,
    values: Vec<(&'static str, Written)>,
    columns: Vec<(&'static str, usize)>,
    problems: Problems,
    /// Something in it can't be read, whether or not it has been told of here.
    failed: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, index: usize) -> Self {
        Self {
            reader,
            index,
            values: Vec::new(),
            columns: Vec::new(),
            problems: Problems::new(),
            failed: false,
        }
    }

    /// The row, if all of it could be read; what is wrong may have been told of in a row before.
    pub(super) fn finish(self) -> Result<FoundRow, Problems> {
        let Self { index, values, columns, problems, failed, .. } = self;
        if problems.is_empty() && !failed {
            Ok(FoundRow { index, row: NewRow { values }, columns })
        } else {
            Err(problems)
        }
    }

    /// A value, and its column.
    pub(super) fn put(&mut self, key: &'static str, written: Written, column: Option<usize>) {
        self.values.push((key, written));
        self.columns.extend(column.map(|column| (key, column)));
    }

    /// A problem with a cell, or with the whole row.
    pub(super) fn report(&mut self, code: Code, column: Option<usize>, arguments: &[(&str, &str)]) {
        self.problems.push(self.reader.table.problem(code, (self.index, column), arguments));
    }

    /// A problem with what stands in a cell.
    pub(super) fn refuse(&mut self, cell: &Cell, column: usize, what: &str, form: &str) {
        let text = cell.shown();
        self.report(catalogue::CELL_FORM, Some(column), &[("text", &*text), ("what", what), ("form", form)]);
    }

    /// What was said for all rows, or the filled cell; an empty one is reported when each row needs it.
    fn given(&mut self, key: &'static str) -> Option<(Cell, Option<usize>)> {
        if let Some(fixed) = self.reader.wishes.fixed.get(key) {
            return Some((Cell::Text(fixed.clone()), None));
        }
        let (cell, column) = self.reader.cell(self.index, key)?;
        if let Cell::Broken(_) = cell {
            self.refuse(cell, column, "a value: the formula has failed", "the value itself");
            return None;
        }
        if cell.is_empty() {
            let wanted = self.reader.columns.kind.keys().iter().find(|wanted| wanted.name == key);
            if wanted.is_some_and(|wanted| wanted.required && key != "hours") {
                self.empty(key, Some(column));
            }
            return None;
        }
        Some((cell.clone(), Some(column)))
    }

    /// Reports that a cell which must be filled in is empty.
    pub(super) fn empty(&mut self, key: &str, column: Option<usize>) {
        let (shown, description) = (format!("`{key}`"), self.reader.columns.kind.description(key));
        self.report(catalogue::CELL_EMPTY, column, &[("key", &*shown), ("description", description)]);
    }

    /// A cell that is there and filled, whether or not it must be.
    pub(super) fn filled(&mut self, key: &'static str) -> Option<(Cell, Option<usize>)> {
        self.given(key)
    }

    /// Words.
    pub(super) fn text(&mut self, key: &'static str) {
        let Some((cell, column)) = self.given(key) else { return };
        let text = if let Cell::Text(text) = cell { text } else { cell.shown() };
        self.put(key, Written::Text(text), column);
    }

    /// A label that may be digits only.
    pub(super) fn label(&mut self, key: &'static str) {
        let Some((cell, column)) = self.given(key) else { return };
        self.put(key, Written::Quoted(cell.shown()), column);
    }

    /// A day.
    pub(super) fn day(&mut self, key: &'static str) {
        let Some((cell, column)) = self.given(key) else { return };
        let order = self.reader.orders.iter().find(|(name, _)| *name == key).and_then(|(_, order)| *order);
        match (values::date(&cell, order), column) {
            (Ok(date), _) => self.put(key, Written::Bare(date.to_string()), column),
            (Err(NoDate::Order), _) => {
                let text = cell.shown();
                self.report(catalogue::DATE_ORDER, column, &[("text", &text)]);
            }
            (Err(NoDate::Form), _) => {
                let text = cell.shown();
                let form = "a day as 15.01.2026, 15. januar 2026 or 2026-01-15";
                let arguments = [("text", &*text), ("what", "a day"), ("form", form)];
                self.report(catalogue::CELL_FORM, column, &arguments);
            }
        }
    }

    /// An id of the agreement, or a name that stands for one.
    pub(super) fn name(&mut self, key: &'static str, what: &str) {
        let Some((cell, column)) = self.given(key) else { return };
        let text = cell.shown();
        let plain = normal(&text);
        if let Some(id) = self.reader.wishes.values.get(&(key, plain.clone())) {
            return self.put(key, Written::Bare(id.clone()), column);
        }
        let known = self.reader.names.of(key).unwrap_or_default();
        let means = |(id, words): &&(&str, Vec<&str>)| {
            normal(id) == plain || words.iter().any(|word| normal(word) == plain)
        };
        let matching: Vec<_> = known.iter().filter(means).collect();
        if let [(id, _)] = matching.as_slice() {
            return self.put(key, Written::Bare((*id).to_owned()), column);
        }
        self.failed = true;
        if !self.reader.told.borrow_mut().insert((key, plain)) {
            return;
        }
        let listed = known.iter().map(|(id, words)| match words.first() {
            Some(name) => format!("`{id}` ({name})"),
            None => format!("`{id}`"),
        });
        let listed: Vec<String> = listed.collect();
        let suggestion =
            format!("say which it is with `--map \"{key}:{text}=ID\"`; the ids are {}", listed.join(", "));
        self.report(
            catalogue::NAME_UNKNOWN,
            column,
            &[("text", &*text), ("what", what), ("suggestion", &*suggestion)],
        );
    }
}
