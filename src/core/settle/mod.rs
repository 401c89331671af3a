//! Agreement + facts + what was billed → what is due, and which rows each figure came from.
//!
//! documented = Σ hours × rate + Σ direct costs (no mark-up) · billable = min(documented, frame) ·
//! due = what the milestone entitles to − what was billed before, credit notes taken off.
//! A line is rounded once, half up, to øre, and sums add rounded lines, so that a reader can re-add them.

mod accounts;
mod breakdown;
mod figures;
mod lines;
mod settlement;
mod sheet;
#[cfg(test)]
pub(crate) mod tests;

pub use accounts::{AccountLine, Accounts, Post, accounts};
pub use breakdown::{Breakdown, MonthMoney, MonthUse, PersonHours, SubGoalHours};
pub use figures::Figures;
pub use lines::{CostLine, FeeLine};
pub use settlement::{Billed, Settlement, settle};
pub use sheet::{SheetMonth, SheetRow, sheet_months};
