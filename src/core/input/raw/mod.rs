//! What was written, typed by its shape only: every value is text, and any of them may be absent.
//!
//! Descriptions, forms and what is required are for the schema, which `shape` executes: the types here take
//! whatever `serde` brings, so that one bad row doesn't hide what is wrong with the others.

mod activities;
mod agreement;
mod costs;
pub(crate) mod form;
mod hours;
mod indicators;

pub(crate) use activities::{Activities, Activity};
pub(crate) use agreement::{
    Address, Agreement, Buyer, Contact, Ehf, Milestone, Payment, Period, Person, References, Seller, Vat,
};
pub(crate) use costs::{Costs, Voucher};
pub(crate) use hours::{Hours, TimeEntry};
pub(crate) use indicators::{Indicator, Indicators, Measurement, Reading};

/// Rows of a list; a row that has the wrong shape is `None`.
pub(crate) type Rows<T> = Option<Vec<Option<T>>>;
