//! Sums of a document, VAT included.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Line;
use crate::num::{Money, Percent, Rounding};

/// The VAT categories of EN 16931 that a Norwegian seller of this service can be in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VatCategory {
    /// `O`: the seller is not registered, or has not said yet.
    OutsideScope,
    /// `S`: taxed at the general rate.
    Standard,
    /// `E`: exempt, or an advance that is taxed at delivery.
    Exempt {
        /// The reason, in words for the document.
        reason: String,
    },
}

/// VAT of all lines; one category a document, since one seller sells one service here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VatLine {
    /// Category.
    pub category: VatCategory,
    /// Rate; `None` where the category has none.
    pub percent: Option<Percent>,
    /// What it is computed on.
    pub base: Money,
    /// The tax, in NOK.
    pub amount: Money,
}

/// The sums under the lines (BT-106 to BT-115).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// Σ of the lines, ex VAT.
    pub net: Money,
    /// VAT on that sum.
    pub vat: VatLine,
    /// `net` + VAT.
    pub gross: Money,
    /// What was paid in advance and not invoiced with VAT (taxable sellers), shown and taken off.
    pub prepaid: Money,
    /// `gross` − `prepaid`.
    pub payable: Money,
}

impl Totals {
    /// Adds up `lines`; VAT is taken on the sum, and rounded once.
    #[must_use]
    pub fn of(lines: &[Line], category: VatCategory, prepaid: Money) -> Self {
        let net: Money = lines.iter().map(|line| line.net).sum();
        let percent = match category {
            VatCategory::OutsideScope => None,
            VatCategory::Standard => Some(Percent::VAT_GENERAL),
            VatCategory::Exempt { .. } => Some(Percent::ZERO),
        };
        let tax = percent.map_or(Money::ZERO, |percent| net.share(percent).round(Rounding::HalfUp));
        let gross = net + tax;
        Self {
            net,
            vat: VatLine { category, percent, base: net, amount: tax },
            gross,
            prepaid,
            payable: gross - prepaid,
        }
    }
}
