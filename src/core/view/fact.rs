//! A name and its value, as a document shows it.

use schemars::JsonSchema;
use serde::Serialize;

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fact {
    /// By which a template finds it, such as `order_number`.
    pub key: &'static str,
    /// Such as `Bestillernummer`.
    pub name: String,
    /// Such as `B701010`.
    pub value: String,
}

impl Fact {
    /// A name and its value.
    pub(super) fn new(key: &'static str, name: &str, value: impl Into<String>) -> Self {
        Self { key, name: name.to_owned(), value: value.into() }
    }
}

/// A fact whose key is the word that names it: `fact!(words.role, &person.role)`.
macro_rules! fact {
    ($table:ident.$word:ident, $value:expr) => {
        $crate::view::Fact::new(stringify!($word), $table.$word, $value)
    };
}
pub(super) use fact;
