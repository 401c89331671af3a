//! Every word, sentence and title that a document can show, in a table for each document. Gaps have names, and what
//! fills them is text already.
//!
//! Another language is another value of [`Words`], in which the compiler finds each sentence that is missing.

use std::collections::BTreeMap;

/// A table of words: its type, and its value in bokmål. A sentence with gaps is a function from their texts.
macro_rules! table {
    ($(#[$about:meta])* $name:ident { $($word:ident $(($($gap:ident),+))? = $text:literal;)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $(#[doc = $text] pub $word: table!(@type $(($($gap),+))?),)+
        }

        pub(super) const BOKMAL: $name = $name {
            $($word: table!(@value $text $(, ($($gap),+))?),)+
        };

        impl $name {
            /// The words without gaps, by their names.
            #[must_use]
            pub fn plain(&self) -> $crate::words::Plain {
                [$(table!(@plain self $word $(($($gap),+))?)),+].into_iter().flatten().collect()
            }
        }
    };
    (@plain $table:ident $word:ident) => { Some((stringify!($word), $table.$word)) };
    (@plain $table:ident $word:ident ($($gap:ident),+)) => { None };
    (@type) => { &'static str };
    (@type ($($gap:ident),+)) => { fn($($gap: &str),+) -> String };
    (@value $text:literal) => { $text };
    (@value $text:literal, ($($gap:ident),+)) => { |$($gap: &str),+| format!($text) };
}

mod activities;
mod changes;
mod charts;
mod costs;
mod einvoice;
mod head;
mod hours_sheet;
mod invoice;
mod issued;
mod lines;
mod overview;
mod package;
mod report;
mod settlement;
mod terms;
mod timesheet;

pub use activities::Activities;
pub use changes::Changes;
pub use charts::Charts;
pub use costs::Costs;
pub use einvoice::Einvoice;
pub use head::Head;
pub use hours_sheet::HoursSheet;
pub use invoice::Invoice;
pub use issued::Issued;
pub use lines::Lines;
pub use overview::Overview;
pub use package::Package;
pub use report::Report;
pub use settlement::Settlement;
pub use terms::Terms;
pub use timesheet::Timesheet;

/// Words without gaps, by their names.
pub type Plain = BTreeMap<&'static str, &'static str>;

/// All words of one language.
#[derive(Debug)]
pub struct Words {
    /// What several documents say.
    pub terms: Terms,
    /// Head and foot of every document.
    pub head: Head,
    /// Invoice and credit note.
    pub invoice: Invoice,
    /// What they say once they have a number.
    pub issued: Issued,
    /// Their lines.
    pub lines: Lines,
    /// The overview.
    pub overview: Overview,
    /// The electronic invoice.
    pub einvoice: Einvoice,
    /// The settlement.
    pub settlement: Settlement,
    /// The timesheets.
    pub timesheet: Timesheet,
    /// The cost documentation.
    pub costs: Costs,
    /// The activity log.
    pub activities: Activities,
    /// The final report.
    pub report: Report,
    /// The charts, seen and told.
    pub charts: Charts,
    /// What changed since a document was issued.
    pub changes: Changes,
    /// What values of the inputs are called.
    inputs: &'static [(&'static str, &'static str)],
    /// The spreadsheet of hours.
    pub hours_sheet: HoursSheet,
    /// Titles of a package's files.
    pub package: Package,
}

impl Words {
    /// What a value of the inputs is called, by the path of its key (`people.*.name`); or what one of the words is called
    /// that the inputs know (`travel`).
    #[must_use]
    pub fn of_inputs(&self, key: &'static str) -> &'static str {
        self.inputs.iter().find(|(known, _)| *known == key).map_or(key, |(_, word)| word)
    }
}

/// The words in bokmål.
pub static BOKMAL: Words = Words {
    terms: terms::BOKMAL,
    head: head::BOKMAL,
    invoice: invoice::BOKMAL,
    issued: issued::BOKMAL,
    lines: lines::BOKMAL,
    overview: overview::BOKMAL,
    einvoice: einvoice::BOKMAL,
    settlement: settlement::BOKMAL,
    timesheet: timesheet::BOKMAL,
    costs: costs::BOKMAL,
    activities: activities::BOKMAL,
    report: report::BOKMAL,
    charts: charts::BOKMAL,
    changes: changes::BOKMAL,
    inputs: changes::TERMS,
    hours_sheet: hours_sheet::BOKMAL,
    package: package::BOKMAL,
};
