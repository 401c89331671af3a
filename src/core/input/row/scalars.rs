//! Texts, days, times, ids and paths.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{Row, Value};
use crate::bokmal::typed;
use crate::diag::catalogue::{DateForm, EmptyValue, NoSuchDay, PathForm, TextForm, TimeForm};
use crate::domain::{Month, WorkspacePath};

/// Years that a date can have: others are slips.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

impl Row<'_> {
    /// Words, without the blanks around them.
    pub(in crate::input) fn text(self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        let text = value.text.trim();
        if text.is_empty() {
            value.report(EmptyValue {
                key: value.key,
                description: "the key may be left out if the schema doesn't ask for it",
            });
            return None;
        }
        Some(text.to_owned())
    }

    /// One of the words that the schema lists; `shape` has reported any other.
    pub(in crate::input) fn flag(self, key: &'static str) -> Option<bool> {
        self.written(key)?.parse().ok()
    }

    /// A day such as `2026-02-28`.
    pub(in crate::input) fn date(self, key: &'static str) -> Option<NaiveDate> {
        let value = self.value(key)?;
        let parts = numbers(value.text, '-', &[4, 2, 2]);
        let Some((year, month, day)) =
            parts.as_deref().and_then(year_month_day).filter(|date| YEARS.contains(&date.0))
        else {
            let meant = typed::day(value.text).filter(|date| YEARS.contains(&date.year()));
            let form = meant.map_or_else(
                || "it as year, month and day, such as 2026-02-28".to_owned(),
                |date| format!("{date} if that is the day you mean"),
            );
            value.report(DateForm { text: value.text, form });
            return None;
        };
        let date = NaiveDate::from_ymd_opt(year, month, day);
        if date.is_none() {
            no_such_day(value, year, month);
        }
        date
    }

    /// A month such as `2026-01`.
    pub(in crate::input) fn month(self, key: &'static str) -> Option<Month> {
        let value = self.value(key)?;
        let parts = numbers(value.text, '-', &[4, 2]);
        let month = parts.and_then(|parts| match parts.as_slice() {
            [year, month] => Month::new(i32::try_from(*year).ok()?, *month),
            _ => None,
        });
        let month = month.filter(|month| YEARS.contains(&month.year()));
        if month.is_none() {
            let form = "the month as year and month, such as 2026-01";
            value.report(DateForm { text: value.text, form });
        }
        month
    }

    /// A time of day such as `08:00`.
    pub(in crate::input) fn time(self, key: &'static str) -> Option<NaiveTime> {
        let value = self.value(key)?;
        let time = numbers(value.text, ':', &[2, 2]).and_then(|parts| match parts.as_slice() {
            [hour, minute] => NaiveTime::from_hms_opt(*hour, *minute, 0),
            _ => None,
        });
        if time.is_none() {
            value.report(TimeForm { text: value.text });
        }
        time
    }

    /// A value whose type says whether the text fits it.
    pub(in crate::input) fn form<T>(
        self,
        key: &'static str,
        accept: impl FnOnce(&str) -> Option<T>,
        what: &str,
        form: &str,
    ) -> Option<T> {
        let value = self.value(key)?;
        let accepted = accept(value.text);
        if accepted.is_none() {
            value.report(TextForm { text: value.text, what, form });
        }
        accepted
    }

    /// A short name that other rows refer to.
    pub(in crate::input) fn id<T>(
        self,
        key: &'static str,
        accept: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let form = "1 to 40 of the letters a-z, digits and hyphens, such as `kari` or `sub-goal-1`";
        self.form(key, accept, "an id", form)
    }

    /// A file inside the agreement's folder.
    pub(in crate::input) fn path(self, key: &'static str) -> Option<WorkspacePath> {
        self.value(key)?.path()
    }

    /// The files of a list.
    pub(in crate::input) fn paths(self, key: &'static str) -> Vec<WorkspacePath> {
        self.values(key).filter_map(Value::path).collect()
    }
}

impl Value<'_> {
    fn path(self) -> Option<WorkspacePath> {
        let path = WorkspacePath::new(self.text);
        if path.is_none() {
            self.report(PathForm { text: self.text });
        }
        path
    }
}

fn no_such_day(value: Value<'_>, year: i32, month: u32) {
    if let Some(last) = last_day(year, month) {
        value.report(NoSuchDay { text: value.text, month: last.format("%B %Y"), days: last.day() });
    } else {
        let form = "the month as 01 to 12, such as 2026-02-28";
        value.report(DateForm { text: value.text, form });
    }
}

/// The last day of a month; `None` when there is no such month.
pub(in crate::input) fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let next = Month::new(year, month)?.next();
    NaiveDate::from_ymd_opt(next.year(), next.number(), 1)?.pred_opt()
}

/// The numbers of a text such as `2026-02-28`, each with exactly as many digits as `widths` says.
fn numbers(text: &str, separator: char, widths: &[usize]) -> Option<Vec<u32>> {
    let parts: Vec<&str> = text.split(separator).collect();
    let fits = parts.len() == widths.len()
        && parts
            .iter()
            .zip(widths)
            .all(|(part, width)| part.len() == *width && part.bytes().all(|byte| byte.is_ascii_digit()));
    if fits { parts.iter().map(|part| part.parse().ok()).collect() } else { None }
}

fn year_month_day(parts: &[u32]) -> Option<(i32, u32, u32)> {
    match parts {
        [year, month, day] => Some((i32::try_from(*year).ok()?, *month, *day)),
        _ => None,
    }
}
