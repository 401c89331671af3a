//! YAML and Markdown → domain, with places. Given bytes, it never touches the disk and never adds.
//!
//! A file goes through `source` (is it text?), `yaml` (the tree of it, each part with its place) and `shape` (does it
//! fit the tables of its keys?); the file of its kind (`agreement`, `hours`, …) has that table, reads facts from the
//! rows of the tree (`row`) and holds them against each other. Each step reports all that it finds and passes on what
//! is sound. The tables are also what the JSON Schemas are made from.

#[macro_use]
mod keys;

mod activities;
mod agreement;
mod append;
mod characters;
mod costs;
mod document;
mod files;
mod folder;
mod forms;
mod hours;
mod identity_numbers;
mod indicators;
mod known;
mod masked;
mod nearest;
mod node;
mod origin;
mod places;
mod reading;
mod report;
mod row;
mod rows;
mod rules;
mod schema;
mod shape;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
mod written;
mod yaml;

pub use crate::domain::FileContent;
pub use append::{Appended, append, replace};
pub use folder::Folder;
pub use forms::Scalar;
pub use keys::{Column, Form, Key, Keys, Presence};
pub use masked::masked;
pub use node::{Entry, Kind, Node};
pub use origin::{Origin, PlacedText, Span};
pub use places::Places;
pub use reading::{FileReference, Reading, ReferredBy, read, slug};
pub use report::{PlacedFigure, Quantity, WrittenNumber};
pub use rows::{Added, Rows, read_costs, read_hours};
pub use schema::{SchemaKind, schema};
pub use written::plain_or_quoted;
