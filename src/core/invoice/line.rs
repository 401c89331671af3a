//! A line of an invoice or credit note.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{PersonId, RowId, VoucherNumber};
use crate::num::{Hours, Money, Percent};
use crate::settle::Billed;

/// One line. `net` is never negative unless `quantity` is: a price below zero is refused by BR-27.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// What it is about, for programs.
    pub subject: Subject,
    /// The same in words (BT-153), as plain text.
    pub description: String,
    /// How much of it.
    pub quantity: Quantity,
    /// Price of one, ex VAT.
    pub price: Money,
    /// quantity × price, rounded once.
    pub net: Money,
    /// The input rows that the figure came from.
    pub rows: Vec<RowId>,
}

/// How much of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Hours (UN/ECE `HUR`).
    Hours(Hours),
    /// One piece (UN/ECE `EA`).
    One,
    /// One piece taken off.
    MinusOne,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A share of the frame, a conto.
    Advance {
        /// All instalments up to this one; earlier ones are taken off in lines of their own.
        share: Percent,
        /// Of how much.
        frame: Money,
    },
    /// A person's hours.
    Fee {
        /// Who.
        person: PersonId,
    },
    /// A direct cost.
    Cost {
        /// Which voucher.
        voucher: VoucherNumber,
    },
    /// What is documented past the frame, taken off.
    OverFrame,
    /// An earlier document, taken off.
    Deduction(Billed),
    /// What an earlier credit note took off by agreement, and stays off.
    Reduction(Billed),
    /// What earlier documents billed beyond what is documented, given back.
    Surplus,
    /// A part of an issued document's sum.
    PartOf(Billed),
    /// What an earlier credit note took off the same document.
    CreditedBefore(Billed),
}
