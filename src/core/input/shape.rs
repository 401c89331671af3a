//! A file's tree against its schema: keys, required keys, kinds of value and choices.
//!
//! The forms of single values are left to `convert`, which knows the words to say about each of them.

use serde_json::{Map, Value};

use super::nearest::{listed, nearest};
use super::node::{Kind, Node};
use super::schema::{SchemaKind, shared};
use super::source::{Source, Span};
use crate::diag::{Code, Problems, catalogue};

/// Reports what is wrong with the shape of a file; returns the values that can't be read as what belongs there.
pub(super) fn check(
    kind: SchemaKind,
    root: &Node,
    source: &Source<'_>,
    problems: &mut Problems,
) -> Vec<Span> {
    let mut walk = Walk { kind, source, problems, unreadable: Vec::new() };
    walk.value(shared(kind), root, &quoted(kind.file().name()));
    walk.unreadable
}

struct Walk<'a> {
    kind: SchemaKind,
    source: &'a Source<'a>,
    problems: &'a mut Problems,
    unreadable: Vec<Span>,
}

impl Walk<'_> {
    fn report(&mut self, code: Code, span: Span, arguments: &[(&str, &str)]) {
        self.problems.push(self.source.problem(code, span, arguments));
    }

    /// `name` is what the value is called in a sentence: by its key, or by its file's name.
    fn value(&mut self, schema: &Value, node: &Node, name: &str) {
        match (&node.kind, wanted(schema)) {
            (Kind::Map(_), Shape::Map) => self.map(schema, node, name),
            (Kind::List(rows), Shape::List) => self.list(schema, rows, node, name),
            (Kind::Scalar { text, .. }, Shape::Scalar) => self.choice(schema, text, node, name),
            (_, shape) => self.wrong_type(shape, node, name),
        }
    }

    fn wrong_type(&mut self, wanted: Shape, node: &Node, name: &str) {
        let found = match &node.kind {
            Kind::Map(_) => "a map",
            Kind::List(_) => "a list",
            Kind::Scalar { .. } if node.is_open() => "nothing",
            Kind::Scalar { .. } => "a single value",
        };
        let (wanted, suggestion) = wanted.words();
        let arguments = [("found", found), ("wanted", wanted), ("key", name), ("suggestion", suggestion)];
        self.report(catalogue::WRONG_TYPE, node.span, &arguments);
        self.unreadable.push(node.span);
    }

    fn map(&mut self, schema: &Value, node: &Node, name: &str) {
        let Kind::Map(entries) = &node.kind else { return };
        let Some(keys) = schema.get("properties").and_then(Value::as_object) else { return };
        let required = required(schema);
        for entry in entries {
            match keys.get(&entry.key) {
                None => self.unknown_key(keys, &entry.key, entry.key_span, name),
                Some(schema) if !entry.value.is_open() => {
                    self.value(schema, &entry.value, &quoted(&entry.key));
                }
                Some(schema) if required.contains(&entry.key.as_str()) && !may_be_open(schema) => {
                    self.nothing(schema, &entry.key, entry.key_span);
                }
                Some(_) => {}
            }
        }
        for key in required {
            if node.entry(key).is_none() && !node.misspells(&[key], |key| keys.contains_key(key)) {
                let description = keys.get(key).map(description).unwrap_or_default();
                let arguments = [("key", key), ("parent", name), ("description", &*description)];
                self.report(catalogue::MISSING_KEY, node.head(), &arguments);
            }
        }
    }

    /// A key that must have a value has none.
    fn nothing(&mut self, schema: &Value, key: &str, span: Span) {
        let description = description(schema);
        if wanted(schema) == Shape::List {
            let arguments = [("key", &*quoted(key)), ("description", &*description)];
            return self.report(catalogue::EMPTY_LIST, span, &arguments);
        }
        self.report(catalogue::EMPTY_VALUE, span, &[("key", key), ("description", &*description)]);
    }

    fn unknown_key(&mut self, keys: &Map<String, Value>, key: &str, span: Span, name: &str) {
        let known = || keys.keys().map(String::as_str);
        let is_digits = key.bytes().all(|byte| byte.is_ascii_digit());
        let suggestion = if is_digits {
            "write a decimal point instead of the comma before it".to_owned()
        } else if let Some(near) = nearest(key, known()) {
            format!("did you mean `{near}`?")
        } else if let Some(home) = home_of(self.kind, key) {
            format!("move it: `{key}` belongs in {home}")
        } else {
            format!("remove it, or use one of {}", listed(known()))
        };
        let arguments = [("key", key), ("parent", name), ("suggestion", &*suggestion)];
        self.report(catalogue::UNKNOWN_KEY, span, &arguments);
    }

    fn list(&mut self, schema: &Value, rows: &[Node], node: &Node, name: &str) {
        let Some(row_schema) = schema.get("items") else { return };
        if rows.is_empty() && schema.get("minItems").is_some() {
            let description = description(schema);
            let arguments = [("key", name), ("description", &*description)];
            self.report(catalogue::EMPTY_LIST, node.span, &arguments);
        }
        let row_name = format!("a row of {name}");
        for row in rows {
            self.value(row_schema, row, &row_name);
        }
    }

    fn choice(&mut self, schema: &Value, text: &str, node: &Node, name: &str) {
        if node.is_open() {
            return self.wrong_type(Shape::Scalar, node, name);
        }
        let Some(choices) = schema.get("enum").and_then(Value::as_array) else { return };
        let choices: Vec<String> = choices.iter().filter(|choice| !choice.is_null()).map(spelled).collect();
        if choices.iter().any(|choice| choice == text) {
            return;
        }
        let words = || choices.iter().map(String::as_str);
        let suggestion = match nearest(text, words()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", listed(words())),
        };
        let arguments = [("text", text), ("key", name), ("suggestion", &*suggestion)];
        self.report(catalogue::NOT_A_CHOICE, node.span, &arguments);
    }
}

