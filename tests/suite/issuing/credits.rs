//! What is given back, in part or whole, and what is billed after it.

#![expect(clippy::disallowed_methods, reason = "a test renames a folder")]

use std::fs;

use serde_json::{Value, json};

use super::*;

#[test]
fn less_than_the_advance_becomes_a_credit_note_on_it() {
    let workspace = with_advance().with(HOURS, HOURS_FEW);
    let run = done(issue_accepting(&workspace, "final", FINAL, &["C1201"]));
    assert!(run.stdout.contains("credit note") && run.stdout.contains("off 2026-0001"), "{}", run.stdout);
    assert_eq!(register(&workspace)[1], ("2026-0002".to_owned(), -6_129_400));
    // More hours turn up: the difference is billed, and the credit note stays.
    let workspace = workspace.with(HOURS, HOURS_FEW.replace("hours: 10", "hours: 12"));
    done(correct(&workspace, "2026-0002"));
    assert_eq!(register(&workspace)[2], ("2026-0003".to_owned(), 170_000));
}

const HOURS_FEW: &str =
    "hours:\n  - {date: 2026-02-03, person: siv, hours: 10, activity: Oppstart, sub_goal: nettverk}\n";

#[test]
fn a_part_is_credited_and_never_more_than_remains() {
    let workspace = with_advance();
    let credit = |part: &[&str]| {
        let mut arguments = vec!["credit", "2026-0001", "--reason", "Avtalt avslag", "--date", SIGNING];
        arguments.extend(part);
        workspace.bilag(&arguments)
    };
    done(credit(&["--amount", "30000,50"]));
    let refused = credit(&["--amount", "50000"]);
    assert_eq!(refused.status, 1);
    assert!(refused.stderr.contains("E1214") && refused.stderr.contains("49999.50"), "{}", refused.stderr);
    assert_eq!(credit(&["--lines", "2"]).status, 1);
    done(credit(&[]));
    assert_eq!(sum(&workspace), 0);
    assert!(credit(&[]).stderr.contains("E1213"));
    // What was taken back can be billed anew, but for what was agreed on, unless that is revoked.
    let anew = ["issue", "fjordbygda", "signing", "--date", SIGNING];
    let plan = done(workspace.bilag(&[&["plan"], &anew[1..]].concat()));
    assert!(plan.stdout.contains("49999.50") || plan.stdout.contains("49 999,50"), "{}", plan.stdout);
    done(workspace.bilag(&[&anew[..], &["--revoke", "2026-0002"]].concat()));
    assert_eq!(sum(&workspace), 8_000_000);
}

#[test]
fn lines_of_an_invoice_are_credited_as_they_were_billed() {
    let workspace = with_both();
    let arguments = ["credit", "2026-0002", "--reason", "Ikke avtalt", "--lines", "1,3", "--date", FINAL];
    done(workspace.bilag(&arguments));
    let lines = manifest(&workspace, "2026-0002")["document"]["lines"].clone();
    let credit_note = manifest(&workspace, "2026-0003")["document"].clone();
    assert_eq!(credit_note["lines"], json!([lines[0], lines[2]]), "with the rows that they came from");
    assert_eq!(credit_note["correction"]["reverses"]["extent"], json!({ "lines": [1, 3] }));
}

#[test]
fn numbers_are_given_per_seller_and_year() {
    let workspace = Workspace::example();
    done(issue(&workspace, "signing", SIGNING));
    let late = done(issue_accepting(&workspace, "final", "2027-01-04", &["C1210", "C1211"]));
    assert!(late.stdout.contains("2027-0001"), "{}", late.stdout);
}

#[test]
fn a_document_cannot_be_dated_before_the_last_one() {
    let workspace = with_advance();
    let run = issue(&workspace, "final", "2026-02-01");
    assert_eq!(run.status, 1, "{}", run.stdout);
}

#[test]
fn an_advance_that_was_taken_back_is_billed_by_correcting_the_final() {
    let workspace = with_both();
    let credit = done(workspace.bilag(&["credit", "2026-0001", "--reason", "Ikke avtalt", "--date", FINAL]));
    assert!(
        credit.stderr.contains("W1201") && credit.stderr.contains("bilag correct 2026-0002"),
        "{}",
        credit.stderr
    );
    assert_eq!(issue(&workspace, "signing", FINAL).status, 1, "the final settles everything");
    done(correct(&workspace, "2026-0002"));
    assert_eq!(sum(&workspace), 17_618_100);
}

#[test]
fn a_build_passes_over_what_is_issued() {
    let workspace = with_advance();
    let run = done(workspace.bilag(&["build"]));
    assert!(run.stdout.contains("fjordbygda · signing: issued as 2026-0001 on 2026-02-02"), "{}", run.stdout);
    assert!(!workspace.path("outputs/fjordbygda/draft/signing").exists());
    let draft = "outputs/fjordbygda/draft/final/01-faktura-B123456-54321-utkast.pdf";
    let text = words(&workspace.read(draft));
    assert!(text.contains("Fratrukket a konto, faktura 2026-0001 av 2. februar 2026"), "{text}");
}

