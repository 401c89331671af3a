//! What must be true of each document, given those before it.

use super::chain::problem;
use super::line::Line;
use super::{Entry, Kind, Register};
use crate::diag::Problems;
use crate::diag::catalogue::{self, Code};
use crate::num::Money;

/// Every rule that `entry`, written as `line`, breaks.
pub(super) fn broken_by(register: &Register, entry: &Entry, line: &Line) -> Problems {
    let mut problems = Problems::new();
    let mut broken = |code: Code, arguments: &[(&str, String)]| {
        problems.push(problem(code, line.at, &line.text(), arguments));
    };
    let number = || ("number", entry.number.to_string());
    let last = register.last_of(&entry.seller, &entry.series);
    let expected = last.map_or(0, |last| last.place) + 1;
    let digits = entry.number.as_str().strip_prefix(&entry.series);
    let says_its_place = digits.and_then(|digits| digits.parse().ok()) == Some(entry.place);
    if entry.place != expected || !says_its_place || register.find(&entry.number).is_some() {
        let (place, expected) = (entry.place.to_string(), expected.to_string());
        broken(catalogue::NUMBER_OUT_OF_SERIES, &[number(), ("place", place), ("expected", expected)]);
    }
    // In the series, and in the agreement, whose documents take each other off: another year has another series.
    let latest = last.into_iter().chain(register.of(&entry.agreement).last()).max_by_key(|known| known.date);
    if let Some(last) = latest.filter(|last| last.date > entry.date) {
        let arguments = [
            ("date", entry.date.to_string()),
            ("number", last.number.to_string()),
            ("last", last.date.to_string()),
        ];
        broken(catalogue::DATE_BEFORE_LAST, &arguments);
    }
    if entry.gross != entry.net + entry.vat || entry.payable != entry.gross - entry.prepaid {
        broken(catalogue::SUMS_DIFFER, &[number()]);
    }
    if let Some(why) = wrong_credit(register, entry) {
        broken(catalogue::CREDIT_NOT_POSSIBLE, &[number(), ("why", why)]);
    }
    if let Some(replaced) =
        entry.replaces.as_ref().filter(|replaced| !is_of(register, entry, replaced.as_str()))
    {
        let why = format!("it stands in the place of {replaced}, which this agreement doesn't have");
        broken(catalogue::CREDIT_NOT_POSSIBLE, &[number(), ("why", why)]);
    }
    problems
}

/// Is a number that of an earlier document of the same agreement?
fn is_of(register: &Register, entry: &Entry, number: &str) -> bool {
    register.of(&entry.agreement).any(|known| known.number.as_str() == number)
}

/// Why an entry credits what it can't, in words.
fn wrong_credit(register: &Register, entry: &Entry) -> Option<String> {
    if entry.kind == Kind::Invoice {
        return (!entry.credits.is_empty()).then(|| "an invoice credits nothing".to_owned());
    }
    let sum: Money = entry.credits.iter().map(|credit| credit.net).sum();
    if sum != entry.net {
        return Some(format!("it gives back NOK {} and takes NOK {sum} off invoices, ex VAT", entry.net));
    }
    entry.credits.iter().find_map(|credit| {
        let invoice = register.of(&entry.agreement).find(|known| known.number == credit.number);
        match invoice {
            None => Some(format!("the agreement has no document {}", credit.number)),
            Some(invoice) if invoice.kind == Kind::CreditNote => {
                Some(format!("{} is a credit note itself", credit.number))
            }
            Some(_) if credit.net.is_negative() => Some("a credit is below zero".to_owned()),
            Some(_) if entry.credit_of(&credit.number) > register.remaining(&credit.number) => {
                Some(format!("only NOK {} remain of {}", register.remaining(&credit.number), credit.number))
            }
            Some(_) => None,
        }
    })
}
