//! One test binary: everything below is seen from outside, through the built program.
//!
//! Without the feature `typeset` no document is made, and what needs one isn't tried.

#[cfg(feature = "typeset")]
mod at_once;
mod attesting;
mod bad_input;
mod comfort;
mod commands;
#[cfg(feature = "typeset")]
mod confirming;
mod costs;
#[cfg(feature = "typeset")]
mod diff;
#[cfg(feature = "typeset")]
mod disks;
#[cfg(feature = "typeset")]
mod ehf;
mod hostile;
mod house;
#[cfg(all(unix, feature = "typeset"))]
mod interrupted;
#[cfg(feature = "typeset")]
mod issuing;
#[cfg(feature = "typeset")]
mod logo;
#[cfg(feature = "typeset")]
mod many;
#[cfg(feature = "typeset")]
mod names;
#[cfg(feature = "typeset")]
mod odd;
#[cfg(feature = "typeset")]
mod outside;
mod overlay;
#[cfg(feature = "typeset")]
mod packages;
#[cfg(feature = "typeset")]
mod pdf_text;
mod readme;
#[cfg(feature = "typeset")]
mod report;
#[cfg(feature = "typeset")]
mod reuse;
#[cfg(feature = "typeset")]
mod rollback;
#[cfg(feature = "typeset")]
mod seen;
mod spreadsheets;
mod starting;
mod status;
#[cfg(feature = "typeset")]
mod strange_texts;
#[cfg_attr(not(feature = "typeset"), allow(dead_code, reason = "tests of documents ask more of it"))]
mod support;
#[cfg(feature = "typeset")]
mod templates;
mod terminal;
#[cfg(feature = "typeset")]
mod verifying;
#[cfg(feature = "typeset")]
mod watching;
