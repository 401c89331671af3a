//! The cost documentation: an index of vouchers, then each receipt's own pages.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::pictures::{Plate, PlatePage, plate_pages};
use super::text::{breakable, narrow};
use super::{Fact, Head, RowKind, Subject, Table};
use crate::bokmal;
use crate::domain::{Voucher, VoucherNumber};
use crate::num::Money;
use crate::words::BOKMAL;

/// Data of `costs.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostSheet {
    /// Head and foot.
    pub head: Head,
    /// All costs, large.
    pub total: Fact,
    /// What was paid and what is billed, by voucher.
    pub index: Table,
    /// What for and with whom, by voucher.
    pub purposes: Table,
    /// Headings of the two tables and of the pages.
    pub titles: [String; 3],
    /// Shown when there is no voucher.
    pub empty: Option<String>,
    /// How VAT was treated.
    pub notes: Vec<String>,
    /// The receipts' pages.
    pub pages: Vec<PlatePage>,
}

/// The cost documentation, with the pictures of each voucher's receipts.
#[must_use]
pub fn costs(subject: Subject<'_>, plates: &BTreeMap<VoucherNumber, Vec<Plate>>) -> CostSheet {
    let (words, terms) = (&BOKMAL.costs, &BOKMAL.terms);
    let settlement = subject.settlement;
    let mut index = Table::new([
        words.voucher,
        terms.date,
        words.supplier,
        words.invoice_number,
        words.paid,
        words.vat,
        words.billed,
    ]);
    let mut purposes = Table::new([words.voucher, words.what, words.purpose_and_participants]);
    let mut pages = Vec::new();
    for line in &settlement.costs {
        let Some(voucher) = subject.project.vouchers.iter().find(|row| row.number == line.voucher) else {
            continue;
        };
        index.push_carrying(index_row(voucher, line.amount), bokmal::amount(line.to_date));
        purposes.push(RowKind::Plain, purpose_row(voucher));
        let heading = (words.voucher_heading)(&voucher.number.to_string(), &breakable(&voucher.description));
        let plates = plates.get(&voucher.number).map(Vec::as_slice).unwrap_or_default();
        pages.extend(plate_pages(&heading, &stamp(voucher, line.amount), plates));
    }
    let empty = settlement.costs.is_empty();
    if !empty {
        let sums = [settlement.costs_paid, settlement.costs_vat, settlement.costs_total].map(bokmal::amount);
        let cells = ["", "", terms.sum, ""].into_iter().map(str::to_owned).chain(sums).collect();
        index.push(RowKind::Total, cells);
    }
    CostSheet {
        head: Head::attachment(subject, words.costs, None),
        total: Fact::new(words.total, bokmal::kroner(settlement.costs_total)),
        index,
        purposes,
        titles: [words.index, words.purposes, words.receipts].map(str::to_owned),
        empty: empty.then(|| words.empty.to_owned()),
        notes: vec![words.treatment.to_owned()],
        pages,
    }
}

fn index_row(voucher: &Voucher, billed: Money) -> Vec<String> {
    vec![
        voucher.number.to_string(),
        bokmal::date_short(voucher.date),
        breakable(&voucher.supplier),
        narrow(voucher.invoice_number.as_deref().unwrap_or(BOKMAL.terms.none)),
        bokmal::amount(voucher.gross),
        bokmal::amount(voucher.vat),
        bokmal::amount(billed),
    ]
}

fn purpose_row(voucher: &Voucher) -> Vec<String> {
    let purpose = match &voucher.participants {
        Some(participants) => {
            (BOKMAL.costs.with_participants)(&breakable(&voucher.purpose), &breakable(participants))
        }
        None => breakable(&voucher.purpose),
    };
    vec![voucher.number.to_string(), breakable(&voucher.description), purpose]
}

fn stamp(voucher: &Voucher, billed: Money) -> Vec<Fact> {
    vec![
        Fact::new(BOKMAL.costs.supplier, breakable(&voucher.supplier)),
        Fact::new(BOKMAL.terms.date, bokmal::date_short(voucher.date)),
        Fact::new(BOKMAL.costs.billed, bokmal::kroner(billed)),
    ]
}
