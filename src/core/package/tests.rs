//! Packages as their readers see them.

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use proptest::prelude::*;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::archive::options;
use super::{
    Contents, FORMAT, Facts, FileKind, MANIFEST, Manifest, Named, NotAManifest, PackageFile, ascii_name,
    ascii_names, schema, zip,
};
use crate::diag::catalogue::Internal;
use crate::digest::{Print, sha256};
use crate::domain::fixture::{day, kr, project};
use crate::domain::{DocumentRef, NumberFormat, OrgNumber};
use crate::invoice::{Correction, Extent, Issued, Paper, Step, draft};
use crate::register::Register;
use crate::reuse::{InMemory, Nothing};
use crate::settle::settle;

fn manifest(contents: &Contents) -> Vec<u8> {
    Manifest::of(contents).bytes()
}

fn file(name: &str, kind: FileKind, text: &str) -> PackageFile {
    let bytes = Arc::from(text.as_bytes());
    PackageFile { name: name.to_owned(), kind, title: "Tittel".to_owned(), pages: Some(1), bytes }
}

fn contents() -> Contents {
    let project = project();
    let milestone = &project.agreement.milestones[0];
    let settlement = settle(&project, milestone, &[]);
    Contents {
        facts: Facts {
            agreement: Named { id: project.agreement.id.clone(), title: "Grønn næring".to_owned() },
            milestone: Named { id: milestone.id.clone(), title: "Ved signering".to_owned() },
            sample: true,
            labels: project.agreement.references.clone(),
            parties: project.agreement.parties(true),
            register: None,
            paper: draft(&project, &settlement).map_or(Paper::Nothing, Paper::Draft),
            settlement,
        },
        inputs: vec![Print::of("agreement.yaml", b"title: A\n")],
        templates: Vec::new(),
        files: vec![
            file("01-faktura.pdf", FileKind::Invoice, "%PDF-1.7"),
            file("originaler/notat.txt", FileKind::Original, &"samme linje\n".repeat(100)),
        ],
    }
}

/// The same with a number.
fn issued_contents() -> Contents {
    let mut contents = contents();
    let Paper::Draft(content) = contents.facts.paper else { panic!("a draft") };
    let register = Register::default();
    let seller = OrgNumber::parse("930580260").unwrap();
    let (number, registration) = register.next(&seller, &NumberFormat::default(), day(1, 20)).unwrap();
    let correction = Correction {
        original: DocumentRef { number: number.clone(), date: day(1, 20) },
        reason: "Æsj: «feil»".to_owned(),
        changes: vec!["Timer".to_owned()],
        instead: None,
        step: Step::Reverses { extent: Extent::Lines(vec![1, 3]) },
    };
    let due = Some(day(2, 19));
    contents.facts.paper =
        Paper::Issued(Issued { number, date: day(1, 20), due, content, correction: Some(correction) });
    contents.facts.register = Some(registration);
    contents
}

fn package() -> Vec<u8> {
    let contents = contents();
    zip("p.zip", &contents.files, &manifest(&contents), &Nothing).unwrap()
}

#[test]
fn files_deflated_side_by_side_are_those_that_one_thread_would_pack() {
    let mut contents = contents();
    for number in 0..20_u8 {
        let noise =
            (0..9000_u32).map(|at| char::from(b' ' + u8::try_from(at * at % 89).unwrap() % (number + 1)));
        let ending = ["pdf", "png", "xml"][usize::from(number % 3)];
        contents.files.push(file(
            &format!("f{number}.{ending}"),
            FileKind::Original,
            &noise.collect::<String>(),
        ));
    }
    let manifest = manifest(&contents);
    let mut in_turn = ZipWriter::new(Cursor::new(Vec::new()));
    let members = contents.files.iter().map(|file| (&*file.name, &*file.bytes));
    for (name, bytes) in members.chain([(MANIFEST, &*manifest)]) {
        in_turn.start_file(name, options(name)).unwrap();
        in_turn.write_all(bytes).unwrap();
    }
    let in_turn = in_turn.finish().unwrap().into_inner();
    assert!(zip("p.zip", &contents.files, &manifest, &Nothing).unwrap() == in_turn);
    let memory = InMemory::before(&Nothing);
    for _ in 0..2 {
        assert!(zip("p.zip", &contents.files, &manifest, &memory).unwrap() == in_turn, "reused");
    }
}

#[test]
fn the_zip_holds_the_files_in_order_and_the_manifest_last() {
    let mut archive = ZipArchive::new(Cursor::new(package())).unwrap();
    let names: Vec<_> =
        (0..3).map(|index| archive.by_index(index).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(names, ["01-faktura.pdf", "originaler/notat.txt", "manifest.json"]);
    for (index, expected) in contents().files.iter().enumerate() {
        let mut bytes = Vec::new();
        archive.by_index(index).unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(*bytes, *expected.bytes);
    }
}

#[test]
fn what_is_compressed_already_is_stored() {
    let file = |name: &str| PackageFile { name: name.to_owned(), ..contents().files[0].clone() };
    let zipped = zip("p.zip", &["a.pdf", "b.JPG", "c.png"].map(file), b"{}\n", &Nothing).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(zipped)).unwrap();
    let methods: Vec<_> = (0..4).map(|index| archive.by_index(index).unwrap().compression()).collect();
    let (stored, deflated) = (CompressionMethod::Stored, CompressionMethod::Deflated);
    assert_eq!(methods, [deflated, stored, stored, deflated]);
}

