//! The lines, one for each of the PDF's: a person's hours at one rate, a voucher, and what is taken off.
//!
//! The buyer attests a line against one attachment: a person's hours against that person's timesheet, a voucher against
//! its own pages. Lines by sub-goal or month would have to be added up from several before anybody could attest them.

use super::super::xml::Xml;
use super::{notes, sums};
use crate::domain::DocumentKind;
use crate::invoice::{Draft, Line, Quantity};

/// Hour (UN/ECE recommendation 20).
const HOUR: &str = "HUR";
/// Each, a piece (UN/ECE recommendation 20).
const EACH: &str = "EA";

/// A line of the document (BG-25), at its place from 1; systems that enter lines one by one show nothing else, so each
/// carries the mark.
pub(super) fn write(
    document: &Draft,
    line: &Line,
    number: usize,
    mark: &str,
    note: Option<&str>,
    xml: &mut Xml,
) {
    let (group, quantity) = match document.kind {
        DocumentKind::Invoice => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
        DocumentKind::CreditNote => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
    };
    let (amount, unit) = match line.quantity {
        Quantity::Hours(hours) => (hours.to_string(), HOUR),
        Quantity::One => ("1".to_owned(), EACH),
        Quantity::MinusOne => ("-1".to_owned(), EACH),
    };
    xml.group(group, |xml| {
        xml.text("cbc:ID", &number.to_string());
        xml.optional("cbc:Note", note);
        xml.text_with(quantity, &[("unitCode", unit)], &amount);
        xml.amount("cbc:LineExtensionAmount", line.net);
        xml.group("cac:Item", |xml| {
            xml.text("cbc:Description", mark);
            xml.text("cbc:Name", &notes::plain(&line.description));
            let category = &document.totals.vat.category;
            xml.group("cac:ClassifiedTaxCategory", |xml| {
                sums::category(category, xml);
                sums::scheme(xml);
            });
        });
        xml.group("cac:Price", |xml| xml.amount("cbc:PriceAmount", line.price));
    });
}
