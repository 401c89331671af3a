//! From words that are already formatted to tagged PDF, and from receipts to pages: the only crate that knows Typst.
//!
//! It is a closed world: templates, fonts, one document's data and its pictures. No disk, no network, no clock, and of
//! `bilag-core` only problems and the plain data of [`typesetting`](bilag_core::typesetting), so that no sum can hide in
//! a template.

#[cfg(test)]
mod chart_tests;
mod complaints;
mod fonts;
mod glyphs;
mod logo;
mod receipts;
mod setting;
mod stack;
mod templates;
#[cfg(test)]
mod tests;
mod typesetter;
mod world;

pub use fonts::font_samples;
pub use templates::built_in;
pub use typesetter::Typesetter;
