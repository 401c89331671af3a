//! The whole folder of an agreement, read in the order of its files.

use serde::de::DeserializeOwned;

use super::convert::{self, Findings, Known, Placed};
use super::document::{self, Document};
use super::files::NamedFile;
use super::node::Node;
use super::report::Printed;
use super::schema::SchemaKind;
use super::source::{Source, Span};
use super::{Folder, files, identity_numbers, raw, report, rules};
use crate::diag::{KeyPlaces, Place, Problem, Problems, catalogue};
use crate::domain::{
    Activity, Agreement, AgreementId, Indicator, InputFile, Project, Report, TimeEntry, Timesheet, Voucher,
    VoucherNumber, WorkspacePath,
};

/// What a folder says, and what is wrong with it.
#[derive(Debug)]
pub struct Reading {
    /// The agreement with its facts; `None` when any error stands in the way.
    pub project: Option<Project>,
    /// Everything found, errors and warnings.
    pub problems: Problems,
    /// Every text that a document may print and that isn't plain ASCII, for the check that the fonts have its letters.
    pub texts: Vec<PlacedText>,
    /// Every file that a row refers to.
    pub references: Vec<FileReference>,
    /// Where the keys of `agreement.yaml` stand.
    pub places: KeyPlaces,
}

/// A text and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedText {
    /// Where.
    pub place: Place,
    /// What.
    pub text: String,
}

/// A file that a row refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReference {
    /// The file, from the agreement's folder.
    pub path: WorkspacePath,
    /// Where it is named.
    pub place: Place,
    /// By what.
    pub by: ReferredBy,
}

/// What refers to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferredBy {
    /// A voucher, as its receipt.
    Voucher(VoucherNumber),
    /// An activity, as its documentation: its index in the project's activities.
    Activity(usize),
    /// The report, as an image in it.
    Report,
    /// The agreement, as its signed copy.
    SignedAgreement,
    /// The seller, as its logo.
    Logo,
}

/// Reads a folder; reports every problem in it.
#[must_use]
pub fn read(folder: &Folder) -> Reading {
    let mut reader = Reader::new(folder);
    let (agreement, known) = reader.agreement();
    let timesheet = reader.hours(&known);
    let vouchers = reader.costs(&known);
    let activities = reader.activities(&known);
    let indicators = reader.indicators(&known);
    let report = reader.report();
    files::check(folder, &reader.named, reader.complete, &mut reader.problems);
    let sample = reader.sample;
    let project = agreement.map(|agreement| Project {
        agreement,
        timesheet: Timesheet::new(timesheet),
        vouchers,
        activities,
        indicators,
        report,
        sample,
    });
    let project = project.filter(|_| !reader.problems.has_errors());
    Reading {
        project,
        problems: reader.problems.sorted(),
        texts: reader.texts,
        references: reader.references,
        places: reader.places,
    }
}

/// The rows of one file, held against the agreement alone.
#[derive(Debug)]
pub struct Rows<T> {
    /// The agreement; `None` when an error stands in the way.
    pub agreement: Option<Agreement>,
    /// Every row that can be read, in the order of the file.
    pub rows: Vec<T>,
    /// What was found in the two files.
    pub problems: Problems,
}

/// Reads the agreement and its hours, and nothing else.
#[must_use]
pub fn read_hours(folder: &Folder) -> Rows<TimeEntry> {
    read_rows(folder, Reader::hours)
}

/// Reads the agreement and its costs, and nothing else: receipts need not be there.
#[must_use]
pub fn read_costs(folder: &Folder) -> Rows<Voucher> {
    read_rows(folder, Reader::costs)
}

fn read_rows<'a, T>(folder: &'a Folder, read: fn(&mut Reader<'a>, &Known) -> Vec<T>) -> Rows<T> {
    let mut reader = Reader::new(folder);
    let (agreement, known) = reader.agreement();
    let rows = read(&mut reader, &known);
    Rows { agreement, rows, problems: reader.problems.sorted() }
}

struct Reader<'a> {
    folder: &'a Folder,
    problems: Problems,
    texts: Vec<PlacedText>,
    references: Vec<FileReference>,
    /// Also those of rows that could not be understood.
    named: Vec<NamedFile>,
    places: KeyPlaces,
    sample: bool,
    /// No file that names files was there without being understood.
    complete: bool,
}

