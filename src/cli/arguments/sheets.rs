//! Spreadsheets on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

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
pub(in crate::cli) enum ImportRows {
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
pub(in crate::cli) struct FromSheet {
    /// A folder under inputs/
    pub(in crate::cli) agreement: String,
    /// A file that ends in .xlsx or .csv
    pub(in crate::cli) file: PathBuf,
    /// Only show what would be added
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// The heading of a key's column, as KEY=HEADING, or what a value stands for, as "KEY:VALUE=ID"; may be repeated
    #[arg(long = "map", value_name = "KEY=HEADING")]
    pub(in crate::cli) maps: Vec<String>,
    /// A value that all rows have, such as `sub_goal=arena`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(in crate::cli) sets: Vec<String>,
    /// The workbook's sheet, when several fit
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sheet: Option<String>,
    /// Round the time of each row to the nearest so many minutes, such as 15 [default: no rounding]
    #[arg(long, value_name = "MINUTES")]
    pub(in crate::cli) round: Option<u32>,
    /// What stands first in dates such as 2/3/2026
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(in crate::cli) dates: Option<DateOrder>,
}

/// What stands first in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// What is to be written to a spreadsheet.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ExportRows {
    /// Write hours, in a form that `import hours` reads back
    Hours {
        /// A folder under inputs/
        agreement: String,
        /// A file that isn't there yet and ends in .xlsx or .csv
        file: PathBuf,
    },
}
