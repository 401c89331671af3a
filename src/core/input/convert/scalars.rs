//! Texts, days, times, ids and paths.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::super::node::Field;
use super::findings::Findings;
use crate::diag::catalogue;
use crate::domain::{Month, WorkspacePath};

/// Years that a date can have: others are slips.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

impl Findings<'_> {
    /// Words, without the blanks around them.
    pub(super) fn text(&mut self, field: Option<Field<'_>>) -> Option<String> {
        let field = field?;
        let text = field.text.trim();
        if text.is_empty() {
            let wish = [("description", "the key may be left out if the schema doesn't ask for it")];
            self.refuse(catalogue::EMPTY_VALUE, field, &wish);
            return None;
        }
        Some(text.to_owned())
    }

    /// One of the words that the schema lists; `shape` has reported any other.
    pub(super) fn flag(field: Option<Field<'_>>) -> Option<bool> {
        field?.text.parse().ok()
    }

    /// A day such as `2026-02-28`.
    pub(super) fn date(&mut self, field: Option<Field<'_>>) -> Option<NaiveDate> {
        let field = field?;
        let parts = numbers(field.text, '-', &[4, 2, 2]);
        let Some((year, month, day)) =
            parts.as_deref().and_then(year_month_day).filter(|date| YEARS.contains(&date.0))
        else {
            let form = date_from_other_form(field.text).map_or_else(
                || "it as year, month and day, such as 2026-02-28".to_owned(),
                |date| format!("{date} if that is the day you mean"),
            );
            self.refuse(catalogue::DATE_FORM, field, &[("form", &form)]);
            return None;
        };
        let date = NaiveDate::from_ymd_opt(year, month, day);
        if date.is_none() {
            self.no_such_day(field, year, month);
        }
        date
    }

    fn no_such_day(&mut self, field: Field<'_>, year: i32, month: u32) {
        if let Some(last) = last_day(year, month) {
            let name = last.format("%B %Y").to_string();
            let days = last.day().to_string();
            self.refuse(catalogue::NO_SUCH_DAY, field, &[("month", &name), ("days", &days)]);
        } else {
            let form = "the month as 01 to 12, such as 2026-02-28";
            self.refuse(catalogue::DATE_FORM, field, &[("form", form)]);
        }
    }

    /// A month such as `2026-01`.
    pub(super) fn month(&mut self, field: Option<Field<'_>>) -> Option<Month> {
        let field = field?;
        let parts = numbers(field.text, '-', &[4, 2]);
        let month = parts.and_then(|parts| match parts.as_slice() {
            [year, month] => Month::new(i32::try_from(*year).ok()?, *month),
            _ => None,
        });
        let month = month.filter(|month| YEARS.contains(&month.year()));
        if month.is_none() {
            let form = "the month as year and month, such as 2026-01";
            self.refuse(catalogue::DATE_FORM, field, &[("form", form)]);
        }
        month
    }

    /// A time of day such as `08:00`.
    pub(super) fn time(&mut self, field: Option<Field<'_>>) -> Option<NaiveTime> {
        let field = field?;
        let time = numbers(field.text, ':', &[2, 2]).and_then(|parts| match parts.as_slice() {
            [hour, minute] => NaiveTime::from_hms_opt(*hour, *minute, 0),
            _ => None,
        });
        if time.is_none() {
            self.refuse(catalogue::TIME_FORM, field, &[]);
        }
        time
    }

    /// A value whose type says whether the text fits it.
    pub(super) fn form<T>(
        &mut self,
        field: Option<Field<'_>>,
        accept: impl FnOnce(&str) -> Option<T>,
        what: &str,
        form: &str,
    ) -> Option<T> {
        let field = field?;
        let value = accept(field.text);
        if value.is_none() {
            self.refuse(catalogue::TEXT_FORM, field, &[("what", what), ("form", form)]);
        }
        value
    }

    /// A short name that other rows refer to.
    pub(super) fn id<T>(
        &mut self,
        field: Option<Field<'_>>,
        accept: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let form = "1 to 40 of the letters a-z, digits and hyphens, such as `kari` or `sub-goal-1`";
        self.form(field, accept, "an id", form)
    }

    /// A file inside the agreement's folder.
    pub(super) fn path(&mut self, field: Option<Field<'_>>) -> Option<WorkspacePath> {
        let field = field?;
        let path = WorkspacePath::new(field.text);
        if path.is_none() {
            self.refuse(catalogue::PATH_FORM, field, &[]);
        }
        path
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

/// The day that someone meant who wrote `28.02.2026`, `28/2/2026` or `2026/02/28`.
fn date_from_other_form(text: &str) -> Option<NaiveDate> {
    let parts: Vec<u32> =
        text.split(['.', '/', '-']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match parts.as_slice() {
        [day, month, year] if *year > 31 => (*year, *month, *day),
        [year, month, day] => (*year, *month, *day),
        _ => return None,
    };
    let year = if year < 100 { year + 2000 } else { year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|date| YEARS.contains(&date.year()))
}
