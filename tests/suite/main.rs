//! One test binary: everything below is seen from outside, through the built program.

mod commands;
mod house;
mod odd;
mod packages;
mod pdf_text;
mod problems;
mod seen;
mod support;
