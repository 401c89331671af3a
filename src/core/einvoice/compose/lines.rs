//! The lines, one for each of the PDF's: a person's hours at one rate, a voucher, and what is taken off.
//!
//! The buyer attests a line against one attachment: a person's hours against that person's timesheet, a voucher against
//! its own pages. Lines by sub-goal or month would have to be added up from several before anybody could attest them.

use super::super::model;
use super::{notes, sums};
use crate::invoice::{Line, Quantity, VatCategory};

/// Hour (UN/ECE recommendation 20).
const HOUR: &str = "HUR";
/// Each, a piece (UN/ECE recommendation 20).
const EACH: &str = "EA";

/// The document's lines; systems that enter lines one by one show nothing else, so each carries the mark.
pub(super) fn lines(
    lines: &[Line],
    mark: &str,
    category: &VatCategory,
    first_note: Option<&str>,
) -> Vec<model::Line> {
    let line = |(line, number): (&Line, usize)| {
        let (quantity, unit) = quantity(line.quantity);
        model::Line {
            number,
            note: first_note.filter(|_| number == 1).map(str::to_owned),
            quantity,
            unit,
            net: line.net,
            description: mark.to_owned(),
            name: notes::plain(&line.description),
            category: sums::category(category),
            price: line.price,
        }
    };
    lines.iter().zip(1..).map(line).collect()
}

fn quantity(quantity: Quantity) -> (String, &'static str) {
    match quantity {
        Quantity::Hours(hours) => {
            let hundredths = hours.hundredths();
            (format!("{}.{:02}", hundredths / 100, hundredths % 100), HOUR)
        }
        Quantity::One => ("1".to_owned(), EACH),
        Quantity::MinusOne => ("-1".to_owned(), EACH),
    }
}
