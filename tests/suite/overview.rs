//! The page from which a package is attested.

#![expect(clippy::disallowed_methods, reason = "a receipt is taken out of the inputs")]

use std::fmt::Write as _;

use crate::pdf_text;
use crate::support::{Workspace, bytes_of_repository};

const FINAL: &str = "outputs/fjordbygda/draft/final";
const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";

fn overview(workspace: &Workspace, folder: &str) -> String {
    let pages = pdf_text::pages(&workspace.read(&format!("{folder}/00-oversikt.pdf")));
    assert_eq!(pages.len(), 1, "{pages:#?}");
    pages[0].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An amount of the manifest as it is written on paper.
fn written(amount: &str) -> String {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, "00"));
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
    format!("{},{fraction}", groups.join(" "))
}

#[test]
fn the_overview_has_the_figures_of_the_manifest_and_the_pages_that_prove_them() {
    let workspace = Workspace::example();
    let run = workspace.bilag(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = overview(&workspace, FINAL);
    let manifest: serde_json::Value =
        serde_json::from_slice(&workspace.read(&format!("{FINAL}/manifest.json"))).expect("JSON");
    let figures = &manifest["settlement"];
    for name in ["frame", "documented", "billed_before", "due", "fees_total", "costs_total"] {
        let amount = written(figures[name].as_str().expect("text"));
        assert!(text.contains(&amount), "no {name}, {amount}: {text}");
    }
    // 200 000,00 − 80 000,00 − 96 181,00
    assert!(text.contains("Rest av rammen 23 819,00"), "{text}");
    let to_do = "Når dokumentet er utstedt: Betal 96 181,00 kr innen 30 dager etter utstedelse til konto 9999 05 \
                 43212, KID 54321013.";
    assert!(text.contains(to_do), "{text}");
    for check in [
        "Alle 41 timeføringer er innenfor 1. februar – 31. oktober 2026.",
        "Alle 4 bilag har kvittering i pakken.",
        "Alt som faktureres, er innenfor avtalens ramme.",
        "Linjene på fakturaen gir summen, og summen er den samme i avregningen.",
    ] {
        assert!(text.contains(check), "{text}");
    }
    let costs = pdf_text::pages(&workspace.read(&format!("{FINAL}/04-kostnader.pdf")));
    for (number, page) in [(1, 2), (2, 4), (3, 5), (4, 6)] {
        assert!(text.contains(&format!("04-kostnader.pdf, side {page}")), "{text}");
        assert!(
            costs[page - 1].contains(&format!("Bilag {number}")),
            "voucher {number}: {}",
            costs[page - 1]
        );
    }
    assert!(text.contains("Siv Eksempel 103,50 87 975,0003-timeliste-siv.pdf, side 1–2"), "{text}");
    for file in manifest["files"].as_array().expect("a list") {
        let (name, pages) = (file["name"].as_str().expect("text"), file["pages"].as_u64());
        if !name.starts_with("originaler/") && name != "00-oversikt.pdf" {
            let pages = pages.map(|pages| format!(" {pages} sider")).unwrap_or_default();
            assert!(text.contains(&format!("{name}{pages}")), "no {name}{pages}: {text}");
        }
    }
    // The invoice has names and pages, and the manifest whole checksums.
    let invoice = pdf_text::text(&workspace.read(&format!("{FINAL}/01-faktura-B123456-54321-utkast.pdf")));
    assert!(!invoice.contains("SHA-256") && !invoice.contains('\u{200b}'), "{invoice}");
    assert!(invoice.contains("02-avregning.pdf"), "{invoice}");
}

#[test]
fn what_is_issued_says_what_to_pay_and_what_not() {
    let workspace = Workspace::example();
    let issue = |milestone: &str, date: &str| {
        let arguments = ["issue", "fjordbygda", milestone, "--date", date];
        let run = workspace.bilag(&arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    issue("signing", "2026-02-02");
    let text = overview(&workspace, "outputs/fjordbygda/issued/2026-0001");
    let to_do = "Betal 80 000,00 kr innen 4. mars 2026 til konto 9999 05 43212, KID 54321013.";
    assert!(text.contains(to_do) && !text.contains("Dokumentert i"), "{text}");
    issue("final", "2026-11-02");
    let hours = String::from_utf8(workspace.read("inputs/fjordbygda/hours.yaml")).expect("text");
    workspace.replace(
        "inputs/fjordbygda/hours.yaml",
        hours
            .replacen(
                "person: siv, hours: 4, activity: Oppstart",
                "person: siv, hours: 5, activity: Oppstart",
                1,
            )
            .as_bytes(),
    );
    let run =
        workspace.bilag(&["correct", "2026-0002", "--reason", "Timer manglet.", "--date", "2026-11-20"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = overview(&workspace, "outputs/fjordbygda/issued/2026-0003");
    let to_do = "Ikke betal faktura 2026-0002 av 2. november 2026: den er kreditert, se kreditnota 2026-0003 av 20. \
                 november 2026.";
    assert!(text.contains(to_do) && !text.contains("Rest av rammen"), "{text}");
    let text = overview(&workspace, "outputs/fjordbygda/issued/2026-0004");
    assert!(text.contains("Betal 97 031,00 kr innen 20. desember 2026"), "{text}");
    assert!(text.contains("Dette dokumentet erstatter faktura 2026-0002 av 2. november 2026."), "{text}");
    assert_eq!(workspace.bilag(&["verify"]).status, 0);
}

#[test]
fn six_people_and_sixty_vouchers_leave_it_one_page() {
    let example = |path: &str| {
        String::from_utf8(bytes_of_repository(&format!("templates/example/{path}"))).expect("text")
    };
    let agreement = example(AGREEMENT);
    let (before, rest) = agreement.split_once("people:\n").expect("people");
    let (_, after) = rest.split_once("\nplan:").expect("plan");
    let (mut people, mut hours) = (String::new(), String::from("hours:\n"));
    for person in 1..=6 {
        let id = format!("navn{person}-for-en-person-med-langt-navn");
        let name = format!("Anne-Margrethe Christophersen Wedel-Jarlsberg Fjellanger {person}");
        writeln!(people, "  - {{id: {id}, name: {name}, role: Rådgiver, hourly_rate: 850.00}}")
            .expect("text");
        writeln!(
            hours,
            "  - {{date: 2026-03-0{person}, person: {id}, hours: 4, activity: Møte, sub_goal: nettverk}}"
        )
        .expect("text");
    }
    hours = hours.replace("2026-03-01", "2026-03-11");
    let mut costs = String::from("costs:\n");
    for number in 1..=60 {
        writeln!(
            costs,
            "  - {{voucher: {number}, date: 2026-03-05, supplier: Leverandør {number} AS, description: Lunsj, purpose: \
             Møte, participants: Alle, category: hospitality, amount: {number}.50, vat: 0, vat_recoverable: false, \
             sub_goal: nettverk, receipts: [receipts/01-sal.pdf]}}"
        )
        .expect("text");
    }
    let workspace = Workspace::example()
        .with(AGREEMENT, format!("{before}people:\n{people}\nplan:{after}"))
        .with("inputs/fjordbygda/hours.yaml", hours)
        .with("inputs/fjordbygda/costs.yaml", costs);
    for receipt in workspace.files("inputs/fjordbygda/receipts") {
        if receipt != "01-sal.pdf" {
            std::fs::remove_file(workspace.path(&format!("inputs/fjordbygda/receipts/{receipt}")))
                .expect("removed");
        }
    }
    let run = workspace.bilag(&["build", "--only", "final"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.keep("overview-full");
    let text = overview(&workspace, FINAL);
    assert!(text.contains("Anne-Margrethe Christophersen Wedel-Jarlsberg Fjellanger 6"), "{text}");
    // Σ 1,50 … 60,50, and pages from the first voucher's to the last one's.
    assert!(text.contains("1–60 (60 bilag)") && text.contains("1 860,00"), "{text}");
    assert!(text.contains("03-timeliste-….pdf (6 filer)"), "{text}");
    let costs = pdf_text::pages(&workspace.read(&format!("{FINAL}/04-kostnader.pdf")));
    let of = |voucher: &str| {
        1 + costs.iter().position(|page| page.contains(voucher)).unwrap_or_else(|| panic!("{costs:#?}"))
    };
    let range = format!("04-kostnader.pdf, side {}–{}", of("Bilag 1: "), of("Bilag 60: "));
    assert!(text.contains(&range), "{range}: {text}");
}
