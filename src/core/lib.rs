//! Everything that `bilag` knows and does but for setting documents: from the inputs to the figures, the register, the
//! EHF and the packages.
//!
//! The rooms stand in the order in which the data flows, and a room knows only rooms above it; `ARCHITECTURE.md` has the
//! plan. Documents are set by whoever implements [`typesetting::Typeset`], so that all of this builds and is tested
//! without a typesetter.

pub mod digest;

pub mod reuse;

pub mod num;

pub mod diag;

pub mod typesetting;

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

pub mod package;

pub mod store;

pub mod pipeline;
