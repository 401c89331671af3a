//! A problem: what is wrong, where, and what to do about it. Knows no domain words and no terminal.

pub mod catalogue;
mod key_places;
mod problem;
mod rendering;

pub use catalogue::{Blames, Code};
pub use key_places::KeyPlaces;
pub use problem::{Errors, Place, Problem, Problems, Severity};
pub use rendering::{json, printable, steers, text};
