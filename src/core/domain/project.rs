//! Everything known about one agreement.

use super::{Activity, Agreement, Indicator, Report, Timesheet, Voucher};

/// An agreement with the facts of its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The agreement.
    pub agreement: Agreement,
    /// All hours.
    pub timesheet: Timesheet,
    /// All vouchers, by number.
    pub vouchers: Vec<Voucher>,
    /// All activities, by first day.
    pub activities: Vec<Activity>,
    /// All indicators, in the file's order.
    pub indicators: Vec<Indicator>,
    /// The final report; `None` while it is not written.
    pub report: Option<Report>,
    /// Some of the facts are illustrative (`sample: true` in any of the files): drafts only.
    pub sample: bool,
}
