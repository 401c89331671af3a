//! The rows of one file, alone or together with rows that come from a spreadsheet.

use std::cell::RefCell;

use super::known::Known;
use super::node::Node;
use super::origin::Origin;
use super::places::Places;
use super::reading::Reader;
use super::row::Row;
use super::schema::SchemaKind;
use super::{Folder, characters, costs, hours, shape};
use crate::diag::Problems;
use crate::diag::catalogue::{HiddenCharacter, IdentityNumber};
use crate::domain::{Agreement, TimeEntry, Voucher, contains_national_identity_number};

/// The rows of one file, held against the agreement alone.
#[derive(Debug)]
pub struct Rows<T> {
    /// The agreement; `None` when an error stands in the way.
    pub agreement: Option<Agreement>,
    /// Every row that can be read: hours in the order of the file, costs by number.
    pub rows: Vec<T>,
    /// What was found in the two files.
    pub problems: Problems,
    known: Known,
    places: Places,
}

/// Rows that are not in their file yet.
#[derive(Clone, Copy)]
pub struct Added<'a> {
    /// The rows.
    pub rows: &'a [Node],
    /// What they stand in.
    pub origin: &'a dyn Origin,
}

/// Reads the agreement and its hours, and nothing else.
#[must_use]
pub fn read_hours(folder: &Folder) -> Rows<TimeEntry> {
    read(folder, Reader::hours)
}

/// Reads the agreement and its costs, and nothing else: receipts need not be there.
#[must_use]
pub fn read_costs(folder: &Folder) -> Rows<Voucher> {
    read(folder, Reader::costs)
}

fn read<'a, T>(folder: &'a Folder, read: fn(&mut Reader<'a>, &Known) -> Vec<T>) -> Rows<T> {
    let mut reader = Reader::new(folder);
    let (agreement, known) = reader.agreement();
    let rows = read(&mut reader, &known);
    let Reader { problems, places, .. } = reader;
    Rows { agreement, rows, problems: problems.sorted(), known, places }
}

impl Rows<TimeEntry> {
    /// The facts of further rows, after those of the file or alone, and what is wrong with any of them.
    #[must_use]
    pub fn and(&self, added: Added<'_>, alone: bool) -> (Vec<TimeEntry>, Problems) {
        self.read(SchemaKind::Hours, added, alone, |rows| hours::entries(rows, &self.known))
    }
}

impl Rows<Voucher> {
    /// The facts of further rows, among those of the file or alone, and what is wrong with any of them.
    #[must_use]
    pub fn and(&self, added: Added<'_>, alone: bool) -> (Vec<Voucher>, Problems) {
        self.read(SchemaKind::Costs, added, alone, |rows| {
            costs::vouchers(rows, &self.known).into_iter().map(|(voucher, _)| voucher).collect()
        })
    }
}

impl<T> Rows<T> {
    fn read(
        &self,
        kind: SchemaKind,
        added: Added<'_>,
        alone: bool,
        facts: impl FnOnce(std::vec::IntoIter<Row<'_>>) -> Vec<T>,
    ) -> (Vec<T>, Problems) {
        let problems = RefCell::new(Problems::new());
        examine(kind, added, &mut problems.borrow_mut());
        let mut rows = Vec::new();
        if let Some(document) = self.places.document(kind.file()).filter(|_| !alone) {
            rows.extend(Row::new(&document.root, &document.source, &problems).rows(kind.name()));
        }
        rows.extend(added.rows.iter().map(|node| Row::new(node, added.origin, &problems)));
        let facts = facts(rows.into_iter());
        (facts, problems.into_inner().sorted())
    }
}

/// What is looked at in a file before anything is read of it.
fn examine(kind: SchemaKind, Added { rows, origin }: Added<'_>, problems: &mut Problems) {
    shape::check_rows(kind, rows, origin, problems);
    for row in rows {
        row.each_scalar(&mut |text, span| {
            if let Some((_, letter)) = characters::first_hidden(text) {
                let name = characters::name(letter);
                problems.push(origin.problem(span, HiddenCharacter { name }));
            }
            if let Some(number) = contains_national_identity_number(text) {
                problems.push(origin.problem(span, IdentityNumber { masked: number }));
            }
        });
    }
}
