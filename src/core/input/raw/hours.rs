//! `hours.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Rows, form};

/// All hours of an agreement.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Hours {
    /// The facts are illustrative: drafts can be made, and nothing can be issued.
    #[schemars(with = "Option<form::Flag>")]
    pub(crate) sample: Option<String>,
    /// One row for what a person did on a day.
    #[schemars(with = "form::AnyRows<TimeEntry>")]
    pub(crate) hours: Rows<TimeEntry>,
}

/// What a person did on a day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct TimeEntry {
    /// The day.
    #[schemars(with = "form::Date")]
    pub(crate) date: Option<String>,
    /// The id of a person of the agreement.
    #[schemars(with = "form::Id")]
    pub(crate) person: Option<String>,
    /// How long; or write from and to.
    #[schemars(with = "Option<form::Hours>")]
    pub(crate) hours: Option<String>,
    /// When it began, in quotes.
    #[schemars(with = "Option<form::Time>")]
    pub(crate) from: Option<String>,
    /// When it ended, in quotes.
    #[schemars(with = "Option<form::Time>")]
    pub(crate) to: Option<String>,
    /// Minutes between from and to that were not worked.
    #[serde(rename = "break")]
    #[schemars(with = "Option<form::Minutes>")]
    pub(crate) pause: Option<String>,
    /// What was done.
    #[schemars(with = "form::Text")]
    pub(crate) activity: Option<String>,
    /// The id of a sub-goal of the agreement.
    #[schemars(with = "form::Id")]
    pub(crate) sub_goal: Option<String>,
    /// More about it.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) note: Option<String>,
    /// The day it was written down.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) registered: Option<String>,
}
