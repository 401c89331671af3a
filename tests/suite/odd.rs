//! Long and odd content, through the built program: every document is made, and says what it must.
//!
//! `BILAG_KEEP=/some/folder cargo test odd` leaves the documents in that folder, to be looked at.

mod agreements;
mod receipts;

use std::sync::LazyLock;

use crate::pdf_text;
use crate::seen::is_document;
use crate::support::Workspace;

/// All odd agreements, built once.
pub(crate) fn built() -> &'static Workspace {
    static BUILT: LazyLock<Workspace> = LazyLock::new(|| {
        let mut workspace = Workspace::empty();
        for agreement in agreements::all() {
            for (path, contents) in agreement.files {
                workspace = workspace.with(&format!("inputs/{}/{path}", agreement.id), contents);
            }
        }
        let run = workspace.bilag(&["build"]);
        let errors: Vec<_> = run.stderr.split("\n\n").filter(|said| said.contains("error[")).collect();
        assert_eq!(run.status, 0, "{errors:?}");
        workspace.keep("odd");
        workspace
    });
    &BUILT
}

/// The pages of a document of a final package, with single spaces.
fn pages(agreement: &str, document: &str) -> Vec<String> {
    let bytes = built().read(&format!("outputs/{agreement}/draft/final/{document}.pdf"));
    let words = |page: &String| page.split_whitespace().collect::<Vec<_>>().join(" ");
    pdf_text::pages(&bytes).iter().map(words).collect()
}

#[test]
fn every_odd_document_is_made_under_both_standards() {
    let files = built().files("outputs");
    let documents: Vec<_> = files.iter().filter(|file| is_document(file)).collect();
    for document in &documents {
        let bytes = built().read(&format!("outputs/{document}"));
        for standard in ["pdfaid:part", "pdfuaid:part"] {
            let is_there = bytes.windows(standard.len()).any(|window| window == standard.as_bytes());
            assert!(is_there, "{document} doesn't claim {standard}");
        }
        assert!(pdf_text::text(&bytes).contains("B123456"), "{document} has no order number");
    }
    assert!(documents.len() > 40, "{documents:?}");
}

#[test]
fn hours_are_carried_over_each_page() {
    let pages = pages("timer", "03-timeliste-kari");
    assert!(pages.len() >= 10, "{} pages", pages.len());
    let all = pages.join(" ");
    for day in ["01.03.2026", "20.12.2026", "1 250,00"] {
        assert!(all.contains(day), "no {day}");
    }
    let mut breaks = 0;
    for pair in pages.windows(2) {
        let left = carried(&pair[0], "Overføres til neste side");
        let right = carried(&pair[1], "Overført fra forrige side");
        assert_eq!(left, right, "{}\n{}", pair[0], pair[1]);
        breaks += usize::from(left.is_some());
    }
    assert!(breaks >= 8, "{breaks} breaks within a month");
    assert_eq!(carried(&pages[0], "Overført fra forrige side"), None);
    assert_eq!(carried(pages.last().expect("a page"), "Overføres til neste side"), None);
}

/// The first figure behind some words.
fn carried<'a>(page: &'a str, words: &str) -> Option<&'a str> {
    let figure = page.split(words).nth(1)?;
    let end = figure.find(',').map(|comma| comma + 3)?;
    figure.get(..end).map(str::trim)
}

#[test]
fn no_sum_stands_alone_on_a_page() {
    for (agreement, document, row) in [
        ("timer", "03-timeliste-kari", "Oppfølging"),
        ("maaned", "03-timeliste-kari", "Oppfølging"),
        ("bilag", "04-kostnader", "Leverandør"),
    ] {
        for page in pages(agreement, document).iter().filter(|page| page.contains("Sum ")) {
            let before = page.split("Sum ").next().unwrap_or_default();
            assert!(before.contains(row), "a lonely sum in {document} of {agreement}:\n{page}");
        }
    }
    let settlement = pages("timer", "02-avregning");
    let last = settlement.last().expect("a page");
    assert!(last.contains("Prøveanlegg for ombruk 0,00 0,00 Rådgiver 1 250,00 1 250,00 Sum"), "{last}");
}

