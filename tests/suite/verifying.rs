//! `bilag verify`: whatever was changed after it was issued is found, and said where.

#![expect(clippy::disallowed_methods, reason = "the tests change what was issued")]

use std::fs;
use std::io::{Cursor, Read, Write};

use serde_json::Value;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::support::{Run, Workspace};

mod strange;

const ISSUED: &str = "outputs/fjordbygda/issued";
const REGISTER: &str = "outputs/register.jsonl";
const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const FINAL_ZIP: &str = "outputs/fjordbygda/issued/2026-0002/fjordbygda-final-2026-0002.zip";

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    run
}

/// The example with everything issued.
fn issued() -> Workspace {
    let workspace = Workspace::example();
    for (milestone, date) in [("signing", "2026-02-02"), ("final", "2026-11-02")] {
        done(workspace.bilag(&["issue", "fjordbygda", milestone, "--date", date]));
    }
    workspace
}

/// The same with a user's own template, a correction, and three credit notes for what stands in its place.
fn with_history() -> Workspace {
    let workspace = Workspace::example();
    done(workspace.bilag(&["templates", "eject", "templates"]));
    let workspace = workspace.edited("templates/invoice.typ", "// ", "// Our own. ");
    for (milestone, date) in [("signing", "2026-02-02"), ("final", "2026-11-02")] {
        done(workspace.bilag(&["issue", "fjordbygda", milestone, "--date", date]));
    }
    let fewer = "person: ali, hours: 6, activity: Intervjuer med fire";
    let workspace = workspace.edited(HOURS, "person: ali, hours: 7, activity: Intervjuer med fire", fewer);
    done(workspace.bilag(&["correct", "2026-0002", "--reason", "Feil i timene", "--date", "2026-11-20"]));
    for part in [&["--lines", "1,3"][..], &["--amount", "1000"], &[]] {
        let credit = ["credit", "2026-0004", "--reason", "Avtalt avslag", "--date", "2026-11-20"];
        done(workspace.bilag(&[&credit[..], part].concat()));
    }
    workspace
}

fn verify(workspace: &Workspace) -> Run {
    workspace.bilag(&["verify"])
}

/// Verifies, and expects a fault with this code and these words.
fn found(workspace: &Workspace, code: &str, words: &[&str]) {
    let run = verify(workspace);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    for said in [code].iter().chain(words) {
        assert!(run.stderr.contains(said), "{said} isn't in:\n{}", run.stderr);
    }
    assert!(!run.stdout.contains("everything is as it was issued"), "{}", run.stdout);
}

#[test]
fn what_was_issued_is_found_as_it_was_and_made_again_to_the_byte() {
    let workspace = with_history();
    let before = workspace.files("outputs");
    let run = done(workspace.bilag(&["verify", "--rebuild", "all"]));
    assert!(run.stdout.contains("register.jsonl: 7 documents"), "{}", run.stdout);
    assert_eq!(run.stdout.matches("made again: the same, byte for byte").count(), 7, "{}", run.stdout);
    assert!(run.stdout.ends_with("everything is as it was issued\n"), "{}", run.stdout);
    assert_eq!(workspace.files("outputs"), before, "nothing is written");
    let one = done(workspace.bilag(&["verify", "--rebuild", "2026-0003", "--format", "json"]));
    let one: Value = serde_json::from_str(&one.stdout).expect("JSON");
    assert_eq!(one["rebuilt"][0]["number"], "2026-0003");
    assert_eq!((&one["rebuilt"][0]["same"], &one["rebuilt"][1]), (&Value::Bool(true), &Value::Null));
    assert_eq!(one["documents"][3]["payable"], "95401.00");
    let unknown = workspace.bilag(&["verify", "--rebuild", "2026-0009"]);
    assert!(unknown.status == 1 && unknown.stderr.contains("E1211"), "{}", unknown.stderr);
}

#[test]
fn nothing_issued_is_nothing_wrong() {
    assert_eq!(done(verify(&Workspace::example())).stdout, "nothing is issued yet\n");
}

