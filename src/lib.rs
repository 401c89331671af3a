//! `bilag` turns a folder of YAML about one agreement into the documents that get the money paid.
//!
//! This crate is the command line. What it commands is in `bilag-core`, and documents are set by `bilag-typeset`, which
//! the feature `typeset` brings in; `ARCHITECTURE.md` has the plan.

pub use bilag_core::{
    bokmal, compare, diag, digest, domain, einvoice, input, invoice, num, package, pipeline, register, reuse,
    settle, spreadsheet, store, typesetting, view, words,
};

pub mod cli;
