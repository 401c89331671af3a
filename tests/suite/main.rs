//! One test binary: everything below is seen from outside, through the built program.

mod commands;
mod house;
mod packages;
mod pdf_text;
mod problems;
mod report;
mod support;
