//! An issued document as EHF Billing 3.0 (Peppol BIS Billing 3.0 in UBL 2.1): the invoice that the buyer's system reads.
//!
//! `compose` turns an `Issued` into the `model`, whose parts stand in the schema's order and are written by one `xml`.
//! `preflight` reads the finished bytes back as a plain `tree` and knows nothing of the model: what it finds is said
//! of the user's key, since no public set of rules sees all of it and none of them knows the keys. `figures` reads
//! the tree for whoever holds an XML against a package.

mod attachment;
mod base64;
mod compose;
mod figures;
mod model;
mod preflight;
#[cfg(test)]
mod tests;
mod tree;
mod xml;

pub use attachment::{Attachment, Stage, WARNED_BYTES, embeddable, mime_of, weigh};
pub use compose::{open_facts, ubl};
pub use figures::{Embedded, Figures, FiguresLine, NotAnEhf, Reference, read};
pub use preflight::{preflight, wrong_sums};