/// Some bytes of each file: its first, its last, and a few between.
fn places(length: usize) -> Vec<usize> {
    let between = [3, 5, 8].map(|part| length * part / 11);
    let mut places: Vec<usize> = [0, length.saturating_sub(1)].into_iter().chain(between).collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn a_flipped_byte_anywhere_is_found_where_it_is() {
    let workspace = issued();
    let files: Vec<String> = workspace.files("outputs").into_iter().filter(|file| file != ".lock").collect();
    assert!(files.len() > 40, "{files:?}");
    for (name, nth) in files.iter().zip(0_usize..) {
        let path = format!("outputs/{name}");
        let bytes = workspace.read(&path);
        // Every place of the few files that others are held against, one of each of the many others.
        let is_kept_close = [".zip", ".jsonl", "manifest.json"].iter().any(|end| name.ends_with(end));
        let places = places(bytes.len());
        let some = if is_kept_close { places } else { vec![places[nth % places.len()]] };
        for place in some {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << (place % 7);
            workspace.replace(&path, &changed);
            let run = verify(&workspace);
            assert_eq!(run.status, 1, "byte {place} of {path}: {}", run.stdout);
            assert!(run.stderr.contains(&format!("--> {path}")), "byte {place} of {path}: {}", run.stderr);
        }
        workspace.replace(&path, &bytes);
    }
    done(verify(&workspace));
}

#[test]
fn a_register_from_which_lines_were_cut_is_found() {
    let workspace = issued();
    let register = String::from_utf8(workspace.read(REGISTER)).expect("text");
    let (first, _) = register.split_at(register.find('\n').expect("a line") + 1);
    workspace.replace(REGISTER, first.as_bytes());
    found(&workspace, "E0959", &["`2026-0002` of `fjordbygda`", "outputs/fjordbygda/issued/2026-0002"]);
    fs::remove_file(workspace.path(REGISTER)).expect("a file");
    found(&workspace, "E0959", &["`2026-0001` of `fjordbygda`"]);
    // Nor is the number given once more.
    let run = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
    assert!(run.status == 1 && run.stderr.contains("E0959"), "{}", run.stderr);
}

#[test]
fn a_damaged_register_does_not_hide_a_damaged_file() {
    let workspace = issued();
    let register = String::from_utf8(workspace.read(REGISTER)).expect("text");
    workspace.replace(REGISTER, register.replacen("80000.00", "90000.00", 1).as_bytes());
    let invoice = format!("{ISSUED}/2026-0001/01-faktura-2026-0001-B123456-54321.pdf");
    workspace.replace(&invoice, b"%PDF-1.7");
    found(&workspace, "E0903", &["E0954", &invoice]);
}

#[test]
fn a_file_that_is_missing_or_came_later_is_found() {
    let workspace = issued();
    let settlement = format!("{ISSUED}/2026-0002/02-avregning.pdf");
    let bytes = workspace.read(&settlement);
    fs::remove_file(workspace.path(&settlement)).expect("a file");
    found(&workspace, "E0955", &["a file of 2026-0002 is missing", &settlement]);
    let workspace = workspace.with(&settlement, bytes);
    let later = format!("{ISSUED}/2026-0002/inputs/notes.txt");
    let workspace = workspace.with(&later, "later");
    found(&workspace, "E0956", &["doesn't belong to 2026-0002", &later]);
    fs::remove_file(workspace.path(&later)).expect("a file");
    fs::remove_dir_all(workspace.path(&format!("{ISSUED}/2026-0001"))).expect("a folder");
    found(&workspace, "E0958", &["the register has 2026-0001", "outputs/fjordbygda/issued/2026-0001"]);
}

#[test]
fn an_input_that_was_mended_in_the_snapshot_is_found() {
    let workspace = issued();
    let hours = format!("{ISSUED}/2026-0002/inputs/hours.yaml");
    let text = String::from_utf8(workspace.read(&hours)).expect("text");
    workspace.replace(&hours, text.replacen("hours: 7", "hours: 8", 1).as_bytes());
    found(&workspace, "E0954", &[&hours, "its SHA-256 isn't the one in the register"]);
    let rebuilt = workspace.bilag(&["verify", "--rebuild", "2026-0002"]);
    assert_eq!(rebuilt.status, 1);
    for said in ["E0962", "`02-avregning.pdf`", "`manifest.json`", "`register.jsonl`"] {
        assert!(rebuilt.stderr.contains(said), "{said} isn't in:\n{}", rebuilt.stderr);
    }
    assert!(rebuilt.stdout.contains("2026-0002 made again:"), "{}", rebuilt.stdout);
}

/// A ZIP packed anew, each file changed by `change`; `None` leaves one out.
fn packed_anew(zip: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    let mut anew = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        if let Some(bytes) = change(&name, bytes) {
            // Not as the program packs, so that it is another ZIP of the same files.
            let options = SimpleFileOptions::default().compression_level(Some(1));
            anew.start_file(&name, options).expect("a file");
            anew.write_all(&bytes).expect("bytes");
        }
    }
    anew.finish().expect("a ZIP").into_inner()
}

/// What `verify` says of a ZIP that a buyer has, in a folder that is no workspace.
fn said_of(zip: &[u8]) -> Run {
    let elsewhere = Workspace::empty();
    fs::create_dir(elsewhere.path("../mail")).expect("a folder");
    let elsewhere = elsewhere.with("../mail/pakke.zip", zip);
    elsewhere.bilag_in("../mail", &["verify", "pakke.zip"])
}

