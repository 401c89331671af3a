//! The kinds of YAML files, and the JSON Schemas that editors complete and check them by.

use serde_json::Value;

use super::keys::{Form, Keys, file_schema};
use super::{activities, agreement, costs, hours, indicators};
use crate::domain::InputFile;

/// A kind of YAML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchemaKind {
    /// `agreement.yaml`
    Agreement,
    /// `hours.yaml`
    Hours,
    /// `costs.yaml`
    Costs,
    /// `activities.yaml`
    Activities,
    /// `indicators.yaml`
    Indicators,
}

impl SchemaKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Agreement, Self::Hours, Self::Costs, Self::Activities, Self::Indicators];

    /// Such as `hours`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Hours => "hours",
            Self::Costs => "costs",
            Self::Activities => "activities",
            Self::Indicators => "indicators",
        }
    }

    /// The file that the schema describes.
    #[must_use]
    pub const fn file(self) -> InputFile {
        match self {
            Self::Agreement => InputFile::Agreement,
            Self::Hours => InputFile::Hours,
            Self::Costs => InputFile::Costs,
            Self::Activities => InputFile::Activities,
            Self::Indicators => InputFile::Indicators,
        }
    }

    /// The key that such a file most naturally begins with.
    pub(super) const fn first_key(self) -> &'static str {
        match self {
            Self::Agreement => "title",
            other => other.name(),
        }
    }

    /// The keys of the file.
    pub(super) fn keys(self) -> Keys {
        match self {
            Self::Agreement => agreement::AGREEMENT,
            Self::Hours => hours::HOURS,
            Self::Costs => costs::COSTS,
            Self::Activities => activities::ACTIVITIES,
            Self::Indicators => indicators::INDICATORS,
        }
    }

    /// The keys of each of its rows; none for a file that is no list of rows.
    #[must_use]
    pub fn row_keys(self) -> Keys {
        let rows = self.keys().iter().find(|key| key.name == self.name());
        match rows.map(|rows| rows.form) {
            Some(Form::Rows(_, keys)) => keys,
            _ => &[],
        }
    }

    const fn description(self) -> &'static str {
        match self {
            Self::Agreement => "What the two parties agreed on.",
            Self::Hours => "All hours of an agreement.",
            Self::Costs => "All direct costs of an agreement.",
            Self::Activities => "What was done in the project.",
            Self::Indicators => "All result indicators of an agreement.",
        }
    }
}

/// The JSON Schema (2020-12) of one kind of file, without references.
#[must_use]
pub fn schema(kind: SchemaKind) -> Value {
    file_schema(kind.file().name(), kind.description(), kind.keys())
}
