//! One row of cells on its way to a row of an input file.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::headings::Columns;
use super::names::names;
use super::options::ImportOptions;
use super::table::Table;
use super::text::normal;
use super::values::{self, DateOrder, NoDate};
use crate::diag::catalogue::{self, CellEmpty, CellForm, NameUnknown};
use crate::diag::{Problem, Problems};
use crate::domain::Agreement;
use crate::input::{Entry, Form, Key, Kind, Node, Scalar};

/// The folder that receipts are kept in, for those that are named without one.
const RECEIPTS: &str = "receipts/";

/// Reads the rows of one table.
pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    pub(super) options: &'a ImportOptions,
    agreement: &'a Agreement,
    /// Of a key and a word in plain form, the ids that it can stand for.
    ids: BTreeMap<(&'static str, String), BTreeSet<String>>,
    /// What stands first in the dates of a key's column.
    orders: BTreeMap<&'static str, Option<DateOrder>>,
    /// Names that nobody knows, each told of once: a project's name stands in every row of it.
    told: RefCell<BTreeSet<(&'static str, String)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        table: &'a Table,
        columns: &'a Columns,
        options: &'a ImportOptions,
        agreement: &'a Agreement,
    ) -> Self {
        let (mut ids, mut orders) = (BTreeMap::new(), BTreeMap::new());
        for key in columns.kind.keys() {
            if key.form == Form::Value(Scalar::Date) {
                orders.insert(key.name, options.dates.or_else(|| order(table, columns, key.name)));
            }
            for (id, words) in names(agreement, key.name) {
                for word in words.into_iter().chain([id]) {
                    let meant: &mut BTreeSet<_> = ids.entry((key.name, normal(word))).or_default();
                    meant.insert(id.to_owned());
                }
            }
        }
        Self { table, columns, options, agreement, ids, orders, told: RefCell::default() }
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

/// A value with its column, where a column holds it.
pub(super) type Given = (Cell, Option<usize>);

/// A row that is being put together.
pub(super) struct Draft<'a> {
    pub(super) reader: &'a Reader<'a>,
    index: usize,
    entries: Vec<Entry>,
    problems: Problems,
    /// Something in it can't be read, whether or not it has been told of here.
    failed: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, index: usize) -> Self {
        Self { reader, index, entries: Vec::new(), problems: Problems::new(), failed: false }
    }

    /// The row, if all of it could be read; what is wrong may have been told of in a row before.
    pub(super) fn finish(self) -> (Option<Node>, Problems) {
        let Self { reader, index, entries, problems, failed } = self;
        let is_read = problems.is_empty() && !failed;
        let node = || Node { span: reader.table.span(index, None), kind: Kind::Map(entries) };
        (is_read.then(node), problems)
    }

    /// A value, and its column.
    pub(super) fn put(&mut self, key: &str, text: String, column: Option<usize>) {
        self.put_kind(key, Kind::Scalar { text, plain: false }, column);
    }

    fn put_kind(&mut self, key: &str, kind: Kind, column: Option<usize>) {
        let span = |column| self.reader.table.span(self.index, column);
        let value = Node { span: span(column), kind };
        self.entries.push(Entry { key: key.to_owned(), key_span: span(None), value });
    }

    /// A problem with a cell, or with the whole row.
    pub(super) fn report(&mut self, column: Option<usize>, problem: impl Into<Problem>) {
        self.problems.push(self.reader.table.problem(self.index, column, problem));
    }

    /// A problem with what stands in a cell.
    pub(super) fn refuse(&mut self, (cell, column): &Given, what: &str, form: &str) {
        let text = cell.shown();
        self.report(*column, CellForm { text, what, form });
    }

    /// What was said for all rows, or the filled cell; an empty one is reported when each row needs it.
    pub(super) fn filled(&mut self, key: &Key) -> Option<Given> {
        if let Some(fixed) = self.reader.options.fixed.get(key.name) {
            return Some((Cell::Text(fixed.clone()), None));
        }
        let column = self.reader.columns.of(key.name)?;
        let given = (self.reader.table.cell(self.index, column).clone(), Some(column));
        if let (Cell::Broken(_), _) = given {
            self.refuse(&given, "a value: the formula has failed", "the value itself");
            return None;
        }
        if given.0.is_empty() {
            if key.column.is_some_and(|column| column.required) && key.name != "hours" {
                self.empty(key, Some(column));
            }
            return None;
        }
        Some(given)
    }

    /// Reports that a cell which must be filled in is empty.
    pub(super) fn empty(&mut self, key: &Key, column: Option<usize>) {
        let description = key.column.map_or("", |column| column.description);
        self.report(column, CellEmpty { key: format!("`{}`", key.name), description });
    }

    /// The value of a key, read from its cell in the way that the key's form asks for.
    pub(super) fn value(&mut self, key: &'static Key) {
        let Some(given) = self.filled(key) else { return };
        let (cell, column) = &given;
        let text = match key.form {
            Form::Value(Scalar::Date) => self.day(key, &given),
            Form::Value(Scalar::Id | Scalar::Choice(_)) => self.id(key, &given),
            Form::Value(Scalar::Amount) => {
                self.read(&given, values::amount(cell), "an amount", "kroner as 1250,00")
            }
            Form::Value(Scalar::Flag) => {
                let flag = values::flag(cell).map(|flag| flag.to_string());
                self.read(&given, flag, "yes or no", "`ja` or `nei`")
            }
            Form::Values(_) => return self.put_kind(key.name, self.files(&given), *column),
            Form::Value(Scalar::Text) => match cell {
                Cell::Text(text) => Some(text.clone()),
                cell => Some(cell.shown()),
            },
            _ => Some(cell.shown()),
        };
        if let Some(text) = text {
            self.put(key.name, text, *column);
        }
    }

    /// What was read, or a problem with the cell.
    pub(super) fn read<T>(&mut self, given: &Given, value: Option<T>, what: &str, form: &str) -> Option<T> {
        if value.is_none() {
            self.refuse(given, what, form);
        }
        value
    }

    fn day(&mut self, key: &Key, given: &Given) -> Option<String> {
        let order = self.reader.orders.get(key.name).copied().flatten();
        match values::date(&given.0, order) {
            Ok(date) => return Some(date.to_string()),
            Err(NoDate::Order) => {
                self.report(given.1, catalogue::DateOrder { text: given.0.shown() });
            }
            Err(NoDate::Form) => {
                self.refuse(given, "a day", "a day as 15.01.2026, 15. januar 2026 or 2026-01-15");
            }
        }
        None
    }

    /// Files with `;` or a line break between them.
    fn files(&self, (cell, column): &Given) -> Kind {
        let span = self.reader.table.span(self.index, *column);
        let names = cell.shown().replace('\n', ";");
        let names = names.split(';').map(str::trim).filter(|name| !name.is_empty());
        let path =
            |name: &str| if name.contains('/') { name.to_owned() } else { format!("{RECEIPTS}{name}") };
        let file = |name: &str| Node { span, kind: Kind::Scalar { text: path(name), plain: false } };
        Kind::List(names.map(file).collect())
    }

    /// An id of the agreement, or a name that stands for one.
    fn id(&mut self, key: &'static Key, (cell, column): &Given) -> Option<String> {
        let text = cell.shown();
        let plain = (key.name, normal(&text));
        if let Some(id) = self.reader.options.values.get(&plain) {
            return Some(id.clone());
        }
        let meant = self.reader.ids.get(&plain);
        if let Some(id) = meant.filter(|ids| ids.len() == 1).and_then(BTreeSet::first) {
            return Some(id.clone());
        }
        self.failed = true;
        if !self.reader.told.borrow_mut().insert(plain) {
            return None;
        }
        let mut listed = Vec::new();
        for (id, words) in names(self.reader.agreement, key.name) {
            listed.push(words.first().map_or(format!("`{id}`"), |name| format!("`{id}` ({name})")));
        }
        let name = key.name;
        let suggestion =
            format!("say which it is with `--map \"{name}:{text}=ID\"`; the ids are {}", listed.join(", "));
        let what = match key.form {
            Form::Value(Scalar::Id) => name.replace('_', "-"),
            _ => key.column.map_or("", |column| column.description).trim_start_matches("the ").to_owned(),
        };
        self.report(*column, NameUnknown { text, what, suggestion });
        None
    }
}