#[test]
fn a_buyer_can_verify_a_package_without_anything_else() {
    let workspace = with_history();
    let zip = format!("{ISSUED}/2026-0004/fjordbygda-final-2026-0004.zip");
    let run = done(said_of(&workspace.read(&zip)));
    let register = String::from_utf8(workspace.read(REGISTER)).expect("text");
    let line: Value = serde_json::from_str(register.lines().nth(3).expect("a line")).expect("JSON");
    for said in [
        "invoice 2026-0004 of 2026-11-20, to be paid by 2026-12-20",
        "corrects 2026-0002 of 2026-11-02, reversed by 2026-0003 of 2026-11-20",
        "because: Feil i timene",
        "B123456 · 54321 · Sirkulære verdikjeder i Fjordbygda",
        "payable 95401.00",
        "each as the manifest says",
        "its EHF asks the same buyer for the same money, to the same account",
        &format!(
            "line 4 of the seller's register, after the one with SHA-256 {}",
            line["previous"].as_str().expect("a hash")
        ),
        "not proven by the package alone: that the seller issued it",
        line["package"]["sha256"].as_str().expect("a hash"),
    ] {
        assert!(run.stdout.contains(said), "{said} isn't in:\n{}", run.stdout);
    }
    let draft = Workspace::example();
    done(draft.bilag(&["build", "--only", "signing"]));
    let draft =
        done(draft.bilag(&["verify", "outputs/fjordbygda/draft/signing/fjordbygda-signing-utkast.zip"]));
    assert!(draft.stdout.contains("a draft, without a number"), "{}", draft.stdout);
}

/// Whatever stands in a ZIP beside its files, or has a name that means another file elsewhere, shows one program what the
/// next doesn't see.
#[test]
fn a_zip_that_two_programs_could_read_differently_is_refused() {
    let workspace = Workspace::example();
    done(workspace.bilag(&["build", "--only", "signing"]));
    let zip = workspace.read("outputs/fjordbygda/draft/signing/fjordbygda-signing-utkast.zip");
    done(said_of(&zip));
    let one = |name: &str| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).expect("memory");
        zip.write_all(b"%PDF-1.7 another invoice").expect("memory");
        zip
    };
    let other = one("01-faktura-utkast-B123456-54321.pdf").finish().expect("a ZIP").into_inner();
    let hidden = &other[..other.windows(4).rposition(|four| four == b"PK\x01\x02").expect("a directory")];
    let end = zip.len() - 22;
    let directory = u32::from_le_bytes(zip[end + 16..end + 20].try_into().expect("four bytes"));
    let moved = |by: usize| {
        let mut record = zip[end..].to_vec();
        let place = directory + u32::try_from(by).expect("small");
        record[16..20].copy_from_slice(&place.to_le_bytes());
        record
    };
    let middle = usize::try_from(directory).expect("small");
    let (files, entries) = (&zip[..middle], &zip[middle..end]);
    let mut comment = zip.clone();
    comment[end + 20] = 4;
    comment.extend(b"note");
    let mut linked = one("a.pdf");
    linked.add_symlink("b.pdf", "/etc/passwd", SimpleFileOptions::default()).expect("memory");
    let mut twins = one("a.pdf");
    twins.start_file("A.pdf", SimpleFileOptions::default()).expect("memory");
    for (what, forged) in [
        ("another ZIP before it", [&other, &zip[..]].concat()),
        ("a hidden file before its files", [hidden, &zip[..]].concat()),
        ("a hidden file after its files", [files, hidden, entries, &moved(hidden.len())].concat()),
        ("something after it", [&zip[..], b"tail"].concat()),
        ("a comment", comment),
        ("a link", linked.finish().expect("a ZIP").into_inner()),
        ("two names that are one", twins.finish().expect("a ZIP").into_inner()),
        ("a way out", one("../../x.pdf").finish().expect("a ZIP").into_inner()),
        ("a device", one("con.pdf").finish().expect("a ZIP").into_inner()),
    ] {
        let run = said_of(&forged);
        assert_eq!(run.status, 1, "{what}: {}", run.stdout);
        assert!(run.stderr.contains("[E0995]") || run.stderr.contains("[E0950]"), "{what}: {}", run.stderr);
        assert!(!run.stdout.contains("payable"), "{what}: {}", run.stdout);
    }
}

#[test]
fn packages_that_follow_each_other_prove_it() {
    let workspace = with_history();
    let path = |number: u32| {
        let milestone = if number == 1 { "signing" } else { "final" };
        format!("{ISSUED}/2026-{number:04}/fjordbygda-{milestone}-2026-{number:04}.zip")
    };
    let paths = [path(4), path(1), path(2)];
    let arguments: Vec<&str> = ["verify"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let run = done(workspace.bilag(&arguments));
    for said in [
        "2026-0002 names 2026-0001, with this very ZIP, as the document before it",
        "between 2026-0002 and 2026-0004 the register has 1 document not among these packages",
    ] {
        assert!(run.stdout.contains(said), "{said} isn't in:\n{}", run.stdout);
    }
    // The first once more, whole in itself, and yet not the one that the second was built on.
    let other = packed_anew(&workspace.read(&path(1)), |_, bytes| Some(bytes));
    workspace.replace(&path(1), &other);
    let run = workspace.bilag(&arguments);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("E0965") && run.stderr.contains("2026-0001"), "{}", run.stderr);
}