impl<'a> Reader<'a> {
    fn new(folder: &'a Folder) -> Self {
        let problems = Problems::new();
        let (texts, references, named) = (Vec::new(), Vec::new(), Vec::new());
        let places = KeyPlaces::of(format!("{}/{}", folder.path, InputFile::Agreement.name()));
        Self { folder, problems, texts, references, named, places, sample: false, complete: true }
    }

    /// Opens a YAML file and notes what concerns every kind of file.
    fn open<T: DeserializeOwned>(&mut self, kind: SchemaKind) -> Option<Document<'a, T>> {
        let document = document::open::<T>(self.folder, kind, &mut self.problems)?;
        let Document { source, root, .. } = &document;
        let account = root.value("payment").and_then(|payment| payment.value("account"));
        identity_numbers::report(source, account.map(|account| account.span), &mut self.problems);
        root.each_scalar(&mut |text, span| {
            if !text.is_ascii() {
                self.texts.push(PlacedText { place: source.place(span), text: text.to_owned() });
            }
        });
        Some(document)
    }

    fn is_absent(&self, file: InputFile) -> bool {
        !self.folder.files.contains_key(file.name())
    }

    fn agreement(&mut self) -> (Option<Agreement>, Known) {
        let id = self.id();
        if self.is_absent(InputFile::Agreement) {
            let problem = Problem::new(catalogue::AGREEMENT_MISSING, &[("folder", &self.folder.path)]);
            self.problems.push(problem.at(Place::file(&self.folder.path)));
        }
        let Some(Document { source, root, raw }) = self.open::<raw::Agreement>(SchemaKind::Agreement) else {
            return (None, Known::default());
        };
        root.each_key(&mut |path, span| self.places.note(path, source.place(span)));
        self.sample |= raw.sample.as_deref() == Some("true");
        let findings = &mut Findings { source: &source, problems: &mut self.problems };
        let understood = convert::agreement(id, &raw, &root, findings);
        let logo = root.value("seller").and_then(|seller| seller.value("logo"));
        for (value, by) in
            [(root.value("signed_agreement"), ReferredBy::SignedAgreement), (logo, ReferredBy::Logo)]
        {
            self.refer(value, by, &source);
            self.named.extend(files::named(value, &source));
        }
        (understood.agreement, understood.known)
    }

    fn id(&mut self) -> Option<AgreementId> {
        let id = AgreementId::new(&self.folder.id);
        if id.is_none() {
            let suggestion = slug(&self.folder.id);
            let arguments = [("name", self.folder.id.as_str()), ("suggestion", &suggestion)];
            let problem = Problem::new(catalogue::FOLDER_NAME, &arguments);
            self.problems.push(problem.at(Place::file(&self.folder.path)));
        }
        id
    }

    /// Opens a file that the final package needs; warns when it isn't there.
    fn open_rows<T: DeserializeOwned>(&mut self, kind: SchemaKind) -> Option<Document<'a, T>> {
        self.warn_if_absent(kind.file(), kind.first_key());
        let document = self.open(kind);
        if let Some(Document { source, root, .. }) = &document {
            self.warn_if_open(kind, root, source);
        }
        let names_files = matches!(kind, SchemaKind::Costs | SchemaKind::Activities);
        if names_files && document.is_none() && !self.is_absent(kind.file()) {
            self.complete = false;
        }
        document
    }

    /// An open key says that there are no rows yet.
    fn warn_if_open(&mut self, kind: SchemaKind, root: &Node, source: &Source<'_>) {
        let key = kind.first_key();
        if let Some(entry) = root.entry(key).filter(|entry| entry.value.is_open()) {
            let arguments = [("file", kind.file().name()), ("key", key)];
            self.problems.push(source.problem(catalogue::ROWS_OPEN, entry.key_span, &arguments));
        }
    }

    fn warn_if_absent(&mut self, file: InputFile, first: &str) {
        if self.is_absent(file) {
            let problem = Problem::new(catalogue::INPUT_MISSING, &[("file", file.name()), ("first", first)]);
            self.problems.push(problem.at(Place::file(&self.folder.path)));
        }
    }

    fn hours(&mut self, known: &Known) -> Vec<TimeEntry> {
        let Some(Document { source, root, raw }) = self.open_rows::<raw::Hours>(SchemaKind::Hours) else {
            return Vec::new();
        };
        self.sample |= raw.sample.as_deref() == Some("true");
        let findings = &mut Findings { source: &source, problems: &mut self.problems };
        let entries = convert::time_entries(&raw, &root, known, findings);
        rules::check_hours(&entries, known, findings);
        entries.into_iter().map(|placed| placed.value).collect()
    }

    fn costs(&mut self, known: &Known) -> Vec<Voucher> {
        let Some(Document { source, root, raw }) = self.open_rows::<raw::Costs>(SchemaKind::Costs) else {
            return Vec::new();
        };
        self.sample |= raw.sample.as_deref() == Some("true");
        let findings = &mut Findings { source: &source, problems: &mut self.problems };
        let mut vouchers = convert::vouchers(&raw, &root, known, findings);
        rules::check_costs(&vouchers, findings);
        vouchers.sort_by_key(|placed| placed.value.number);
        for Placed { value, node } in &vouchers {
            let by = ReferredBy::Voucher(value.number);
            self.refer(node.value("receipts"), by, &source);
        }
        self.note_files(&root, "costs", "receipts", &source);
        vouchers.into_iter().map(|placed| placed.value).collect()
    }

    fn activities(&mut self, known: &Known) -> Vec<Activity> {
        let document = self.open_rows::<raw::Activities>(SchemaKind::Activities);
        let Some(Document { source, root, raw }) = document else { return Vec::new() };
        self.sample |= raw.sample.as_deref() == Some("true");
        let findings = &mut Findings { source: &source, problems: &mut self.problems };
        let mut activities = convert::activities(&raw, &root, known, findings);
        rules::check_activities(&activities, known, findings);
        activities.sort_by_key(|placed| (placed.value.days.from(), placed.value.row));
        for (index, Placed { node, .. }) in activities.iter().enumerate() {
            let by = ReferredBy::Activity(index);
            self.refer(node.value("documentation"), by, &source);
        }
        self.note_files(&root, "activities", "documentation", &source);
        activities.into_iter().map(|placed| placed.value).collect()
    }

    fn refer(&mut self, value: Option<&Node>, by: ReferredBy, source: &Source<'_>) {
        for NamedFile { path, place } in files::named(value, source) {
            self.references.push(FileReference { path, place, by });
        }
    }

    fn note_files(&mut self, root: &Node, rows: &str, key: &str, source: &Source<'_>) {
        for row in root.value(rows).map(Node::rows).unwrap_or_default() {
            self.named.extend(files::named(row.value(key), source));
        }
    }

    fn indicators(&mut self, known: &Known) -> Vec<Indicator> {
        let document = self.open_rows::<raw::Indicators>(SchemaKind::Indicators);
        let Some(Document { source, root, raw }) = document else { return Vec::new() };
        self.sample |= raw.sample.as_deref() == Some("true");
        let findings = &mut Findings { source: &source, problems: &mut self.problems };
        convert::indicators(&raw, &root, known, findings)
    }

    fn report(&mut self) -> Option<Report> {
        let first = "# Sammendrag";
        self.warn_if_absent(InputFile::Report, first);
        let source = document::text(self.folder, InputFile::Report, &mut self.problems);
        self.complete &= source.is_some() || self.is_absent(InputFile::Report);
        let source = source?;
        if source.text.trim().is_empty() {
            self.problems.push(document::empty(InputFile::Report, first, &source.path));
            return None;
        }
        if report::is_outline(source.text) {
            let problem = Problem::new(catalogue::REPORT_NOT_BEGUN, &[]);
            self.problems.push(problem.at(Place::file(&source.path)));
            return None;
        }
        identity_numbers::report(&source, None::<Span>, &mut self.problems);
        let mut printed = Printed::default();
        let report = report::read(&source, &mut self.problems, &mut printed);
        self.texts.extend(printed.texts);
        for image in printed.images {
            if !files::is_no_image(self.folder, &image, &mut self.problems) {
                let NamedFile { path, place } = image.clone();
                self.references.push(FileReference { path, place, by: ReferredBy::Report });
            }
            self.named.push(image);
        }
        report
    }
}

/// The nearest name that an agreement's folder may have.
#[must_use]
pub fn slug(name: &str) -> String {
    let letters = name.to_lowercase().replace('æ', "ae").replace('ø', "o").replace('å', "a");
    let words: Vec<&str> = letters
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let slug: String = words.join("-").chars().take(40).collect();
    if slug.is_empty() { "avtale".to_owned() } else { slug }
}
