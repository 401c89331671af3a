//! Why rows are passed over.

use serde::Serialize;

/// Why a row is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It only adds up others.
    Sums,
    /// It has neither a day nor hours.
    NoHours,
    /// The workbook doesn't show it.
    Hidden,
    /// It is struck out.
    StruckOut,
    /// It is marked as not billable.
    NotBillable,
    /// It is of another project than those that were named.
    OtherProject,
    /// It has a value of which somebody said that it is to be left out.
    AsSaid,
    /// It is an event without hours of a day.
    AllDay,
    /// It is marked as private.
    Private,
    /// It is an event that was cancelled.
    Cancelled,
    /// It is an event that stands for many, of which the calendar doesn't list the days.
    Recurs,
}

impl Reason {
    /// The names of those that `--include` takes.
    pub const INCLUDABLE: [&str; 6] = ["not-billable", "hidden", "struck-out", "sums", "all-day", "private"];

    /// The name by which `--include` takes such rows; none for what is left out in any case, or was said.
    #[must_use]
    pub const fn option(self) -> Option<&'static str> {
        match self {
            Self::Sums => Some("sums"),
            Self::Hidden => Some("hidden"),
            Self::StruckOut => Some("struck-out"),
            Self::NotBillable => Some("not-billable"),
            Self::AllDay => Some("all-day"),
            Self::Private => Some("private"),
            Self::NoHours | Self::OtherProject | Self::AsSaid | Self::Cancelled | Self::Recurs => None,
        }
    }
}
