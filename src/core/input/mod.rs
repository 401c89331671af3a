//! YAML and Markdown → domain, with places. Given bytes, it never touches the disk and never adds.
//!
//! A file goes through `source` (is it text?), `places` (where does everything stand?), `shape` (does it fit
//! the schema?), `yaml` (typed rows, every value still text) and `convert` (facts); `rules` and `files` then
//! hold the facts against each other. Each step reports all that it finds and passes on what is sound.

mod append;
mod characters;
mod convert;
mod document;
mod files;
mod folder;
mod identity_numbers;
mod nearest;
mod node;
mod places;
mod raw;
mod reading;
mod report;
mod rules;
mod schema;
mod shape;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
mod yaml;

pub use append::{Appended, KeyPlace, NewRow, Written, append};
pub use folder::{FileContent, Folder};
pub use identity_numbers::masked;
pub use reading::{FileReference, PlacedText, Reading, ReferredBy, Rows, read, read_costs, read_hours, slug};
pub use schema::{SchemaKind, schema};
