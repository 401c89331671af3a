//! How a single value is written: what editors check and complete, and what `shape` and the writer of rows go by.

use serde_json::{Value, json};

/// A kind of single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// Words.
    Text,
    /// Words that may be digits only.
    Label,
    /// A short name that other rows refer to.
    Id,
    /// A day.
    Date,
    /// A month.
    Month,
    /// A time of day.
    Time,
    /// NOK with at most two decimals.
    Amount,
    /// Hours with at most two decimals.
    Hours,
    /// Hours of a month with at most two decimals.
    MonthHours,
    /// Percent with at most two decimals.
    Percent,
    /// A measured value with at most four decimals.
    Measure,
    /// Minutes.
    Minutes,
    /// A whole number of people.
    Count,
    /// Days until an invoice is due.
    TermDays,
    /// A size of files.
    Megabytes,
    /// A voucher's number.
    VoucherNumber,
    /// A number of Enhetsregisteret.
    OrgNumber,
    /// How documents are numbered.
    Numbering,
    /// A bank account.
    Account,
    /// A payment id.
    Kid,
    /// A postal code.
    PostalCode,
    /// The buyer's order number.
    BuyerReference,
    /// The buyer's project number.
    ProjectNumber,
    /// A file in the agreement's folder.
    File,
    /// Yes or no.
    Flag,
    /// One of some words.
    Choice(&'static [&'static str]),
}

/// Kinds of JSON that a value can be.
const TEXT: &[&str] = &["string"];
const NUMBER: &[&str] = &["number", "string"];
const DIGITS: &[&str] = &["string", "integer"];

impl Scalar {
    /// Its words of JSON Schema.
    pub(super) fn schema(self) -> Value {
        const LABEL: &str = "^[A-Za-z0-9]([A-Za-z0-9./-]{0,28}[A-Za-z0-9])?$";
        match self {
            Self::Text => json!({ "type": "string", "minLength": 1 }),
            Self::Label => json!({ "type": ["string", "number"], "minLength": 1 }),
            Self::Id => with(
                form(TEXT, "^[a-z0-9][a-z0-9-]{0,39}$", "kari"),
                json!({ "examples": ["kari", "mobilisering"] }),
            ),
            Self::Date => with(form(TEXT, r"^\d{4}-\d{2}-\d{2}$", "2026-02-28"), json!({ "format": "date" })),
            Self::Month => form(TEXT, r"^\d{4}-\d{2}$", "2026-01"),
            Self::Time => form(TEXT, r"^([01]\d|2[0-3]):[0-5]\d$", "08:00"),
            Self::Amount => with(form(NUMBER, r"^\d{1,9}(\.\d{1,2})?$", 4500.00), json!({ "minimum": 0 })),
            Self::Hours => with(
                form(NUMBER, r"^\d{1,2}(\.\d{1,2})?$", 7.5),
                json!({ "exclusiveMinimum": 0, "maximum": 24 }),
            ),
            Self::MonthHours => with(form(NUMBER, r"^\d{1,9}(\.\d{1,2})?$", 37.5), json!({ "minimum": 0 })),
            Self::Percent => {
                with(form(NUMBER, r"^\d{1,3}(\.\d{1,2})?$", 75), json!({ "minimum": 0, "maximum": 100 }))
            }
            Self::Measure => form(NUMBER, r"^-?\d{1,9}(\.\d{1,4})?$", 11),
            Self::Minutes => whole(0, 1439, 30),
            Self::Count => whole(0, 999_999, 24),
            Self::TermDays => whole(1, 60, 30),
            Self::Megabytes => with(whole(1, 100, 10), json!({ "default": 10 })),
            Self::VoucherNumber => whole(1, 9999, 1),
            Self::OrgNumber => form(DIGITS, r"^(\d ?){8}\d$", "930580260"),
            Self::Numbering => with(
                form(
                    TEXT,
                    r"^[A-Za-z0-9.-]*(\{year\}[A-Za-z0-9.-]*)?\{number(:[1-9])?\}$",
                    "{year}-{number:4}",
                ),
                json!({ "default": "{year}-{number:4}" }),
            ),
            Self::Account => form(DIGITS, r"^\d{4}[ .]?\d{2}[ .]?\d{5}$", "8601 11 17947"),
            Self::Kid => form(DIGITS, r"^\d{3,25}$", "1234567897"),
            Self::PostalCode => form(DIGITS, r"^\d{4}$", "3007"),
            Self::BuyerReference => form(TEXT, LABEL, "B701010"),
            Self::ProjectNumber => form(DIGITS, LABEL, "60256"),
            Self::File => form(TEXT, r"^[^/\\]+(/[^/\\]+)*$", "receipts/01-moterom.pdf"),
            Self::Flag => json!({ "type": "boolean", "enum": [true, false] }),
            Self::Choice(words) => json!({ "type": "string", "enum": words }),
        }
    }

    /// The words that it can be, where there are only some.
    pub(super) const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Flag => &["true", "false"],
            Self::Choice(words) => words,
            _ => &[],
        }
    }

    /// How one is written.
    pub(super) fn example(self) -> Option<String> {
        let schema = self.schema();
        let example = schema.get("examples")?.get(0)?;
        Some(example.as_str().map_or_else(|| example.to_string(), str::to_owned))
    }
}

fn form(kinds: &[&str], pattern: &str, example: impl Into<Value>) -> Value {
    let kinds = if let [kind] = kinds { json!(kind) } else { json!(kinds) };
    json!({ "type": kinds, "pattern": pattern, "examples": [example.into()] })
}

fn whole(from: u32, to: u32, example: u32) -> Value {
    json!({ "type": "integer", "minimum": from, "maximum": to, "examples": [example] })
}

/// Both together; of two that say the same, the second.
fn with(mut schema: Value, more: Value) -> Value {
    if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
        schema.extend(more);
    }
    schema
}
