//! The whole folder of an agreement, read in the order of its files.

use std::cell::RefCell;

use super::document::{self, Document};
use super::files::NamedFile;
use super::known::Known;
use super::node::Node;
use super::origin::{Origin, PlacedText};
use super::places::Places;
use super::report::{Names, PlacedFigure, Printed, WrittenNumber};
use super::row::Row;
use super::schema::SchemaKind;
use super::source::Source;
use super::{Folder, activities, agreement, costs, files, hours, identity_numbers, indicators, report};
use crate::diag::catalogue::{AgreementMissing, FolderName, InputMissing, ReportNotBegun, RowsOpen};
use crate::diag::{Place, Problems, Severity};
use crate::domain::{
    Activity, Agreement, AgreementId, Attestation, Indicator, InputFile, Project, Report, TimeEntry,
    Timesheet, Voucher, VoucherNumber, WorkspacePath, ascii_part,
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
    /// Every figure that the report has a place for.
    pub figures: Vec<PlacedFigure>,
    /// Every number of hours or kroner that the report says itself.
    pub numbers: Vec<WrittenNumber>,
    /// Where everything stands.
    pub places: Places,
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
    /// Who attested hours, as the signed timesheet.
    Attestation,
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
    let (hours, attestations) = reader.timesheet(&known);
    let vouchers = reader.costs(&known);
    let activities = reader.activities(&known);
    let errors = reader.problems.count(Severity::Error);
    let indicators = reader.indicators(&known);
    let is_complete = agreement.is_some() && errors == reader.problems.count(Severity::Error);
    let report = reader.report(&Names::of(&known, &indicators, is_complete));
    files::check(folder, &reader.named, reader.complete, &mut reader.problems);
    let sample = reader.places.is_sample();
    let project = agreement.map(|agreement| Project {
        agreement,
        timesheet: Timesheet::new(hours).attested_by(attestations),
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
        figures: reader.figures,
        numbers: reader.numbers,
        places: reader.places,
    }
}

/// What reads a folder, file by file.
pub(super) struct Reader<'a> {
    folder: &'a Folder,
    /// What was found so far.
    pub(super) problems: Problems,
    texts: Vec<PlacedText>,
    references: Vec<FileReference>,
    figures: Vec<PlacedFigure>,
    numbers: Vec<WrittenNumber>,
    /// Also those of rows that could not be understood.
    named: Vec<NamedFile>,
    /// The files that were read.
    pub(super) places: Places,
    /// No file that names files was there without being understood.
    complete: bool,
}

