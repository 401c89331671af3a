//! One test binary: everything below is seen from outside, through the built program.

mod commands;
mod errors;
mod house;
mod logo;
mod odd;
mod packages;
mod pdf_text;
mod readme;
mod report;
mod support;
mod templates;
