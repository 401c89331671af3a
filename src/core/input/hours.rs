//! `hours.yaml`: its keys, its rows as facts, and the rules between them (arbeidsmiljøloven ch. 10,
//! bokføringsforskriften § 5-14); who attested them.

use std::collections::BTreeMap;

use chrono::{Datelike, IsoWeek, NaiveDate, NaiveTime};

use super::known::Known;
use super::row::{Row, last_day};
use super::rules::{after_deadline, day_off};
use crate::diag::catalogue::{
    AttestedSum, AttestsNothing, ClockOrder, ClockOverlap, ClockStep, DayOff, DayOver24, HoursOrClock,
    LongDay, LongWeek, RegisteredLate, SameRowTwice, SubGoalsOpen,
};
use crate::domain::{Attestation, InputFile, Month, PersonId, TimeEntry};
use crate::num::Hours;

keys! {
    /// All hours of an agreement.
    HOURS {
        optional sample Flag = "The facts are illustrative: drafts can be made, and nothing can be issued.";
        optional attested ["Somebody's word that a person's hours were worked." ATTESTATION] =
            "Who attested whose hours, and when; `[]` if nobody does.";
        open hours ["What a person did on a day." TIME_ENTRY] = "One row for what a person did on a day.";
    }

    /// Somebody's word that a person's hours were worked.
    ATTESTATION {
        required person Id = "The id of the person whose hours they are.";
        optional month Month = "The month; without it, all of the person's hours up to `date`.";
        required by Text =
            "Who attests: the id of another person of the agreement, or a name in full and what they are, such as \
             Nora Eksempel, daglig leder.";
        required date Date = "The day of it: hours of later days, or written down later, are not attested by it.";
        optional hours MonthHours =
            "The sum that was attested; when the rows are changed and add up to another, they are attested no more.";
        optional signed File = "The timesheet with the signature on it, as a file in the folder.";
    }

    /// What a person did on a day.
    ///
    /// Beside plain Norwegian and English words the headings are those of exports:
    /// Toggl Track, detailed CSV: `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End
    /// time,Duration,Tags,Amount (…)` (`github.com/toggl/toggl_api_docs`, and exports read by programs on GitHub);
    /// Clockify, detailed CSV: `Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End
    /// Date,End Time,Duration (h),Duration (decimal),…` (clockify.me/help/reports/detailed-report);
    /// Kimai, CSV and XLSX: the columns of `src/Export/DefaultTemplate.php` in the words of `translations/messages.*.xlf`
    /// (github.com/kimai/kimai): Date/Dato, From/Fra, To/Til, Duration/Varighet, Name/Navn, User/Bruker,
    /// Activity/Aktivitet, Description/Beskrivelse;
    /// Tripletex, månedsoversikt: `Ansattnummer`, `Ansattnavn`, `Aktivitetsnavn` and a column for each day (`spreadsheet`
    /// reads those). Where `Aktivitet` and `Beskrivelse` both stand, the second is a note.
    TIME_ENTRY {
        required date Date = "The day."
            => column("the day, such as 15.01.2026",
                "dato | date | start date | startdato | dag | day | arbeidsdato");
        required person Id = "The id of a person of the agreement."
            => column("who worked",
                "person | ansattnavn | ansatt | medarbeider | employee name | employee | navn | name | \
                 full name | bruker | user | member | medlem | konsulent | hvem");
        optional hours Hours = "How long; or write from and to."
            => column("how long, such as 3,5 or 3:30",
                "timer | hours | antall timer | timeantall | duration decimal | time decimal | \
                 varighet | duration | duration h | antall | tid");
        optional from Time = "When it began, in quotes."
            => column_if_any("when it began",
                "fra | from | start time | starttidspunkt | starttid | start | begin | fra kl | begynte | inn");
        optional to Time = "When it ended, in quotes."
            => column_if_any("when it ended",
                "til | to | end time | stop time | sluttidspunkt | sluttid | slutt | end | til kl | stopp | stop | sluttet | \
                 ut");
        optional break Minutes = "Minutes between from and to that were not worked."
            => column_if_any("minutes of break",
                "pause | break | pause min | pause minutter | break min | break minutes | lunsj");
        required activity Text = "What was done."
            => column("what was done",
                "aktivitet | activity | aktivitetsnavn | emne | subject | utført arbeid | arbeid | oppgave | hva | \
                 beskrivelse | description | kommentar | comment").wide();
        open sub_goal Id = "The id of a sub-goal of the agreement, by the last settlement at the latest."
            => column_if_any("the sub-goal's id or title", "delmål | sub goal | subgoal | delmal");
        optional note Text = "More about it."
            => column_if_any("more about it",
                "merknad | note | notes | notat | kommentar | comment | beskrivelse | description").wide();
        optional registered Date = "The day it was written down."
            => column_if_any("the day it was written down",
                "registrert | registered | ført | ført dato | registreringsdato | date of creation");
    }
}

