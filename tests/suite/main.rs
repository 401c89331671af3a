//! One test binary: everything below is seen from outside, through the built program.

mod bad_input;
mod comfort;
mod commands;
mod diff;
mod disks;
mod ehf;
mod house;
#[cfg(unix)]
mod interrupted;
mod issuing;
mod logo;
mod odd;
mod overlay;
mod packages;
mod pdf_text;
mod readme;
mod report;
mod seen;
mod spreadsheets;
mod starting;
mod status;
mod strange_texts;
mod support;
mod templates;
mod terminal;
mod verifying;
mod watching;
