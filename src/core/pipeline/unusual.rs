//! What is right perhaps, but so unusual that a person must say so before a document gets its number.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use crate::diag::{Errors, Place, Problem, Problems, catalogue};
use crate::digest::sha256;
use crate::domain::{
    BankAccount, DocumentRef, InputFile, Milestone, MilestoneBasis, Month, Party, PersonId, Project,
    TimeEntry, VatStatus, Voucher, WorkspacePath, is_working_day,
};
use crate::num::{Hours, Money};
use crate::pipeline::books::Books;
use crate::pipeline::elsewhere::{Billed, Elsewhere, Other, overlap, plain};
use crate::pipeline::folder::Folder;
use crate::register::Entry;
use crate::settle;

/// A document that bears another day than the one on which it is issued. In the first 15 working days of a month it may be
/// the last day of the month before (bokføringsforskriften § 5-1-3).
pub(super) fn date(date: NaiveDate, today: NaiveDate) -> Problems {
    let first = today.with_day(1).unwrap_or(today);
    let before_today = first.iter_days().take_while(|day| *day < today);
    let is_early = before_today.filter(|day| is_working_day(*day)).count() < 15;
    if date >= today || (is_early && first.pred_opt() == Some(date)) {
        return Problems::new();
    }
    catalogue::DatedBack { date, today }.into()
}

/// An agreement of which a document is to be issued, beside all that it is held against.
#[derive(Clone, Copy)]
pub(super) struct Unusual<'a> {
    pub(super) elsewhere: &'a Elsewhere<'a>,
    pub(super) books: Books<'a>,
    pub(super) folder: &'a Folder,
    pub(super) project: &'a Project,
}

