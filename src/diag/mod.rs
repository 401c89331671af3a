//! A problem: what is wrong, where, and what to do about it. Knows no domain words and no terminal.

pub mod catalogue;
mod problem;
mod rendering;

pub use catalogue::{Code, Entry};
pub use problem::{Place, Problem, Problems, Severity};
pub use rendering::{json, text};
