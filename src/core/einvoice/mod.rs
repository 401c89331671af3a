//! An issued document as EHF Billing 3.0 (Peppol BIS Billing 3.0 in UBL 2.1): the invoice that the buyer's system reads.
//!
//! `ubl` writes an `Issued` in the schema's order. `preflight` reads the finished bytes back as a plain `tree` and knows
//! nothing of what wrote them: what it finds is said of the user's key, since no public set of rules sees all of it and
//! none of them knows the keys. `figures` reads the tree for whoever holds an XML against a package.

mod attachment;
mod figures;
mod preflight;
#[cfg(test)]
mod tests;
mod tree;
mod ubl;
mod xml;

pub use attachment::{Attachment, Stage, WARNED_BYTES, embeddable, mime_of, weigh};
pub use figures::{Embedded, Figures, FiguresLine, NotAnEhf, Reference, read};
pub use preflight::{preflight, wrong_sums};
pub use ubl::{open_facts, ubl};
