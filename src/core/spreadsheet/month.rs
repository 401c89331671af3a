//! Sheets with a column for each day of a month.
//!
//! This is how Tripletex writes its monthly overview (månedsoversikt): `Avdelingsnummer`, `Avdelingsnavn`,
//! `Ansattnummer`, `Ansattnavn`, `Aktivitetsnummer`, `Aktivitetsnavn`, then `1` to `31`; the month stands only in the
//! file's name, as in `Månedsoversikt - (April 2026).csv`. (Column names as in programs on GitHub that read such
//! exports; Tripletex publishes no description.)

use chrono::NaiveDate;

use super::options::{ImportOptions, MONTH};
use super::table::Table;
use super::text::normal;
use super::values::{MONTHS, month_of_word};

use crate::diag::Problem;
use crate::diag::catalogue::ColumnMissing;

/// So many headings that are days make it a sheet of a month.
const DAYS_MIN: usize = 5;

/// The columns of the days, and which month they are of.
#[derive(Debug)]
pub(super) struct DayColumns {
    /// Year and month, where they are known.
    pub(super) month: Option<(i32, u32)>,
    /// Each day's number and its column.
    pub(super) columns: Vec<(u32, usize)>,
}

impl DayColumns {
    /// The date of a day of the month; `None` when the month is not known or has no such day.
    pub(super) fn date(&self, day: u32) -> Option<NaiveDate> {
        let (year, month) = self.month?;
        NaiveDate::from_ymd_opt(year, month, day)
    }
}

/// The headings that are days of a month, if so many are that it must be meant.
pub(super) fn days(headings: &[(usize, String)]) -> Vec<(u32, usize)> {
    let day =
        |heading: &str| heading.parse().ok().filter(|day: &u32| heading.len() <= 2 && (1..=31).contains(day));
    let days: Vec<_> =
        headings.iter().filter_map(|(column, heading)| Some((day(heading)?, *column))).collect();
    if days.len() >= DAYS_MIN { days } else { Vec::new() }
}

/// The columns of the days, where there are any.
pub(super) fn columns(
    table: &Table,
    headings: &[(usize, String)],
    options: &ImportOptions,
) -> Option<DayColumns> {
    let columns = days(headings);
    let name = table.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let month = options.fixed.get(MONTH).map_or_else(|| named(name), |month| named(month));
    (!columns.is_empty()).then_some(DayColumns { month, columns })
}

/// The days are of a month that nobody has named.
pub(super) fn unknown(table: &Table, row: usize) -> Problem {
    let suggestion =
        "name it with `--set month=2026-04`, or in the file's name, as in `timer april 2026.csv`";
    table.problem(
        row,
        None,
        ColumnMissing { key: "`month`", description: "the month whose days the columns are", suggestion },
    )
}

/// The month of a text such as `Månedsoversikt - (April 2026).csv` or `2026-04`.
fn named(text: &str) -> Option<(i32, u32)> {
    let plain = normal(text);
    let words: Vec<&str> = plain.split(' ').collect();
    words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let year = |word: &str| word.parse().ok().filter(|year| (2000..2100).contains(year));
        let by_word = month_of_word(first).zip(year(second)).map(|(month, year)| (year, month));
        let by_number = || year(first).zip(second.parse().ok().filter(|month| (1..=MONTHS).contains(month)));
        by_word.or_else(by_number)
    })
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_month_stands_in_the_name() {
        assert_eq!(named("Månedsoversikt - (April 2026).csv"), Some((2026, 4)));
        assert_eq!(named("timer_2026-11.csv"), Some((2026, 11)));
        assert_eq!(named("timer.csv"), None);
    }
}
