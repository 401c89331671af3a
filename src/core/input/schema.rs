//! The JSON Schemas of the YAML files: what editors complete and check by, and what `shape` executes.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::raw;
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
}

/// The JSON Schema (2020-12) of one kind of file, without references, so that it can be walked as it stands.
#[must_use]
pub fn schema(kind: SchemaKind) -> Value {
    let schema = match kind {
        SchemaKind::Agreement => of::<raw::Agreement>(),
        SchemaKind::Hours => of::<raw::Hours>(),
        SchemaKind::Costs => of::<raw::Costs>(),
        SchemaKind::Activities => of::<raw::Activities>(),
        SchemaKind::Indicators => of::<raw::Indicators>(),
    };
    let mut schema = schema.to_value();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".to_owned(), Value::from(kind.file().name()));
    }
    schema
}

/// The same, made once for the process.
pub(super) fn shared(kind: SchemaKind) -> &'static Value {
    static SCHEMAS: LazyLock<[Value; 5]> = LazyLock::new(|| SchemaKind::ALL.map(schema));
    let [agreement, hours, costs, activities, indicators] = &*SCHEMAS;
    match kind {
        SchemaKind::Agreement => agreement,
        SchemaKind::Hours => hours,
        SchemaKind::Costs => costs,
        SchemaKind::Activities => activities,
        SchemaKind::Indicators => indicators,
    }
}

fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>()
}
