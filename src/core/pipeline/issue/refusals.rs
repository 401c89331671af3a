//! All that stands in the way of a number, found in one go.

use chrono::NaiveDate;

use crate::diag::catalogue::{self, FactOpen, InputMissing, RowsOpen, SubGoalsOpen};
use crate::diag::{Place, Problems};
use crate::domain::{Agreement, InputFile, Milestone, Project};
use crate::pipeline::deadline::last_day_to_be_paid_in_time;
use crate::pipeline::folder::Folder;
use crate::register::Entry;

use crate::pipeline::books::Books;

/// Makes refusals of the warnings that a draft gets by with: an issued document can't have open facts.
pub(super) fn open_facts(found: &mut Problems) {
    found.replace(|problem| {
        let key = problem.gap("key").filter(|_| problem.code() == FactOpen::CODE)?;
        Some(catalogue::OpenFactNotIssued { key, remedy: &problem.help }.into())
    });
}

/// Makes refusals of what isn't there and isn't said to be nothing, as far as the milestone counts it: a settlement counts
/// hours and costs, the last one documents everything. What an advance doesn't need isn't told.
pub(super) fn what_is_not_there(milestone: &Milestone, found: &mut Problems) {
    let (settles, is_last) = (milestone.basis.counts_rows(), milestone.basis.is_last());
    let needs = |file: &str| {
        is_last || settles && [InputFile::Hours, InputFile::Costs].iter().any(|known| known.name() == file)
    };
    if is_last {
        found.replace(|problem| {
            let count = problem.gap("count").filter(|_| problem.code() == SubGoalsOpen::CODE)?;
            Some(catalogue::SubGoalsMissing { count }.into())
        });
    }
    found.replace(|problem| {
        // That the report isn't there, or is an outline, is told with the other inputs.
        let file = problem.gap("file").filter(|file| needs(file) && *file != InputFile::Report.name())?;
        match problem.code() {
            code if code == InputMissing::CODE => {
                let key = problem.gap("first")?.trim_end_matches(':');
                Some(catalogue::RowsNotStated { file, key }.into())
            }
            code if code == RowsOpen::CODE => {
                Some(catalogue::RowsNotStated { file, key: problem.gap("key")? }.into())
            }
            _ => None,
        }
    });
    let untold = [InputMissing::CODE, RowsOpen::CODE, SubGoalsOpen::CODE];
    found.retain(|problem| !untold.contains(&problem.code()));
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
            problems
                .push(catalogue::ReportNotWritten { file }.at(self.folder.places().file(InputFile::Report)));
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
            problems.push(catalogue::RowAfterDate { day, date }.at(self.folder.places().row(row)));
        }
    }

    /// The last document should come so early that its term of payment ends in time.
    pub(super) fn by_the_calendar(&self, problems: &mut Problems) {
        let agreement = &self.project.agreement;
        let latest = last_day_to_be_paid_in_time(agreement).filter(|latest| self.date > *latest);
        let Some((latest, deadline)) = latest.zip(agreement.delivery_deadline) else { return };
        if self.milestone.basis.is_last() && self.date <= deadline {
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
            if let Some(place) = self.folder.places().line_of_key(file, "sample") {
                problems.push(catalogue::SampleNotIssued.at(place));
            }
        }
    }

    /// The line of a key of the first level, or the whole file where it isn't there.
    fn key(&self, file: InputFile, key: &str) -> Place {
        let places = self.folder.places();
        places.line_of_key(file, key).unwrap_or_else(|| places.file(file))
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
