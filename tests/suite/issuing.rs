//! Documents with numbers: issued once, corrected by new documents, and never changed.

mod again;
mod credits;
mod nothing_due;
mod reductions;
mod told;

use serde_json::{Value, json};

use crate::pdf_text;
use crate::support::{Run, Workspace};

/// The day that the example's agreement is signed and the day after its last deadline.
const SIGNING: &str = "2026-02-02";
const FINAL: &str = "2026-11-02";
const CORRECTION: &str = "2026-11-20";

const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";
const ISSUED: &str = "outputs/fjordbygda/issued";

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    run
}

fn issue(workspace: &Workspace, milestone: &str, date: &str) -> Run {
    workspace.bilag(&["issue", "fjordbygda", milestone, "--date", date])
}

/// The same, where a person said yes to what is unusual.
fn issue_accepting(workspace: &Workspace, milestone: &str, date: &str, codes: &[&str]) -> Run {
    let accepted = codes.iter().flat_map(|code| ["--accept", code]);
    let arguments: Vec<&str> =
        ["issue", "fjordbygda", milestone, "--date", date].into_iter().chain(accepted).collect();
    workspace.bilag(&arguments)
}

/// The example with its advance issued.
fn with_advance() -> Workspace {
    let workspace = Workspace::example();
    done(issue(&workspace, "signing", SIGNING));
    workspace
}

/// The example with everything issued.
fn with_both() -> Workspace {
    let workspace = with_advance();
    done(issue(&workspace, "final", FINAL));
    workspace
}

fn correct(workspace: &Workspace, number: &str) -> Run {
    workspace.bilag(&["correct", number, "--reason", "Feil i timene", "--date", CORRECTION])
}

/// The register's lines: number, kind and sum ex VAT, below zero for a credit note.
fn register(workspace: &Workspace) -> Vec<(String, i64)> {
    let text = String::from_utf8(workspace.read("outputs/register.jsonl")).expect("text");
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"));
    lines
        .map(|line| {
            let net = ore(&line["net"]);
            let sign = if line["kind"] == "credit_note" { -1 } else { 1 };
            (line["number"].as_str().expect("a number").to_owned(), sign * net)
        })
        .collect()
}

fn ore(amount: &Value) -> i64 {
    amount.as_str().expect("an amount").replace('.', "").parse().expect("digits")
}

/// Everything issued, less everything credited.
fn sum(workspace: &Workspace) -> i64 {
    register(workspace).iter().map(|(_, net)| net).sum()
}

/// The first document of an issued folder: invoice or credit note.
fn text_of(workspace: &Workspace, number: &str) -> String {
    let folder = format!("{ISSUED}/{number}");
    let name =
        workspace.files(&folder).into_iter().find(|name| name.starts_with("01-") && name.contains(".pdf"));
    words(&workspace.read(&format!("{folder}/{}", name.expect("a document"))))
}

