//! The JSON Schema of one kind of file.

use super::answer::Answer;
use super::arguments::SchemaKind;
use crate::diag::Problems;
use crate::package;

/// The schema itself, in both formats.
pub(super) fn of(kind: SchemaKind) -> Answer {
    let schema = match kind {
        SchemaKind::Manifest => package::schema(),
    };
    Answer { problems: Problems::new(), text: format!("{schema:#}\n"), fields: None }
}