/// Minutes that a break can have at the most: less than a day.
const BREAK_MAX: i64 = 1439;
/// Hours that a day has.
const DAY_MAX: Hours = Hours::whole(24);
/// Ordinary hours a day (arbeidsmiljøloven § 10-4).
const DAY_ORDINARY: Hours = Hours::whole(9);
/// Ordinary hours a week (arbeidsmiljøloven § 10-4).
const WEEK_ORDINARY: Hours = Hours::whole(40);

type Entry<'a> = (TimeEntry, Row<'a>);

/// Reads every row that can be read, and checks the rows one by one and against each other.
pub(super) fn entries<'a>(rows: impl Iterator<Item = Row<'a>>, known: &Known) -> Vec<TimeEntry> {
    let entries: Vec<Entry<'_>> = rows.filter_map(|row| Some((entry(row, known)?, row))).collect();
    check(&entries, known);
    entries.into_iter().map(|(entry, _)| entry).collect()
}

/// Reads who attested which of `entries`; `None` when nothing is said of it.
pub(super) fn attestations(root: Row<'_>, entries: &[TimeEntry], known: &Known) -> Option<Vec<Attestation>> {
    if !root.has("attested") {
        return None;
    }
    let read: Vec<(Option<Attestation>, Row<'_>)> =
        root.rows("attested").map(|row| (attestation(row, known), row)).collect();
    for (attestation, row) in &read {
        let Some(attestation) = attestation else { continue };
        if !entries.iter().any(|entry| attestation.covers(entry)) {
            let Attestation { person, month, date, .. } = attestation;
            let by_then = format!("that were written down by {date}");
            let when = month.map_or(by_then.clone(), |month| format!("in {month} {by_then}"));
            row.report_row(AttestsNothing { person, when });
        }
        let now = attestation.sum_of(entries);
        if let Some(hours) = attestation.hours.filter(|hours| *hours != now) {
            let (attested, now) = (decimal(hours), decimal(now));
            row.report_at("hours", AttestedSum { attested, now });
        }
    }
    Some(read.into_iter().filter_map(|(attestation, _)| attestation).collect())
}

fn attestation(row: Row<'_>, known: &Known) -> Option<Attestation> {
    let person = known.person(row, "person");
    let month = row.month("month");
    let by = known.attester(row, "by", person.as_ref());
    let date = row.date("date");
    let hours = row.hours("hours");
    let signed = row.path("signed");
    let row = row.row_id(InputFile::Hours);
    Some(Attestation { row, person: person?, month, by: by?, date: date?, hours, signed })
}

/// A sub-goal may be said later; which rows wait for it is told once.
fn open_sub_goals(entries: &[Entry<'_>]) {
    let mut open = entries.iter().filter(|(_, row)| !row.has("sub_goal"));
    if let Some((_, first)) = open.next() {
        first.report_at("sub_goal", SubGoalsOpen { count: 1 + open.count() });
    }
}

fn entry(row: Row<'_>, known: &Known) -> Option<TimeEntry> {
    let date = known.day(row, "date");
    let person = known.person(row, "person");
    let worked = worked(row);
    let activity = row.text("activity");
    let sub_goal = known.sub_goal(row.value("sub_goal"));
    if sub_goal.is_none() && row.has("sub_goal") {
        return None;
    }
    let note = row.text("note");
    let registered = row.date("registered");
    let (hours, clock) = worked?;
    Some(TimeEntry {
        row: row.row_id(InputFile::Hours),
        date: date?,
        person: person?,
        hours,
        clock,
        activity: activity?,
        sub_goal,
        note,
        registered,
    })
}

type Worked = (Hours, Option<(NaiveTime, NaiveTime)>);

/// How long, said in the one way or the other.
fn worked(row: Row<'_>) -> Option<Worked> {
    let found = match (row.has("hours"), row.has("from"), row.has("to"), row.has("break")) {
        (true, false, false, false) => return row.worked("hours").map(|hours| (hours, None)),
        (false, true, true, _) => return clocked(row),
        (true, false, false, true) => "both `hours` and `break`",
        (true, ..) => "both `hours` and `from` or `to`",
        (false, true, false, _) => "`from` without `to`",
        (false, false, true, _) => "`to` without `from`",
        (false, false, false, _) if row.node.has_typo_of(&["hours", "from", "to"], TIME_ENTRY) => {
            return None;
        }
        (false, false, false, _) => "neither `hours` nor `from` and `to`",
    };
    row.report_row(HoursOrClock { found });
    None
}

fn clocked(row: Row<'_>) -> Option<Worked> {
    let from = row.time("from");
    let to = row.time("to");
    let pause = if row.has("break") { row.count("break", &(0..=BREAK_MAX)) } else { Some(0) };
    let (from, to, pause) = (from?, to?, pause?);
    let minutes = to.signed_duration_since(from).num_minutes() - pause;
    if minutes <= 0 {
        row.report_at("to", ClockOrder { from: from.format("%H:%M"), to: to.format("%H:%M") });
        return None;
    }
    let hours = Hours::from_minutes(minutes);
    if hours.is_none() {
        row.report_at("to", ClockStep { minutes, suggestion: (minutes + 1) / 3 * 3 });
    }
    Some((hours?, Some((from, to))))
}

fn check(entries: &[Entry<'_>], known: &Known) {
    let mut days: BTreeMap<(&PersonId, NaiveDate), Vec<&Entry<'_>>> = BTreeMap::new();
    let mut weeks: BTreeMap<(&PersonId, IsoWeek), Vec<&Entry<'_>>> = BTreeMap::new();
    for placed in entries {
        let (entry, row) = placed;
        after_deadline(entry.date, *row, "date", known);
        registered_late(entry, *row);
        days.entry((&entry.person, entry.date)).or_default().push(placed);
        weeks.entry((&entry.person, entry.date.iso_week())).or_default().push(placed);
    }
    same_row_twice(entries);
    open_sub_goals(entries);
    for ((person, date), entries) in &days {
        day(person, *date, entries);
    }
    for ((person, week), entries) in &weeks {
        long_week(person, *week, entries);
    }
}

fn day(person: &PersonId, date: NaiveDate, entries: &[&Entry<'_>]) {
    let Some((_, last)) = entries.last() else { return };
    let total: Hours = entries.iter().map(|(entry, _)| entry.hours).sum();
    let hours = decimal(total);
    if total > DAY_MAX {
        last.report_at("date", DayOver24 { person, hours, date });
    } else if total > DAY_ORDINARY {
        last.report_at("date", LongDay { person, hours, date });
    }
    if let Some(name) = day_off(date) {
        last.report_at("date", DayOff { date, name });
    }
    overlap(person, date, entries);
}

/// Reports each stretch that begins before the one that lasted longest so far has ended.
fn overlap(person: &PersonId, date: NaiveDate, entries: &[&Entry<'_>]) {
    let mut stretches: Vec<(NaiveTime, NaiveTime, &Entry<'_>)> = Vec::new();
    for placed in entries {
        stretches.extend(placed.0.clock.map(|(from, to)| (from, to, *placed)));
    }
    stretches.sort_by_key(|(from, to, (entry, _))| (*from, *to, entry.row));
    let mut longest: Option<(NaiveTime, NaiveTime)> = None;
    for (from, to, (_, row)) in stretches {
        if let Some(before) = longest.filter(|(_, end)| *end > from) {
            let (first, second) = (stretch(before), stretch((from, to)));
            row.report_at("from", ClockOverlap { person, date, first, second });
        }
        longest = longest.filter(|(_, end)| *end >= to).or(Some((from, to)));
    }
}

fn long_week(person: &PersonId, week: IsoWeek, entries: &[&Entry<'_>]) {
    let total: Hours = entries.iter().map(|(entry, _)| entry.hours).sum();
    if let Some((_, last)) = entries.last().filter(|_| total > WEEK_ORDINARY) {
        let week = format!("{} of {}", week.week(), week.year());
        last.report_at("date", LongWeek { person, hours: decimal(total), week });
    }
}

/// Hours are written down by the end of the following month.
fn registered_late(entry: &TimeEntry, row: Row<'_>) {
    let following = Month::of(entry.date).next();
    let limit = last_day(following.year(), following.number());
    if let Some((registered, limit)) = entry.registered.zip(limit).filter(|(day, limit)| day > limit) {
        row.report_at("registered", RegisteredLate { date: entry.date, registered, limit });
    }
}

fn same_row_twice(entries: &[Entry<'_>]) {
    let mut seen = BTreeMap::new();
    for (entry, row) in entries {
        match seen.get(&entry.work()) {
            Some(line) => row.report_row(SameRowTwice { line }),
            None => {
                seen.insert(entry.work(), row.line(row.node.span));
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