#[test]
fn a_taxable_sellers_correction_gives_the_advance_back_and_takes_it_off_again() {
    let workspace =
        Workspace::example().edited(AGREEMENT, "vat: {status: not_registered}", "vat: {status: taxable}");
    done(issue(&workspace, "signing", SIGNING));
    done(issue_accepting(&workspace, "final", FINAL, &["C1212"]));
    let workspace = workspace.edited(
        HOURS,
        "person: ali, hours: 7, activity: Intervjuer med fire",
        "person: ali, hours: 6, activity: Intervjuer med fire",
    );
    done(correct(&workspace, "2026-0002"));
    let total = |number, name: &str| ore(&manifest(&workspace, number)["document"]["totals"][name]);
    // 176 181 + 25 % − 80 000, and 780 + 25 % less.
    assert_eq!((total("2026-0002", "payable"), total("2026-0003", "payable")), (14_022_625, 14_022_625));
    assert_eq!((total("2026-0004", "payable"), total("2026-0004", "prepaid")), (13_925_125, 8_000_000));
}

#[test]
fn nothing_is_delivered_after_the_day_of_the_settlement() {
    let workspace = with_advance();
    done(issue(&workspace, "final", "2026-10-05"));
    assert!(
        text_of(&workspace, "2026-0001").contains("1. februar – 31. oktober 2026"),
        "what is to be delivered"
    );
    assert!(text_of(&workspace, "2026-0002").contains("Leveringsperiode 1. februar – 5. oktober 2026"));
    let xml = workspace.files(&format!("{ISSUED}/2026-0002")).into_iter().find(|name| name.contains(".xml"));
    let xml = workspace.read(&format!("{ISSUED}/2026-0002/{}", xml.expect("an EHF")));
    let xml = String::from_utf8(xml).expect("text");
    assert!(xml.contains("<cbc:EndDate>2026-10-05</cbc:EndDate>"));
}

#[test]
fn a_receipt_of_two_vouchers_is_listed_with_both() {
    let costs = "inputs/fjordbygda/costs.yaml";
    let workspace = Workspace::example().edited(
        costs,
        "receipts: [receipts/02-lunsj.jpg]",
        "receipts: [receipts/02-lunsj.jpg, receipts/01-sal.pdf]",
    );
    done(workspace.bilag(&["build"]));
    let manifest: Value =
        serde_json::from_slice(&workspace.read("outputs/fjordbygda/draft/final/manifest.json"))
            .expect("JSON");
    let files = manifest["files"].as_array().expect("files").clone();
    let title = files
        .iter()
        .find(|file| file["name"] == "originaler/receipts-01-sal.pdf")
        .map(|file| file["title"].clone());
    assert_eq!(title, Some(json!("Bilag 1, Bilag 2")));
}

#[test]
fn an_advance_is_used_once_however_the_final_is_credited() {
    let workspace =
        Workspace::example().edited(AGREEMENT, "vat: {status: not_registered}", "vat: {status: taxable}");
    done(issue(&workspace, "signing", SIGNING));
    done(issue_accepting(&workspace, "final", FINAL, &["C1212"]));
    // All of it by amount: the advance that the final had used isn't given back with it.
    let arguments = ["credit", "2026-0002", "--reason", "Feil", "--amount", "176181", "--date", FINAL];
    done(workspace.bilag(&arguments));
    done(issue(&workspace, "final", FINAL));
    let paid = |number: &str| {
        let document = manifest(&workspace, number)["document"].clone();
        let payable = ore(&document["totals"]["payable"]);
        if document["kind"] == "credit_note" { -payable } else { payable }
    };
    let all: i64 = ["2026-0001", "2026-0002", "2026-0003", "2026-0004"].into_iter().map(paid).sum();
    assert_eq!(all, 22_022_625, "176 181 and 25 % of it, once");
}

#[test]
fn a_credit_note_is_not_dated_before_what_it_credits_even_in_another_year() {
    let workspace = with_advance();
    let run = workspace.bilag(&["credit", "2026-0001", "--reason", "Feil", "--date", "2025-12-31"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("E0909"), "{}", run.stderr);
}

#[test]
fn what_a_final_gave_back_is_not_drafted_again() {
    let workspace =
        with_advance().with(HOURS, "hours: []\n").with("inputs/fjordbygda/costs.yaml", "costs: []\n");
    fs::remove_dir_all(workspace.path("inputs/fjordbygda/receipts")).expect("a folder");
    done(workspace.bilag(&["issue", "fjordbygda", "final", "--date", FINAL, "--accept", "C1201"]));
    let run = done(workspace.bilag(&["build"]));
    assert!(!run.stdout.contains("to be paid"), "{}", run.stdout);
    let refused = workspace.bilag(&["credit", "2026-0002", "--reason", "Feil", "--date", FINAL]);
    assert!(refused.stderr.contains("E1221") && refused.stderr.contains("bilag correct 2026-0002"));
}

#[test]
fn a_folder_with_another_name_is_asked_about_before_it_is_billed_once_more() {
    let workspace = with_advance();
    fs::rename(workspace.path("inputs/fjordbygda"), workspace.path("inputs/fjord")).expect("another name");
    let run = done(workspace.bilag(&["plan", "fjord", "signing", "--date", SIGNING]));
    assert!(run.stderr.contains("C1213") && run.stderr.contains("`fjordbygda`"), "{}", run.stderr);
}
