//! An invoice of four hundred lines; without its PDFs, which would take minutes.

use std::fmt::Write as _;

use bilag::diag::Place;
use bilag::domain::Project;
use bilag::einvoice;
use bilag::input::{self, FileContent, Folder};
use bilag::invoice::{self, Issued};
use bilag::num::Money;
use bilag::settle::settle;

use crate::support::{Workspace, keep_ehf};

/// The example with so many vouchers, each with an amount of its own.
fn project(vouchers: u32) -> Project {
    let mut costs = "costs:\n".to_owned();
    for number in 1..=vouchers {
        writeln!(
            costs,
            "  - {{voucher: {number}, date: 2026-03-05, supplier: Leverandør {number} & sønn, description: Vare {number}, \
             purpose: Møte, category: materials, amount: {}.{:02}, vat: 0, vat_recoverable: false, \
             receipts: [receipts/01-sal.pdf]}}",
            number % 7,
            number % 100
        )
        .expect("memory");
    }
    let workspace = Workspace::example().with("inputs/fjordbygda/costs.yaml", costs);
    // The receipts of the example's own vouchers are used by nobody now.
    let kept = |file: &&String| !file.starts_with("receipts/") || *file == "receipts/01-sal.pdf";
    let read = |file: &String| {
        let bytes = workspace.read(&format!("inputs/fjordbygda/{file}"));
        (file.clone(), FileContent::Bytes(bytes.into()))
    };
    let files = workspace.files("inputs/fjordbygda").iter().filter(kept).map(read).collect();
    let reading =
        input::read(&Folder { id: "fjordbygda".to_owned(), path: "inputs/fjordbygda".to_owned(), files });
    reading.project.unwrap_or_else(|| panic!("{:?}", reading.problems))
}

#[test]
fn four_hundred_lines_add_up_to_the_ore() {
    let project = project(398);
    let milestone = project.agreement.milestones.last().expect("the final");
    let content = invoice::draft(&project, &settle(&project, milestone, &[])).expect("something is owed");
    let date = project.agreement.period.to();
    let number = project.agreement.numbering.number(date, 1).expect("a number");
    let document = Issued { number, date, due: Some(date), content, correction: None };
    let places = Place::file("agreement.yaml");
    let xml = einvoice::ubl(&project, milestone, &document, &[], &places).expect("nothing is open");
    keep_ehf("ehf.many_lines.xml", &xml);
    let found = einvoice::preflight(&xml, &places);
    assert!(found.is_empty(), "{found:?}");
    let figures = einvoice::read(&xml).expect("an EHF");
    assert_eq!(figures.lines.len(), 400);
    assert_eq!(figures.lines.iter().map(|line| line.net).sum::<Money>(), figures.net);
    assert_eq!(figures.lines[399].description, "Bilag 398: Vare 398 (Leverandør 398 & sønn)");
}
