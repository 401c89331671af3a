//! How a single value is written, for the schemas: editors check it and complete it.
//!
//! The types exist only to be named in `#[schemars(with = "…")]`; the values themselves stay text until `convert`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident = $schema:tt)+) => { $(
        $(#[$doc])*
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+ };
}

forms! {
    /// Words.
    Text = { "type": "string", "minLength": 1 }
    /// Words that may be digits only.
    Label = { "type": ["string", "number"], "minLength": 1 }
    /// A short name that other rows refer to.
    Id = { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,39}$", "examples": ["kari", "mobilisering"] }
    /// A day.
    Date = { "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$", "examples": ["2026-02-28"] }
    /// A month.
    Month = { "type": "string", "pattern": "^\\d{4}-\\d{2}$", "examples": ["2026-01"] }
    /// A time of day.
    Time = { "type": "string", "pattern": "^([01]\\d|2[0-3]):[0-5]\\d$", "examples": ["08:00"] }
    /// NOK with at most two decimals.
    Amount = { "type": ["number", "string"], "minimum": 0, "pattern": "^\\d{1,9}(\\.\\d{1,2})?$", "examples": [4500.00] }
    /// Hours with at most two decimals.
    Hours = { "type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 24, "pattern": "^\\d{1,2}(\\.\\d{1,2})?$", "examples": [7.5] }
    /// Hours of a month with at most two decimals.
    MonthHours = { "type": ["number", "string"], "minimum": 0, "pattern": "^\\d{1,9}(\\.\\d{1,2})?$", "examples": [37.5] }
    /// Percent with at most two decimals.
    Percent = { "type": ["number", "string"], "minimum": 0, "maximum": 100, "pattern": "^\\d{1,3}(\\.\\d{1,2})?$", "examples": [75] }
    /// A measured value with at most four decimals.
    Measure = { "type": ["number", "string"], "pattern": "^-?\\d{1,9}(\\.\\d{1,4})?$", "examples": [11] }
    /// Minutes.
    Minutes = { "type": "integer", "minimum": 0, "maximum": 1439, "examples": [30] }
    /// A whole number of people.
    Count = { "type": "integer", "minimum": 0, "maximum": 999_999, "examples": [24] }
    /// Days until an invoice is due.
    TermDays = { "type": "integer", "minimum": 1, "maximum": 60, "examples": [30] }
    /// A size of files.
    Megabytes = { "type": "integer", "minimum": 1, "maximum": 100, "default": 10, "examples": [10] }
    /// A voucher's number.
    Voucher = { "type": "integer", "minimum": 1, "maximum": 9999, "examples": [1] }
    /// Yes or no.
    Flag = { "type": "boolean", "enum": [true, false] }
    /// A number of Enhetsregisteret.
    OrgNumber = { "type": ["string", "integer"], "pattern": "^(\\d ?){8}\\d$", "examples": ["930580260"] }
    /// How documents are numbered.
    Numbering = { "type": "string", "pattern": "^[A-Za-z0-9.-]*(\\{year\\}[A-Za-z0-9.-]*)?\\{number(:[1-9])?\\}$", "default": "{year}-{number:4}", "examples": ["{year}-{number:4}"] }
    /// A bank account.
    Account = { "type": ["string", "integer"], "pattern": "^\\d{4}[ .]?\\d{2}[ .]?\\d{5}$", "examples": ["8601 11 17947"] }
    /// A payment id.
    Kid = { "type": ["string", "integer"], "pattern": "^\\d{3,25}$", "examples": ["1234567897"] }
    /// A postal code.
    PostalCode = { "type": ["string", "integer"], "pattern": "^\\d{4}$", "examples": ["3007"] }
    /// The buyer's order number.
    OrderNumber = { "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9./-]{0,28}[A-Za-z0-9])?$", "examples": ["B701010"] }
    /// The buyer's project number.
    ProjectNumber = { "type": ["string", "integer"], "pattern": "^[A-Za-z0-9]([A-Za-z0-9./-]{0,28}[A-Za-z0-9])?$", "examples": ["60256"] }
    /// A file in the agreement's folder.
    File = { "type": "string", "pattern": "^[^/\\\\]+(/[^/\\\\]+)*$", "examples": ["receipts/01-moterom.pdf"] }
    /// What a milestone pays for.
    Basis = { "type": "string", "enum": ["advance", "settlement"] }
    /// The seller's standing under merverdiavgiftsloven.
    VatStanding = { "type": "string", "enum": ["not_registered", "taxable", "exempt"] }
    /// What a budget line covers.
    Cover = { "type": "string", "enum": ["hours", "costs"] }
    /// What kind of cost.
    Category = { "type": "string", "enum": ["travel", "hospitality", "venue", "services", "materials", "other"] }
}

/// At least one of something.
pub(crate) struct AtLeastOne<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for AtLeastOne<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("AtLeastOne_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>(), "minItems": 1 })
    }
}

/// Rows, of which there may be none yet: an open key says so, and `[]` says that there will be none.
pub(crate) struct AnyRows<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for AnyRows<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("AnyRows_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["array", "null"], "items": generator.subschema_for::<T>() })
    }
}
