//! What is documented, line by line: hours by person, costs by voucher.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{Agreement, PersonId, RowId, TimeEntry, Voucher, VoucherNumber};
use crate::num::{Hours, Money, Rate, Rounding};

/// One person's hours at one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeeLine {
    /// Who.
    pub person: PersonId,
    /// Price of an hour.
    pub rate: Rate,
    /// How long.
    pub hours: Hours,
    /// hours × rate, rounded once.
    pub amount: Money,
    /// The rows that the hours stand in.
    pub rows: Vec<RowId>,
}

/// One voucher's part of the bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CostLine {
    /// Which voucher.
    pub voucher: VoucherNumber,
    /// What it cost the seller: with VAT, or without when the seller gets the VAT back.
    pub amount: Money,
    /// Σ of this amount and those before it, for where a page ends.
    pub to_date: Money,
    /// The row it stands in.
    pub row: RowId,
}

/// One line for each person with hours, rows added up before the one rounding.
pub(super) fn fee_lines(agreement: &Agreement, entries: &[&TimeEntry]) -> Vec<FeeLine> {
    let mut by_person: BTreeMap<&PersonId, (Hours, Vec<RowId>)> = BTreeMap::new();
    for entry in entries {
        let (hours, rows) = by_person.entry(&entry.person).or_default();
        *hours += entry.hours;
        rows.push(entry.row);
    }
    agreement
        .people
        .iter()
        .filter_map(|person| {
            let (hours, rows) = by_person.remove(&person.id)?;
            Some(FeeLine {
                person: person.id.clone(),
                rate: person.rate,
                hours,
                amount: hours.at(person.rate).round(Rounding::HalfUp),
                rows,
            })
        })
        .collect()
}

/// One line for each voucher.
pub(super) fn cost_lines(vouchers: &[&Voucher]) -> Vec<CostLine> {
    let mut to_date = Money::ZERO;
    let line = |voucher: &&Voucher| {
        let amount = if voucher.vat_recoverable { voucher.gross - voucher.vat } else { voucher.gross };
        to_date += amount;
        CostLine { voucher: voucher.number, amount, to_date, row: voucher.row }
    };
    vouchers.iter().map(line).collect()
}
