//! Making packages: an agreement is prepared, its documents are set, and all of it is packed.

mod built;
pub(super) mod checks;
mod documents;
mod ehf;
mod evidence;
mod job;
mod logo;
mod packages;
mod prepare;
mod receipts;

pub use built::{Built, BuiltDocument};
pub(super) use documents::{make, prints, samples};
pub use ehf::EhfHead;
pub(super) use ehf::rehearse;
pub use evidence::ReceiptSeen;
pub(super) use job::{Bill, Source};
pub(super) use logo::Logo;
pub(super) use packages::Finished;
pub(super) use prepare::{Prepared, TakeIn, prepare};
pub(super) use receipts::Receipts;
