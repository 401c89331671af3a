//! A package in which XML and manifest no longer say the same, though every hash in it is right again.

use std::io::{Cursor, Read, Write};

use bilag::digest::sha256;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Run, Workspace};

const FOLDER: &str = "outputs/fjordbygda/issued/2026-0001";
const XML: &str = "01-faktura-2026-0001-B123456-54321.xml";

/// The files of an issued package, in its order.
fn files() -> Vec<(String, Vec<u8>)> {
    let workspace = Workspace::example();
    let run = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let zip = workspace.read(&format!("{FOLDER}/fjordbygda-signing-2026-0001.zip"));
    let mut archive = ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        files.push((entry.name().expect("a name").into_owned(), bytes));
    }
    files
}

/// What `verify` says of a package of these files.
fn verified_files(files: Vec<(String, Vec<u8>)>) -> Run {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory");
        zip.write_all(&bytes).expect("memory");
    }
    let zip = zip.finish().expect("a ZIP").into_inner();
    Workspace::empty().with("forged.zip", zip).bilag(&["verify", "forged.zip"])
}

/// What `verify` says of the package with `old` made `new` in one file, and the hashes set right again.
fn verified(file: &str, old: &str, new: &str) -> Run {
    let mut files = files();
    let changed = files.iter_mut().find(|(name, _)| name == file).expect("a file of the package");
    let text = String::from_utf8(changed.1.clone()).expect("text");
    assert!(text.contains(old), "no {old} in {text:.6000}");
    let (before, after) = (sha256(&changed.1), text.replacen(old, new, 1).into_bytes());
    let (size, other) = (changed.1.len(), after.len());
    changed.1 = after;
    let now = sha256(&changed.1);
    let (_, manifest) = files.iter_mut().find(|(name, _)| name == "manifest.json").expect("a manifest");
    let text = String::from_utf8(manifest.clone()).expect("text").replace(&before, &now);
    *manifest = text.replace(&format!("\"size\": {size},"), &format!("\"size\": {other},")).into_bytes();
    verified_files(files)
}

#[track_caller]
fn assert_found(run: &Run, code: &str, words: &[&str]) {
    let said = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.status, 1, "{said}");
    assert!(said.contains(&format!("[{code}]")), "{said}");
    for word in words {
        assert!(said.contains(word), "no «{word}» in {said}");
    }
}

#[test]
fn a_digit_that_was_changed_in_the_xml_is_found() {
    let run = verified(XML, ">80000.00</cbc:PayableAmount>", ">80001.00</cbc:PayableAmount>");
    assert_found(&run, "E0961", &["80001.00", "80000.00"]);
    let run = verified(XML, "<cbc:BuyerReference>B123456<", "<cbc:BuyerReference>B123457<");
    assert_found(&run, "E0961", &["B123457"]);
}

#[test]
fn who_is_paid_and_by_whom_cannot_be_changed_in_the_xml() {
    const MEANS: &str = "<cac:PaymentMeans>";
    const OTHER: &str = "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>\
        <cac:PayeeFinancialAccount><cbc:ID>86011117947</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>";
    for (old, new, code, words) in [
        (">99990543212<", ">86011117947<", "E0961", "`parties.account` is 86011117947"),
        (">54321013<", ">54321021<", "E0961", "`parties.kid` is 54321021"),
        ("<cbc:PaymentID>54321013</cbc:PaymentID>", "", "E0961", "`parties.kid` is nothing"),
        ("RegistrationName>Inter", "RegistrationName>Utenfor", "E0960", "name one party"),
        (MEANS, &format!("{OTHER}{MEANS}"), "E0960", "PaymentMeans"),
        (MEANS, "<cac:PayeeParty/><cac:PaymentMeans>", "E0960", "PayeeParty"),
    ] {
        let run = verified(XML, old, new);
        assert_found(&run, code, &[words]);
    }
}

#[test]
fn a_package_without_its_xml_or_with_another_is_found() {
    let with = |change: &dyn Fn(&mut Vec<(String, Vec<u8>)>)| {
        let mut files = files();
        change(&mut files);
        verified_files(files)
    };
    let manifest = |files: &mut Vec<(String, Vec<u8>)>, old: &str, new: &str| {
        let (_, bytes) = files.iter_mut().find(|(name, _)| name == "manifest.json").expect("a manifest");
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert!(text.contains(old), "{text}");
        *bytes = text.replacen(old, new, 1).into_bytes();
    };
    let renamed = with(&|files| {
        files.iter_mut().find(|(name, _)| name == XML).expect("the XML").0 = "faktura.XML".to_owned();
        manifest(
            files,
            &format!("\"name\": \"{XML}\",\n      \"kind\": \"ehf\""),
            "\"name\": \"faktura.XML\",\n      \"kind\": \"original\"",
        );
    });
    assert_found(
        &renamed,
        "E0996",
        &["0 files of it are its EHF", "`faktura.XML` isn't named as what it is"],
    );
}

#[test]
fn a_digit_that_was_changed_in_the_manifest_is_found() {
    let (payable, changed) = ("\"payable\": \"80000.00\"", "\"payable\": \"80010.00\"");
    let run = verified("manifest.json", payable, changed);
    assert_found(&run, "E0961", &["80010.00"]);
}

#[test]
fn an_xml_that_cannot_be_read_is_found() {
    assert_found(&verified(XML, "</Invoice>", ""), "E0960", &["never closed"]);
}

#[test]
fn each_figure_and_reference_of_the_xml_is_compared() {
    for (old, new, words) in [
        (">2026-0001<", ">2026-0002<", "`number` is 2026-0002, and the manifest says 2026-0001"),
        (">2026-02-02<", ">2026-02-03<", "`date` is 2026-02-03"),
        (">2026-03-04<", ">2026-03-14<", "`due` is 2026-03-14"),
        (">54321<", ">54312<", "`project_number` is 54312"),
        (">80000.00</cbc:TaxExclusiveAmount", ">80000.01</cbc:TaxExclusiveAmount", "`net` is 80000.01"),
        (">80000.00</cbc:PriceAmount", ">80000.10</cbc:PriceAmount", "`lines.1.price` is 80000.10"),
        ("unitCode=\"EA\">1<", "unitCode=\"EA\">2<", "`lines.1.quantity` is 2.00"),
        (">JVBER", ">JVBES", "in it is another, and the manifest says the one of the package"),
    ] {
        assert_found(&verified(XML, old, new), "E0961", &[words]);
    }
    // The first is the sum of the lines, which the manifest doesn't have: it must follow from its parts.
    let run = verified(XML, ">80000.00</cbc:LineExt", ">60000.00</cbc:LineExt");
    assert_found(&run, "E0960", &["60000.00"]);
}