impl Unusual<'_> {
    /// What must be confirmed before a document of `milestone` is issued, as far as it doesn't depend on today. `dated` is
    /// the document's day, if it is the milestone's first one: what is corrected has been invoiced in its time.
    ///
    /// # Errors
    /// When what was issued before, or another agreement's folder, can't be read.
    pub(super) fn find(&self, milestone: &Milestone, dated: Option<NaiveDate>) -> Result<Problems, Errors> {
        let mut found = Problems::new();
        self.money_back(milestone, dated, &mut found);
        self.reductions(milestone, &mut found)?;
        if let Some(closing) = self.books.closed_by(&milestone.id) {
            let (milestone, number) = (&milestone.id, &closing.number);
            found.push(catalogue::MilestoneClosed { milestone, number });
        }
        self.other_than_before(&mut found)?;
        self.under_another_name(&mut found)?;
        self.attestation(milestone, dated, &mut found);
        if milestone.basis.counts_rows() {
            self.rates(milestone, &mut found)?;
            self.vat_of_vouchers(milestone, &mut found);
            self.two_ids(milestone, &mut found);
            self.elsewhere(milestone, &mut found)?;
        }
        if let Some(date) = dated {
            self.late(milestone, date, &mut found);
        }
        Ok(found)
    }

    /// A settlement that comes to less than was billed. Before the document is asked for, that only says that the work goes on.
    fn money_back(&self, milestone: &Milestone, dated: Option<NaiveDate>, found: &mut Problems) {
        let is_issued = self.books.entries_for(&milestone.id).next().is_some();
        let draft = self.books.draft_anew(self.project, milestone);
        let asks = draft.map_or(Money::ZERO, |draft| draft.asks());
        if asks.is_negative() && (dated.is_some() || is_issued) {
            let (milestone, amount) = (&milestone.id, -asks);
            found.push(catalogue::GivesBack { milestone, amount });
        }
    }

    /// What was credited by agreement stays off. Where less is documented than was then, the same may be off twice.
    fn reductions(&self, milestone: &Milestone, found: &mut Problems) -> Result<(), Errors> {
        let settlement = settle::settle(self.project, milestone, &self.books.before(&milestone.id));
        for billed in settlement.reductions() {
            let Some(DocumentRef { number: credit_note, .. }) = &billed.document else { continue };
            let Some(entry) = self.books.register.find(credit_note) else { continue };
            // A rebate on an advance is of no rows.
            let of_rows = Some(entry).filter(|entry| entry.basis.counts_rows());
            let then = of_rows.map(|entry| self.elsewhere.issued(entry)).transpose()?.flatten().and_then(
                |project| {
                    let milestone = project.agreement.milestone(&milestone.id)?;
                    Some(settle::settle(&project, milestone, &[]).documented)
                },
            );
            let less = then.map_or(Money::ZERO, |then| then - settlement.documented);
            let (amount, milestone) = (billed.agreed, &milestone.id);
            found.push(if less.is_positive() {
                Problem::from(catalogue::ReducedTwice { credit_note, amount, less, milestone })
            } else {
                catalogue::ReductionStays { credit_note, amount, milestone }.into()
            });
        }
        Ok(())
    }

    /// Hours that nobody attested, once the last settlement is what comes next.
    fn attestation(&self, milestone: &Milestone, dated: Option<NaiveDate>, found: &mut Problems) {
        let agreement = &self.project.agreement;
        let mut before = agreement.milestones.iter().take_while(|known| known.id != milestone.id);
        let is_next =
            dated.is_some() || before.all(|known| self.books.entries_for(&known.id).next().is_some());
        let timesheet = &self.project.timesheet;
        if !milestone.basis.is_last() || !is_next || timesheet.attestations().is_some_and(<[_]>::is_empty) {
            return;
        }
        for person in &agreement.people {
            let open = timesheet.attested(&person.id, &milestone.basis).open;
            let Some(first) = timesheet.entries().iter().find(|entry| entry.person == person.id) else {
                continue;
            };
            if !open.is_empty() {
                let months = open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let problem = catalogue::NotAttested { name: &person.name, months };
                found.push(problem.at(self.folder.places().row(first.row)));
            }
        }
    }

    /// Account, VAT status and buyer, beside those of the agreement's last document.
    fn other_than_before(&self, found: &mut Problems) -> Result<(), Errors> {
        let agreement = &self.project.agreement;
        let stands = |entry: &&Entry| self.books.reverses(entry).is_none();
        let Some(last) = self.books.register.of(&agreement.id).rfind(stands) else { return Ok(()) };
        let number = &last.number;
        let Some(before) = self.elsewhere.issued(last)? else { return Ok(()) };
        let before = before.agreement;
        let (was, is) =
            (account(before.payment.account.as_ref()), account(agreement.payment.account.as_ref()));
        if was != is {
            found.push(catalogue::OtherAccount { now: is, before: was, number }.at(self.key("payment")));
        }
        if before.vat != agreement.vat {
            let (now, before) = (status(agreement.vat.as_ref()), status(before.vat.as_ref()));
            found.push(catalogue::OtherVatStatus { now, before, number }.at(self.key("vat")));
        }
        if !is_same(&before.buyer, &agreement.buyer) {
            let (now, before) = (named(&agreement.buyer), named(&before.buyer));
            found.push(catalogue::OtherBuyer { now, before, number }.at(self.key("buyer")));
        }
        Ok(())
    }

    /// An agreement without a document, of which another one has billed something under another name of its folder.
    fn under_another_name(&self, found: &mut Problems) -> Result<(), Errors> {
        let (agreement, register) = (&self.project.agreement, self.books.register);
        if register.of(&agreement.id).next().is_some() {
            return Ok(());
        }
        for Billed { entry: last, agreement: issued } in self.elsewhere.billed()? {
            let Some(issued) = issued else { continue };
            let references = (&issued.references, &agreement.references);
            if Some(&last.seller) == agreement.seller.org_number.as_ref()
                && is_same(&issued.buyer, &agreement.buyer)
                && references.0.buyer_reference == references.1.buyer_reference
                && references.0.project_number == references.1.project_number
            {
                let (number, other, agreement) = (&last.number, &last.agreement, &agreement.id);
                let problem = catalogue::BilledUnderAnotherName { number, other, agreement };
                found.push(problem.at(self.key("references")));
            }
        }
        Ok(())
    }

    /// The price of an hour, beside the one at which hours were billed.
    fn rates(&self, milestone: &Milestone, found: &mut Problems) -> Result<(), Errors> {
        let Some(last) = self.elsewhere.settled(&self.project.agreement.id).next_back() else {
            return Ok(());
        };
        let Some(billed) = self.elsewhere.issued(last)? else { return Ok(()) };
        for person in &self.project.agreement.people {
            let Some(before) = billed.agreement.person(&person.id).filter(|known| known.rate != person.rate)
            else {
                continue;
            };
            let entries = || billed.timesheet.entries().iter().filter(|entry| entry.person == person.id);
            if entries().any(|entry| last.basis.counts(entry.date) && milestone.basis.counts(entry.date)) {
                let (now, before) = (person.rate.per_hour(), before.rate.per_hour());
                let (person, number) = (&person.name, &last.number);
                let problem = catalogue::RateChanged { person, now, before, number };
                found.push(problem.at(self.key("people")));
            }
        }
        Ok(())
    }

    /// A taxable seller who gets none of the VAT back.
    fn vat_of_vouchers(&self, milestone: &Milestone, found: &mut Problems) {
        let with_vat: Vec<&Voucher> =
            self.vouchers(&milestone.basis).filter(|voucher| voucher.vat.is_positive()).collect();
        let Some(first) = with_vat.first() else { return };
        let is_taxable = self.project.agreement.vat == Some(VatStatus::Taxable);
        if is_taxable && !with_vat.iter().any(|voucher| voucher.vat_recoverable) {
            let vat: Money = with_vat.iter().map(|voucher| voucher.vat).sum();
            found.push(catalogue::NoVatRecovered { vat }.at(self.folder.places().row(first.row)));
        }
    }

    /// A person under two ids, whose minutes would be billed twice. Where no clock tells the times of a day apart, they are
    /// taken for the same.
    fn two_ids(&self, milestone: &Milestone, found: &mut Problems) {
        let entries: Vec<&TimeEntry> = self.entries(&milestone.basis).collect();
        for (place, entry) in entries.iter().enumerate() {
            let Some(person) = self.project.agreement.person(&entry.person) else { continue };
            let same_day = entries[..place].iter().rev().take_while(|other| other.date == entry.date);
            for other in same_day.filter(|other| other.person != entry.person) {
                let known = self.project.agreement.person(&other.person);
                let has_name = known.is_some_and(|known| is_name(&known.name, &person.name));
                if has_name && overlap(entry, other).unwrap_or(true) {
                    let (name, date) = (&person.name, entry.date);
                    let problem = catalogue::SamePersonTwice {
                        name,
                        first: &other.person,
                        second: &entry.person,
                        date,
                    };
                    found.push(problem.at(self.folder.places().row(entry.row)));
                }
            }
        }
    }

    /// The same hours, and the same receipts, in other agreements.
    fn elsewhere(&self, milestone: &Milestone, found: &mut Problems) -> Result<(), Errors> {
        let own = &self.project.agreement.id;
        let mut rows: BTreeMap<&str, Same<&TimeEntry>> = BTreeMap::new();
        for entry in self.entries(&milestone.basis) {
            for other in self.elsewhere.hours(self.project, entry)? {
                rows.entry(&other.agreement).or_default().push(entry, other);
            }
        }
        let mut receipts: BTreeMap<&str, Same<&str>> = BTreeMap::new();
        let paths: BTreeSet<&WorkspacePath> =
            self.vouchers(&milestone.basis).flat_map(|voucher| &voucher.receipts).collect();
        for path in paths {
            let Some(bytes) = self.folder.bytes(path) else { continue };
            for other in self.elsewhere.receipts(own, &sha256(bytes))? {
                receipts.entry(&other.agreement).or_default().push(path.as_str(), other);
            }
        }
        for (other, same) in together(rows) {
            let Some(first) = same.first() else { continue };
            let people: BTreeSet<&str> =
                same.iter().map(|entry| name_of(self.project, &entry.person)).collect();
            let people = people.into_iter().collect::<Vec<_>>().join(", ");
            let hours: Hours = same.iter().map(|entry| entry.hours).sum();
            let problem = catalogue::HoursElsewhere { count: same.len(), hours, people, other };
            found.push(problem.at(self.folder.places().row(first.row)));
        }
        for (other, shared) in together(receipts) {
            let problem = catalogue::ReceiptsElsewhere { receipts: shared.join(", "), other };
            found.push(problem.at(self.folder.places().file(InputFile::Costs)));
        }
        Ok(())
    }

    /// Days that have gone: of delivery, and of invoicing what was delivered.
    fn late(&self, milestone: &Milestone, date: NaiveDate, found: &mut Problems) {
        if !milestone.basis.counts_rows() || self.books.draft(self.project, milestone).is_none() {
            return;
        }
        let agreement = &self.project.agreement;
        let deadline = agreement.delivery_deadline.filter(|deadline| date > *deadline);
        if let Some(deadline) = deadline.filter(|_| milestone.basis.is_last()) {
            let problem = catalogue::AfterDeadline { milestone: &milestone.id, date, deadline };
            found.push(problem.at(self.key("delivery_deadline")));
        }
        let (_, ended) = agreement.delivery(&milestone.basis, None);
        if let Some(latest) = ended.checked_add_months(Months::new(1)).filter(|latest| date > *latest) {
            let problem = catalogue::InvoicedLate { milestone: &milestone.id, date, ended, latest };
            found.push(problem.at(self.key("period")));
        }
        if agreement.vat != Some(VatStatus::Taxable) {
            return;
        }
        let billed = self.elsewhere.settled(&agreement.id).next_back().map(|last| last.basis);
        let is_new = |entry: &&TimeEntry| billed.is_none_or(|basis| !basis.counts(entry.date));
        let Some(first) = self.entries(&milestone.basis).find(is_new) else { return };
        let term = Month::of(first.date);
        let last = if term.number().is_multiple_of(2) { term } else { term.next() };
        let latest = last.next().last_day();
        if date > latest {
            let problem = catalogue::TermInvoicedLate { day: first.date, latest, date };
            found.push(problem.at(self.folder.places().row(first.row)));
        }
    }

    fn entries(&self, basis: &MilestoneBasis) -> impl Iterator<Item = &TimeEntry> {
        self.project.timesheet.entries().iter().filter(|entry| basis.counts(entry.date))
    }

    fn vouchers(&self, basis: &MilestoneBasis) -> impl Iterator<Item = &Voucher> {
        self.project.vouchers.iter().filter(|voucher| basis.counts(voucher.date))
    }

    /// A key of agreement.yaml, or the whole file where it isn't there.
    fn key(&self, key: &str) -> Place {
        let places = self.folder.places();
        places.line_of_key(InputFile::Agreement, key).unwrap_or_else(|| places.file(InputFile::Agreement))
    }
}

