//! The JSON Schemas of what templates get: templates are a public interface, and these are its terms.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::{
    ActivitySheet, CostSheet, DATA_VERSION, InvoiceSheet, OverviewSheet, ReportSheet, SettlementSheet,
    TimeSheet,
};

/// A template with data of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// `overview.typ`
    Overview,
    /// `invoice.typ`
    Invoice,
    /// `settlement.typ`
    Settlement,
    /// `timesheet.typ`
    Timesheet,
    /// `costs.typ`
    Costs,
    /// `activities.typ`
    Activities,
    /// `report.typ`
    Report,
}

impl SheetKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Invoice,
        Self::Settlement,
        Self::Timesheet,
        Self::Costs,
        Self::Activities,
        Self::Report,
    ];

    /// The template's name without its ending.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Invoice => "invoice",
            Self::Settlement => "settlement",
            Self::Timesheet => "timesheet",
            Self::Costs => "costs",
            Self::Activities => "activities",
            Self::Report => "report",
        }
    }
}

/// The JSON Schema (2020-12) of the data of one template.
#[must_use]
pub fn schema(kind: SheetKind) -> Value {
    let mut schema: Schema = match kind {
        SheetKind::Overview => of::<OverviewSheet>(),
        SheetKind::Invoice => of::<InvoiceSheet>(),
        SheetKind::Settlement => of::<SettlementSheet>(),
        SheetKind::Timesheet => of::<TimeSheet>(),
        SheetKind::Costs => of::<CostSheet>(),
        SheetKind::Activities => of::<ActivitySheet>(),
        SheetKind::Report => of::<ReportSheet>(),
    };
    schema.insert("title".to_owned(), titled(kind));
    schema.to_value()
}

/// As data is written: what can be missing is there as `null`.
fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

fn titled(kind: SheetKind) -> Value {
    format!("What {}.typ gets, version {DATA_VERSION}", kind.name()).into()
}

#[cfg(test)]
mod tests {
    use super::{SheetKind, schema};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test compares with files of the repository")]
    fn each_schema_is_the_one_that_is_checked_in() {
        for kind in SheetKind::ALL {
            let file =
                format!("{}/../../schemas/views/{}.schema.json", env!("CARGO_MANIFEST_DIR"), kind.name());
            let text = format!("{:#}\n", schema(kind));
            if std::env::var("BILAG_ACCEPT").is_ok_and(|name| name == "schema") {
                std::fs::write(&file, &text).unwrap();
            }
            let kept = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(
                kept == text,
                "{file} is not current: look at it, then accept it with BILAG_ACCEPT=schema"
            );
        }
    }
}
