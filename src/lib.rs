//! `bilag` turns a folder of YAML about one agreement into the documents that get the money paid.
//!
//! The rooms stand in the order in which the data flows, and a room opens doors only to rooms above it;
//! `ARCHITECTURE.md` has the plan, and `tests/suite/house.rs` holds the code to it.

pub mod digest;

pub mod num;

pub mod diag;

pub mod domain;

pub mod bokmal;

pub mod words;

pub mod input;

pub mod spreadsheet;

pub mod settle;

pub mod compare;

pub mod register;

pub mod invoice;

pub mod view;

pub mod einvoice;

pub mod render;

pub mod package;

pub mod store;

pub mod pipeline;

pub mod cli;