impl<'a> Reader<'a> {
    /// Of a folder of which nothing has been read yet.
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self {
            folder,
            problems: Problems::new(),
            texts: Vec::new(),
            references: Vec::new(),
            figures: Vec::new(),
            numbers: Vec::new(),
            named: Vec::new(),
            places: Places::of(&folder.path),
            complete: true,
        }
    }

    /// Opens a YAML file and notes what concerns every kind of file.
    fn open(&mut self, kind: SchemaKind) -> Option<Document> {
        let document = document::open(self.folder, kind, &mut self.problems)?;
        let Document { source, root } = &document;
        let account = root.value("payment").and_then(|payment| payment.value("account"));
        identity_numbers::report(source, account.map(|account| account.span), &mut self.problems);
        root.each_scalar(&mut |text, span| {
            if !text.is_ascii() {
                self.texts.push(PlacedText { place: source.place(span), text: text.to_owned() });
            }
        });
        Some(document)
    }

    /// Reads facts from the root of a file, and keeps the file for those who ask where something stands.
    fn facts<T>(
        &mut self,
        kind: SchemaKind,
        document: Document,
        read: impl FnOnce(&mut Self, Row<'_>, &Source) -> T,
    ) -> T {
        let problems = RefCell::new(Problems::new());
        let facts = read(self, Row::new(&document.root, &document.source, &problems), &document.source);
        self.problems.extend(problems.into_inner());
        self.places.keep(kind.file(), document);
        facts
    }

    fn is_absent(&self, file: InputFile) -> bool {
        !self.folder.files.contains_key(file.name())
    }

    /// Reads the agreement, and what the other files are held against.
    pub(super) fn agreement(&mut self) -> (Option<Agreement>, Known) {
        let id = self.id();
        if self.is_absent(InputFile::Agreement) {
            let problem = AgreementMissing { folder: &self.folder.path };
            self.problems.push(problem.at(Place::file(&self.folder.path)));
        }
        let Some(document) = self.open(SchemaKind::Agreement) else { return Default::default() };
        self.facts(SchemaKind::Agreement, document, |reader, root, source| {
            let logo = root.node.value("seller").and_then(|seller| seller.value("logo"));
            let signed = root.node.value("signed_agreement");
            for (value, by) in [(signed, ReferredBy::SignedAgreement), (logo, ReferredBy::Logo)] {
                reader.refer(value, by, source);
                reader.named.extend(files::named(value, source));
            }
            agreement::agreement(id, root)
        })
    }

    fn id(&mut self) -> Option<AgreementId> {
        let id = AgreementId::new(&self.folder.id).filter(|id| !is_device(id.as_str()));
        if id.is_none() {
            let suggestion = slug(&self.folder.id);
            let problem = FolderName { name: &self.folder.id, suggestion };
            self.problems.push(problem.at(Place::file(&self.folder.path)));
        }
        id
    }

    /// Opens a file that the final package needs; warns when it isn't there.
    fn open_rows(&mut self, kind: SchemaKind) -> Option<Document> {
        self.warn_if_absent(kind.file(), kind.first_key());
        let document = self.open(kind);
        if let Some(Document { source, root, .. }) = &document {
            self.warn_if_open(kind, root, source);
        }
        let names_files = matches!(kind, SchemaKind::Hours | SchemaKind::Costs | SchemaKind::Activities);
        if names_files && document.is_none() && !self.is_absent(kind.file()) {
            self.complete = false;
        }
        document
    }

    /// An open key says that there are no rows yet.
    fn warn_if_open(&mut self, kind: SchemaKind, root: &Node, source: &Source) {
        let key = kind.first_key();
        if let Some(entry) = root.entry(key).filter(|entry| entry.value.is_open()) {
            self.problems.push(source.problem(entry.key_span, RowsOpen { file: kind.file().name(), key }));
        }
    }

    fn warn_if_absent(&mut self, file: InputFile, first: &str) {
        if self.is_absent(file) {
            let problem = InputMissing { file: file.name(), first };
            self.problems.push(problem.at(Place::file(&self.folder.path)));
        }
    }

    /// Reads the hours.
    pub(super) fn hours(&mut self, known: &Known) -> Vec<TimeEntry> {
        self.timesheet(known).0
    }

    /// Reads the hours, and who attested them.
    fn timesheet(&mut self, known: &Known) -> (Vec<TimeEntry>, Option<Vec<Attestation>>) {
        let Some(document) = self.open_rows(SchemaKind::Hours) else { return Default::default() };
        self.facts(SchemaKind::Hours, document, |reader, root, source| {
            let entries = hours::entries(root.rows("hours"), known);
            let attestations = hours::attestations(root, &entries, known);
            for row in root.rows("attested") {
                reader.refer(row.node.value("signed"), ReferredBy::Attestation, source);
            }
            reader.note_files(root.node, "attested", "signed", source);
            (entries, attestations)
        })
    }

    /// Reads the costs.
    pub(super) fn costs(&mut self, known: &Known) -> Vec<Voucher> {
        let Some(document) = self.open_rows(SchemaKind::Costs) else { return Vec::new() };
        self.facts(SchemaKind::Costs, document, |reader, root, source| {
            let vouchers = costs::vouchers(root.rows("costs"), known);
            for (voucher, row) in &vouchers {
                reader.refer(row.node.value("receipts"), ReferredBy::Voucher(voucher.number), source);
            }
            reader.note_files(root.node, "costs", "receipts", source);
            vouchers.into_iter().map(|(voucher, _)| voucher).collect()
        })
    }

    fn activities(&mut self, known: &Known) -> Vec<Activity> {
        let Some(document) = self.open_rows(SchemaKind::Activities) else { return Vec::new() };
        self.facts(SchemaKind::Activities, document, |reader, root, source| {
            let activities = activities::activities(root.rows("activities"), known);
            for (index, (_, row)) in activities.iter().enumerate() {
                reader.refer(row.node.value("documentation"), ReferredBy::Activity(index), source);
            }
            reader.note_files(root.node, "activities", "documentation", source);
            activities.into_iter().map(|(activity, _)| activity).collect()
        })
    }

    fn refer(&mut self, value: Option<&Node>, by: ReferredBy, source: &Source) {
        for NamedFile { path, place } in files::named(value, source) {
            self.references.push(FileReference { path, place, by });
        }
    }

    fn note_files(&mut self, root: &Node, rows: &str, key: &str, source: &Source) {
        for row in root.value(rows).map(Node::rows).unwrap_or_default() {
            self.named.extend(files::named(row.value(key), source));
        }
    }

    fn indicators(&mut self, known: &Known) -> Vec<Indicator> {
        let Some(document) = self.open_rows(SchemaKind::Indicators) else { return Vec::new() };
        let read = |root: Row<'_>| indicators::indicators(root.rows("indicators"), known);
        self.facts(SchemaKind::Indicators, document, |_, root, _| read(root))
    }

    fn report(&mut self, names: &Names) -> Option<Report> {
        let first = "# Sammendrag";
        self.warn_if_absent(InputFile::Report, first);
        let source = document::text(self.folder, InputFile::Report, &mut self.problems);
        self.complete &= source.is_some() || self.is_absent(InputFile::Report);
        let source = source?;
        if source.text.trim().is_empty() {
            self.problems.push(document::empty(InputFile::Report, first, &source.path));
            return None;
        }
        if report::is_outline(&source.text) {
            let problem = ReportNotBegun;
            self.problems.push(problem.at(Place::file(&source.path)));
            return None;
        }
        identity_numbers::report(&source, None, &mut self.problems);
        let mut printed = Printed::default();
        let report = report::read(&source, names, &mut self.problems, &mut printed);
        self.texts.extend(printed.texts);
        (self.figures, self.numbers) = (printed.figures, printed.numbers);
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
    let slug: String = ascii_part(&name.replace('_', " ")).chars().take(40).collect();
    match slug.as_str() {
        "" => "avtale".to_owned(),
        device if is_device(device) => format!("avtale-{device}"),
        _ => slug,
    }
}

/// Is it the name of a device on Windows, where no folder can be called so?
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|port| matches!(port.as_bytes(), [b'0'..=b'9']))
}
