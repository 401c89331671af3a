//! The rows of hours and costs, as far as an import or export looks at them: what two rows must share to be the same.

use crate::diag::{Problems, Severity};
use crate::domain::{Agreement, TimeEntry, Voucher};
use crate::input::{self, Rows};
use crate::num::Hours;
use crate::spreadsheet::Kind;

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    /// The line that it begins on.
    pub(super) line: usize,
    /// All that it says, so that two rows which say the same are equal however they are written.
    pub(super) meaning: Vec<String>,
    /// What it is most easily recognised by.
    pub(super) gist: Vec<String>,
    /// Hours, if it is a row of them.
    pub(super) hours: Hours,
    /// A voucher's number.
    pub(super) number: u32,
}

/// The facts of one file.
pub(super) struct Facts {
    /// The agreement; `None` when an error stands in the way.
    pub(super) agreement: Option<Agreement>,
    /// Every row that can be read.
    pub(super) rows: Vec<Fact>,
    /// What was found in the file and in the agreement.
    pub(super) problems: Problems,
}

/// Reads the rows of hours or costs.
pub(super) fn read(folder: &input::Folder, kind: Kind) -> Facts {
    match kind {
        Kind::Hours => facts(input::read_hours(folder), time_entry),
        Kind::Costs => facts(input::read_costs(folder), voucher),
    }
}

fn facts<T>(rows: Rows<T>, fact: impl Fn(&T) -> Fact) -> Facts {
    let Rows { agreement, rows, problems } = rows;
    Facts { agreement, rows: rows.iter().map(fact).collect(), problems }
}

/// When the row was written down belongs to the record, and not to the work.
fn time_entry(entry: &TimeEntry) -> Fact {
    let clock = entry.clock.map(|(from, to)| format!("{from}–{to}")).unwrap_or_default();
    let hours = entry.hours.hundredths().to_string();
    let gist = vec![
        entry.date.to_string(),
        entry.person.to_string(),
        hours,
        clock,
        entry.activity.clone(),
        entry.sub_goal.to_string(),
    ];
    let meaning = [gist.clone(), vec![entry.note.clone().unwrap_or_default()]].concat();
    Fact { line: entry.row.line, meaning, gist, hours: entry.hours, number: 0 }
}

/// The voucher's number is not part of what was bought: a file without numbers gets the next free ones.
fn voucher(voucher: &Voucher) -> Fact {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let gist = vec![voucher.date.to_string(), voucher.supplier.to_lowercase(), voucher.gross.to_string()];
    let rest = vec![
        optional(&voucher.invoice_number),
        voucher.description.clone(),
        voucher.purpose.clone(),
        optional(&voucher.participants),
        format!("{:?}", voucher.category),
        voucher.vat.to_string(),
        voucher.vat_recoverable.to_string(),
        voucher.sub_goal.as_ref().map(ToString::to_string).unwrap_or_default(),
        voucher.receipts.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"),
    ];
    let meaning = [gist.clone(), rest].concat();
    Fact { line: voucher.row.line, meaning, gist, hours: Hours::ZERO, number: voucher.number.get() }
}

/// Errors without the warnings among them, which `check` tells of.
pub(super) fn errors(problems: &Problems) -> Problems {
    let mut errors = Problems::new();
    for problem in problems.iter().filter(|problem| problem.severity() == Severity::Error) {
        errors.push(problem.clone());
    }
    errors
}
