//! `costs.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Rows, form};

/// All direct costs of an agreement.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Costs {
    /// The facts are illustrative: drafts can be made, and nothing can be issued.
    #[schemars(with = "Option<form::Flag>")]
    pub(crate) sample: Option<String>,
    /// One row for each voucher (bilag).
    #[schemars(with = "form::AnyRows<Voucher>")]
    pub(crate) costs: Rows<Voucher>,
}

/// One voucher (bilag).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the names are the keys")]
pub(crate) struct Voucher {
    /// Its number, from 1 to 9999.
    #[schemars(with = "form::Voucher")]
    pub(crate) voucher: Option<String>,
    /// The voucher's date.
    #[schemars(with = "form::Date")]
    pub(crate) date: Option<String>,
    /// Who was paid.
    #[schemars(with = "form::Text")]
    pub(crate) supplier: Option<String>,
    /// The supplier's own number of the invoice or receipt.
    #[schemars(with = "Option<form::Label>")]
    pub(crate) invoice_number: Option<String>,
    /// What was bought.
    #[schemars(with = "form::Text")]
    pub(crate) description: Option<String>,
    /// What it was for.
    #[schemars(with = "form::Text")]
    pub(crate) purpose: Option<String>,
    /// Who took part; required for travel and hospitality.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) participants: Option<String>,
    /// What kind of cost.
    #[schemars(with = "form::Category")]
    pub(crate) category: Option<String>,
    /// What was paid, in NOK, VAT included.
    #[schemars(with = "form::Amount")]
    pub(crate) amount: Option<String>,
    /// The VAT in it, 0.00 when there is none.
    #[schemars(with = "form::Amount")]
    pub(crate) vat: Option<String>,
    /// true when the seller gets the VAT back, so that it is not billed.
    #[schemars(with = "form::Flag")]
    pub(crate) vat_recoverable: Option<String>,
    /// The id of a sub-goal of the agreement.
    #[schemars(with = "Option<form::Id>")]
    pub(crate) sub_goal: Option<String>,
    /// The receipts, as files in the folder.
    #[schemars(with = "form::AtLeastOne<form::File>")]
    pub(crate) receipts: Rows<String>,
}
