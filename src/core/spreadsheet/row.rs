//! One row of cells on its way to a row of an input file.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::cell::Cell;
use super::duration::{Duration, decimal};
use super::headings::Columns;
use super::keys::{END_DATE, PROJECT, TAGS};
use super::names::{ids, names};
use super::options::ImportOptions;
use super::reason::Reason;
use super::table::Table;
use super::text::normal;
use super::values::{self, DateOrder, NoDate};
use crate::diag::catalogue::{self, CellEmpty, CellForm, NameUnknown};
use crate::diag::{Problem, Problems};
use crate::domain::Agreement;
use crate::input::{Entry, Form, Key, Kind, Node, Presence, Scalar};

/// The key that has a rule of its own.
const SUB_GOAL: &str = "sub_goal";
/// The folder that receipts are kept in, for those that are named without one.
const RECEIPTS: &str = "receipts/";

/// Reads the rows of one table.
pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    pub(super) options: &'a ImportOptions,
    agreement: &'a Agreement,
    /// Of a key and a word in plain form, the ids that it can stand for.
    ids: BTreeMap<&'static str, BTreeMap<String, BTreeSet<String>>>,
    /// What stands first in dates.
    order: Option<DateOrder>,
    /// What is asked once only: names that nobody knows, since a project's name stands in every row of it, and the order
    /// of dates.
    told: RefCell<BTreeSet<(&'static str, String)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        table: &'a Table,
        columns: &'a Columns,
        options: &'a ImportOptions,
        agreement: &'a Agreement,
    ) -> Self {
        let keys = columns.kind.keys();
        let ids = keys.iter().map(|key| (key.name, ids(&names(agreement, key.name)))).collect();
        let dates = keys.iter().filter(|key| key.form == Form::Value(Scalar::Date)).map(|key| key.name);
        // One program wrote all columns, so that what one of them shows holds for the others.
        let mut shown = dates.chain([END_DATE]).filter_map(|name| order(table, columns, name));
        let order = options.dates.or_else(|| shown.next());
        Self { table, columns, options, agreement, ids, order, told: RefCell::default() }
    }

    /// The day in a cell.
    pub(super) fn date(&self, cell: &Cell) -> Result<NaiveDate, NoDate> {
        values::date(cell, self.order)
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
    pub(super) index: usize,
    entries: Vec<Entry>,
    problems: Problems,
    /// Something in it can't be read, whether or not it has been told of here.
    failed: bool,
    /// Why it is left out, if a value of it says so.
    pub(super) left_out: Option<Reason>,
    /// What was rounded, and the hundredths of an hour that it became.
    pub(super) rounded: Option<(Duration, i64)>,
    /// Seconds after midnight that it lasted into the next day.
    pub(super) past_midnight: Option<i64>,
}

/// What became of a row of cells.
pub(super) enum Outcome {
    /// One row, or two where midnight is between.
    Rows(Vec<Node>, Option<(Duration, i64)>),
    /// A value of it says that it isn't to be taken.
    LeftOut(Reason),
    /// It can't be read; the reason may have been told in a row before.
    Failed,
}

