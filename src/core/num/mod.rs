//! Exact arithmetic with units. Nothing here knows what is being counted or for whom.
//!
//! Money has two shapes: [`Precise`] is what a multiplication yields, [`Money`] is what a document may
//! print, and [`Precise::round`] is the only way from the first to the second.

mod amount;
mod hours;
#[cfg(test)]
mod tests;
mod text;
mod written;

pub use amount::{Money, Percent, Precise, Rate, Rounding};
pub use hours::Hours;
pub use text::{Measure, NumberError, parse_decimal};
pub(crate) use written::as_text;
