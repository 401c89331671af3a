//! All that stands in the way of a number, found in one go.

use chrono::NaiveDate;

use crate::diag::catalogue::{self, FactOpen, InputMissing};
use crate::diag::{Place, Problem, Problems};
use crate::domain::{Agreement, InputFile, Milestone, Project, RowId};
use crate::pipeline::deadline::last_day_to_be_paid_in_time;
use crate::pipeline::folder::Folder;
use crate::register::Entry;

use super::books::Books;

/// Makes refusals of the warnings that a draft gets by with: an issued document can't have open facts. That a file is
/// missing is told for the documents that need it.
pub(super) fn open_facts(found: &mut Problems) {
    let mut refused = Problems::new();
    for problem in found.iter().filter(|problem| problem.code() != InputMissing::CODE) {
        let open = problem.gap("key").filter(|_| problem.code() == FactOpen::CODE);
        refused.push(open.map_or_else(
            || problem.clone(),
            |key| {
                let mut refusal = Problem::from(catalogue::OpenFactNotIssued { key, remedy: &problem.help });
                refusal.place.clone_from(&problem.place);
                refusal
            },
        ));
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
            problems.push(catalogue::ReportNotWritten { file }.at(self.file(InputFile::Report)));
        }
        let date = self.date;
        let agreement = &self.project.agreement;
        if let Some(day) = agreement.signed_on.filter(|day| *day > date) {
            let place = self.key(InputFile::Agreement, "signed_on");
            problems.push(catalogue::SignedAfterDate { day, date }.at(place));
        }
        let counts = |day: NaiveDate| self.milestone.basis.counts(day) && day > self.date;
        let hours = self.project.timesheet.entries().iter().map(|entry| (entry.date, entry.row));
        let costs = self.project.vouchers.iter().map(|voucher| (voucher.date, voucher.row));
        for (day, row) in hours.chain(costs).filter(|(day, _)| counts(*day)) {
            problems.push(catalogue::RowAfterDate { day, date }.at(self.row(row)));
        }
    }

    /// The last document should come so early that its term of payment ends in time.
    pub(super) fn by_the_calendar(&self, problems: &mut Problems) {
        let agreement = &self.project.agreement;
        let latest = last_day_to_be_paid_in_time(agreement).filter(|latest| self.date > *latest);
        let Some((latest, deadline)) = latest.zip(agreement.delivery_deadline) else { return };
        if self.milestone.basis.is_last() {
            let (milestone, date) = (&self.milestone.id, self.date);
            let term = agreement.payment.term_days;
            let place = self.key(InputFile::Agreement, "delivery_deadline");
            let problem = catalogue::PaidAfterDeadline { milestone, date, term, deadline, latest };
            problems.push(problem.at(place));
        }
    }

    /// `sample: true` at each place where it stands.
    fn samples(&self, problems: &mut Problems) {
        for file in InputFile::ALL {
            let place = self.key(file, "sample");
            if place.line > 0 {
                problems.push(catalogue::SampleNotIssued.at(place));
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
            problems.push(catalogue::EarlierNotIssued {
                earlier: &earlier.id,
                milestone: &milestone.id,
                agreement: &agreement.id,
            });
        }
    }
    for later in books.after(&milestone.id) {
        let Some(entry) = books.standing(&later.id) else { continue };
        problems.push(catalogue::LaterIssued { later: &later.id, number: &entry.number, date: entry.date });
    }
}

fn issued_already(agreement: &Agreement, entry: &Entry, problems: &mut Problems) {
    problems.push(catalogue::IssuedAlready {
        milestone: &entry.milestone,
        agreement: &agreement.id,
        number: &entry.number,
        date: entry.date,
    });
}
