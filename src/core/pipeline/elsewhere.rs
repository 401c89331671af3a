//! What every agreement has, of its inputs and of what it issued: read once, so that looking at each of a thousand
//! doesn't mean reading a million folders.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::diag::Errors;
use crate::digest::sha256;
use crate::domain::{Agreement, AgreementId, MilestoneBasis, PersonId, Project, TimeEntry};
use crate::pipeline::folder::Folder;
use crate::register::{Entry, Register};
use crate::store::Store;

/// Agreements as they are found when somebody first asks.
pub(super) struct Elsewhere<'a> {
    store: &'a dyn Store,
    register: &'a Register,
    index: OnceLock<Result<Index, Errors>>,
    billed: OnceLock<Result<Vec<Billed>, Errors>>,
}

/// What an agreement has billed last.
pub(super) struct Billed {
    /// The register's line of it.
    pub(super) entry: Entry,
    /// The agreement as it was then, if it can be read as inputs are read today.
    pub(super) agreement: Option<Agreement>,
}

/// Where something stands too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Other {
    /// The agreement.
    pub(super) agreement: String,
    /// The settlement that has billed it, if it isn't only in the inputs.
    pub(super) number: Option<String>,
}

/// Who a row is of: by the id, and by the name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Worker {
    Id(PersonId),
    Name(String),
}

/// Rows and receipts, by what makes two of them the same.
#[derive(Default)]
struct Index {
    hours: BTreeMap<(NaiveDate, Worker), Vec<(TimeEntry, usize)>>,
    /// By their SHA-256.
    receipts: BTreeMap<String, BTreeSet<usize>>,
    /// What the numbers beside rows and receipts mean.
    others: Vec<Other>,
}

impl<'a> Elsewhere<'a> {
    /// Nothing is read yet.
    pub(super) fn new(store: &'a dyn Store, register: &'a Register) -> Self {
        Self { store, register, index: OnceLock::new(), billed: OnceLock::new() }
    }

    /// Where the same person is at work at the same time, beside `own`.
    ///
    /// # Errors
    /// When a folder can't be read.
    pub(super) fn hours(&self, project: &Project, entry: &TimeEntry) -> Result<BTreeSet<&Other>, Errors> {
        let index = self.index()?;
        let rows = workers(project, entry).into_iter().filter_map(|who| index.hours.get(&(entry.date, who)));
        let same = rows.flatten().filter(|(other, _)| is_same(entry, other));
        Ok(index.others(&project.agreement.id, same.map(|(_, place)| place)))
    }

    /// Where a receipt of that SHA-256 is, beside `own`.
    ///
    /// # Errors
    /// When a folder can't be read.
    pub(super) fn receipts(&self, own: &AgreementId, hash: &str) -> Result<BTreeSet<&Other>, Errors> {
        let index = self.index()?;
        Ok(index.others(own, index.receipts.get(hash).into_iter().flatten()))
    }

    /// The last document of every agreement that has one.
    ///
    /// # Errors
    /// When what was stored with one can't be read.
    pub(super) fn billed(&self) -> Result<&[Billed], Errors> {
        let read = || {
            let last: BTreeMap<&AgreementId, &Entry> =
                self.register.entries().map(|entry| (&entry.agreement, entry)).collect();
            let billed = last.into_values().map(|entry| {
                let agreement = self.issued(entry)?.map(|project| project.agreement);
                Ok(Billed { entry: entry.clone(), agreement })
            });
            billed.collect()
        };
        self.billed.get_or_init(read).as_deref().map_err(Clone::clone)
    }

    /// What a document was made from, if it can be read as inputs are read today.
    ///
    /// # Errors
    /// When what was stored with it can't be read.
    pub(super) fn issued(&self, entry: &Entry) -> Result<Option<Project>, Errors> {
        Ok(Folder::snapshot(self.store, entry)?.reading().project.clone())
    }

    /// The settlements of an agreement that stand, in the order in which they were issued.
    pub(super) fn settled(&self, agreement: &AgreementId) -> impl DoubleEndedIterator<Item = &'a Entry> {
        let register = self.register;
        register.of(agreement).filter(|entry| stands(register, entry))
    }

    fn index(&self) -> Result<&Index, Errors> {
        self.index.get_or_init(|| self.read()).as_ref().map_err(Clone::clone)
    }

    fn read(&self) -> Result<Index, Errors> {
        let mut index = Index::default();
        let settled = self.register.entries().filter(|entry| stands(self.register, entry));
        let last: BTreeMap<&AgreementId, &Entry> = settled.map(|entry| (&entry.agreement, entry)).collect();
        for (agreement, entry) in last {
            let issued = Folder::snapshot(self.store, entry)?;
            index.take_in(&issued, agreement.as_str(), Some(entry.number.to_string()), &entry.basis);
        }
        for id in self.store.agreements()? {
            let folder = Folder::read(self.store, &id)?;
            index.take_in(&folder, &id, None, &MilestoneBasis::Settlement { through: None });
        }
        Ok(index)
    }
}

impl Index {
    /// The rows of a folder that count, and their receipts.
    fn take_in(&mut self, folder: &Folder, agreement: &str, number: Option<String>, basis: &MilestoneBasis) {
        let Some(project) = &folder.reading().project else { return };
        let place = self.others.len();
        self.others.push(Other { agreement: agreement.to_owned(), number });
        for entry in project.timesheet.entries().iter().filter(|entry| basis.counts(entry.date)) {
            for worker in workers(project, entry) {
                self.hours.entry((entry.date, worker)).or_default().push((entry.clone(), place));
            }
        }
        for voucher in project.vouchers.iter().filter(|voucher| basis.counts(voucher.date)) {
            for bytes in voucher.receipts.iter().filter_map(|path| folder.bytes(path)) {
                self.receipts.entry(sha256(bytes)).or_default().insert(place);
            }
        }
    }

    fn others<'a>(&self, own: &AgreementId, places: impl Iterator<Item = &'a usize>) -> BTreeSet<&Other> {
        let others = places.filter_map(|place| self.others.get(*place));
        others.filter(|other| other.agreement != own.as_str()).collect()
    }
}

/// Is it a settlement that nothing took back?
fn stands(register: &Register, entry: &Entry) -> bool {
    entry.basis.counts_rows()
        && entry.reverses().and_then(|number| register.find(number)).is_none()
        && !register.is_reversed(entry)
}

fn workers(project: &Project, entry: &TimeEntry) -> Vec<Worker> {
    let name = project.agreement.person(&entry.person).map(|person| Worker::Name(plain(&person.name)));
    [Worker::Id(entry.person.clone())].into_iter().chain(name).collect()
}

/// Do two rows of a day and a person have minutes in common? Those that don't say when they were are the same when all
/// that they say is.
fn is_same(one: &TimeEntry, other: &TimeEntry) -> bool {
    let is_same_row = || one.hours == other.hours && plain(&one.activity) == plain(&other.activity);
    overlap(one, other).unwrap_or_else(is_same_row)
}

/// Do two rows of a day have minutes in common? `None` when one of them doesn't say when it was.
pub(super) fn overlap(one: &TimeEntry, other: &TimeEntry) -> Option<bool> {
    let ((from, to), (other_from, other_to)) = one.clock.zip(other.clock)?;
    Some(from < other_to && other_from < to)
}

/// Words without their case and the spaces around them.
pub(super) fn plain(words: &str) -> String {
    words.trim().to_lowercase()
}
