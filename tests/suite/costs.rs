//! The cost documentation: figures that subtract, receipts that can be read, and what is seen in them.

use std::fmt::Write as _;

use serde_json::Value;

use crate::hostile::pdf;
use crate::pdf_text;
use crate::support::Workspace;

/// A receipt as a till or a program writes it: a line for each line of text, in Helvetica.
fn receipt(lines: &[&str]) -> Vec<u8> {
    let mut content = "BT /F1 10 Tf 14 TL 40 360 Td\n".to_owned();
    for line in lines {
        // WinAnsi, as programs write it.
        let letters: String = line
            .chars()
            .map(|letter| match letter {
                '(' | ')' | '\\' => format!("\\{letter}"),
                letter if letter.is_ascii() => letter.to_string(),
                letter => format!("\\{:03o}", u32::from(letter)),
            })
            .collect();
        writeln!(content, "({letters}) Tj T*").expect("text");
    }
    content.push_str("ET");
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            .to_vec(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ])
}

/// Ways of writing 1 250,00, and with kroner and øre of others.
const AMOUNTS: [fn(i64, i64) -> String; 9] = [
    |kroner, ore| format!("Sum {},{ore:02}", grouped(kroner, " ")),
    |kroner, ore| format!("Totalt NOK {}.{ore:02}", grouped(kroner, ",")),
    |kroner, ore| format!("Å betale: {},{ore:02}", grouped(kroner, ".")),
    |kroner, ore| format!("TOTAL {kroner}.{ore:02}"),
    |kroner, ore| format!("Bank {kroner},{ore:02}"),
    |kroner, ore| format!("Sum kr {},{ore:02}", grouped(kroner, "\u{a0}")),
    |kroner, ore| format!("kr {kroner},{ore:02}"),
    |kroner, ore| {
        if ore == 0 { format!("Betalt kr {kroner},-") } else { format!("Betalt {kroner},{ore:02} kr") }
    },
    |kroner, ore| format!("VISA      {kroner},{ore:02}NOK"),
];

/// Ways of writing a day.
const DATES: [fn(u32, u32) -> String; 8] = [
    |month, day| format!("Dato: {day}.{month}.2026"),
    |month, day| format!("{day:02}.{month:02}.2026 14:02"),
    |month, day| format!("{day:02}.{month:02}.26"),
    |month, day| format!("2026-{month:02}-{day:02}"),
    |month, day| format!("2026-{month:02}-{day:02}T14:02:11"),
    |month, day| format!("{day:02}/{month:02}/26 kl. 09.15"),
    |month, day| format!("Hamar, {day}. {} 2026", MONTHS[month as usize - 1]),
    |month, day| format!("{day:02}-{month:02}-2026"),
];

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

const SUPPLIERS: [(&str, &str); 6] = [
    ("Møtehotell Nord AS", "MØTEHOTELL NORD"),
    ("Fiktiv Fjordbuss AS", "Fiktiv Fjordbuss AS, Org.nr 300 000 126 MVA"),
    ("Kaffe & Kake", "Kaffe & Kake Hamar"),
    ("Østre Trykkeri ANS", "Østre Trykkeri"),
    ("Prøve-Print", "Prøve-Print (avd. 12)"),
    ("Tog", "TOG  Billett 4711"),
];

fn grouped(kroner: i64, between: &str) -> String {
    if kroner < 1_000 {
        kroner.to_string()
    } else {
        format!("{}{between}{:03}", kroner / 1_000, kroner % 1_000)
    }
}

