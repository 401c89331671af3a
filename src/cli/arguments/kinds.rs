//! The kinds of things that a command names.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

/// A kind of file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum SchemaKind {
    /// agreement.yaml
    Agreement,
    /// hours.yaml
    Hours,
    /// costs.yaml
    Costs,
    /// activities.yaml
    Activities,
    /// indicators.yaml
    Indicators,
    /// A package's manifest.json
    Manifest,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub(in super::super) enum TemplateAction {
    /// Write the built-in templates to a folder, to be changed there
    Eject {
        /// A folder that has none of them yet, such as templates
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print the JSON Schema of what a template gets
    Schema {
        /// The template
        #[arg(value_enum)]
        kind: SheetKind,
    },
}

/// A template with data of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum SheetKind {
    /// overview.typ
    Overview,
    /// invoice.typ
    Invoice,
    /// settlement.typ
    Settlement,
    /// timesheet.typ
    Timesheet,
    /// costs.typ
    Costs,
    /// activities.typ
    Activities,
    /// report.typ
    Report,
}
