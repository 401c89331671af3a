//! Spreadsheets on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::spreadsheet::Reason;

/// How hours are added.
const HOURS_EXAMPLES: &str = "\
Examples:
  bilag import hours fjordbygda timer.xlsx --dry-run
  bilag import hours fjordbygda kari.csv --person kari --sub-goal arena
  bilag import hours fjordbygda toggl.csv --project \"Arena 2026\" --sub-goal \"Kurs=metoder\" --sub-goal arena
  bilag import hours fjordbygda rettet.xlsx --replace";

/// How costs are added.
const COSTS_EXAMPLES: &str = "\
Examples:
  bilag import costs fjordbygda kostnader.xlsx --dry-run
  bilag import costs fjordbygda kostnader.csv --map \"category:Mat og drikke=hospitality\"";

/// What is to be added.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ImportRows {
    /// Add hours, from Excel, CSV, a calendar, or what Toggl, Clockify, Kimai or Tripletex exports
    #[command(after_help = HOURS_EXAMPLES)]
    Hours {
        #[command(flatten)]
        from: FromSheet,
        /// The person whose hours the rows are, where no column says whose
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
    /// A file that ends in .xlsx, .csv or .ics
    pub(in crate::cli) file: PathBuf,
    /// Only show what would be added
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// The heading of a key's column, as KEY=HEADING, or what a value stands for, as "KEY:VALUE=ID", or "KEY:VALUE=" to leave its rows out; may be repeated
    #[arg(long = "map", value_name = "KEY=HEADING")]
    pub(in crate::cli) maps: Vec<String>,
    /// A value of all rows for which no column has one, such as `sub_goal=arena`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(in crate::cli) sets: Vec<String>,
    /// The workbook's sheet, when several fit
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sheet: Option<String>,
    /// What the rows are for: a sub-goal, or one for each project, tag, person or activity, as VALUE=ID; may be repeated
    /// [default for hours: left open in hours.yaml, to be written before the last settlement]
    #[arg(long = "sub-goal", value_name = "ID")]
    pub(in crate::cli) sub_goals: Vec<String>,
    /// A project whose rows are wanted, as the spreadsheet names it; may be repeated [default: ask, when there are several]
    #[arg(long = "project", value_name = "NAME")]
    pub(in crate::cli) projects: Vec<String>,
    /// Put rows that are other than rows of the same day and person in the place of those
    #[arg(long)]
    pub(in crate::cli) replace: bool,
    /// Add such rows beside those: both were done
    #[arg(long, conflicts_with = "replace")]
    pub(in crate::cli) add: bool,
    /// Take rows that are left out otherwise; may be repeated
    #[arg(long = "include", value_name = "ROWS", value_parser = Reason::INCLUDABLE)]
    pub(in crate::cli) includes: Vec<String>,
    /// Round the time of each row to the nearest so many minutes, such as 15 [default: to hundredths of an hour]
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
