//! What differs between two values of one kind.

use serde::Serialize;
use serde_json::Value;

/// A field, such as `` `lines.2.price` is ``, with what it is and what it should be.
pub(super) type Difference = (String, String, String);

/// Every field in which two values differ, by the names that it has in JSON.
///
/// # Panics
/// Never: text and whole numbers under names of text can always be written as JSON.
pub(super) fn between<T: Serialize, U: Serialize>(found: &T, expected: &U) -> Vec<Difference> {
    let json = |value: serde_json::Result<Value>| value.expect("text and whole numbers are JSON");
    let mut differences = Vec::new();
    walk("", &json(serde_json::to_value(found)), &json(serde_json::to_value(expected)), &mut differences);
    differences
}

fn walk(path: &str, found: &Value, expected: &Value, differences: &mut Vec<Difference>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (found, expected) {
        _ if found == expected => {}
        (Value::Object(found), Value::Object(expected)) => {
            for (name, expected) in expected {
                walk(&below(name), found.get(name).unwrap_or(&Value::Null), expected, differences);
            }
            for (name, found) in found.iter().filter(|(name, _)| !expected.contains_key(*name)) {
                walk(&below(name), found, &Value::Null, differences);
            }
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            for ((found, expected), place) in found.iter().zip(expected).zip(1..) {
                walk(&below(&place.to_string()), found, expected, differences);
            }
        }
        (Value::Array(found), Value::Array(expected)) => {
            let what = format!("the number of `{path}` is");
            differences.push((what, found.len().to_string(), expected.len().to_string()));
        }
        _ => {
            let what = if path.is_empty() { "it is".to_owned() } else { format!("`{path}` is") };
            differences.push((what, text(found), text(expected)));
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