/// A document's words, with one space between them wherever the lines end.
fn words(pdf: &[u8]) -> String {
    pdf_text::text(pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The documents that an EHF names as earlier ones (BG-3).
fn preceding(workspace: &Workspace, number: &str) -> Vec<String> {
    let folder = format!("{ISSUED}/{number}");
    let files = workspace.files(&folder);
    let ehf = files.iter().find(|name| name.rsplit('.').next() == Some("xml")).expect("an EHF");
    let xml = String::from_utf8(workspace.read(&format!("{folder}/{ehf}"))).expect("text");
    let references = xml.split("<cac:InvoiceDocumentReference>").skip(1);
    let ids =
        references.filter_map(|rest| Some(rest.split_once("<cbc:ID>")?.1.split_once('<')?.0.to_owned()));
    ids.collect()
}

fn manifest(workspace: &Workspace, number: &str) -> Value {
    serde_json::from_slice(&workspace.read(&format!("{ISSUED}/{number}/manifest.json"))).expect("JSON")
}

#[test]
fn the_advance_gets_the_first_number_and_what_the_law_asks_for() {
    let workspace = Workspace::example();
    let run = done(issue(&workspace, "signing", SIGNING));
    assert!(run.stdout.contains("issued 2026-0001 of 2026-02-02: invoice"), "{}", run.stdout);
    let text = text_of(&workspace, "2026-0001");
    for said in
        ["Fakturanummer", "2026-0001", "2. februar 2026", "4. mars 2026", "80 000,00", "B123456", "54321"]
    {
        assert!(text.contains(said), "{said} isn't in:\n{text}");
    }
    assert!(!text.contains("UTKAST") && !text.contains("utkast"), "{text}");
    assert_eq!(manifest(&workspace, "2026-0001")["document"]["number"], "2026-0001");
    assert_eq!(register(&workspace), [("2026-0001".to_owned(), 8_000_000)]);
}

#[test]
fn a_plan_says_the_same_and_writes_nothing() {
    let workspace = Workspace::example();
    let plan =
        done(workspace.bilag(&["plan", "fjordbygda", "signing", "--date", SIGNING, "--format", "json"]));
    assert!(!workspace.path("outputs/register.jsonl").exists() && !workspace.path(ISSUED).exists());
    let issued =
        done(workspace.bilag(&["issue", "fjordbygda", "signing", "--date", SIGNING, "--format", "json"]));
    let plan: Value = serde_json::from_str(&plan.stdout).expect("JSON");
    let issued: Value = serde_json::from_str(&issued.stdout).expect("JSON");
    assert_eq!(plan["documents"], issued["documents"], "down to the SHA-256 of the package");
    assert_eq!((&plan["planned"], &issued["planned"]), (&json!(true), &json!(false)));
}

#[test]
fn the_final_takes_the_advance_off_by_number_and_date() {
    let workspace = with_both();
    let text = text_of(&workspace, "2026-0002");
    assert!(text.contains("Fratrukket a konto, faktura 2026-0001 av 2. februar 2026"), "{text}");
    assert_eq!(register(&workspace)[1], ("2026-0002".to_owned(), 9_618_100));
    let settlement = words(&workspace.read(&format!("{ISSUED}/2026-0002/02-avregning.pdf")));
    assert!(settlement.contains("Vedlegg til faktura 2026-0002 av 2. november 2026"), "{settlement}");
    assert!(settlement.contains("(oppdiktet) · til faktura 2026-0002"), "each foot: {settlement}");
}

#[test]
fn what_is_issued_is_not_issued_again() {
    let workspace = with_advance();
    let before = workspace.files("outputs");
    let run = issue(&workspace, "signing", SIGNING);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("E1205") && run.stderr.contains("2026-0001"), "{}", run.stderr);
    assert_eq!(workspace.files("outputs"), before);
}

#[test]
fn every_reason_not_to_issue_is_told_at_once() {
    let workspace = Workspace::example()
        .edited(AGREEMENT, "signed_on: 2026-01-20", "signed_on:\nsample: true")
        .edited(AGREEMENT, "  account: \"9999 05 43212\"\n", "")
        .edited(AGREEMENT, "vat: {status: not_registered}\n", "");
    let run = issue(&workspace, "final", "2026-06-01");
    assert_eq!(run.status, 1);
    for said in ["sample: true", "payment.account", "signed_on", "`vat`", "E1206", "E1208", "hours.yaml"] {
        assert!(run.stderr.contains(said), "{said} isn't in:\n{}", run.stderr);
    }
    assert_eq!(workspace.files("outputs"), [".lock"], "nothing is written but the lock");
}

#[test]
fn a_correction_reverses_and_replaces_and_leaves_the_original_as_it_was() {
    let workspace = with_both();
    let original = workspace.files(&format!("{ISSUED}/2026-0002"));
    let bytes = workspace.read(&format!("{ISSUED}/2026-0002/manifest.json"));
    let workspace = workspace.edited(
        HOURS,
        "person: ali, hours: 7, activity: Intervjuer med fire",
        "person: ali, hours: 6, activity: Intervjuer med fire",
    );
    let run = done(correct(&workspace, "2026-0002"));
    assert!(run.stdout.contains("2026-0003") && run.stdout.contains("2026-0004"), "{}", run.stdout);
    let numbers: Vec<(String, i64)> = register(&workspace).split_off(2);
    assert_eq!(numbers, [("2026-0003".to_owned(), -9_618_100), ("2026-0004".to_owned(), 9_540_100)]);
    let credit_note = text_of(&workspace, "2026-0003");
    for said in
        ["Kreditnota", "faktura 2026-0002 av 2. november 2026", "Feil i timene", "96 181,00", "7,00", "6,00"]
    {
        assert!(credit_note.contains(said), "{said} isn't in:\n{credit_note}");
    }
    let replacement = text_of(&workspace, "2026-0004");
    for said in ["Erstatter", "2026-0002", "kreditnota 2026-0003", "Feil i timene", "95 401,00"] {
        assert!(replacement.contains(said), "{said} isn't in:\n{replacement}");
    }
    assert_eq!(workspace.files(&format!("{ISSUED}/2026-0002")), original);
    assert_eq!(workspace.read(&format!("{ISSUED}/2026-0002/manifest.json")), bytes);
    let revision = &manifest(&workspace, "2026-0004")["document"]["correction"];
    assert_eq!(revision["original"]["number"], "2026-0002");
    assert_eq!(revision["replaces"]["credit_note"]["number"], "2026-0003");
    let reversal = &manifest(&workspace, "2026-0003")["document"]["correction"];
    assert_eq!(reversal["reverses"]["extent"], "whole");
    assert_eq!(revision["reason"], "Feil i timene");
    assert!(!revision["changes"].as_array().expect("a list").is_empty());
}

#[test]
fn correcting_the_advance_settles_the_final_anew_when_the_sum_would_be_wrong() {
    let workspace = with_both();
    let whole = sum(&workspace);
    let workspace = workspace
        .edited(AGREEMENT, "basis: advance, share: 40", "basis: advance, share: 30")
        .edited(AGREEMENT, "basis: settlement, share: 60", "basis: settlement, share: 70");
    let run = done(correct(&workspace, "2026-0001"));
    let documents = register(&workspace).split_off(2);
    let nets: Vec<i64> = documents.iter().map(|(_, net)| *net).collect();
    assert_eq!(nets, [-8_000_000, 6_000_000, -9_618_100, 11_618_100], "{}", run.stdout);
    assert_eq!(sum(&workspace), whole);
}

#[test]
fn correcting_the_advance_leaves_a_final_alone_that_is_still_right() {
    let workspace = with_both().edited(AGREEMENT, "Eksempelveien 1", "Eksempelveien 2");
    done(correct(&workspace, "2026-0001"));
    let nets: Vec<i64> = register(&workspace).iter().map(|(_, net)| *net).collect();
    assert_eq!(nets, [8_000_000, 9_618_100, -8_000_000, 8_000_000]);
}
