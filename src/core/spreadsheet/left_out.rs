//! Which rows are passed over: none of them is billed unless somebody says so.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::keys::{ALL_DAY, BILLABLE, CANCELLED, END_DATE, PRIVATE, PROJECT, RECURS};
use super::reason::Reason;
use super::row::Reader;
use super::text::normal;
use super::values::{self, DateOrder, NoDate};
use crate::diag::catalogue::ProjectsMixed;
use crate::diag::{Place, Problems};

/// Words with which a row begins that adds up others.
const SUMS: [&str; 9] =
    ["sum", "total", "totalt", "totalsum", "subtotal", "delsum", "til sammen", "tilsammen", "i alt"];
/// What may follow such a word, beside numbers and months, for the row to be a sum all the same.
const OF_A_PERIOD: [&str; 9] = ["uke", "week", "timer", "hours", "måned", "måneden", "mnd", "for", "hittil"];
/// Words with which a mark of what isn't billed begins, beside a plain no.
const NOT: [&str; 3] = ["ikke", "non", "not"];

impl Reader<'_> {
    /// Why the row is passed over, if it is.
    pub(super) fn left_out(&self, index: usize) -> Option<Reason> {
        let row = self.table.rows.get(index)?;
        let is_marked = |name: &str| {
            let column = self.columns.of(name);
            column.and_then(|column| values::flag(self.table.cell(index, column)))
        };
        let is_struck = row.struck.iter().any(|struck| {
            let is_read = |(name, column): &(&str, usize)| *name != END_DATE && column == struck;
            self.columns.found.iter().any(is_read)
        });
        let reasons = [
            (self.is_sum(index), Reason::Sums),
            (self.has_no_hours(index), Reason::NoHours),
            (row.hidden, Reason::Hidden),
            (is_struck, Reason::StruckOut),
            (is_marked(BILLABLE) == Some(false) || self.is_marked_not(index), Reason::NotBillable),
            (is_marked(ALL_DAY) == Some(true), Reason::AllDay),
            (is_marked(PRIVATE) == Some(true), Reason::Private),
            (is_marked(CANCELLED) == Some(true), Reason::Cancelled),
            (is_marked(RECURS) == Some(true), Reason::Recurs),
            (!self.is_of_a_wanted_project(index), Reason::OtherProject),
        ];
        let is_included =
            |reason: Reason| self.options.includes.iter().any(|name| reason.option() == Some(name));
        reasons.into_iter().find(|(is_so, reason)| *is_so && !is_included(*reason)).map(|(_, reason)| reason)
    }

    /// What stands in a column of what is said of a row, in plain form: the whole of it, and the parts of a list.
    pub(super) fn said(&self, name: &str, index: usize) -> Vec<String> {
        let Some(column) = self.columns.of(name) else { return Vec::new() };
        let text = self.table.cell(index, column).shown();
        let parts = text.split([',', ';']).map(normal).filter(|part| !part.is_empty());
        std::iter::once(normal(&text)).chain(parts).collect()
    }

    /// Does it add up others: by a formula, or by a word that a cell of it begins with? What was done may begin with such a
    /// word too, so that beside a day only a month, a week and the like may follow it.
    fn is_sum(&self, index: usize) -> bool {
        let Some(row) = self.table.rows.get(index) else { return false };
        let has_day = self.is_filled(index, &["date"]);
        let is_sum = |cell: &Cell| {
            let Cell::Text(text) = cell else { return false };
            let text = normal(text);
            let rests = SUMS.iter().filter_map(|word| text.strip_prefix(word));
            let mut rests = rests.filter(|rest| rest.is_empty() || rest.starts_with(' '));
            rests.any(|rest| !has_day || rest.split_whitespace().all(is_of_a_period))
        };
        row.adds_up || row.cells.iter().any(is_sum)
    }

    /// Has it neither a day nor a figure, or a figure alone, as below a column that was added up?
    fn has_no_hours(&self, index: usize) -> bool {
        let is_filled = |names: &[&str]| self.is_filled(index, names);
        let has_day = self.columns.spread.is_some() || is_filled(&["date"]);
        let has_figure = self.columns.spread.is_some() || is_filled(&["hours", "from", "to", "amount"]);
        let has_words = is_filled(&["person", "activity", "supplier", "description"]);
        !has_day && !(has_figure && has_words)
    }

    /// Is there something in a column of any of these keys that can be what the key asks for?
    fn is_filled(&self, index: usize, names: &[&str]) -> bool {
        let is_filled = |name: &&str| {
            let cell = self.columns.of(name).map(|column| self.table.cell(index, column));
            let is_day = |cell| values::date(cell, Some(DateOrder::DayFirst)) != Err(NoDate::Form);
            cell.is_some_and(|cell| !cell.is_empty() && (*name != "date" || is_day(cell)))
        };
        names.iter().any(is_filled)
    }

    fn is_marked_not(&self, index: usize) -> bool {
        let said = self.said(BILLABLE, index);
        said.first().and_then(|said| said.split(' ').next()).is_some_and(|first| NOT.contains(&first))
    }

    /// The one project of the rows that are taken; of several, somebody must say which is meant. What is a project in the
    /// spreadsheet may be a sub-goal here, and then each of them has its own.
    pub(super) fn project(&self, taken: &[usize], problems: &mut Problems) -> Option<String> {
        let column = self.columns.of(PROJECT)?;
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for index in taken {
            *found.entry(self.table.cell(*index, column).shown()).or_default() += 1;
        }
        let wanted = &self.options.projects;
        let is_in_vain = found.is_empty() && !wanted.is_empty();
        // A calendar has all of a person's days in it.
        let is_unmarked = self.columns.of(ALL_DAY).is_some() && found.keys().all(String::is_empty);
        let is_mixed = found.len() > 1 || (is_unmarked && !found.is_empty());
        let is_doubtful = is_mixed && wanted.is_empty() && self.columns.of("sub_goal") != Some(column);
        if is_in_vain || is_doubtful {
            let all =
                (self.columns.first_row..self.table.rows.len()).map(|index| self.table.cell(index, column));
            for cell in all.filter(|cell| is_in_vain && !cell.is_empty()) {
                *found.entry(cell.shown()).or_default() += 1;
            }
            let listed = found.iter().map(|(project, rows)| format!("`{project}` ({rows})"));
            let projects = listed.collect::<Vec<_>>().join(", ");
            problems.push(ProjectsMixed { projects }.at(Place::file(&self.table.file)));
        }
        found.into_keys().next().filter(|project| !is_doubtful && wanted.is_empty() && !project.is_empty())
    }

    /// Is the row of a project that was named, where any was?
    fn is_of_a_wanted_project(&self, index: usize) -> bool {
        let (wanted, own) = (&self.options.projects, self.said(PROJECT, index));
        wanted.is_empty() || own.is_empty() || own.iter().any(|own| wanted.contains(own))
    }
}

/// A word that says which hours were added up.
fn is_of_a_period(word: &str) -> bool {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    is_number || values::month_of_word(word).is_some() || OF_A_PERIOD.contains(&word)
}