fn quoted(word: &str) -> String {
    format!("`{word}`")
}

/// The three shapes that a schema can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Map,
    List,
    Scalar,
}

impl Shape {
    /// Its name, and how it is written.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Map => ("a map", "write keys with values below it, such as `name: …`"),
            Self::List => ("a list", "begin each row below it with `- `"),
            Self::Scalar => ("a single value", "write one value after the colon"),
        }
    }
}

fn wanted(schema: &Value) -> Shape {
    let kinds = schema.get("type");
    let says = |word: &str| match kinds {
        Some(Value::String(kind)) => kind == word,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == word),
        _ => false,
    };
    if says("object") {
        Shape::Map
    } else if says("array") {
        Shape::List
    } else {
        Shape::Scalar
    }
}

/// May a key that must be there stand without a value?
fn may_be_open(schema: &Value) -> bool {
    let kinds = schema.get("type").and_then(Value::as_array);
    kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "null"))
}

fn required(schema: &Value) -> Vec<&str> {
    let keys = schema.get("required").and_then(Value::as_array);
    keys.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A schema's description for the middle of a sentence, with an example where there is one.
pub(super) fn description(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let sentence = mid_sentence(text.trim_end_matches('.'));
    match schema.get("examples").and_then(|examples| examples.get(0)) {
        Some(example) => format!("{sentence}, such as `{}`", spelled(example)),
        None => sentence,
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

fn spelled(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Where a key that stands in the wrong place belongs: elsewhere in the same kind of file, or in another.
fn home_of(kind: SchemaKind, key: &str) -> Option<String> {
    let others = SchemaKind::ALL.into_iter().filter(|other| *other != kind);
    std::iter::once(kind).chain(others).find_map(|kind| {
        let file = kind.file().name();
        let parent = parent_of(shared(kind), key, file)?;
        Some(if parent == file { format!("{file} itself") } else { format!("`{parent}` in {file}") })
    })
}

/// The name of the map that has `key` among its keys, when `name` is that of the schema itself.
fn parent_of<'a>(schema: &'a Value, key: &str, name: &'a str) -> Option<&'a str> {
    if let Some(rows) = schema.get("items") {
        return parent_of(rows, key, name);
    }
    let keys = schema.get("properties")?.as_object()?;
    if keys.contains_key(key) {
        return Some(name);
    }
    keys.iter().find_map(|(name, schema)| parent_of(schema, key, name))
}