/// What one other agreement has too, and the number under which that was billed.
struct Same<T> {
    all: Vec<T>,
    number: Option<String>,
}

impl<T> Default for Same<T> {
    fn default() -> Self {
        Self { all: Vec::new(), number: None }
    }
}

impl<T: PartialEq> Same<T> {
    fn push(&mut self, one: T, other: &Other) {
        // It stands in the inputs and in what was issued from them.
        if self.all.last() != Some(&one) {
            self.all.push(one);
        }
        self.number = self.number.take().or_else(|| other.number.clone());
    }
}

/// How many agreements are named that have the same; of more, only their number says anything.
const NAMED: usize = 3;

/// The agreements that have the same, by their names, each with all that they have.
fn together<T: PartialEq>(others: BTreeMap<&str, Same<T>>) -> Vec<(String, Vec<T>)> {
    let mut groups: Vec<(Vec<String>, Vec<T>)> = Vec::new();
    for (agreement, Same { all, number }) in others {
        let name = match number {
            Some(number) => format!("{number}, issued for `{agreement}`"),
            None => format!("`{agreement}`"),
        };
        match groups.iter_mut().find(|(_, known)| *known == all) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], all)),
        }
    }
    let told = groups.into_iter().map(|(mut names, all)| {
        // One more is as short as its name.
        if let more @ 2.. = names.len().saturating_sub(NAMED) {
            names.truncate(NAMED);
            names.push(format!("{more} more"));
        }
        let named = match names.split_last() {
            Some((last, others @ [_, ..])) => format!("{} and {last}", others.join(", ")),
            _ => names.concat(),
        };
        (named, all)
    });
    told.collect()
}

/// The same words, whatever their case and the spaces around them?
fn is_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn name_of<'a>(project: &'a Project, id: &'a PersonId) -> &'a str {
    project.agreement.person(id).map_or(id.as_str(), |person| &person.name)
}

fn is_same(one: &Party, other: &Party) -> bool {
    one.org_number == other.org_number && is_name(&one.name, &other.name)
}

fn named(party: &Party) -> String {
    let number = party.org_number.as_ref().map(|number| format!(" ({number})"));
    format!("{}{}", party.name, number.unwrap_or_default())
}

fn account(account: Option<&BankAccount>) -> String {
    account.map_or_else(|| "no account".to_owned(), BankAccount::to_string)
}

fn status(status: Option<&VatStatus>) -> &'static str {
    match status {
        None => "open",
        Some(VatStatus::NotRegistered) => "`not_registered`",
        Some(VatStatus::Taxable) => "`taxable`",
        Some(VatStatus::Exempt { .. }) => "`exempt`",
    }
}
