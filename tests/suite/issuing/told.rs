//! What credit notes and replacements tell the buyer: what they take off, what is paid instead, and when money goes back.

use super::*;

fn edited(workspace: Workspace) -> Workspace {
    let hour = "person: ali, hours: 7, activity: Intervjuer med fire";
    workspace.edited(HOURS, hour, &hour.replace('7', "6"))
}

fn ehf(workspace: &Workspace, number: &str) -> String {
    let folder = format!("{ISSUED}/{number}");
    let files = workspace.files(&folder);
    let name = files.iter().find(|name| name.rsplit('.').next() == Some("xml")).expect("an EHF");
    String::from_utf8(workspace.read(&format!("{folder}/{name}"))).expect("text")
}

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said} isn't in:\n{text}");
    }
}

fn credit(workspace: &Workspace, number: &str, part: &[&str]) {
    let arguments = ["credit", number, "--reason", "Avtalt", "--date", FINAL];
    done(workspace.bilag(&[&arguments[..], part].concat()));
}

#[test]
fn both_documents_of_a_correction_say_what_is_paid_instead() {
    let workspace = edited(with_both());
    done(correct(&workspace, "2026-0002"));
    let told = [
        "Faktura 2026-0002 av 2. november 2026 skal ikke betales.",
        "Betal faktura 2026-0004, 95 401,00 kr, innen 20. desember 2026.",
        "Differansen er 780,00 kr i kjøpers favør. Er faktura 2026-0002 betalt, tilbakebetales differansen",
    ];
    for number in ["2026-0003", "2026-0004"] {
        says(&text_of(&workspace, number), &told);
        says(&ehf(&workspace, number), &told);
    }
    let instead = &manifest(&workspace, "2026-0003")["document"]["correction"]["instead"];
    assert_eq!((&instead["number"], &instead["difference"]), (&json!("2026-0004"), &json!("-780.00")));
    workspace.keep("instead");
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}

#[test]
fn a_part_is_called_a_part_and_says_when_it_is_paid_back() {
    let workspace = with_advance();
    credit(&workspace, "2026-0001", &["--amount", "30000"]);
    let part = text_of(&workspace, "2026-0002");
    says(
        &part,
        &[
            "Krediterer delvis 30 000,00 kr av faktura 2026-0001 av 2. februar 2026 (80 000,00 kr)",
            "Er det som krediteres, betalt, tilbakebetales 30 000,00 kr senest 2. desember 2026 til kontoen",
        ],
    );
    workspace.keep("part");
    credit(&workspace, "2026-0001", &[]);
    says(&text_of(&workspace, "2026-0003"), &["Krediterer resten 50 000,00 kr av faktura 2026-0001"]);
}

#[test]
fn a_surplus_says_what_it_takes_off_each_document() {
    let workspace = with_advance();
    credit(&workspace, "2026-0001", &["--amount", "1000"]);
    let hours =
        "hours:\n  - {date: 2026-02-03, person: siv, hours: 10, activity: Oppstart, sub_goal: nettverk}\n";
    let workspace = workspace.with(HOURS, hours);
    done(issue_accepting(&workspace, "final", FINAL, &["C1201"]));
    let text = text_of(&workspace, "2026-0003");
    says(&text, &["Krediterer delvis 61 294,00 kr av faktura 2026-0001 av 2. februar 2026 (80 000,00 kr)"]);
    assert!(!text.contains("Tidligere fakturert"), "{text}");
    assert_eq!(preceding(&workspace, "2026-0003"), ["2026-0001"], "BG-3 names only what is credited");
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}

#[test]
fn a_taxable_sellers_advance_is_a_payment_in_words_and_goes_back_as_one() {
    let midway = "  - {id: midway, title: Midtveis, basis: settlement, through: 2026-10-31}\n  - {id: final,";
    let hours =
        "hours:\n  - {date: 2026-02-03, person: siv, hours: 10, activity: Oppstart, sub_goal: nettverk}\n";
    let workspace = Workspace::example()
        .edited(AGREEMENT, "vat: {status: not_registered}", "vat: {status: taxable}")
        .edited(AGREEMENT, "settlement, share: 60", "settlement")
        .edited(AGREEMENT, "  - {id: final,", midway)
        .with(HOURS, hours);
    done(issue(&workspace, "signing", SIGNING));
    let advance = text_of(&workspace, "2026-0001");
    says(&advance, &["Forskuddsfaktura", "Forskudd: 40 % av rammen"]);
    assert!(!advance.contains("konto:"), "{advance}");
    done(issue_accepting(&workspace, "midway", FINAL, &["C1212"]));
    assert_eq!(manifest(&workspace, "2026-0002")["document"]["totals"]["payable"], "0.00");
    // Nothing more is due: 80 000 less 18 706 with VAT go back, and the settlement's table ends in that.
    done(issue_accepting(&workspace, "final", FINAL, &["C1201"]));
    let totals = &manifest(&workspace, "2026-0003")["document"]["totals"];
    assert_eq!((&totals["net"], &totals["payable"]), (&json!("56617.50"), &json!("56617.50")));
    let text = text_of(&workspace, "2026-0003");
    says(&text, &["Til gode for kjøper", "Krediterer delvis 56 617,50 kr av faktura 2026-0001"]);
    let settlement = words(&workspace.read(&format!("{ISSUED}/2026-0003/02-avregning.pdf")));
    says(&settlement, &["Fratrukket forskudd", "−56 617,50"]);
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}