impl<'a> Draft<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, index: usize) -> Self {
        let (entries, problems) = (Vec::new(), Problems::new());
        let (failed, left_out, rounded, past_midnight) = (false, None, None, None);
        Self { reader, index, entries, problems, failed, left_out, rounded, past_midnight }
    }

    /// What became of the row.
    pub(super) fn finish(self) -> (Outcome, Problems) {
        let Self { reader, index, entries, problems, failed, left_out, rounded, past_midnight } = self;
        if let Some(reason) = left_out {
            return (Outcome::LeftOut(reason), Problems::new());
        }
        if failed || problems.has_errors() {
            return (Outcome::Failed, problems);
        }
        let span = reader.table.span(index, None);
        let next_day = past_midnight.and_then(|seconds| next_day(&entries, seconds, reader.options.round));
        let rows = [Some(entries), next_day].into_iter().flatten();
        let rows = rows.map(|entries| Node { span, kind: Kind::Map(entries) });
        (Outcome::Rows(rows.collect(), rounded), problems)
    }

    /// What was put under a key.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|entry| entry.key == key)?.value.text()
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

    /// The filled cell, or what was said for all rows that have none; an empty one is reported when each row needs it.
    pub(super) fn filled(&mut self, key: &Key) -> Option<Given> {
        let column = self.reader.columns.of(key.name);
        if let Some(column) = column {
            let given = (self.reader.table.cell(self.index, column).clone(), Some(column));
            if let (Cell::Broken(_), _) = given {
                self.refuse(&given, "a value: the formula has failed", "the value itself");
                return None;
            }
            if !given.0.is_empty() {
                return Some(given);
            }
        }
        if let Some(fixed) = self.reader.options.fixed.get(key.name) {
            return Some((Cell::Text(fixed.clone()), None));
        }
        if column.is_some() && key.column.is_some_and(|column| column.required) && key.name != "hours" {
            self.empty(key, column);
        }
        None
    }

    /// Reports that a cell which must be filled in is empty.
    pub(super) fn empty(&mut self, key: &Key, column: Option<usize>) {
        if column.is_none() {
            // That there is no column has been told.
            self.failed = true;
            return;
        }
        let description = key.column.map_or("", |column| column.description);
        self.report(column, CellEmpty { key: format!("`{}`", key.name), description });
    }

    /// The value of a key, read from its cell in the way that the key's form asks for.
    pub(super) fn value(&mut self, key: &'static Key) {
        let given = if key.name == SUB_GOAL { self.sub_goal(key) } else { self.filled(key) };
        let Some(given) = given else { return };
        let (cell, column) = &given;
        let text = match key.form {
            Form::Value(Scalar::Date) => self.day(&given),
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

    /// The sub-goal that the row itself says, or that was said for its project, tag, person or activity, or for all rows,
    /// or the only one; hours can do without until the last settlement, and then their key stands open.
    fn sub_goal(&mut self, key: &'static Key) -> Option<Given> {
        if let Some(given) = self.filled(key) {
            return Some(given);
        }
        let reader = self.reader;
        let mut own: Vec<String> = [PROJECT, TAGS, "person", "activity"]
            .into_iter()
            .flat_map(|name| reader.said(name, self.index))
            .chain(self.text("person").map(normal))
            .collect();
        own.push(String::new());
        let said = reader.options.sub_goals.iter().find(|(value, _)| own.contains(value));
        let only = || match reader.agreement.sub_goals.as_slice() {
            [only] => Some(only.id.to_string()),
            _ => None,
        };
        if let Some(id) = said.map(|(_, id)| id.clone()).or_else(only) {
            return Some((Cell::Text(id), None));
        }
        if key.presence == Presence::Open {
            self.put_kind(key.name, Kind::Scalar { text: "null".to_owned(), plain: true }, None);
        }
        None
    }

    /// What was read, or a problem with the cell.
    pub(super) fn read<T>(&mut self, given: &Given, value: Option<T>, what: &str, form: &str) -> Option<T> {
        if value.is_none() {
            self.refuse(given, what, form);
        }
        value
    }

    fn day(&mut self, given: &Given) -> Option<String> {
        match self.reader.date(&given.0) {
            Ok(date) => return Some(date.to_string()),
            Err(NoDate::Order) => {
                self.failed = true;
                if self.reader.told.borrow_mut().insert(("date", String::new())) {
                    self.report(given.1, catalogue::DateOrder { text: given.0.shown() });
                }
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
            if id.is_empty() {
                self.left_out = Some(Reason::AsSaid);
            }
            return Some(id.clone());
        }
        let meant = self.reader.ids.get(key.name).and_then(|words| words.get(&plain.1));
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
        let suggestion = format!(
            "say which it is with `--map \"{name}:{text}=ID\"`, or leave its rows out with `--map \"{name}:{text}=\"`; the ids are {}",
            listed.join(", ")
        );
        let what = match key.form {
            Form::Value(Scalar::Id) => name.replace('_', "-"),
            _ => key.column.map_or("", |column| column.description).trim_start_matches("the ").to_owned(),
        };
        self.report(*column, NameUnknown { text, what, suggestion });
        None
    }
}

/// The rest of a row that lasted past midnight, by the clock where that can be said in hundredths of an hour.
fn next_day(entries: &[Entry], seconds: i64, round: Option<i64>) -> Option<Vec<Entry>> {
    let length = Duration::seconds(seconds);
    let hundredths = length.rounded(round);
    if hundredths == 0 {
        return None;
    }
    let mut next = Vec::new();
    let mut is_timed = false;
    for entry in entries {
        let with = |key: &str, text: String| {
            let kind = Kind::Scalar { text, plain: false };
            Entry {
                key: key.to_owned(),
                key_span: entry.key_span,
                value: Node { span: entry.value.span, kind },
            }
        };
        match entry.key.as_str() {
            "date" => {
                let date: NaiveDate = entry.value.text()?.parse().ok()?;
                next.push(with("date", date.succ_opt()?.to_string()));
            }
            "hours" | "from" | "to" | "break" if is_timed => {}
            "hours" | "from" => {
                is_timed = true;
                if length.hundredths() == Some(hundredths) && seconds % 60 == 0 {
                    next.extend([with("from", clock(0)), with("to", clock(seconds))]);
                } else {
                    next.push(with("hours", decimal(hundredths)));
                }
            }
            _ => next.push(entry.clone()),
        }
    }
    Some(next)
}

/// `09:00`.
pub(super) fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
}
