//! The EHF in issued packages: what it says, that it says the same as PDF and manifest, and what it carries.
//!
//! What a rule makes of it is asked of checkers that this project did not write: `.ci/run` calls them on every XML that is
//! kept by `Workspace::bilag`.

mod cases;
mod forged;
mod many_lines;
mod weight;

use bilag::diag::Place;
use bilag::einvoice::{self, Figures};
use serde_json::Value;

use crate::pdf_text;
use crate::support::{Workspace, accept, accepting, bytes_of_repository};
use cases::{ALWAYS, CASES, Case, Document};

const ISSUED: &str = "outputs/fjordbygda/issued";

/// An issued folder, with its parts read.
struct Package {
    folder: String,
    xml: String,
    figures: Figures,
    manifest: Value,
    /// The document's words, with one plain space between them.
    pdf: String,
}

impl Package {
    fn read(workspace: &Workspace, number: &str) -> Self {
        let folder = format!("{ISSUED}/{number}");
        let files = workspace.files(&folder);
        let named = |ending: &str| {
            let is_it = |file: &&String| file.starts_with("01-") && file.ends_with(ending);
            let name = files.iter().find(is_it).unwrap_or_else(|| panic!("no {ending} in {files:?}"));
            workspace.read(&format!("{folder}/{name}"))
        };
        let xml = named(".xml");
        let manifest = workspace.read(&format!("{folder}/manifest.json"));
        Self {
            figures: einvoice::read(&xml).expect("an EHF"),
            xml: String::from_utf8(xml).expect("UTF-8"),
            manifest: serde_json::from_slice(&manifest).expect("JSON"),
            pdf: words(&pdf_text::text(&named(".pdf"))),
            folder,
        }
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes a case and looks at each of its documents.
fn hold(case: &Case) -> Workspace {
    let workspace = (case.make)();
    let numbers: Vec<&str> = case.documents.iter().map(|document| document.number).collect();
    let issued: std::collections::BTreeSet<String> =
        workspace.files(ISSUED).iter().filter_map(|file| Some(file.split_once('/')?.0.to_owned())).collect();
    assert!(issued.iter().map(String::as_str).eq(numbers), "{}: {issued:?}", case.name);
    for document in case.documents {
        let package = Package::read(&workspace, document.number);
        let about = format!("{} of {}", document.number, case.name);
        as_expected(&package, document, &about);
        same_in_all_three(&package, &about);
        carries_what_goes_along(&workspace, &package, &about);
    }
    workspace
}

/// The document is the one of the table, and the rules concern it.
fn as_expected(package: &Package, document: &Document, about: &str) {
    let Package { figures, xml, .. } = package;
    assert_eq!(figures.number, document.number, "{about}");
    assert_eq!(figures.payable.to_string(), document.payable, "{about}");
    let references: Vec<&str> = figures.references.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(references, document.refers_to, "{about}");
    for (rule, probe) in ALWAYS.iter().chain(document.rules) {
        assert!(
            xml.contains(probe),
            "{about}: {rule} isn't brought into play, since there is no {probe} in {xml:.9000}"
        );
    }
    let found = einvoice::preflight(xml.as_bytes(), &Place::file("agreement.yaml"));
    assert!(found.is_empty(), "{about}: {found:?}");
}

/// An amount as the PDF writes it, with plain spaces.
fn written(amount: &str) -> String {
    let (sign, amount) = amount.strip_prefix('-').map_or(("", amount), |rest| ("−", rest));
    let (whole, ore) = amount.split_once('.').expect("two decimals");
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = whole;
    while rest.len() > 3 {
        let (head, group) = rest.split_at(rest.len() - 3);
        groups.insert(0, group);
        rest = head;
    }
    groups.insert(0, rest);
    format!("{sign}{},{ore}", groups.join(" "))
}

/// XML, PDF and manifest name the same number, dates, references and amounts.
fn same_in_all_three(package: &Package, about: &str) {
    let Package { figures, manifest, pdf, .. } = package;
    let in_pdf = |text: &str| assert!(pdf.contains(text), "{about}: «{text}» isn't in the PDF: {pdf}");
    let document = &manifest["document"];
    assert_eq!(document["number"], figures.number.as_str(), "{about}");
    assert_eq!(document["date"], figures.date.to_string(), "{about}");
    assert_eq!(
        document["due"].as_str().map(str::to_owned),
        figures.due.map(|day| day.to_string()),
        "{about}"
    );
    let labels = &manifest["labels"];
    assert_eq!(labels["order_number"], figures.buyer_reference.as_str(), "{about}");
    assert_eq!(labels["project_number"], figures.project_number.as_str(), "{about}");
    assert_eq!(labels["mark"], figures.mark.as_str(), "{about}");
    for text in [&figures.number, &figures.buyer_reference, &figures.project_number] {
        in_pdf(text);
    }
    figures.references.iter().for_each(|reference| in_pdf(&reference.number));
    let totals = &document["totals"];
    assert_eq!(totals["net"], figures.net.to_string(), "{about}");
    assert_eq!(totals["vat"]["amount"], figures.vat.to_string(), "{about}");
    assert_eq!(totals["prepaid"], figures.prepaid.to_string(), "{about}");
    assert_eq!(totals["payable"], figures.payable.to_string(), "{about}");
    in_pdf(&written(&figures.net.to_string()));
    in_pdf(written(&figures.payable.to_string()).trim_start_matches('−'));
    if !figures.vat.is_zero() {
        in_pdf(&written(&figures.vat.to_string()));
    }
    let lines = document["lines"].as_array().expect("a list");
    assert_eq!(lines.len(), figures.lines.len(), "{about}");
    for (line, stored) in figures.lines.iter().zip(lines) {
        let text = |key: &str| words(stored[key].as_str().expect("a text"));
        assert_eq!((line.description.as_str(), line.net.to_string()), (&*text("description"), text("net")));
        assert_eq!(line.price.to_string(), text("price"), "{about}");
        in_pdf(&written(&line.net.to_string()));
        in_pdf(&written(&line.price.to_string()));
    }
}

/// The documents of the package are in the XML byte for byte, and no invoice and no ZIP is.
fn carries_what_goes_along(workspace: &Workspace, package: &Package, about: &str) {
    for file in &package.figures.files {
        let name = &file.file_name;
        let path = if name == "avtale.pdf" { format!("originaler/{name}") } else { name.clone() };
        assert!(
            workspace.read(&format!("{}/{path}", package.folder)) == file.bytes,
            "{about}: {name} differs"
        );
    }
    let carried: Vec<&str> = package.figures.files.iter().map(|file| file.file_name.as_str()).collect();
    let goes_along = |file: &&Value| {
        !matches!(file["kind"].as_str(), Some("invoice" | "credit_note" | "ehf" | "original"))
    };
    let expected: Vec<&str> = package.manifest["files"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(goes_along)
        .filter_map(|file| file["name"].as_str()?.rsplit('/').next())
        .collect();
    assert_eq!(carried, expected, "{about}");
}

#[test]
fn a_seller_outside_the_register_with_part_and_full_credit_and_a_replacement() {
    let workspace = hold(&CASES[0]);
    for document in CASES[0].documents {
        as_somebody_has_read_it(&Package::read(&workspace, document.number));
    }
}

#[test]
fn a_final_under_the_advance_without_kid() {
    hold(&CASES[1]);
}

#[test]
fn a_taxable_seller() {
    hold(&CASES[2]);
}

#[test]
fn a_taxable_seller_whose_advance_was_too_much() {
    hold(&CASES[3]);
}

#[test]
fn an_exempt_seller() {
    hold(&CASES[4]);
}

#[test]
fn markup_and_norwegian_letters_in_every_text() {
    hold(&CASES[5]);
}

/// The whole file, but for what it carries, which changes with every change of a template.
fn as_somebody_has_read_it(package: &Package) {
    let xml = without_files(&package.xml);
    let path = format!("tests/fixtures/ehf/{}.xml", package.figures.number);
    if accepting("ehf") {
        accept(&path, &xml);
    } else {
        assert!(xml.as_bytes() == bytes_of_repository(&path), "{path} is now:\n{xml}");
    }
}

fn without_files(xml: &str) -> String {
    let lines = xml.lines().map(|line| match line.split_once("filename=") {
        Some((head, rest)) => {
            let name = rest.split('>').next().unwrap_or_default();
            format!("{head}filename={name}>…</cbc:EmbeddedDocumentBinaryObject>\n")
        }
        None => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn the_same_inputs_and_day_give_the_same_file() {
    let xml = || {
        let workspace = Workspace::example();
        let run = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        Package::read(&workspace, "2026-0001").xml
    };
    assert!(xml() == xml());
}

#[test]
fn a_plan_shows_the_head() {
    let workspace = Workspace::example();
    let plan = workspace.bilag(&["plan", "fjordbygda", "signing", "--date", "2026-02-02"]);
    assert_eq!(plan.status, 0, "{}", plan.stderr);
    let (_, head) = plan.stdout.split_once("zip\n").expect("the package and then the EHF's head");
    let expected = "  01-faktura-2026-0001-B123456-54321.xml\n\
        \u{20}   order number    B123456\n\
        \u{20}   project number  54321\n\
        \u{20}   mark            Sirkulære verdikjeder i Fjordbygda\n\
        \u{20}   from            0192:300000126\n\
        \u{20}   to              0192:312345676\n\
        \u{20}   account         99990543212, KID 54321013\n\
        \u{20}   sums            NOK 80000.00 ex VAT, VAT 0.00\n\
        \u{20}   to be paid      NOK 80000.00\n\
        \u{20}   files in it     2, ";
    assert!(head.starts_with(expected), "{head}");
}

#[test]
fn drafts_have_no_ehf() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build"]).status, 0);
    let files = workspace.files("outputs");
    assert!(files.iter().all(|file| !file.contains(".xml")), "{files:?}");
}
