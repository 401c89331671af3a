//! Facts that are already true: if a value of these types exists, its check digits add up, its dates are in
//! order and its ids are known. How it was written down is not remembered, but for the row it came from.

mod activity;
mod agreement;
mod ascii;
mod calendar;
mod check_digits;
mod cost;
mod ehf;
mod facts;
mod file;
#[cfg(test)]
pub(crate) mod fixture;
mod identity;
mod indicator;
mod number;
mod party;
mod period;
mod project;
mod report;
#[cfg(test)]
mod tests;
mod timesheet;

pub use activity::Activity;
pub use agreement::{
    Agreement, BudgetCover, BudgetLine, Milestone, MilestoneBasis, Payment, Person, PlannedMonth, References,
    SubGoal, VatStatus,
};
pub use ascii::ascii_part;
pub use calendar::{Holiday, holiday_on, is_working_day, norwegian_time};
pub use check_digits::{CheckDigitError, contains_national_identity_number};
pub use cost::{Voucher, VoucherCategory};
pub use ehf::{EhfSettings, Megabytes};
pub use facts::{Facts, Key, Row, Value};
pub use file::{FileContent, InputFile, RowId, WorkspacePath};
pub use identity::{
    AgreementId, BankAccount, BuyerReference, IndicatorId, Kid, MilestoneId, OrgNumber, PersonId,
    ProjectNumber, SubGoalId, VoucherNumber,
};
pub use indicator::{Indicator, Measurement, Reading, Standing};
pub use number::{DocumentKind, DocumentNumber, DocumentRef, NumberFormat};
pub use party::{Address, Contact, Identity, Parties, Party};
pub use period::{Month, Period};
pub use project::Project;
pub use report::{
    Block, Image, Inline, ListItem, Report, ReportFigure, ReportPart, Section, Side, with_figures,
};
pub use timesheet::{Attestation, Attested, Attester, TimeEntry, Timesheet};
