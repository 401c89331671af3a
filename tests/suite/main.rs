//! One test binary: everything below is seen from outside, through the built program.

mod bad_input;
mod commands;
mod errors;
mod house;
mod overlay;
mod packages;
mod pdf_text;
mod strange_texts;
mod support;
