//! A problem: what is wrong, where, and what to do about it. Knows no domain words and no terminal.

pub mod catalogue;
mod code;
mod key_places;
mod problem;
mod problems;
mod rendering;

pub use code::{Blames, Code, Severity};
pub use key_places::KeyPlaces;
pub use problem::{Place, Problem};
pub use problems::{Errors, Problems};
pub use rendering::{counted, excerpts, json, printable, steers, text};
