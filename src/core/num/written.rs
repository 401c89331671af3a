//! How a value stands in JSON: as the text that programs write it as.

/// Lets a type stand in JSON as its `Display`, and be read from nothing else: what is read and written again has the same
/// bytes. `$read` takes a text to the value, or to `None`.
macro_rules! as_text {
    ($type:ty, $what:literal, $pattern:literal, $read:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                let read: fn(&str) -> Option<$type> = $read;
                let value = read(&text).filter(|value| value.to_string() == text);
                value.ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not {}", $what)))
            }
        }

        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

pub(crate) use as_text;
