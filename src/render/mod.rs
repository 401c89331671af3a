//! View + template → PDF; receipts → pages. The only room that knows Typst, and it knows nothing of agreements.
//!
//! Templates get their data as a JSON file in a closed world: strings in it are content, never mark-up, and
//! nothing outside the sheet and the templates can be read.

mod complaint;
mod engine;
pub mod receipts;
mod templates;
mod world;

pub use engine::{Laid, Pdf, Picture, Sheet, Typesetter};
pub use templates::{BUILT_IN, TemplateFile};
