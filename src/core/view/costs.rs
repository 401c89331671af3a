//! The cost documentation: an index of vouchers, then each receipt's own pages.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::pictures::{Plate, PlatePage, plate_pages};
use super::{Fact, Head, Subject, Words, key};
use crate::bokmal;
use crate::domain::{Voucher, VoucherNumber};
use crate::num::Money;
use crate::settle::CostLine;
use crate::words::BOKMAL;

/// Data of `costs.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostSheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// All costs, large.
    pub total: Fact,
    /// What was paid and what is billed, what for and with whom.
    pub vouchers: Vec<VoucherRow>,
    /// The sums of the vouchers.
    pub sum: CostSums,
    /// The receipts' pages.
    pub pages: Vec<PlatePage>,
}

/// A voucher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VoucherRow {
    /// By which its receipts are found.
    pub key: String,
    /// Its number.
    pub number: String,
    /// When it was paid.
    pub date: String,
    /// To whom.
    pub supplier: String,
    /// The supplier's number.
    pub invoice_number: Option<String>,
    /// What was paid, VAT included.
    pub paid: String,
    /// The VAT in it.
    pub vat: String,
    /// What is billed.
    pub billed: String,
    /// What was bought.
    pub description: String,
    /// What for, and with whom.
    pub purpose: String,
    /// What is billed of this voucher and those before, for a page that ends here.
    pub carried: String,
}

/// Sums of all vouchers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostSums {
    /// What was paid, VAT included.
    pub paid: String,
    /// The VAT in it.
    pub vat: String,
    /// What is billed.
    pub billed: String,
}

/// The cost documentation, with the pictures of each voucher's receipts.
#[must_use]
pub fn costs(subject: Subject<'_>, plates: &BTreeMap<VoucherNumber, Vec<Plate>>) -> CostSheet {
    let words = &BOKMAL.costs;
    let settlement = subject.settlement;
    let mut vouchers = Vec::new();
    let mut pages = Vec::new();
    for line in &settlement.costs {
        let Some(voucher) = subject.project.vouchers.iter().find(|row| row.number == line.voucher) else {
            continue;
        };
        vouchers.push(voucher_row(voucher, line));
        let heading = (words.voucher_heading)(&voucher.number.to_string(), &voucher.description);
        let plates = plates.get(&voucher.number).map(Vec::as_slice).unwrap_or_default();
        pages.extend(plate_pages(
            Some(&key::voucher(voucher.number)),
            &heading,
            &stamp(voucher, line.amount),
            plates,
        ));
    }
    CostSheet {
        head: Head::attachment(subject, words.costs, None),
        words: super::words(words.plain()),
        total: fact!(words.total, bokmal::kroner(settlement.costs_total)),
        vouchers,
        sum: CostSums {
            paid: bokmal::amount(settlement.costs_paid),
            vat: bokmal::amount(settlement.costs_vat),
            billed: bokmal::amount(settlement.costs_total),
        },
        pages,
    }
}

fn voucher_row(voucher: &Voucher, line: &CostLine) -> VoucherRow {
    let purpose = match &voucher.participants {
        Some(participants) => (BOKMAL.costs.with_participants)(&voucher.purpose, participants),
        None => voucher.purpose.clone(),
    };
    VoucherRow {
        key: key::voucher(voucher.number),
        number: voucher.number.to_string(),
        date: bokmal::date_short(voucher.date),
        supplier: voucher.supplier.clone(),
        invoice_number: voucher.invoice_number.clone(),
        paid: bokmal::amount(voucher.gross),
        vat: bokmal::amount(voucher.vat),
        billed: bokmal::amount(line.amount),
        description: voucher.description.clone(),
        purpose,
        carried: bokmal::amount(line.to_date),
    }
}

fn stamp(voucher: &Voucher, billed: Money) -> Vec<Fact> {
    let (words, terms) = (&BOKMAL.costs, &BOKMAL.terms);
    vec![
        fact!(words.supplier, voucher.supplier.as_str()),
        fact!(terms.date, bokmal::date_short(voucher.date)),
        fact!(words.billed, bokmal::kroner(billed)),
    ]
}
