//! What must be true of each document, given those before it.

use super::chain::place;
use super::line::Line;
use super::{Entry, Register};
use crate::diag::{Problem, Problems, catalogue};
use crate::domain::{DocumentKind, DocumentNumber};
use crate::num::Money;

/// Every rule that a line breaks.
pub(super) fn broken_by(register: &Register, line: &Line) -> Problems {
    let entry = &line.entry;
    let mut problems = Problems::new();
    let mut broken = |problem: Problem| problems.push(problem.at(place(line.at, &line.text())));
    let number = &entry.number;
    let last = register.last_of(&entry.seller, &entry.series);
    let expected = last.map_or(0, |last| last.place) + 1;
    let digits = entry.number.as_str().strip_prefix(&entry.series);
    let says_its_place = digits.and_then(|digits| digits.parse().ok()) == Some(entry.place);
    if entry.place != expected || !says_its_place || register.find(&entry.number).is_some() {
        broken(catalogue::NumberOutOfSeries { number, place: entry.place, expected }.into());
    }
    // In the series, and in the agreement, whose documents take each other off: another year has another series.
    let latest =
        last.into_iter().chain(register.of(&entry.agreement).next_back()).max_by_key(|known| known.date);
    if let Some(last) = latest.filter(|last| last.date > entry.date) {
        let problem = catalogue::DateBeforeLast { date: entry.date, number: &last.number, last: last.date };
        broken(problem.into());
    }
    if entry.gross != entry.net + entry.vat || entry.payable != entry.gross - entry.prepaid {
        broken(catalogue::SumsDiffer { number }.into());
    }
    if let Some(why) = wrong_credit(register, entry) {
        broken(catalogue::CreditNotPossible { number, why }.into());
    }
    if let Some(replaced) =
        entry.replaces.as_ref().filter(|replaced| earlier(register, entry, replaced).is_none())
    {
        let why = format!("it stands in the place of {replaced}, which this agreement doesn't have");
        broken(catalogue::CreditNotPossible { number, why }.into());
    }
    let is_part = |number: &&DocumentNumber| {
        earlier(register, entry, number).is_some_and(|known| known.reverses().is_some())
    };
    if let Some(revoked) = entry.revokes.iter().find(|revoked| !is_part(revoked)) {
        let why = format!("it revokes {revoked}, which took nothing off in this agreement");
        broken(catalogue::CreditNotPossible { number, why }.into());
    }
    problems
}

/// The earlier document of the same agreement with a number.
fn earlier<'a>(register: &'a Register, entry: &Entry, number: &DocumentNumber) -> Option<&'a Entry> {
    register.find(number).filter(|known| known.agreement == entry.agreement)
}

/// Why an entry credits what it can't, in words.
fn wrong_credit(register: &Register, entry: &Entry) -> Option<String> {
    if entry.kind == DocumentKind::Invoice {
        return (!entry.credits.is_empty()).then(|| "an invoice credits nothing".to_owned());
    }
    let sum: Money = entry.credits.iter().map(|credit| credit.net).sum();
    if sum != entry.net {
        return Some(format!("it gives back NOK {} and takes NOK {sum} off invoices, ex VAT", entry.net));
    }
    entry.credits.iter().find_map(|credit| match earlier(register, entry, &credit.number) {
        None => Some(format!("the agreement has no document {}", credit.number)),
        Some(invoice) if invoice.kind == DocumentKind::CreditNote => {
            Some(format!("{} is a credit note itself", credit.number))
        }
        Some(_) if credit.net.is_negative() => Some("a credit is below zero".to_owned()),
        Some(_) if entry.credit_of(&credit.number) > register.remaining(&credit.number) => {
            Some(format!("only NOK {} remain of {}", register.remaining(&credit.number), credit.number))
        }
        Some(_) => None,
    })
}
