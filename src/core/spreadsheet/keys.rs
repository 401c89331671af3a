//! What a row can have, and the words that stand above its columns.

use crate::input::{Column, Keys, SchemaKind};

/// What the rows of a spreadsheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows of `hours.yaml`.
    Hours,
    /// Rows of `costs.yaml`.
    Costs,
}

/// A key of a row that has a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// As in the YAML file.
    pub(super) name: &'static str,
    /// Its column.
    pub(super) column: Column,
}

impl Wanted {
    /// The headings that its column may have, in plain form, the surest first.
    pub(super) fn headings(&self) -> impl Iterator<Item = &'static str> {
        self.column.headings.split(" | ")
    }
}

/// What a column can say of a row that no key of the input file says, and its headings in plain form, the surest first.
/// Such a column may be a key's as well: a sub-goal is perhaps what a time tracker calls a project.
pub(super) const SAID_OF_A_ROW: [(&str, &str); 9] = [
    (
        PROJECT,
        "prosjekt | prosjektnavn | project | project name | prosjektnr | prosjektnummer | kategorier | categories",
    ),
    (BILLABLE, "fakturerbar | billable | fakturerbart | fakturerbare | faktureres | is billable"),
    (TAGS, "tags | etiketter | tag | etikett | merkelapper"),
    (END_DATE, "sluttdato | end date | stop date | til dato"),
    (ALL_DAY, "hele dagen | all day event | heldagshendelse | hel dag"),
    (CANCELLED, "avlyst | cancelled"),
    (RECURS, "gjentas | recurs"),
    (PRIVATE, "privat | private"),
    (WEEK, "uke | week | ukenr | uke nr | ukenummer"),
];
pub(super) const PROJECT: &str = "project";
pub(super) const BILLABLE: &str = "billable";
pub(super) const TAGS: &str = "tags";
pub(super) const END_DATE: &str = "end_date";
pub(super) const ALL_DAY: &str = "all_day";
pub(super) const CANCELLED: &str = "cancelled";
pub(super) const RECURS: &str = "recurs";
pub(super) const PRIVATE: &str = "private";
pub(super) const WEEK: &str = "week";

impl Kind {
    /// The file that the rows belong in.
    #[must_use]
    pub const fn schema(self) -> SchemaKind {
        match self {
            Self::Hours => SchemaKind::Hours,
            Self::Costs => SchemaKind::Costs,
        }
    }

    /// The keys of a row, in the order in which they are written.
    pub(super) fn keys(self) -> Keys {
        self.schema().row_keys()
    }

    /// The columns, in the order in which headings are given out and a preview shows them: long texts last.
    pub(super) fn columns(self) -> impl Iterator<Item = Wanted> {
        let columns =
            || self.keys().iter().filter_map(|key| Some(Wanted { name: key.name, column: key.column? }));
        columns().filter(|wanted| !wanted.column.wide).chain(columns().filter(|wanted| wanted.column.wide))
    }

    /// The keys, in the order in which a preview shows them.
    pub fn key_names(self) -> impl Iterator<Item = &'static str> {
        self.columns().map(|wanted| wanted.name)
    }
}
