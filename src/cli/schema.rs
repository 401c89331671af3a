//! The JSON Schema of one kind of file.

use super::arguments::SchemaKind;
use super::output::Output;
use crate::input;
use crate::package;

/// The schema itself, in both formats.
pub(super) fn of(kind: SchemaKind) -> Output {
    let schema = match kind {
        SchemaKind::Agreement => input::schema(input::SchemaKind::Agreement),
        SchemaKind::Hours => input::schema(input::SchemaKind::Hours),
        SchemaKind::Costs => input::schema(input::SchemaKind::Costs),
        SchemaKind::Activities => input::schema(input::SchemaKind::Activities),
        SchemaKind::Indicators => input::schema(input::SchemaKind::Indicators),
        SchemaKind::Manifest => package::schema(),
    };
    Output::document(format!("{schema:#}\n"))
}
