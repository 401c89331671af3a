//! The lines of an invoice or credit note, and below several of one kind their sum.

use std::mem::discriminant;

use schemars::JsonSchema;
use serde::Serialize;

use super::{RowKind, key};
use crate::bokmal;
use crate::invoice::{Draft, Line, Quantity, Subject as About};
use crate::words::BOKMAL;

/// A line of the invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LineRow {
    /// By which what proves it is found, if that goes along.
    pub key: Option<String>,
    /// Ordinary, or the sum of the hours or costs above it.
    pub kind: RowKind,
    /// What for.
    pub description: String,
    /// How many hours; empty for what has no number.
    pub quantity: String,
    /// Of what.
    pub unit: &'static str,
    /// Price of one, ex VAT.
    pub price: String,
    /// What the line comes to, ex VAT.
    pub amount: String,
    /// The sum of this line and those before, for a page that ends here.
    pub carried: String,
}

/// The lines as the document prints them.
pub(super) fn lines(draft: &Draft) -> Vec<LineRow> {
    let words = &BOKMAL.invoice;
    let mut rows = Vec::new();
    for (place, (line, to_date)) in draft.lines.iter().zip(draft.sums_to_date()).enumerate() {
        // The EHF counts one piece of whatever has no number (BT-129); a reader learns nothing from that.
        let (quantity, unit, price) = match line.quantity {
            Quantity::Hours(hours) => (bokmal::hours(hours), words.hours, bokmal::amount(line.price)),
            Quantity::One | Quantity::MinusOne => (String::new(), "", String::new()),
        };
        rows.push(LineRow {
            key: match &line.subject {
                About::Fee { person } => Some(key::timesheet(person)),
                About::Cost { voucher } => Some(key::voucher(*voucher)),
                _ => None,
            },
            kind: RowKind::Plain,
            description: line.description.clone(),
            quantity,
            unit,
            price,
            amount: bokmal::amount(line.net),
            carried: bokmal::amount(to_date),
        });
        let is_same = |other: &Line| discriminant(&other.subject) == discriminant(&line.subject);
        let count = draft.lines.iter().filter(|other| is_same(other)).count();
        if count == 1 || draft.lines.get(place + 1).is_some_and(is_same) {
            continue;
        }
        let description = match line.subject {
            About::Fee { .. } => words.sum_hours.to_owned(),
            About::Cost { .. } => (words.sum_costs)(&bokmal::count(count)),
            _ => continue,
        };
        rows.push(LineRow {
            key: None,
            kind: RowKind::Sum,
            description,
            quantity: String::new(),
            unit: "",
            price: String::new(),
            amount: bokmal::amount(
                draft.sum_of(|subject| discriminant(subject) == discriminant(&line.subject)),
            ),
            carried: bokmal::amount(to_date),
        });
    }
    rows
}
