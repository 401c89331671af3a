//! All that stands in the way of a number, found in one go.

use chrono::NaiveDate;

use crate::diag::catalogue::{self, Code};
use crate::diag::{Place, Problem, Problems};
use crate::domain::{Agreement, InputFile, Milestone, Project, RowId};
use crate::pipeline::deadline::last_day_to_be_paid_in_time;
use crate::pipeline::folder::Folder;
use crate::register::Entry;

use super::books::Books;

/// Makes refusals of the warnings that a draft gets by with: an issued document can't have open facts. That a file is
/// missing is told for the documents that need it.
pub(super) fn open_facts(found: &mut Problems) {
    let (open, missing) = (catalogue::FACT_OPEN.entry().code, catalogue::INPUT_MISSING.entry().code);
    let mut refused = Problems::new();
    for problem in found.iter().filter(|problem| problem.code() != missing) {
        if problem.code() == open {
            let what = problem.message.split(';').next().unwrap_or(&problem.message);
            let arguments = [("what", what), ("remedy", problem.help.as_str())];
            let mut refusal = Problem::new(catalogue::OPEN_FACT_NOT_ISSUED, &arguments);
            refusal.place.clone_from(&problem.place);
            refused.push(refusal);
        } else {
            refused.push(problem.clone());
        }
    }
    *found = refused;
}

/// What a package of today would say, and must not.
pub(super) struct Asked<'a> {
    pub(super) folder: &'a Folder,
    pub(super) project: &'a Project,
    pub(super) milestone: &'a Milestone,
    pub(super) date: NaiveDate,
}

impl Asked<'_> {
    /// Everything that today's inputs lack for a document of this day.
    pub(super) fn by_the_inputs(&self, problems: &mut Problems) {
        if self.project.sample {
            self.samples(problems);
        }
        if self.milestone.basis.is_last() && self.project.report.is_none() {
            let file = InputFile::Report.name();
            refuse(catalogue::REPORT_NOT_WRITTEN, &[("file", file)], self.file(InputFile::Report), problems);
        }
        let date = self.date.to_string();
        let agreement = &self.project.agreement;
        if let Some(day) = agreement.signed_on.filter(|day| *day > self.date) {
            let day = day.to_string();
            let place = self.key(InputFile::Agreement, "signed_on");
            refuse(catalogue::SIGNED_AFTER_DATE, &[("day", &day), ("date", &date)], place, problems);
        }
        let counts = |day: NaiveDate| self.milestone.basis.counts(day) && day > self.date;
        let hours = self.project.timesheet.entries().iter().map(|entry| (entry.date, entry.row));
        let costs = self.project.vouchers.iter().map(|voucher| (voucher.date, voucher.row));
        for (day, row) in hours.chain(costs).filter(|(day, _)| counts(*day)) {
            let day = day.to_string();
            let arguments = [("day", day.as_str()), ("date", &date)];
            refuse(catalogue::ROW_AFTER_DATE, &arguments, self.row(row), problems);
        }
    }

    /// The last document should come so early that its term of payment ends in time.
    pub(super) fn by_the_calendar(&self, problems: &mut Problems) {
        let agreement = &self.project.agreement;
        let latest = last_day_to_be_paid_in_time(agreement).filter(|latest| self.date > *latest);
        let Some((latest, deadline)) = latest.zip(agreement.delivery_deadline) else { return };
        if self.milestone.basis.is_last() {
            let term = agreement.payment.term_days.to_string();
            let (date, latest, deadline) = (self.date.to_string(), latest.to_string(), deadline.to_string());
            let arguments = [
                ("milestone", self.milestone.id.as_str()),
                ("date", &date),
                ("deadline", &deadline),
                ("latest", &latest),
                ("term", &term),
            ];
            let place = self.key(InputFile::Agreement, "delivery_deadline");
            refuse(catalogue::PAID_AFTER_DEADLINE, &arguments, place, problems);
        }
    }

    /// `sample: true` at each place where it stands.
    fn samples(&self, problems: &mut Problems) {
        for file in InputFile::ALL {
            let place = self.key(file, "sample");
            if place.line > 0 {
                refuse(catalogue::SAMPLE_NOT_ISSUED, &[], place, problems);
            }
        }
    }

    fn file(&self, file: InputFile) -> Place {
        Place::file(format!("{}/{}", self.folder.input.path, file.name()))
    }

    /// A row, by the line on which it begins.
    fn row(&self, row: RowId) -> Place {
        self.line(row.file, |number, _| number == row.line)
    }

    /// A key of the first level, or the whole file where it isn't found.
    fn key(&self, file: InputFile, key: &str) -> Place {
        self.line(file, |_, text| text.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
    }

    /// The first line that fits, without what it is indented by.
    fn line(&self, file: InputFile, fits: impl Fn(usize, &str) -> bool) -> Place {
        let whole = self.file(file);
        let Some(text) = self.folder.text(file) else { return whole };
        let found = text.lines().zip(1..).find(|(line, number)| fits(*number, line));
        found.map_or(whole.clone(), |(line, number)| {
            let shown = line.trim();
            let column = 1 + line.chars().take_while(|character| character.is_whitespace()).count();
            Place { line: number, column, length: shown.chars().count(), excerpt: line.to_owned(), ..whole }
        })
    }
}

fn refuse(code: Code, arguments: &[(&str, &str)], place: Place, problems: &mut Problems) {
    problems.push(Problem::new(code, arguments).at(place));
}

/// What was issued before and stands in the way of this milestone.
pub(super) fn by_the_books(
    books: Books<'_>,
    milestone: &Milestone,
    asks: impl Fn(&Milestone) -> bool,
    problems: &mut Problems,
) {
    let agreement = books.agreement;
    if let Some(entry) = books.standing(&milestone.id) {
        issued_already(agreement, entry, problems);
    }
    for earlier in agreement.milestones.iter().take_while(|earlier| earlier.id != milestone.id) {
        if books.entries_for(&earlier.id).next().is_none() && asks(earlier) {
            let arguments = [
                ("earlier", earlier.id.as_str()),
                ("milestone", milestone.id.as_str()),
                ("agreement", agreement.id.as_str()),
            ];
            problems.push(Problem::new(catalogue::EARLIER_NOT_ISSUED, &arguments));
        }
    }
    for later in books.after(&milestone.id) {
        let Some(entry) = books.standing(&later.id) else { continue };
        let date = entry.date.to_string();
        let arguments = [("later", later.id.as_str()), ("number", entry.number.as_str()), ("date", &date)];
        problems.push(Problem::new(catalogue::LATER_ISSUED, &arguments));
    }
}

fn issued_already(agreement: &Agreement, entry: &Entry, problems: &mut Problems) {
    let date = entry.date.to_string();
    let arguments = [
        ("milestone", entry.milestone.as_str()),
        ("agreement", agreement.id.as_str()),
        ("number", entry.number.as_str()),
        ("date", &date),
    ];
    problems.push(Problem::new(catalogue::ISSUED_ALREADY, &arguments));
}