/// A new default of the ZIP library or another Deflate would change every package: this number says so.
#[test]
fn the_bytes_do_not_depend_on_time_or_library_defaults() {
    let files = contents().files;
    let zipped = zip("p.zip", &files, b"{}\n", &Nothing).unwrap();
    assert_eq!(zipped, zip("p.zip", &files, b"{}\n", &Nothing).unwrap());
    assert_eq!(sha256(&zipped), "79b9e7e307222036afdb5d908c1d4b9f90e8ffbbd59068f10079030da16c1a18");
}

#[test]
fn two_files_with_one_name_are_refused() {
    let twice = [file("a.pdf", FileKind::Original, "1"), file("a.pdf", FileKind::Original, "2")];
    let problems = zip("p.zip", &twice, b"{}", &Nothing).unwrap_err();
    assert_eq!(problems.iter().map(crate::diag::Problem::code).collect::<Vec<_>>(), [Internal::CODE]);
}

#[test]
fn the_manifest_lists_files_and_inputs_with_their_hashes() {
    let text = String::from_utf8(manifest(&contents())).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"bilag-package/4\",\n  \"tool\": \"bilag "));
    assert!(text.ends_with("}\n"));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["status"], "draft");
    assert_eq!(value["labels"]["order_number"], "B123456");
    assert_eq!(value["files"][0]["kind"], "invoice");
    assert_eq!(value["files"][0]["size"], 8);
    assert_eq!(value["files"][0]["sha256"], sha256(b"%PDF-1.7"));
    assert_eq!(value["inputs"][0]["path"], "agreement.yaml");
    assert_eq!(value["inputs"][0]["sha256"], sha256(b"title: A\n"));
}

#[test]
fn a_manifest_that_is_read_is_written_the_same_to_the_byte() {
    for contents in [contents(), issued_contents()] {
        let written = manifest(&contents);
        let read = Manifest::read(&written).unwrap();
        assert_eq!((&read.facts, &read.inputs), (&contents.facts, &contents.inputs));
        assert_eq!(read.bytes(), written);
        let spaced = [written.as_slice(), b"\n"].concat();
        assert!(matches!(Manifest::read(&spaced), Err(NotAManifest::Unreadable(_))));
    }
}

#[test]
fn an_older_manifest_is_refused_by_the_name_of_its_format() {
    let older = String::from_utf8(manifest(&contents())).unwrap().replace(FORMAT, "bilag-package/2");
    let refused = NotAManifest::OtherFormat("bilag-package/2".to_owned());
    assert_eq!(Manifest::read(older.as_bytes()), Err(refused));
}

#[test]
fn the_line_of_the_register_follows_from_the_manifest() {
    let manifest = Manifest::of(&issued_contents());
    let entry = manifest.entry("ab".repeat(32)).unwrap();
    let registration = manifest.facts.register.clone().unwrap();
    assert_eq!((registration.line, entry.payable), (1, kr(112_500)));
    let register = Register::default().append(vec![entry.clone()]).unwrap();
    assert_eq!(register.head(), registration.hash(entry));
    assert_eq!(Manifest::of(&contents()).entry(String::new()), None, "a draft has none");
}

#[test]
fn sha256_is_the_standard_one() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test compares with, or accepts, a committed file")]
fn the_committed_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/manifest.schema.json");
    let current = format!("{:#}\n", schema());
    if std::env::var("BILAG_ACCEPT").is_ok_and(|name| name == "schema") {
        std::fs::write(path, &current).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        current,
        "run once with BILAG_ACCEPT=schema and read the diff"
    );
}

#[test]
fn names_become_ascii() {
    for (name, expected) in [
        ("Møterom på Hønefoss 1.PDF", "moeterom-paa-hoenefoss-1.pdf"),
        ("Ærlig--talt!.jpeg", "aerlig-talt.jpeg"),
        ("kvittering nr. 4 (kopi).png", "kvittering-nr-4-kopi.png"),
        ("cafe\u{301}.pdf", "cafe.pdf"),
        ("Łódź.pdf", "lodz.pdf"),
        ("счёт.pdf", "fil.pdf"),
        ("CON.pdf", "con-fil.pdf"),
        ("uten endelse", "uten-endelse"),
        ("../../etc/passwd", "etc-passwd"),
        (".pdf", "pdf"),
        ("", "fil"),
    ] {
        assert_eq!(ascii_name(name), expected, "{name}");
    }
}

#[test]
fn equal_names_get_numbers() {
    assert_eq!(
        ascii_names(["å.pdf", "AA.pdf", "aa-2.pdf", "aa.pdf"]),
        ["aa.pdf", "aa-2.pdf", "aa-2-2.pdf", "aa-3.pdf"]
    );
}

proptest! {
    #[test]
    fn every_name_becomes_usable(names in prop::collection::vec(".{0,120}", 0..6)) {
        let ascii = ascii_names(names.iter().map(String::as_str));
        for name in &ascii {
            let is_usable = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
            prop_assert!(!name.is_empty() && name.chars().all(is_usable));
            prop_assert!(!name.starts_with(['.', '-']) && !name.ends_with(['.', '-']));
        }
        let distinct: std::collections::BTreeSet<_> = ascii.iter().collect();
        prop_assert_eq!(distinct.len(), ascii.len());
    }
}
