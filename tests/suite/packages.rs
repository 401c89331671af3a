//! What a build leaves under `outputs`.

use std::io::Cursor;

use zip::ZipArchive;

use crate::pdf_text;
use crate::support::Workspace;

const FINAL: &str = "outputs/fjordbygda/draft/final";
const ARCHIVE: &str = "fjordbygda-final-utkast.zip";

#[test]
fn another_folder_time_zone_and_locale_give_the_same_bytes() {
    let built = |environment: &[(&str, &str)]| {
        let workspace = Workspace::example();
        let run = workspace.bilag_with(&["build"], environment);
        assert_eq!(run.status, 0, "{}", run.stderr);
        workspace
    };
    let here = built(&[("TZ", "Europe/Oslo"), ("LC_ALL", "nb_NO.UTF-8")]);
    let there = built(&[("TZ", "Pacific/Auckland"), ("LC_ALL", "C"), ("SOURCE_DATE_EPOCH", "1")]);
    let files = here.files("outputs");
    assert!(files.iter().any(|file| file.ends_with("-utkast.zip")), "{files:?}");
    assert_eq!(files, there.files("outputs"));
    for file in files.iter().map(|file| format!("outputs/{file}")) {
        assert!(here.read(&file) == there.read(&file), "{file} differs");
    }
}

#[test]
fn the_zip_holds_the_loose_files_and_nothing_else() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build", "--only", "final"]).status, 0);
    let (zips, loose): (Vec<_>, Vec<_>) =
        workspace.files(FINAL).into_iter().partition(|file| file == ARCHIVE);
    assert_eq!(zips, [ARCHIVE]);
    let mut archive =
        ZipArchive::new(Cursor::new(workspace.read(&format!("{FINAL}/{ARCHIVE}")))).expect("a ZIP");
    let mut packed = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut entry, &mut bytes).expect("its bytes");
        assert!(bytes == workspace.read(&format!("{FINAL}/{name}")), "{name} differs from the loose file");
        packed.push(name);
    }
    assert_eq!(packed.last().map(String::as_str), Some("manifest.json"));
    packed.sort();
    assert_eq!(packed, loose);
}

#[test]
fn a_draft_stays_when_its_inputs_break() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build"]).status, 0);
    let kept: Vec<_> =
        workspace.files("outputs").iter().map(|file| workspace.read(&format!("outputs/{file}"))).collect();
    let broken = workspace.with("inputs/fjordbygda/hours.yaml", "hours: [{date: 2026-02-30}]\n");
    let run = broken.bilag(&["build"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("hours.yaml:1"), "{}", run.stderr);
    let now: Vec<_> =
        broken.files("outputs").iter().map(|file| broken.read(&format!("outputs/{file}"))).collect();
    assert!(kept == now, "outputs/ has changed");
}

#[test]
fn the_manifest_follows_its_schema_and_lists_every_file() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build", "--only", "final"]).status, 0);
    let manifest: serde_json::Value =
        serde_json::from_slice(&workspace.read(&format!("{FINAL}/manifest.json"))).expect("JSON");
    let schema: serde_json::Value =
        serde_json::from_str(&workspace.bilag(&["schema", "manifest"]).stdout).expect("JSON");
    let required = schema["required"].as_array().expect("a list");
    for field in required.iter().filter_map(|field| field.as_str()) {
        assert!(!manifest[field].is_null(), "{field} is missing");
    }
    let listed: Vec<&str> = manifest["files"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|file| file["name"].as_str())
        .collect();
    let mut loose = workspace.files(FINAL);
    loose.retain(|file| file != "manifest.json" && file != ARCHIVE);
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, loose);
}

#[test]
fn every_document_has_the_labels_on_its_first_page() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build"]).status, 0);
    let files = workspace.files("outputs");
    let is_document = |file: &&String| file.contains(".pdf") && !file.contains("/originaler/");
    let documents: Vec<_> = files.iter().filter(is_document).collect();
    assert_eq!(documents.len(), 10, "{documents:?}");
    for document in documents {
        let pages = pdf_text::pages(&workspace.read(&format!("outputs/{document}")));
        let first = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
        for label in ["B123456", "54321", "Sirkulære verdikjeder i Fjordbygda"] {
            assert!(first.contains(label), "{document} has no {label} on its first page:\n{first}");
        }
        for (number, page) in pages.iter().enumerate() {
            assert!(page.contains("UTKAST"), "{document} isn't marked as a draft on page {}", number + 1);
        }
    }
}

