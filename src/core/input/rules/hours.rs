//! Rules between the rows of the timesheets (arbeidsmiljøloven ch. 10, bokføringsforskriften § 5-14).

use std::collections::BTreeMap;

use chrono::{Datelike, IsoWeek, NaiveDate, NaiveTime};

use super::super::convert::{Findings, Known, Placed, last_day};
use super::{after_deadline, day_off};
use crate::diag::catalogue;
use crate::domain::{Month, PersonId, TimeEntry};
use crate::num::Hours;

/// Hours that a day has.
const DAY_MAX: Hours = Hours::whole(24);
/// Ordinary hours a day (arbeidsmiljøloven § 10-4).
const DAY_ORDINARY: Hours = Hours::whole(9);
/// Ordinary hours a week (arbeidsmiljøloven § 10-4).
const WEEK_ORDINARY: Hours = Hours::whole(40);

type Row<'a> = Placed<'a, TimeEntry>;

/// Checks the rows one by one and against each other.
pub(in crate::input) fn check(rows: &[Row<'_>], known: &Known, findings: &mut Findings<'_>) {
    for row in rows {
        after_deadline(row.value.date, row.node.span_of("date"), known, findings);
        registered_late(row, findings);
    }
    same_row_twice(rows, findings);
    let mut days: BTreeMap<(&PersonId, NaiveDate), Vec<&Row<'_>>> = BTreeMap::new();
    let mut weeks: BTreeMap<(&PersonId, IsoWeek), Vec<&Row<'_>>> = BTreeMap::new();
    for row in rows {
        days.entry((&row.value.person, row.value.date)).or_default().push(row);
        weeks.entry((&row.value.person, row.value.date.iso_week())).or_default().push(row);
    }
    for ((person, date), rows) in &days {
        day(person, *date, rows, findings);
    }
    for ((person, week), rows) in &weeks {
        long_week(person, *week, rows, findings);
    }
}

fn day(person: &PersonId, date: NaiveDate, rows: &[&Row<'_>], findings: &mut Findings<'_>) {
    let Some(last) = rows.last() else { return };
    let span = last.node.span_of("date");
    let total: Hours = rows.iter().map(|row| row.value.hours).sum();
    let (date_text, hours) = (date.to_string(), decimal(total));
    let arguments = [("person", person.as_str()), ("hours", &hours), ("date", &date_text)];
    if total > DAY_MAX {
        findings.report(catalogue::DAY_OVER_24, span, &arguments);
    } else if total > DAY_ORDINARY {
        findings.report(catalogue::LONG_DAY, span, &arguments);
    }
    if let Some(name) = day_off(date) {
        findings.report(catalogue::DAY_OFF, span, &[("date", &date_text), ("name", name)]);
    }
    overlap(person, date, rows, findings);
}

/// Reports each stretch that begins before the one that lasted longest so far has ended.
fn overlap(person: &PersonId, date: NaiveDate, rows: &[&Row<'_>], findings: &mut Findings<'_>) {
    let mut stretches: Vec<(NaiveTime, NaiveTime, &Row<'_>)> =
        rows.iter().filter_map(|row| row.value.clock.map(|(from, to)| (from, to, *row))).collect();
    stretches.sort_by_key(|(from, to, row)| (*from, *to, row.value.row));
    let mut longest: Option<(NaiveTime, NaiveTime)> = None;
    for (from, to, row) in stretches {
        if let Some(before) = longest.filter(|(_, end)| *end > from) {
            let (first, second) = (stretch(before), stretch((from, to)));
            let date = date.to_string();
            let arguments =
                [("person", person.as_str()), ("date", &date), ("first", &first), ("second", &second)];
            findings.report(catalogue::CLOCK_OVERLAP, row.node.span_of("from"), &arguments);
        }
        longest = longest.filter(|(_, end)| *end >= to).or(Some((from, to)));
    }
}

fn long_week(person: &PersonId, week: IsoWeek, rows: &[&Row<'_>], findings: &mut Findings<'_>) {
    let total: Hours = rows.iter().map(|row| row.value.hours).sum();
    if let Some(last) = rows.last().filter(|_| total > WEEK_ORDINARY) {
        let week = format!("{} of {}", week.week(), week.year());
        let arguments = [("person", person.as_str()), ("hours", &*decimal(total)), ("week", &week)];
        findings.report(catalogue::LONG_WEEK, last.node.span_of("date"), &arguments);
    }
}

/// Hours are written down by the end of the following month.
fn registered_late(row: &Row<'_>, findings: &mut Findings<'_>) {
    let TimeEntry { date, registered, .. } = &row.value;
    let following = Month::of(*date).next();
    let limit = last_day(following.year(), following.number());
    if let Some((registered, limit)) = registered.zip(limit).filter(|(registered, limit)| registered > limit)
    {
        let (date, registered, limit) = (date.to_string(), registered.to_string(), limit.to_string());
        let arguments = [("date", date.as_str()), ("registered", &registered), ("limit", &limit)];
        findings.report(catalogue::REGISTERED_LATE, row.node.span_of("registered"), &arguments);
    }
}

fn same_row_twice(rows: &[Row<'_>], findings: &mut Findings<'_>) {
    let mut seen = BTreeMap::new();
    for row in rows {
        let entry = &row.value;
        let content = (
            (entry.date, &entry.person, entry.hours, entry.clock),
            (&entry.activity, &entry.sub_goal, &entry.note),
        );
        match seen.get(&content) {
            Some::<&String>(line) => {
                findings.report(catalogue::SAME_ROW_TWICE, row.node.head(), &[("line", line)]);
            }
            None => {
                seen.insert(content, findings.line(row.node.span));
            }
        }
    }
}

fn stretch((from, to): (NaiveTime, NaiveTime)) -> String {
    format!("{}–{}", from.format("%H:%M"), to.format("%H:%M"))
}

/// Hours for a message, such as `9.5`.
fn decimal(hours: Hours) -> String {
    let text = format!("{}.{:02}", hours.hundredths() / 100, hours.hundredths() % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
