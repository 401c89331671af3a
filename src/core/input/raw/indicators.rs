//! `indicators.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Rows, form};

/// All result indicators of an agreement.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Indicators {
    /// The facts are illustrative: drafts can be made, and nothing can be issued.
    #[schemars(with = "Option<form::Flag>")]
    pub(crate) sample: Option<String>,
    /// One row for each indicator.
    #[schemars(with = "form::AnyRows<Indicator>")]
    pub(crate) indicators: Rows<Indicator>,
}

/// Something that is counted to see whether a sub-goal is reached.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Indicator {
    /// A short name, such as i1.
    #[schemars(with = "form::Id")]
    pub(crate) id: Option<String>,
    /// What is counted.
    #[schemars(with = "form::Text")]
    pub(crate) title: Option<String>,
    /// The id of a sub-goal of the agreement.
    #[schemars(with = "form::Id")]
    pub(crate) sub_goal: Option<String>,
    /// In what it is counted, such as bedrifter.
    #[schemars(with = "form::Text")]
    pub(crate) unit: Option<String>,
    /// Where it stood at the start.
    #[schemars(with = "Option<Reading>")]
    pub(crate) baseline: Option<Reading>,
    /// Where it should go; it may be below the baseline.
    #[schemars(with = "Option<Reading>")]
    pub(crate) target: Option<Reading>,
    /// What was measured; may be empty.
    #[schemars(with = "Option<Vec<Measurement>>")]
    pub(crate) measurements: Rows<Measurement>,
    /// A remark on the result.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) comment: Option<String>,
}

/// A value, perhaps of a day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Reading {
    /// The value, with at most four decimals.
    #[schemars(with = "form::Measure")]
    pub(crate) value: Option<String>,
    /// The day.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) date: Option<String>,
}

/// A measured value.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Measurement {
    /// The day.
    #[schemars(with = "form::Date")]
    pub(crate) date: Option<String>,
    /// The value, with at most four decimals.
    #[schemars(with = "form::Measure")]
    pub(crate) value: Option<String>,
    /// Where the value is from.
    #[schemars(with = "form::Text")]
    pub(crate) source: Option<String>,
    /// A remark.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) comment: Option<String>,
}
