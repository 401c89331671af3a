//! What people and broken disks put in the way: a located error, never a panic, and drafts that stay.

#![expect(clippy::disallowed_methods, reason = "the tests damage files")]

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::overlay::{make_special, overlay, remove};
use crate::support::{Workspace, bytes_of_repository};

const AGREEMENT: &str = "inputs/fjordbygda";

/// One thing that is wrong with a file of the agreement.
enum Damage {
    /// The first of these words is another.
    Words(&'static str, &'static str),
    /// The whole file is this.
    Whole(&'static [u8]),
    /// Only its first half is there.
    Half,
    /// It is a copy of a file of this repository.
    Copy(&'static str),
    /// It is something that isn't a file.
    Is(&'static str),
    /// It isn't there.
    Gone,
}

use Damage::{Copy, Gone, Half, Is, Whole, Words};

/// A file, what is wrong with it, the code that says so and where it points.
type Case = (&'static str, Damage, &'static str, &'static str);

/// An alias bomb: each level has nine of the one before.
const BOMB: &[u8] =
    b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nhours: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";

const REFUSED: [Case; 37] = [
    ("", Gone, "E0001", ""),
    ("agreement.yaml", Gone, "E0001", ""),
    ("agreement.yaml", Whole(b""), "E0110", "agreement.yaml"),
    ("agreement.yaml", Words("seller:\n", "seller:\n  -\n"), "E0105", "agreement.yaml:9:3"),
    ("agreement.yaml", Is("a folder"), "E0022", "agreement.yaml"),
    ("agreement.yaml", Is("a link out"), "E0022", "agreement.yaml"),
    ("avtale.pdf", Gone, "E0401", "agreement.yaml:27:19"),
    ("documentation", Gone, "E0401", "activities.yaml:13:21"),
    ("hours.yaml", Whole(b""), "E0110", "hours.yaml"),
    ("hours.yaml", Whole(b"# bare en kommentar\n"), "E0110", "hours.yaml"),
    ("hours.yaml", Whole(b"- {date: 2026-02-03}\n"), "E0103", "hours.yaml:1:1"),
    ("hours.yaml", Whole(b"hours: {date: 2026-02-03}\n"), "E0103", "hours.yaml:1:8"),
    ("hours.yaml", Whole(b"hours: [[1]]\n"), "E0103", "hours.yaml:1:9"),
    ("hours.yaml", Whole(b"\xff\xfeh\0o\0"), "E0106", "hours.yaml"),
    ("hours.yaml", Whole(b"hours: [\0]\n"), "E0107", "hours.yaml:1:9"),
    ("hours.yaml", Whole(BOMB), "E0108", "hours.yaml:1:4"),
    ("hours.yaml", Whole(&[b'['; 200]), "E0112", "hours.yaml:1:"),
    ("hours.yaml", Whole(&[b'['; 7_000]), "E0105", "hours.yaml:1:256"),
    ("hours.yaml", Whole(&[b'['; 100_000]), "E0111", "hours.yaml"),
    ("hours.yaml", Is("a broken link"), "E0022", "hours.yaml"),
    ("hours.yaml", Is("200000000 bytes"), "E0022", "hours.yaml"),
    ("receipts/01-sal.pdf", Gone, "E0401", "costs.yaml:17:16"),
    ("receipts/01-sal.pdf", Whole(b""), "E0407", "costs.yaml:17:16"),
    ("receipts/01-sal.pdf", Half, "E0413", "costs.yaml:17:16"),
    ("receipts/02-lunsj.jpg", Half, "E0413", "costs.yaml:30:16"),
    ("receipts/03-buss.png", Half, "E0413", "costs.yaml:43:16"),
    ("receipts/01-sal.pdf", Copy("tests/fixtures/receipts/locked.pdf"), "E0412", "costs.yaml:17:16"),
    ("receipts/01-sal.pdf", Is("a folder"), "E0403", "costs.yaml:17:16"),
    ("receipts/01-sal.pdf", Is("a link out"), "E0404", "costs.yaml:17:16"),
    ("receipts/01-sal.pdf", Is("200000000 bytes"), "E0405", "costs.yaml:17:16"),
    ("report.md", Words("# Måloppnåelse", "# Resultater"), "E0502", "report.md"),
    ("report.md", Whole(b""), "E0110", "report.md"),
    ("report.md", Whole(&[b'>'; 7_000]), "E0511", "report.md:1:"),
    ("report.md", Words("Bedriftene i", "Bedriftene \u{7}i"), "E0107", "report.md:11:12"),
    ("report.md", Words("Bedriftene i", "Bedriftene \u{202e}i"), "E0107", "report.md:11:12"),
    ("report.md", Words("Bedriftene i", "Bedriftene 🎉 i"), "E0611", "report.md:11:1"),
    ("report.md", Words("Bedriftene i", "Bedriftene \u{e000} i"), "E0611", "report.md:11:1"),
];

/// Mistakes of one run: a file, its words, what was typed instead, and the code that says so on that line.
const PLANTED: [(&str, &str, &str, &str); 36] = [
    ("agreement.yaml", "\"300000126\"", "\"300000127\"", "E0207"),
    ("agreement.yaml", "\"0099\"", "\"99\"", "E0209"),
    ("agreement.yaml", "siv@fjordbygda.example", "siv", "E0209"),
    (
        "agreement.yaml",
        "{street: Fylkesgata 2, postal_code: \"0098\", city: Eksempelby}",
        "[Fylkesgata 2]",
        "E0103",
    ),
    ("agreement.yaml", "order_number: B123456", "order_number: B123456 v/Kari", "E0209"),
    ("agreement.yaml", "project_number:", "projectnumber:", "E0102"),
    ("agreement.yaml", "frame: 200000.00", "frame: 2e5", "E0205"),
    ("agreement.yaml", "not_registered", "unregistered", "E0202"),
    ("agreement.yaml", "term_days: 30", "term_days: 300", "E0211"),
    ("agreement.yaml", "id: kunnskap", "id: nettverk", "E0302"),
    ("agreement.yaml", "{month: 2026-08, hours: 15}", "{month: 2026-13, hours: 15}", "E0203"),
    ("hours.yaml", "hours: 4,", "hours: 7,5,", "E0102"),
    ("hours.yaml", "hours: 3.5,", "hours: 1e3,", "E0205"),
    ("hours.yaml", "hours: 6,", "hours: .inf,", "E0205"),
    ("hours.yaml", "from: \"09:00\", to: \"15:30\"", "from: \"15:30\", to: \"09:00\"", "E0306"),
    ("hours.yaml", "hours: 2.5,", "hours: -2.5,", "E0205"),
    ("hours.yaml", "hours: 7, activity: Intervjuer", "hours: 25, activity: Intervjuer", "E0206"),
    ("hours.yaml", "2026-03-03", "2026-02-30", "E0204"),
    ("hours.yaml", "30, activity: \"Nettverksmøte 1", "31, activity: \"Nettverksmøte 1", "E0213"),
    ("hours.yaml", "2026-03-10", "10.03.2026", "E0203"),
    ("hours.yaml", "2026-03-17", "2027-03-17", "E0303"),
    ("hours.yaml", "Møte med videregående skole", "Møte \u{202e}med skole", "E0107"),
    ("hours.yaml", "2026-04-08, person: ali", "2026-04-08, person: alli", "E0301"),
    ("hours.yaml", "Opplegg for kurs i ombruk", "Opplegg for kurs 🎉", "E0611"),
    ("hours.yaml", "Avtaler med innledere, sub_goal", "Avtaler med innledere, subgoal", "E0102"),
    ("hours.yaml", "Evaluering av kurset", "\"Evaluering\\u0007\"", "E0107"),
    ("hours.yaml", "hours: 3, activity: Månedsstatus", "hours: 3, hours: 4, activity: Månedsstatus", "E0104"),
    ("costs.yaml", "amount: 3750.00", "amount: 3750.005", "E0205"),
    ("costs.yaml", "voucher: 2", "voucher: 1", "E0302"),
    ("costs.yaml", "vat: 330.00", "vat: 3300.00", "E0309"),
    ("costs.yaml", "Fiktiv Fjordbuss AS", "\"\"", "E0201"),
    ("costs.yaml", "vat_recoverable: true\n", "vat_recoverable: ja\n", "E0202"),
    ("costs.yaml", "receipts/04-kursholder.pdf", "../../kursholder.pdf", "E0212"),
    ("activities.yaml", "to: 2026-05-07", "to: 2026-05-05", "E0304"),
    ("indicators.yaml", "value: 77.2", "value: 77,2", "E0102"),
    ("report.md", "> Vi har kjørt", "##### Vi har kjørt", "E0506"),
];

impl Damage {
    fn to(&self, workspace: &Workspace, file: &str) {
        let name = format!("{AGREEMENT}/{file}");
        let path = workspace.path(&name);
        let bytes = match self {
            Gone => return remove(&path),
            Is(words) => return make_special(&path, words),
            Whole(bytes) => bytes.to_vec(),
            Copy(original) => bytes_of_repository(original),
            Half => {
                let bytes = workspace.read(&name);
                bytes[..bytes.len() / 2].to_vec()
            }
            Words(old, new) => {
                let text = String::from_utf8(workspace.read(&name)).expect("text");
                assert!(text.contains(old), "{file} has no {old:?}");
                text.replacen(old, new, 1).into_bytes()
            }
        };
        fs::write(path, bytes).expect("a file");
    }
}

/// Puts the example's inputs back.
fn restore(workspace: &Workspace) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/example/inputs");
    remove(&workspace.path("inputs"));
    overlay(&example, &workspace.path("inputs"));
}

fn outputs(workspace: &Workspace) -> Vec<(String, Vec<u8>)> {
    let files = workspace.files("outputs").into_iter();
    files.map(|file| (file.clone(), workspace.read(&format!("outputs/{file}")))).collect()
}

/// The example with its drafts.
fn drafted() -> (Workspace, Vec<(String, Vec<u8>)>) {
    let workspace = Workspace::example_beside(&[("out/file", "outside")]);
    let run = workspace.bilag(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let drafts = outputs(&workspace);
    assert!(!drafts.is_empty());
    (workspace, drafts)
}

fn refuses(cases: &[Case]) {
    let (workspace, drafts) = drafted();
    for (file, damage, code, place) in cases {
        damage.to(&workspace, file);
        let run = workspace.bilag(&["build"]);
        let said = &run.stderr;
        assert!(!said.contains("panicked"), "{file}: {said}");
        let status = if *code == "E0001" { 2 } else { 1 };
        assert_eq!(run.status, status, "{file}, {code}: {said}");
        let is_told = said.contains(&format!("[{code}]")) && said.contains(place);
        assert!(is_told, "{file} should say {code} at {place:?}, but says:\n{said}");
        assert!(drafts == outputs(&workspace), "{file}, {code}: the drafts have changed");
        restore(&workspace);
    }
}

#[cfg(unix)]
#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn damage_is_told_where_it_stands_and_the_drafts_stay() {
    let (first, second) = REFUSED.split_at(REFUSED.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| refuses(first));
        refuses(second);
    });
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn mistakes_of_one_run_are_told_together_each_on_its_line() {
    let (workspace, drafts) = drafted();
    let line_of = |file: &str, words: &str| {
        let text = String::from_utf8(workspace.read(&format!("{AGREEMENT}/{file}"))).expect("text");
        let start = text.find(words).unwrap_or_else(|| panic!("{file} has no {words:?}"));
        text[..start].matches('\n').count() + 1
    };
    let lines = PLANTED.map(|(file, words, _, _)| line_of(file, words));
    for (file, words, typed, _) in PLANTED {
        Words(words, typed).to(&workspace, file);
    }
    let run = workspace.bilag(&["build", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let problems = answer["problems"].as_array().expect("a list");
    let is_told = |file: &str, line: usize, code: &str| {
        let file = format!("{AGREEMENT}/{file}");
        problems.iter().any(|told| told["file"] == *file && told["line"] == line && told["code"] == code)
    };
    let mut missing = PLANTED.iter().zip(lines).collect::<Vec<_>>();
    missing.retain(|((file, _, _, code), line)| !is_told(file, *line, code));
    assert!(missing.is_empty(), "not told: {missing:#?}\n{}", workspace.bilag(&["check"]).stderr);
    assert!(drafts == outputs(&workspace), "the drafts have changed");
}