#[test]
fn the_documents_say_what_the_manifest_says() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["build", "--only", "final"]).status, 0);
    let manifest: serde_json::Value =
        serde_json::from_slice(&workspace.read(&format!("{FINAL}/manifest.json"))).expect("JSON");
    let settlement = pdf_text::text(&workspace.read(&format!("{FINAL}/02-avregning.pdf")));
    let names = [
        "frame",
        "fees_total",
        "costs_total",
        "documented",
        "billable",
        "over_frame",
        "billed_before",
        "due",
    ];
    for name in names {
        let amount = written(manifest["settlement"][name].as_str().expect("text"));
        assert!(settlement.contains(&amount), "the settlement has no {name}, {amount}:\n{settlement}");
    }
    assert_eq!(manifest["document"]["totals"]["net"], manifest["settlement"]["due"]);
}

#[test]
fn the_invoice_says_where_the_work_is_delivered_and_whose_number_is_in_the_vat_register() {
    let agreement = "inputs/fjordbygda/agreement.yaml";
    let first_page = |workspace: &Workspace| {
        assert_eq!(workspace.bilag(&["build", "--only", "final"]).status, 0);
        let bytes = workspace.read(&format!("{FINAL}/01-faktura-B123456-54321-utkast.pdf"));
        pdf_text::pages(&bytes)[0].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let page = first_page(&Workspace::example());
    assert!(page.contains("Leveringssted Fjordbygda"), "{page}");
    assert!(
        page.contains("Org.nr. 312 345 676 MVA") && page.contains("Org.nr. 300 000 126 Eksempel"),
        "{page}"
    );

    let elsewhere = Workspace::example()
        .edited(agreement, "delivery_place: Fjordbygda", "delivery_place: Rådhuset i Eksempelby")
        .edited(agreement, "vat_registered: true", "vat_registered: false");
    let page = first_page(&elsewhere);
    assert!(page.contains("Leveringssted Rådhuset i Eksempelby"), "{page}");
    assert!(page.contains("Org.nr. 312 345 676 Fylkesgata"), "{page}");

    let unsaid = Workspace::example().edited(agreement, "delivery_place: Fjordbygda", "#").edited(
        agreement,
        "city: Fjordbygda}",
        "city: Prøvestad}",
    );
    let page = first_page(&unsaid);
    assert!(page.contains("Leveringssted Prøvestad"), "the seller's town: {page}");
}

/// `112500.00` as `112 500,00`, without a sign.
fn written(amount: &str) -> String {
    let (kroner, oere) = amount.trim_start_matches('-').split_once('.').expect("two decimals");
    let groups: Vec<&str> =
        kroner.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).expect("digits")).collect();
    format!("{},{oere}", groups.join(" "))
}

#[test]
fn an_invoice_says_what_was_done_and_when_what_is_left_of_the_frame_and_six_people_stay_in_the_settlement() {
    let (agreement, hours) = ("inputs/fjordbygda/agreement.yaml", "inputs/fjordbygda/hours.yaml");
    let names = [("bo", "Bo Bakke"), ("eva", "Eva Eng"), ("ida", "Ida Is"), ("sara", "Sara Ek")];
    let mut workspace = Workspace::example();
    for (id, name) in names {
        let person =
            format!("people:\n  - {{id: {id}, name: {name}, role: Rådgiver, hourly_rate: 100.00}}\n");
        let row = format!(
            "hours:\n  - {{date: 2026-02-04, person: {id}, hours: 1, activity: Møte, sub_goal: nettverk}}\n"
        );
        workspace = workspace.edited(agreement, "people:\n", &person).edited(hours, "hours:\n", &row);
    }
    assert_eq!(workspace.bilag(&["build", "--only", "final"]).status, 0);
    let text = |name: &str| {
        let pages = pdf_text::pages(&workspace.read(&format!("{FINAL}/{name}.pdf")));
        without_spaces(&pages.join(" "))
    };
    let invoice = text("01-faktura-B123456-54321-utkast");
    for said in [
        "Ramme eks. mva. 200 000,00 · fakturert hittil 176 581,00 · gjenstår 23 419,00",
        "Prosjektleder Siv Eksempel, 3. februar – 22. september 2026, jf. timeliste (vedlegg 03) 103,50 timer 850,00 87 975,00",
        "Sum timer 166 375,00",
        "Sum direkte kostnader (4 bilag, vedlegg 04) 10 206,00",
    ] {
        assert!(invoice.contains(&without_spaces(said)), "{said}: {invoice}");
    }
    assert!(!invoice.contains("stk."), "a voucher is no piece on paper: {invoice}");
    let settlement = text("02-avregning");
    for said in [
        "SE2: Siv Eksempel",
        "SE: Sara Ek",
        "AO: Ali Oppdiktet",
        "februar 2026 1,00 1,00 1,00 1,00 10,00 19,00 33,00",
    ] {
        assert!(settlement.contains(&without_spaces(said)), "{said}: {settlement}");
    }
}

/// Cells stand close beside each other.
fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