#[test]
fn a_package_that_was_changed_on_its_way_is_found() {
    let workspace = issued();
    let zip = workspace.read(FINAL_ZIP);
    done(said_of(&packed_anew(&zip, |_, bytes| Some(bytes))));
    let expect = |zip: &[u8], code: &str, words: &str| {
        let run = said_of(zip);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains(code) && run.stderr.contains(words), "{code} {words}:\n{}", run.stderr);
    };
    let other = packed_anew(&zip, |name, mut bytes| {
        if name == "02-avregning.pdf" {
            bytes[100] ^= 1;
        }
        Some(bytes)
    });
    expect(&other, "E0951", "`02-avregning.pdf` isn't as the manifest");
    let less = packed_anew(&zip, |name, bytes| (name != "02-avregning.pdf").then_some(bytes));
    expect(&less, "E0952", "`02-avregning.pdf`");
    let mut more = ZipWriter::new_append(Cursor::new(zip.clone())).expect("a ZIP");
    more.start_file("07-rabatt.pdf", SimpleFileOptions::default()).expect("a file");
    expect(&more.finish().expect("a ZIP").into_inner(), "E0953", "`07-rabatt.pdf`");
    let none = packed_anew(&zip, |name, bytes| (name != "manifest.json").then_some(bytes));
    expect(&none, "E0950", "it has no manifest.json");
    expect(&zip[..zip.len() / 2], "E0950", "pakke.zip");
    let spaced = packed_anew(&zip, |name, mut bytes| {
        bytes.extend(if name == "manifest.json" { &b"\n"[..] } else { b"" });
        Some(bytes)
    });
    expect(&spaced, "E0950", "it isn't as bilag writes one");
    let middle = zip.len() / 2;
    let mut flipped = zip;
    flipped[middle] ^= 4;
    expect(&flipped, "E0951", "isn't as the manifest");
}

#[test]
fn a_package_that_says_something_else_than_the_register_is_found() {
    let workspace = issued();
    let cheaper = |name: &str, bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes).replace("96181.00", "69181.00");
        Some(if name == "manifest.json" { text.into_bytes() } else { bytes })
    };
    let zip = packed_anew(&workspace.read(FINAL_ZIP), cheaper);
    workspace.replace(FINAL_ZIP, &zip);
    let manifest = format!("{ISSUED}/2026-0002/manifest.json");
    let loose = cheaper("manifest.json", workspace.read(&manifest)).expect("a manifest");
    workspace.replace(&manifest, &loose);
    let words = "the manifest of 2026-0002 says `payable` is 69181.00, and the register says 96181.00";
    found(&workspace, "E0957", &[words, "E0954", "its SHA-256 isn't the one in the register"]);
}

#[test]
fn what_another_version_made_is_said_to_be_that() {
    let workspace = issued();
    // A register of an older version, as it would have written it: each line with its own hash and the one before.
    let register = String::from_utf8(workspace.read(REGISTER)).expect("text");
    let mut previous: Option<String> = None;
    let mut older = String::new();
    for line in register.lines() {
        let mut text = line.replace(concat!("bilag ", env!("CARGO_PKG_VERSION")), "bilag 0.0.9");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        if let Some(previous) = &previous {
            text = text.replace(value["previous"].as_str().expect("a hash"), previous);
        }
        let unhashed = text.replace(value["hash"].as_str().expect("a hash"), "");
        let hash = bilag::digest::sha256(unhashed.as_bytes());
        older.push_str(&unhashed.replace("\"hash\":\"\"", &format!("\"hash\":\"{hash}\"")));
        older.push('\n');
        previous = Some(hash);
    }
    workspace.replace(REGISTER, older.as_bytes());
    found(&workspace, "E0957", &["`tool` is", "0.0.9"]);
    let hours = format!("{ISSUED}/2026-0001/inputs/agreement.yaml");
    let text = String::from_utf8(workspace.read(&hours)).expect("text");
    workspace.replace(&hours, text.replacen("Eksempelveien 1", "Eksempelveien 3", 1).as_bytes());
    let run = workspace.bilag(&["verify", "--rebuild", "2026-0001"]);
    assert!(
        run.stderr.contains("W0951") && run.stderr.contains("2026-0001 was made by bilag 0.0.9"),
        "{}",
        run.stderr
    );
}
