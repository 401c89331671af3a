//! Workspaces of any size, made from the example and the agreement of this repository.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use bilag::register::{Entry, Register};
use tempfile::TempDir;

use crate::measure::{Bench, Run};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A workspace that vanishes.
pub(crate) struct Workspace {
    folder: TempDir,
    /// How often an hour of it was changed.
    changes: Cell<usize>,
}

impl Workspace {
    fn empty() -> Self {
        let workspace = Self { folder: TempDir::new().expect("a temporary folder"), changes: Cell::new(0) };
        fs::create_dir_all(workspace.path("inputs")).expect("a folder");
        workspace
    }

    /// A copy of `inputs/`.
    pub(crate) fn of_the_repository() -> Self {
        let workspace = Self::empty();
        copy(&Path::new(ROOT).join("inputs"), &workspace.path("inputs"));
        workspace
    }

    /// An agreement of one person who wrote so many rows, without costs.
    pub(crate) fn of_rows(count: usize) -> Self {
        let workspace = Self::empty();
        workspace.add("a0001", "0001");
        workspace.without_costs("a0001");
        let rows = if count == 0 { " []".to_owned() } else { rows(count).concat() };
        workspace.write("inputs/a0001/hours.yaml", &format!("hours:{rows}\n"));
        workspace
    }

    /// An agreement with so many vouchers, each with so many receipts.
    pub(crate) fn of_vouchers(count: usize, receipts: usize) -> Self {
        let workspace = Self::empty();
        workspace.add("a0001", "0001");
        let folder = workspace.path("inputs/a0001/receipts");
        let kinds = ["01-sal.pdf", "02-lunsj.jpg", "03-buss.png", "04-kursholder.pdf"];
        let kinds = kinds.map(|name| (name, fs::read(folder.join(name)).expect("a receipt")));
        let mut vouchers = String::new();
        for voucher in 1..=count {
            let mut names = Vec::new();
            for receipt in 0..receipts {
                let (name, bytes) = &kinds[(voucher + receipt) % kinds.len()];
                let name = format!("{voucher:04}-{receipt}-{name}");
                fs::write(folder.join(&name), other(bytes, &name)).expect("a receipt");
                names.push(format!("receipts/{name}"));
            }
            vouchers += &format!(
                "  - {{voucher: {voucher}, date: 2026-03-05, supplier: Oppdiktet Landhandel, description: Leie av sal, \
                 purpose: Nettverksmøte, category: venue, amount: 125.00, vat: 25.00, vat_recoverable: true, \
                 sub_goal: nettverk, receipts: [{}]}}\n",
                names.join(", ")
            );
        }
        for (name, _) in kinds {
            fs::remove_file(folder.join(name)).expect("a receipt");
        }
        workspace.write("inputs/a0001/costs.yaml", &format!("costs:\n{vouchers}"));
        workspace
    }

    /// So many agreements, of other people and with other receipts.
    pub(crate) fn of_agreements(count: usize) -> Self {
        let workspace = Self::empty();
        for number in 1..=count {
            workspace.add(&format!("a{number:04}"), &format!("{number:04}"));
        }
        workspace
    }

    /// A register of so many documents, each of an agreement of its own, and ten agreements that wait for their first.
    pub(crate) fn of_documents(bench: &Bench, count: usize) -> Self {
        let workspace = Self::empty();
        workspace.add_light("a0000");
        workspace.issue(bench, 0);
        let line = fs::read(workspace.path("outputs/register.jsonl")).expect("the register");
        let first: Entry =
            Register::read(&line).expect("a register").entries().next().expect("a line").clone();
        let folder = workspace.path(&format!("outputs/a0000/issued/{}", first.number));
        let mut entries = vec![first.clone()];
        for place in 2..=count {
            // The next in the series, of another agreement.
            let number = first.number.to_string().replace("0001", &format!("{place:04}"));
            let agreement = format!("r{place:04}");
            copy(&folder, &workspace.path(&format!("outputs/{agreement}/issued/{number}")));
            let mut line = serde_json::to_value(&first).expect("a line");
            line["number"] = number.into();
            line["agreement"] = agreement.into();
            line["place"] = place.into();
            entries.push(serde_json::from_value(line).expect("a line"));
        }
        let register = Register::default().append(entries).expect("a register");
        let file = workspace.path("outputs/register.jsonl");
        fs::remove_file(&file).and_then(|()| fs::write(&file, register.bytes())).expect("a register");
        for next in 1..=12 {
            workspace.add_light(&format!("a{:04}", count + next));
        }
        // What this user saw last was the register of one document.
        fs::remove_dir_all(workspace.path("../state")).expect("what the program remembers");
        workspace
    }

    /// Issues the first document of an agreement.
    pub(crate) fn issue(&self, bench: &Bench, agreement: usize) -> Run {
        let agreement = format!("a{agreement:04}");
        let arguments = ["issue", &agreement, "signing", "--date", "2026-02-02"];
        Run::of(bench.program(self, &arguments).env("SOURCE_DATE_EPOCH", "1770033600"))
    }

