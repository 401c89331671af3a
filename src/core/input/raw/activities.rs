//! `activities.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Rows, form};

/// What was done in the project.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Activities {
    /// The facts are illustrative: drafts can be made, and nothing can be issued.
    #[schemars(with = "Option<form::Flag>")]
    pub(crate) sample: Option<String>,
    /// One row for each meeting, workshop, visit or the like.
    #[schemars(with = "form::AnyRows<Activity>")]
    pub(crate) activities: Rows<Activity>,
}

/// A meeting, workshop, visit or the like.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Activity {
    /// The day, or the first of several.
    #[schemars(with = "form::Date")]
    pub(crate) date: Option<String>,
    /// The last of several days.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) to: Option<String>,
    /// What it was.
    #[schemars(with = "form::Text")]
    pub(crate) title: Option<String>,
    /// Where it was.
    #[schemars(with = "form::Text")]
    pub(crate) place: Option<String>,
    /// Who took part, in words.
    #[schemars(with = "form::Text")]
    pub(crate) participants: Option<String>,
    /// How many took part.
    #[schemars(with = "Option<form::Count>")]
    pub(crate) headcount: Option<String>,
    /// The ids of the sub-goals that it served.
    #[schemars(with = "form::AtLeastOne<form::Id>")]
    pub(crate) sub_goals: Rows<String>,
    /// What was done.
    #[schemars(with = "form::Text")]
    pub(crate) description: Option<String>,
    /// What came of it.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) outcome: Option<String>,
    /// Programmes, minutes, photographs, as files in the folder.
    #[schemars(with = "Option<Vec<form::File>>")]
    pub(crate) documentation: Rows<String>,
}