/// What is wrong in a receipt: nothing, the sum, the day or the supplier.
const PLANTED: [&str; 4] = ["", "sum", "date", "supplier"];

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it reads receipts")]
fn sums_days_and_suppliers_are_seen_and_what_differs_is_not() {
    let mut workspace = Workspace::example();
    let mut costs = "costs:\n".to_owned();
    let mut planted = Vec::new();
    for number in 1..=240_u32 {
        let place = number as usize;
        let (kroner, ore) = (
            i64::from(number * 37 % 4_900 + 20),
            i64::from(if number % 3 == 0 { 0 } else { number * 7 % 100 }),
        );
        let (month, day) = (2 + number % 9, 1 + number * 5 % 28);
        let (supplier, printed) = SUPPLIERS[place % SUPPLIERS.len()];
        let wrong = PLANTED[if place % 4 == 0 { place / 4 % 4 } else { 0 }];
        // A slip of the pen: two digits change places, or one is another; a day later; another shop.
        let shown = AMOUNTS[place % AMOUNTS.len()](kroner + if wrong == "sum" { 90 } else { 0 }, ore);
        let dated = DATES[place % DATES.len()](month, if wrong == "date" { day % 28 + 1 } else { day });
        let named = if wrong == "supplier" { "Helt Annen Butikk" } else { printed };
        let order = format!("Bestilling {}", 700_000 + number);
        let lines = [
            named,
            "Storgata 1, 2317 Hamar",
            &dated,
            &order,
            "Varer og tjenester   2 stk",
            &shown,
            "herav mva. 25 %",
            "Takk for handelen",
        ];
        let name = format!("receipts/k{number}.pdf");
        writeln!(
            costs,
            "- {{voucher: {number}, date: 2026-{month:02}-{day:02}, supplier: {supplier}, description: Ting, purpose: Prøve, \
             category: other, amount: {kroner}.{ore:02}, vat: 0.00, vat_recoverable: false, receipts: [{name}]}}"
        )
        .expect("text");
        workspace = workspace.with(&format!("inputs/fjordbygda/{name}"), receipt(&lines));
        planted.push(wrong);
    }
    for file in workspace.files("inputs/fjordbygda/receipts") {
        if !file.starts_with('k') {
            workspace = workspace.without(&format!("inputs/fjordbygda/receipts/{file}"));
        }
    }
    let workspace = workspace.with("inputs/fjordbygda/costs.yaml", costs);
    let run = workspace.bilag(&["check", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let receipts = answer["receipts"].as_array().expect("what was seen");
    assert_eq!(receipts.len(), planted.len(), "{}", run.stdout);
    let (mut found, mut missed, mut false_ones, mut told) = (0, Vec::new(), Vec::new(), 0);
    for (seen, wrong) in receipts.iter().zip(&planted) {
        assert_eq!(seen["readable"], true, "{seen}");
        let unseen = seen["unseen"].as_array().expect("a list");
        for what in ["sum", "date", "supplier"] {
            match (!unseen.iter().any(|one| one == what), *wrong == what) {
                (true, false) => found += 1,
                (false, false) => missed.push(format!("{what} {seen}")),
                (true, true) => false_ones.push(format!("{what} {seen}")),
                (false, true) => told += 1,
            }
        }
    }
    println!("{found} seen, {} missed, {told} differences told, {} not told", missed.len(), false_ones.len());
    assert!(missed.is_empty() && false_ones.is_empty(), "missed: {missed:#?}\nfalse: {false_ones:#?}");
    assert_eq!((found, told), (675, 45));
}

/// Text without spaces and line breaks, by which a test doesn't depend on where lines end.
fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Øre of `2 500,00`.
fn ore(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{text} is no amount"))
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn each_voucher_and_their_sum_subtract_and_the_receipts_can_be_found_and_read() {
    let workspace = Workspace::example();
    // A voucher of two files, and one on a lying page.
    let second = receipt(&["Kort kvittering", "Sum 10,00"]);
    let workspace = workspace.with("inputs/fjordbygda/receipts/04-kort.pdf", second).edited(
        "inputs/fjordbygda/costs.yaml",
        "receipts: [receipts/04-kursholder.pdf]",
        "receipts: [receipts/04-kursholder.pdf, receipts/04-kort.pdf]",
    );
    let run = workspace.bilag(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.keep("costs");
    let pages = pdf_text::pages(&workspace.read("outputs/fjordbygda/draft/final/04-kostnader.pdf"));
    let index = dense(&pages[0]);
    let mut sums = [0; 3];
    let mut numbers = Vec::new();
    for (place, page) in pages.iter().enumerate() {
        let page = page.replace('\n', " ");
        for stamp in page.split("Betalt ").skip(1).filter(|rest| rest.contains("· mva. refunderes")) {
            let parts: Vec<&str> = stamp.splitn(4, " · ").collect();
            let [paid, refunded, billed, voucher] = parts[..] else { panic!("{stamp}") };
            let refunded = refunded.trim_start_matches("mva. refunderes ");
            let billed = billed.trim_start_matches("fakturert ");
            assert_eq!(ore(paid) - ore(refunded), ore(billed), "{stamp}");
            let voucher = voucher.trim_start_matches("bilag ");
            let number = voucher.split(' ').next().expect("a number").to_owned();
            assert!(voucher.starts_with(&format!("{number} av 4")), "{voucher}");
            if !numbers.contains(&number) {
                // The row of the index: what was paid, refunded and billed, and the page of the receipt.
                let row = dense(&format!("{paid}{refunded}{billed}{}", place + 1));
                assert!(index.contains(&row), "{row} isn't in {index}");
                for (sum, part) in sums.iter_mut().zip([paid, refunded, billed]) {
                    *sum += ore(part);
                }
                numbers.push(number);
            }
        }
    }
    assert_eq!(numbers.len(), 4, "{pages:#?}");
    assert_eq!(sums[0] - sums[1], sums[2]);
    let total = sums.map(|sum| {
        let (kroner, ore) = (sum / 100, sum % 100);
        format!(
            "{}{},{ore:02}",
            if kroner < 1_000 { String::new() } else { (kroner / 1_000).to_string() },
            if kroner < 1_000 { kroner.to_string() } else { format!("{:03}", kroner % 1_000) }
        )
    });
    assert!(index.contains(&dense(&format!("Sum{}", total.concat()))), "{total:?} isn't in {index}");
    let text = pages.join("\n");
    for wanted in
        ["Leie av sal og lydanlegg en dag", "Kort kvittering", "Bilag 4: Kursholder i to dager (fil 2 av 2)"]
    {
        assert!(text.contains(wanted), "{wanted} isn't in {text}");
    }
    assert!(!text.contains("Originalen følger i pakken"));
}

/// A picture of so many pixels.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let lines =
        image::RgbImage::from_fn(width, height, |_, y| image::Rgb([if y % 40 < 20 { 250 } else { 200 }; 3]));
    lines.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn receipts_take_the_page_that_fits_them() {
    let mut workspace = Workspace::example();
    let mut costs = "costs:\n".to_owned();
    // Small ones share a page; a strip is cut into columns; a wide one lies.
    let receipts = [("a", 300, 200), ("b", 320, 240), ("c", 380, 4_200), ("d", 3_600, 900), ("e", 300, 300)];
    for ((name, width, height), number) in receipts.iter().zip(1..) {
        let file = format!("receipts/{name}.png");
        workspace = workspace.with(&format!("inputs/fjordbygda/{file}"), picture(*width, *height));
        writeln!(
            costs,
            "- {{voucher: {number}, date: 2026-03-02, supplier: Butikk, description: Ting, purpose: Prøve, category: other, \
             amount: 10.00, vat: 0.00, vat_recoverable: false, receipts: [{file}]}}"
        )
        .expect("text");
    }
    for file in ["01-sal.pdf", "02-lunsj.jpg", "03-buss.png", "04-kursholder.pdf"] {
        workspace = workspace.without(&format!("inputs/fjordbygda/receipts/{file}"));
    }
    let workspace = workspace.with("inputs/fjordbygda/costs.yaml", costs);
    let run = workspace.bilag(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.keep("plates");
    let bytes = workspace.read("outputs/fjordbygda/draft/final/04-kostnader.pdf");
    let pages = pdf_text::pages(&bytes);
    let vouchers: Vec<Vec<usize>> = pages[1..]
        .iter()
        .map(|page| (1..=5).filter(|number| page.contains(&format!("Bilag {number}:"))).collect())
        .collect();
    assert_eq!(vouchers, [vec![1, 2], vec![3], vec![4], vec![5]]);
    let lying: Vec<bool> = pdf_text::sizes(&bytes).iter().map(|(width, height)| width > height).collect();
    assert_eq!(lying, [false, false, false, true, false]);
}