#[test]
fn the_credit_note_of_an_invoice_that_gave_back_says_that_the_seller_gets_it() {
    let hours =
        "hours:\n  - {date: 2026-02-03, person: siv, hours: 10, activity: Oppstart, sub_goal: nettverk}\n";
    let workspace = Workspace::example()
        .edited(AGREEMENT, "vat: {status: not_registered}", "vat: {status: taxable}")
        .with(HOURS, hours);
    done(issue(&workspace, "signing", SIGNING));
    done(issue_accepting(&workspace, "final", FINAL, &["C1201", "C1212"]));
    let text = text_of(&workspace, "2026-0002");
    says(&text, &["Til gode for kjøper", "56 617,50 kr tilbakebetales senest 2. desember 2026 til kontoen"]);
    credit(&workspace, "2026-0002", &[]);
    let text = text_of(&workspace, "2026-0003");
    says(&text, &["Tilbakeføres til selger", "56 617,50"]);
    assert!(!text.contains("−56 617,50 kr") && !text.contains("Til gode"), "{text}");
}

#[test]
fn what_was_credited_for_good_is_closed_and_asks_no_more() {
    let workspace = with_both();
    credit(&workspace, "2026-0002", &["--close"]);
    let status = done(workspace.bilag(&["status", "fjordbygda", "--date", FINAL])).stdout;
    says(&status, &["final    closed: 2026-0003 took it back for good", "nothing:"]);
    done(workspace.bilag(&["build", "fjordbygda"]));
    assert!(!workspace.path("outputs/fjordbygda/draft/final").exists());
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
    // Opened again, with a yes.
    let asked = issue(&workspace, "final", CORRECTION);
    assert!(asked.status == 1 && asked.stderr.contains("C1258"), "{}", asked.stderr);
    done(issue_accepting(&workspace, "final", CORRECTION, &["C1258"]));
    assert_eq!(register(&workspace)[3], ("2026-0004".to_owned(), 9_618_100));
}

#[test]
fn what_changed_since_is_no_reason_to_correct() {
    let workspace = with_advance().edited(AGREEMENT, "frame: 200000.00", "frame: 250000.00");
    let workspace = workspace.edited(AGREEMENT, "9999 05 43212", "1234 56 78903");
    let status = |workspace: &Workspace| {
        done(workspace.bilag(&["status", "fjordbygda", "--date", "2026-06-01"])).stdout
    };
    let text = status(&workspace);
    assert!(!text.contains("correct 2026-0001"), "{text}");
    says(
        &text.split_whitespace().collect::<Vec<_>>().join(" "),
        &["it stays, if that changed after it was issued"],
    );
    let diff = done(workspace.bilag(&["diff", "fjordbygda", "signing"])).stdout;
    says(
        &diff,
        &["if that changed after 2026-02-02", "2026-0001 is right as it is", "bilag correct 2026-0001"],
    );
    // A wrong share is something else.
    let workspace = workspace.edited(AGREEMENT, "basis: advance, share: 40", "basis: advance, share: 30");
    let workspace =
        workspace.edited(AGREEMENT, "basis: settlement, share: 60", "basis: settlement, share: 70");
    says(&status(&workspace), &["bilag correct 2026-0001"]);
}

#[test]
fn a_correction_can_be_looked_at_before() {
    let workspace = edited(with_both());
    let before = workspace.read("outputs/register.jsonl");
    let arguments = ["correct", "2026-0002", "--reason", "Feil i timene", "--date", CORRECTION, "--dry-run"];
    let run = done(workspace.bilag(&arguments));
    let drafts = "outputs/fjordbygda/draft/correction-2026-0002";
    says(&run.stdout, &["would issue 2026-0004", drafts]);
    assert_eq!(workspace.read("outputs/register.jsonl"), before);
    assert!(!workspace.path(&format!("{ISSUED}/2026-0003")).exists());
    let files = workspace.files(drafts);
    let is_sent = |file: &&String| !file.contains("/originaler/") && file.rsplit('.').next() != Some("pdf");
    assert_eq!(files.iter().filter(is_sent).count(), 0, "nothing that somebody could send: {files:?}");
    let invoice = files.iter().find(|file| file.starts_with("2026-0004/01-")).expect("a draft");
    let report = files.iter().find(|file| file.starts_with("2026-0004/06-")).expect("a draft");
    for file in [invoice, report] {
        says(&words(&workspace.read(&format!("{drafts}/{file}"))), &["UTKAST"]);
    }
    let text = words(&workspace.read(&format!("{drafts}/{invoice}")));
    says(&text, &["Erstatter faktura 2026-0002", "95 401,00"]);
    done(workspace.bilag(&["verify"]));
}
