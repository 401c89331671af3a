//! What the input files may hold: the keys of each map and row, what each is and how it is written. The check of a file's
//! shape, the JSON Schemas, "did you mean", the reader of spreadsheets and the writer of new rows all go by these tables.

use serde_json::{Map, Value, json};

use super::forms::Scalar;

/// A key that a map may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// As it stands in the file.
    pub name: &'static str,
    /// What stands under it.
    pub form: Form,
    /// Whether it must be there.
    pub presence: Presence,
    /// What it is, as a sentence.
    pub description: &'static str,
    /// Its column in a spreadsheet, where rows are read from those too.
    pub column: Option<Column>,
}

/// The table of a map.
pub type Keys = &'static [Key];

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A single value.
    Value(Scalar),
    /// A list of single values.
    Values(Scalar),
    /// Keys and values.
    Map(Keys),
    /// Rows: what each of them is, and its keys.
    Rows(&'static str, Keys),
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// With a value, or with one row at least.
    Required,
    /// Perhaps without a value: an open key says that there is nothing yet, and `[]` that there will be nothing.
    Open,
    /// It may be left out.
    Optional,
}

/// A column of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What is in it, for the middle of a sentence.
    pub description: &'static str,
    /// Every row must have it, or another column that says the same.
    pub required: bool,
    /// The headings that it may have, in plain form, with bars between them, the surest first.
    pub headings: &'static str,
    /// Long texts, which a preview shows last.
    pub wide: bool,
}

/// The tables: `required`, `open` or `optional` (see [`Presence`]), the key, what stands under it, and what it is. Under it
/// stands a [`Scalar`], one of some `(words | …)`, a map `{ KEYS }`, a list `[Scalar]`, or rows `["what each is" KEYS]`.
macro_rules! keys {
    ($( $(#[$doc:meta])* $table:ident {
        $( $presence:ident $name:ident $form:tt = $description:literal
            $(=> $( $column:ident($($argument:literal),*) ).+)?; )+
    } )+) => { $(
        $(#[$doc])*
        pub(in crate::input) static $table: &[$crate::input::keys::Key] = &[ $(
            $crate::input::keys::$presence(stringify!($name), keys!(@form $form), $description)
                $( $( .$column($($argument),*) )+ )?
        ),+ ];
    )+ };
    (@form { $keys:ident }) => { $crate::input::keys::Form::Map($keys) };
    (@form [$row:literal $keys:ident]) => { $crate::input::keys::Form::Rows($row, $keys) };
    (@form [$scalar:ident]) => { $crate::input::keys::Form::Values($crate::input::forms::Scalar::$scalar) };
    (@form ($($word:ident)|+)) => {
        $crate::input::keys::Form::Value($crate::input::forms::Scalar::Choice(&[$(stringify!($word)),+]))
    };
    (@form $scalar:ident) => { $crate::input::keys::Form::Value($crate::input::forms::Scalar::$scalar) };
}

/// A key that must have a value.
pub(super) const fn required(name: &'static str, form: Form, description: &'static str) -> Key {
    Key { name, form, presence: Presence::Required, description, column: None }
}

/// A key that must be there, perhaps without a value.
pub(super) const fn open(name: &'static str, form: Form, description: &'static str) -> Key {
    Key { name, form, presence: Presence::Open, description, column: None }
}

/// A key that may be left out.
pub(super) const fn optional(name: &'static str, form: Form, description: &'static str) -> Key {
    Key { name, form, presence: Presence::Optional, description, column: None }
}

impl Key {
    /// The same key with a column that every row of a spreadsheet must have.
    pub(super) const fn column(self, description: &'static str, headings: &'static str) -> Self {
        Self { column: Some(Column { description, headings, required: true, wide: false }), ..self }
    }

    /// The same key with a column that may be missing.
    pub(super) const fn column_if_any(self, description: &'static str, headings: &'static str) -> Self {
        Self { column: Some(Column { description, headings, required: false, wide: false }), ..self }
    }

    /// The same key with a column of long texts.
    pub(super) const fn wide(mut self) -> Self {
        if let Some(column) = &mut self.column {
            column.wide = true;
        }
        self
    }

    /// What it is for the middle of a sentence, with an example where there is one.
    pub(super) fn in_words(&self) -> String {
        let sentence = mid_sentence(self.description.trim_end_matches('.'));
        let example = match self.form {
            Form::Value(scalar) => scalar.example(),
            _ => None,
        };
        example.map_or(sentence.clone(), |example| format!("{sentence}, such as `{example}`"))
    }

    fn schema(&self) -> Value {
        let mut schema = match self.form {
            Form::Value(scalar) => scalar.schema(),
            Form::Values(scalar) => json!({ "type": "array", "items": scalar.schema() }),
            Form::Map(keys) => map_schema(keys),
            Form::Rows(description, keys) => {
                json!({ "type": "array", "items": described(map_schema(keys), description) })
            }
        };
        let is_list = matches!(self.form, Form::Values(_) | Form::Rows(..));
        if let Some(fields) = schema.as_object_mut() {
            if self.presence != Presence::Required {
                allow_nothing(fields);
            } else if is_list {
                fields.insert("minItems".to_owned(), json!(1));
            }
        }
        described(schema, self.description)
    }
}

/// `text` without its leading capital, unless it begins an abbreviation.
fn mid_sentence(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// The schema of a file.
pub(super) fn file_schema(title: &str, description: &str, keys: &[Key]) -> Value {
    let mut schema = described(map_schema(keys), description);
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        fields.insert("title".to_owned(), json!(title));
    }
    schema
}

fn map_schema(keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), key.schema())).collect();
    let is_required = |key: &&Key| key.presence != Presence::Optional;
    let required: Vec<&str> = keys.iter().filter(is_required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if let Some(fields) = schema.as_object_mut().filter(|_| !required.is_empty()) {
        fields.insert("required".to_owned(), json!(required));
    }
    schema
}

fn described(mut schema: Value, description: &str) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("description".to_owned(), json!(description));
    }
    schema
}

/// Lets a key stand without a value.
fn allow_nothing(fields: &mut Map<String, Value>) {
    if let Some(kinds) = fields.get_mut("type") {
        let mut list = kinds.as_array().cloned().unwrap_or_else(|| vec![kinds.clone()]);
        list.push(json!("null"));
        *kinds = list.into();
    }
    if let Some(choices) = fields.get_mut("enum").and_then(Value::as_array_mut) {
        choices.push(Value::Null);
    }
}
