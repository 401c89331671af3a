//! The cost documentation: an index of vouchers, then each receipt's own pages.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::pictures::{Belonging, Plate, PlatePage, plate_pages};
use super::{Fact, Head, Subject, Words};
use crate::bokmal;
use crate::domain::{Voucher, VoucherNumber};
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
    /// The VAT that the seller gets back.
    pub refunded: String,
    /// What is billed: what was paid, less the VAT that the seller gets back.
    pub billed: String,
    /// What was bought.
    pub description: String,
    /// What for, and with whom.
    pub purpose: String,
    /// The VAT in what was paid, in a sentence.
    pub vat: String,
    /// By which a link finds the first page of its receipt; `null` where none is shown.
    pub label: Option<String>,
    /// What is billed of this voucher and those before, for a page that ends here.
    pub carried: String,
}

/// Sums of all vouchers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostSums {
    /// What was paid, VAT included.
    pub paid: String,
    /// The VAT that the seller gets back.
    pub refunded: String,
    /// What is billed.
    pub billed: String,
}

/// The cost documentation, with the pictures of each voucher's receipts.
#[must_use]
pub fn costs(subject: Subject<'_>, plates: &BTreeMap<VoucherNumber, Vec<Plate>>) -> CostSheet {
    let (words, terms) = (&BOKMAL.costs, &BOKMAL.terms);
    let settlement = subject.settlement;
    let count = settlement.costs.len().to_string();
    let mut refunded = Vec::new();
    let mut vouchers = Vec::new();
    let mut pages = Vec::new();
    for line in &settlement.costs {
        let Some(voucher) = subject.project.vouchers.iter().find(|row| row.number == line.voucher) else {
            continue;
        };
        let number = voucher.number.to_string();
        let plates = plates.get(&voucher.number).map(Vec::as_slice).unwrap_or_default();
        let label = Some(format!("voucher-{number}")).filter(|_| !plates.is_empty());
        refunded.push(voucher.refunded());
        vouchers.push(voucher_row(voucher, line, label.clone()));
        let place = vouchers.len().to_string();
        let which = if place == number {
            (words.which)(&number, &count)
        } else {
            (words.which_among)(&number, &place, &count)
        };
        let figures = (words.figures)(
            &bokmal::amount(voucher.gross),
            &bokmal::amount(voucher.refunded()),
            &bokmal::amount(line.amount),
            &which,
        );
        let heading = (words.voucher_heading)(&number, &voucher.description);
        let belonging = Belonging {
            heading: &heading,
            label,
            stamp: vec![
                fact!(words.supplier, voucher.supplier.as_str()),
                fact!(terms.date, bokmal::date_short(voucher.date)),
            ],
            figures: Some(figures),
            told: &told(voucher, &heading),
        };
        pages.extend(plate_pages(&belonging, plates));
    }
    CostSheet {
        head: Head::attachment(subject, words.costs, None),
        words: super::words(words.plain()),
        total: fact!(words.total, bokmal::kroner(settlement.costs_total)),
        vouchers,
        sum: CostSums {
            paid: bokmal::amount(settlement.costs_paid),
            refunded: bokmal::amount(refunded.into_iter().sum()),
            billed: bokmal::amount(settlement.costs_total),
        },
        pages,
    }
}

fn voucher_row(voucher: &Voucher, line: &CostLine, label: Option<String>) -> VoucherRow {
    let purpose = match &voucher.participants {
        Some(participants) => (BOKMAL.costs.with_participants)(&voucher.purpose, participants),
        None => voucher.purpose.clone(),
    };
    VoucherRow {
        number: voucher.number.to_string(),
        date: bokmal::date_short(voucher.date),
        supplier: voucher.supplier.clone(),
        invoice_number: voucher.invoice_number.clone(),
        paid: bokmal::amount(voucher.gross),
        refunded: bokmal::amount(voucher.refunded()),
        billed: bokmal::amount(line.amount),
        vat: (BOKMAL.costs.of_which_vat)(&bokmal::amount(voucher.vat)),
        label,
        description: voucher.description.clone(),
        purpose,
        carried: bokmal::amount(line.to_date),
    }
}

/// What a receipt proves, for those who don't see it.
fn told(voucher: &Voucher, heading: &str) -> String {
    (BOKMAL.costs.told)(
        heading,
        &voucher.supplier,
        &bokmal::date(voucher.date),
        &bokmal::kroner(voucher.gross),
        &bokmal::kroner(voucher.vat),
    )
}
