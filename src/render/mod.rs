//! From words that are already formatted to tagged PDF, and from receipts to pages: the only room that knows Typst.
//!
//! It is a closed world: templates, fonts, one document's data and its pictures. No disk, no network, no clock,
//! and no domain, so that no sum can hide in a template.

#[cfg(test)]
mod chart_tests;
mod complaints;
mod fonts;
mod glyphs;
mod logo;
mod memory;
pub mod receipts;
mod stack;
mod templates;
#[cfg(test)]
mod tests;
mod typesetter;
mod world;

pub use logo::{Logo, LogoError, logo};
pub use memory::{Warmth, forget_unused};
pub use stack::GUARDED_THREAD;
pub use templates::{TemplateFile, built_in};
pub use typesetter::{Pdf, Picture, Sheet, Typesetter};
