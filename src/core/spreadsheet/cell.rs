//! What a cell holds.

use chrono::NaiveDate;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, without the blanks around them.
    Text(String),
    /// A number as its digits, with a point.
    Number(String),
    /// A day, a time of day, or both, as Excel keeps them.
    Moment {
        /// The day; `None` for a time alone.
        date: Option<NaiveDate>,
        /// Seconds since midnight.
        seconds: i64,
    },
    /// A length of time, in seconds.
    Duration(i64),
    /// Yes or no.
    Flag(bool),
    /// A formula that came to nothing, such as `#REF!`.
    Broken(String),
}

impl Cell {
    /// Words; blanks alone are nothing, and so is the dash that time trackers write where nothing was said.
    pub(super) fn text(text: &str) -> Self {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if matches!(text, "" | "-" | "–") { Self::Empty } else { Self::Text(text.replace("\r\n", "\n")) }
    }

    /// Nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As it is shown to people, on one line.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Number(text) | Self::Broken(text) => text.replace('\n', " "),
            Self::Moment { date: Some(date), seconds: 0 } => date.to_string(),
            Self::Moment { date: Some(date), seconds } => format!("{date} {}", clock(*seconds)),
            Self::Moment { date: None, seconds } | Self::Duration(seconds) => clock(*seconds),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

/// `8:05`, or `8:05:30` where there are seconds.
fn clock(seconds: i64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours}:{minutes:02}") } else { format!("{hours}:{minutes:02}:{rest:02}") }
}