    /// The example under another name, of other people and with other receipts; its frame holds whatever is in it.
    fn add(&self, id: &str, number: &str) {
        let folder = self.path(&format!("inputs/{id}"));
        copy(&Path::new(ROOT).join("templates/example/inputs/fjordbygda"), &folder);
        for name in ["agreement.yaml", "hours.yaml", "activities.yaml"] {
            let mut text = fs::read_to_string(folder.join(name)).expect("an input file");
            for (old, new) in [
                ("person: siv", format!("person: s{number}")),
                ("person: ali", format!("person: a{number}")),
                ("{id: siv, name: Siv Eksempel", format!("{{id: s{number}, name: Siv Eksempel {number}")),
                ("{id: ali, name: Ali Oppdiktet", format!("{{id: a{number}, name: Ali Oppdiktet {number}")),
                ("\"54321\"", format!("\"5{number}\"")),
                ("frame: 200000.00", "frame: 90000000.00".to_owned()),
                ("covers: hours, amount: 180000.00", "covers: hours, amount: 80000000.00".to_owned()),
                ("covers: costs, amount: 20000.00", "covers: costs, amount: 10000000.00".to_owned()),
            ] {
                text = text.replace(old, &new);
            }
            fs::write(folder.join(name), text).expect("an input file");
        }
        let receipts = fs::read_dir(folder.join("receipts")).expect("receipts");
        for receipt in receipts.map(|entry| entry.expect("a receipt").path()) {
            let bytes = fs::read(&receipt).expect("a receipt");
            fs::write(&receipt, other(&bytes, number)).expect("a receipt");
        }
    }

    /// An agreement of which only the advance is to be billed.
    fn add_light(&self, id: &str) {
        self.add(id, &id[1..]);
        let folder = self.path(&format!("inputs/{id}"));
        for name in ["receipts", "documentation"] {
            fs::remove_dir_all(folder.join(name)).expect("a folder");
        }
        for name in ["hours.yaml", "costs.yaml", "activities.yaml", "indicators.yaml", "report.md"] {
            fs::remove_file(folder.join(name)).expect("an input file");
        }
    }

    fn without_costs(&self, id: &str) {
        self.write(&format!("inputs/{id}/costs.yaml"), "costs: []\n");
        fs::remove_dir_all(self.path(&format!("inputs/{id}/receipts"))).expect("a folder");
    }

    /// Rows for an import, as CSV beside the workspace: its path. They are short, or hours.yaml would pass two megabytes.
    pub(crate) fn spreadsheet(&self, count: usize) -> String {
        let mut text = "Dato;Person;Timer;Aktivitet;Delmål\n".to_owned();
        for (row, day) in days().take(count).enumerate() {
            text += &format!("{day};s0001;0,25;Arbeid {row};nettverk\n");
        }
        self.write("../rows.csv", &text);
        self.path("../rows.csv").to_string_lossy().into_owned()
    }

    /// Makes another quarter of an hour of a row, so that each time is a new state.
    pub(crate) fn change_an_hour(&self, file: &str, _round: usize) {
        let text = fs::read_to_string(self.path(file)).expect("hours");
        let (before, rest) =
            text.split_once("hours: ").map_or_else(|| panic!("no hours in {file}"), |found| found);
        let (before, rest) = match before.contains("- {") {
            true => (format!("{before}hours: "), rest),
            // The first is the list itself.
            false => {
                let (more, rest) = rest.split_once("hours: ").expect("a row with hours");
                (format!("{before}hours: {more}hours: "), rest)
            }
        };
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').expect("an end");
        self.changes.set(self.changes.get() + 1);
        let hours =
            format!("{}.{}", 1 + self.changes.get() / 4, ["00", "25", "5", "75"][self.changes.get() % 4]);
        self.write(file, &format!("{before}{hours}{}", &rest[digits..]));
    }

    pub(crate) fn without_outputs(&self) {
        if self.path("outputs").exists() {
            fs::remove_dir_all(self.path("outputs")).expect("outputs");
        }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("workspace").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("a file");
    }
}

/// Rows of one person as hours.yaml has them.
fn rows(count: usize) -> Vec<String> {
    let rows = days().zip(activities()).take(count);
    rows.map(|(day, activity)| {
        format!("\n  - {{date: {day}, person: s0001, hours: 0.25, activity: {activity}, sub_goal: nettverk}}")
    })
    .collect()
}

/// Rows of one person as other programs get them: day, hours, what was done.
pub(crate) fn plain_rows(count: usize) -> Vec<[String; 3]> {
    days()
        .zip(activities())
        .take(count)
        .map(|(day, activity)| [day, "0,25".to_owned(), activity.to_owned()])
        .collect()
}

/// The working days of the example's period, over and over.
fn days() -> impl Iterator<Item = String> {
    let months = (2..=10).flat_map(|month| (1..=28).map(move |day| format!("2026-{month:02}-{day:02}")));
    months.cycle()
}

fn activities() -> impl Iterator<Item = &'static str> {
    [
        "Intervjuer med fem bedrifter i Fjordbygda",
        "Møte med kommunene om deltakelse",
        "Kartlegge bedrifter og kontaktpersoner på Austsida",
        "Skrive referat",
        "Forberede nettverksmøte med program og invitasjoner til alle som var med i fjor",
    ]
    .into_iter()
    .cycle()
}

/// The same receipt, and yet another file: a note stands behind its end.
fn other(bytes: &[u8], note: &str) -> Vec<u8> {
    [bytes, b"% ", note.as_bytes(), b"\n"].concat()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
