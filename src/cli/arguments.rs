//! The command line, as its help tells it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// From a folder of YAML about one agreement to the documents that get the money paid.
#[derive(Debug, Parser)]
#[command(name = "bilag", version, about, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Shared {
    /// The folder with inputs/ and outputs/ [default: the current folder or the nearest above it with inputs/]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) workspace: Option<PathBuf>,
    /// How to report: sentences for people, or one JSON document for programs
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Report every problem in the inputs and change nothing
    Check(Selection),
    /// Write the draft packages
    Build {
        #[command(flatten)]
        selection: Selection,
        /// Only the package of this milestone
        #[arg(long, value_name = "MILESTONE")]
        only: Option<String>,
        /// Say on standard error how long each piece of work took
        #[arg(long)]
        timings: bool,
    },
    /// Add rows of a spreadsheet to an input file
    Import {
        #[command(subcommand)]
        rows: ImportRows,
    },
    /// Write rows of an input file to a spreadsheet
    Export {
        #[command(subcommand)]
        rows: ExportRows,
    },
    /// Write a new workspace
    Init {
        /// With a complete, fictional agreement in it
        #[arg(long, required = true)]
        example: bool,
        /// A folder that is empty or doesn't exist yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print the JSON Schema of one kind of file
    Schema {
        /// The kind of file
        #[arg(value_enum)]
        kind: SchemaKind,
    },
    /// Work on the documents' looks
    Templates {
        #[command(subcommand)]
        action: TemplateAction,
    },
    /// Say what a problem's code means and why it matters
    Explain {
        /// The code, such as E0001
        code: String,
    },
}

/// What a command on agreements works with.
#[derive(Debug, Args)]
pub(super) struct Selection {
    /// Folders under inputs/ [default: all of them]
    #[arg(value_name = "AGREEMENT")]
    pub(super) agreements: Vec<String>,
    /// A folder of .typ files that stand before the built-in templates [default: the workspace's templates/]
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

/// A kind of file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
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
pub(super) enum TemplateAction {
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
pub(super) enum SheetKind {
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

/// How hours are added.
const HOURS_EXAMPLES: &str = "\
Examples:
  bilag import hours fjordbygda timer.xlsx --dry-run
  bilag import hours fjordbygda kari.csv --person kari --set sub_goal=arena
  bilag import hours fjordbygda toggl.csv --map sub_goal=Project --map \"sub_goal:Arena 2026=arena\" --round 15";

/// How costs are added.
const COSTS_EXAMPLES: &str = "\
Examples:
  bilag import costs fjordbygda kostnader.xlsx --dry-run
  bilag import costs fjordbygda kostnader.csv --map \"category:Mat og drikke=hospitality\"";

/// What is to be added.
#[derive(Debug, Subcommand)]
pub(super) enum ImportRows {
    /// Add hours, from Excel, CSV, or what Toggl, Clockify, Kimai or Tripletex exports
    #[command(after_help = HOURS_EXAMPLES)]
    Hours {
        #[command(flatten)]
        from: FromSheet,
        /// The person whose hours all rows are
        #[arg(long, value_name = "ID")]
        person: Option<String>,
    },
    /// Add costs, from Excel or CSV
    #[command(after_help = COSTS_EXAMPLES)]
    Costs {
        #[command(flatten)]
        from: FromSheet,
    },
}

/// A spreadsheet, and what can't be seen from it.
#[derive(Debug, Args)]
pub(super) struct FromSheet {
    /// A folder under inputs/
    pub(super) agreement: String,
    /// A file that ends in .xlsx or .csv
    pub(super) file: PathBuf,
    /// Only show what would be added
    #[arg(long)]
    pub(super) dry_run: bool,
    /// The heading of a key's column, as KEY=HEADING, or what a value stands for, as "KEY:VALUE=ID"; may be repeated
    #[arg(long = "map", value_name = "KEY=HEADING")]
    pub(super) maps: Vec<String>,
    /// A value that all rows have, such as `sub_goal=arena`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(super) sets: Vec<String>,
    /// The workbook's sheet, when several fit
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// Round the time of each row to the nearest so many minutes, such as 15 [default: no rounding]
    #[arg(long, value_name = "MINUTES")]
    pub(super) round: Option<u32>,
    /// What stands first in dates such as 2/3/2026
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(super) dates: Option<DateOrder>,
}

/// What stands first in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// What is to be written to a spreadsheet.
#[derive(Debug, Subcommand)]
pub(super) enum ExportRows {
    /// Write hours, in a form that `import hours` reads back
    Hours {
        /// A folder under inputs/
        agreement: String,
        /// A file that isn't there yet and ends in .xlsx or .csv
        file: PathBuf,
    },
}