#[test]
fn nobody_signs_a_page_without_hours() {
    for agreement in ["timer", "maaned", "side", "underskrift", "etapper"] {
        let pages = pages(agreement, "03-timeliste-kari");
        let signed = pages.iter().find(|page| page.contains("Jeg har ført timene")).expect("signatures");
        let before = signed.split("Jeg har ført timene").next().unwrap_or_default();
        assert!(before.contains("Oppfølging") && before.contains("Timer i alt"), "{agreement}: {signed}");
    }
    assert_eq!(pages("underskrift", "03-timeliste-kari").len(), 2);
}

#[test]
fn a_table_of_vouchers_repeats_its_head_and_carries_its_sum() {
    let pages = pages("bilag", "04-kostnader");
    assert!(pages[0].contains("Overføres til neste side"), "{}", pages[0]);
    for page in &pages[..2] {
        assert!(page.contains("Leverandør, hva og formål"), "{page}");
    }
    for number in 1..=60 {
        let heading = format!("Bilag {number}: Prøveanlegg del {number}");
        assert!(pages.iter().any(|page| page.contains(&heading)), "no {heading}");
    }
}

#[test]
fn an_invoices_lines_carry_their_sum_over_each_page() {
    let pages = pages("bilag", "01-faktura-B123456-12345678901234567890-utkast");
    let lines = |page: &String| page.contains("Beløp eks. mva.");
    let last = pages.iter().rposition(lines).expect("lines");
    assert!(last >= 1, "{last}");
    for pair in pages[..=last].windows(2) {
        let left = carried(&pair[0], "Overføres til neste side");
        assert!(left.is_some(), "{}", pair[0]);
        assert_eq!(left, carried(&pair[1], "Overført fra forrige side"), "{}", pair[1]);
    }
    // The first page's sum is that of its own lines, in kroner and øre.
    let ore = |text: &str| text.replace([' ', ','], "").parse::<u64>().expect("an amount");
    let of_line = |number: usize| 125_000_000 + number as u64 * 100 + 25 - 25_000_005;
    let vouchers = (1..=60).filter(|number| pages[0].contains(&format!("Bilag {number}: "))).count();
    let sum: u64 = 750_000 + (1..=vouchers).map(of_line).sum::<u64>();
    assert_eq!(carried(&pages[0], "Overføres til neste side").map(ore), Some(sum));
    for page in &pages[last + 1..] {
        assert!(!page.contains("Overført fra forrige side"), "nothing is carried past the sums: {page}");
    }
}

#[test]
fn what_is_full_and_what_is_empty_says_so() {
    assert_eq!(pages("side", "03-timeliste-kari").len(), 1);
    assert_eq!(pages("maaned", "03-timeliste-kari").len(), 2);
    assert!(pages("maaned", "02-avregning").join(" ").contains("mars 2026 0,00 0,00 20,00"));
    assert!(pages("tomt", "04-kostnader")[0].contains("Ingen kostnader er ført."));
    assert!(pages("tomt", "05-aktiviteter")[0].contains("Ingen aktiviteter er ført."));
    let credit = pages("kreditnota", "01-kreditnota-B123456-12345678901234567890-utkast");
    assert!(credit[0].contains("Til gode for kjøper 5 999 950,00 kr"), "{}", credit[0]);
}

#[test]
fn long_names_and_words_are_kept_whole() {
    let documents = ["02-avregning", "03-timeliste-ola", "04-kostnader", "05-aktiviteter"];
    for document in documents {
        let text = pages("navn", document).join(" ").replace(' ', "");
        for long in [agreements::LONG_NAME, agreements::LONG_WORD] {
            assert!(text.contains(&long.replace(' ', "")), "no {long} in {document}");
        }
    }
}
