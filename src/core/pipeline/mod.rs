//! The recipes. Each is a place of its own over one [`Context`]: packages are made (`make`), drafted (`drafts`), compared
//! with what they were made from (`diff`), issued (`issue`), verified (`verify`) and told of (`status`); rows come from
//! spreadsheets and go to them (`sheets`). None knows one that stands further down here, and no clock is read.

mod books;
mod context;
mod deadline;
mod diff;
mod drafts;
mod elsewhere;
mod folder;
mod issue;
mod make;
mod progress;
mod selection;
mod sheets;
mod status;
mod threads;
mod unusual;
mod verify;

pub use crate::invoice::Extent;
pub use context::Context;
pub use diff::{DiffRequest, Effect, Since, diff};
pub use drafts::{IssuedMilestone, Outcome, Request, build, check, samples};
pub use issue::{Command, Issuance, LineSum, NewDocument, Task, issue};
pub use make::{Built, BuiltDocument, EhfHead, ReceiptSeen};
pub use progress::{Progress, Silent, Work};
pub use sheets::{Changed, Exported, ImportRequest, Imported, OnChange, export_hours, import};
pub use status::{
    AgreementStatus, Deadline, DeadlineKind, DocumentState, DocumentStatus, DraftState, HoursStatus,
    MilestoneStatus, Missing, MoneyStatus, MonthHours, Next, Position, StatusRequest, status,
};
pub use threads::Threads;
pub use verify::{
    Link, Rebuild, Rebuilt, Verification, Verified, VerifiedPackage, accept_register, compare_packages,
    verify, verify_package,
};
