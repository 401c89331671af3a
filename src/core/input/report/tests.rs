use proptest::prelude::*;

use super::*;
use crate::diag::Problem;
use crate::domain::{Block, Image, Inline, ReportPart, Side, WorkspacePath};
use crate::input::known::Known;

const FRAME: &str = "# Sammendrag\nKort.\n# Måloppnåelse\nNådd.\n# Erfaringer og avvik\nIngen.\n\
                     # Forslag til videre oppfølging\nGå videre.\n";

/// What `read` says of a text; what the decoding of bytes refuses is a report that can't be read either.
fn report(text: &str, problems: &mut Problems, printed: &mut Printed) -> Option<Report> {
    let source = Source::decode("inputs/x/report.md".to_owned(), text.as_bytes(), problems)?;
    super::read(&source, &Names::of(&Known::default(), &[], false), problems, printed)
}

fn problems(text: &str) -> Vec<Problem> {
    let mut problems = Problems::new();
    let report = report(text, &mut problems, &mut Printed::default());
    assert_eq!(report.is_none(), problems.has_errors());
    problems.iter().cloned().collect()
}

/// Code, line and column of every problem of `text` behind a report that has none.
fn found(text: &str) -> Vec<(&'static str, usize, usize)> {
    let lines = FRAME.lines().count();
    let place = |problem: &Problem| problem.place.clone().map_or((0, 0), |place| (place.line, place.column));
    problems(&format!("{FRAME}{text}"))
        .iter()
        .map(|problem| (problem.code().as_str(), place(problem).0.saturating_sub(lines), place(problem).1))
        .collect()
}

/// The blocks of the last section, which is `text`.
fn read(text: &str) -> Vec<Block> {
    let (mut problems, text) = (Problems::new(), format!("{FRAME}# Mer\n{text}"));
    let report = report(&text, &mut problems, &mut Printed::default());
    let mut sections = report.unwrap_or_else(|| panic!("{problems:?}")).sections;
    sections.pop().expect("the last section").blocks
}

fn words(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn par(text: &str) -> Block {
    Block::Paragraph(vec![words(text)])
}

#[test]
fn prose_becomes_a_tree_of_meaning() {
    let blocks = read(
        "## Under\nEn *viktig* sak\nmed **vekt**.\n\n- én\n- to\n\n  mer\n\n3. tre\n\n> sagt\n\n    kode\n",
    );
    let heading = Block::Heading { level: 2, inlines: vec![words("Under")] };
    let paragraph = Block::Paragraph(vec![
        words("En "),
        Inline::Emphasis(vec![words("viktig")]),
        words(" sak med "),
        Inline::Strong(vec![words("vekt")]),
        words("."),
    ]);
    let bullets = Block::List { start: None, items: vec![vec![par("én")], vec![par("to"), par("mer")]] };
    let numbers = Block::List { start: Some(3), items: vec![vec![par("tre")]] };
    let rest = [Block::Quote(vec![par("sagt")]), Block::Verbatim("kode".to_owned())];
    assert_eq!(blocks, [&[heading, paragraph, bullets, numbers], &rest[..]].concat());
}

#[test]
fn mark_up_of_other_languages_is_text() {
    let text = "#read(\"x\") $x$ <b>fet</b> [lenke] \\~a\\~ \\*";
    assert_eq!(read(text), [par("#read(\"x\") $x$ <b>fet</b> [lenke] ~a~ *")]);
}

#[test]
fn links_lead_out_and_nowhere_else() {
    let link =
        |address: &str, text: &str| Inline::Link { address: address.to_owned(), inlines: vec![words(text)] };
    assert_eq!(
        read("[b](HTTPS://bfk.no/) <post@bfk.no>"),
        [Block::Paragraph(vec![
            link("HTTPS://bfk.no/", "b"),
            words(" "),
            link("mailto:post@bfk.no", "post@bfk.no")
        ])]
    );
    for target in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "receipts/1.pdf",
        "//bfk.no",
        "https://",
        "<https://a b>",
    ] {
        assert_eq!(found(&format!("se [x]({target})")), [("E0510", 1, 4)], "{target}");
    }
}

#[test]
fn a_table_keeps_every_cell_or_says_which_row_has_others() {
    let table = Block::Table {
        sides: vec![Side::Left, Side::Left],
        head: vec![vec![words("a")], vec![words("b")]],
        rows: vec![vec![vec![words("1|2")], vec![]], vec![vec![words("3")], vec![words("4")]]],
    };
    assert_eq!(read("| a | b |\n|---|---|\n| 1\\|2 | |\n3 | 4\n"), [table]);
    let sides = |text: &str| match &read(text)[..] {
        [Block::Table { sides, .. }] => sides.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        sides("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n"),
        [Side::Left, Side::Right, Side::Center]
    );
    assert_eq!(found("\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n"), [("E0512", 4, 1), ("E0512", 5, 1)]);
    assert_eq!(found("\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n"), []);
}

#[test]
fn what_would_be_lost_is_refused_where_it_stands() {
    let cases = [
        ("<div>x</div>", ("E0509", 1, 1)),
        ("a ![bilde](b.png)", ("E0509", 1, 3)),
        ("- ![bilde](b.png)", ("E0509", 1, 3)),
        ("\n![ ](b.png)", ("E0513", 2, 1)),
        ("\n![bilde](https://bfk.no/b.png)", ("E0518", 2, 1)),
        ("\n![bilde](../b.png)", ("E0518", 2, 1)),
        ("\n![bilde](b.png \"&#8238;\")", ("E0107", 2, 1)),
        ("en ~~to~~", ("E0509", 1, 4)),
        ("## En[^1]\n\n[^1]: to", ("E0509", 1, 6)),
        ("se {{økonomi}} her", ("E0516", 1, 4)),
        ("- {{økonomi}}", ("E0516", 1, 3)),
        ("se {{tmier}} her", ("E0589", 1, 4)),
        ("se {{timer", ("E0589", 1, 4)),
        ("## {{timer}} timer", ("E0509", 1, 4)),
        ("\n{{timar}}", ("E0514", 2, 1)),
        ("\n{{timer}}\n\n{{ Timer }}", ("E0515", 4, 1)),
        ("a[^1]", ("E0517", 1, 3)),
        ("[^1]: note", ("E0517", 1, 1)),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", ("E0517", 5, 1)),
        ("- ## x", ("E0507", 1, 3)),
        ("#### x", ("E0505", 1, 1)),
        ("## a\n### b\n#### c\n##### d", ("E0506", 4, 1)),
        ("##", ("E0508", 1, 1)),
        ("a &#8238;b", ("E0107", 1, 3)),
        ("# Sammendrag\nx", ("E0503", 1, 1)),
    ];
    for (text, problem) in cases {
        assert_eq!(found(text), [problem], "{text}");
    }
    let twofold = [("E0509", 2, 1), ("E0509", 2, 13)];
    assert_eq!(found("\n![a](b.png) ![b](b.png)"), twofold);
    assert_eq!(found(&"> ".repeat(30)), [("E0511", 1, 49)]);
}

#[test]
fn notes_stand_in_the_order_of_their_marks() {
    let text = format!("{FRAME}\na[^to]b[^En]c[^to]\n\n[^en]: *en*\n\n[^to]: to\n");
    let report = report(&text, &mut Problems::new(), &mut Printed::default()).expect("a report");
    assert_eq!(
        report.notes,
        [vec![par("to")], vec![Block::Paragraph(vec![Inline::Emphasis(vec![words("en")])])]]
    );
    let marks = Block::Paragraph(vec![
        words("a"),
        Inline::Note { index: 0, is_first: true },
        words("b"),
        Inline::Note { index: 1, is_first: true },
        words("c"),
        Inline::Note { index: 0, is_first: false },
    ]);
    assert_eq!(report.sections[3].blocks[1], marks);
}

#[test]
fn an_image_has_a_file_words_and_perhaps_a_caption() {
    let image = |caption: Option<&str>| {
        let path = WorkspacePath::new("documentation/kurs i mai.png").expect("a path");
        Block::Image(Image { path, alt: "Folk på kurs".to_owned(), caption: caption.map(str::to_owned) })
    };
    let text = "![Folk på *kurs*](<documentation/kurs i mai.png> \"Kurset\")\n\n\
                ![Folk på kurs](<documentation/kurs i mai.png>)\n\n---\n";
    assert_eq!(read(text), [image(Some("Kurset")), image(None), Block::Rule]);
}

#[test]
fn names_in_braces_are_places_of_parts() {
    let text = "{{Delmål}}\n{{ økonomi }}\n\n`{{timer}}`\n";
    let code = Block::Paragraph(vec![Inline::Code("{{timer}}".to_owned())]);
    assert_eq!(read(text), [Block::Part(ReportPart::SubGoals), Block::Part(ReportPart::Economy), code]);
}

#[test]
fn a_missing_section_is_looked_for_under_other_names() {
    let text = "# Samandrag\nx\n# Måloppnåelse\n## Under\n# Erfaringer og avvik fra planen\nx\n## Forslag til videre oppfølging\nx";
    let told: Vec<(&str, String)> =
        problems(text).iter().map(|problem| (problem.code().as_str(), problem.help.clone())).collect();
    let expected = [
        ("E0502", "rename `Samandrag` to `Sammendrag`"),
        ("E0504", "write at least a paragraph below the heading"),
        ("E0502", "rename `Erfaringer og avvik fra planen` to `Erfaringer og avvik`"),
        (
            "E0502",
            "it stands below `Erfaringer og avvik fra planen`: write it as `# Forslag til videre oppfølging`, with one `#`",
        ),
    ];
    assert_eq!(told, expected.map(|(code, help)| (code, help.to_owned())));
}

#[test]
fn text_before_the_first_section_is_said_once() {
    let codes: Vec<&str> = problems(&format!("Hei\n\nHei igjen\n\n{FRAME}"))
        .iter()
        .map(|problem| problem.code().as_str())
        .collect();
    assert_eq!(codes, ["E0501"]);
}

#[test]
fn every_text_knows_its_place() {
    let mut printed = Printed::default();
    let text = format!("{FRAME}\næ **ø** `å`");
    report(&text, &mut Problems::new(), &mut printed);
    let last =
        printed.texts.iter().rev().take(2).map(|text| (&*text.text, text.place.line, text.place.column));
    assert_eq!(last.collect::<Vec<_>>(), [("å", 10, 9), (" ", 10, 8)]);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(\\PC|[ \n#>*_|`<\\[\\]()!&;:^~-]|\\[\\^1\\]|- |> |\\p{C}){0,80}") {
        let mut problems = Problems::new();
        let report = report(&text, &mut problems, &mut Printed::default());
        prop_assert_eq!(report.is_none(), problems.has_errors());
    }
}

/// What the numbers of a text are taken to say.
fn told(text: &str) -> Vec<String> {
    let (mut problems, mut printed) = (Problems::new(), Printed::default());
    let text = format!("{FRAME}# Økonomi\n{text}\n");
    assert!(report(&text, &mut problems, &mut printed).is_some(), "{problems:?}");
    let told = printed.numbers.iter().map(|number| match number.quantity {
        Quantity::Hours(hours) => format!("{hours} h"),
        Quantity::Kroner(money) => format!("{money} kr"),
    });
    told.collect()
}

#[test]
fn numbers_of_hours_and_kroner_are_read_as_they_are_written_by_hand() {
    for (text, expected) in [
        ("Det er ført 203,5 timer og **148** timer.", &["203.50 h", "148.00 h"][..]),
        ("Det gikk med 1 234,25\ntimer.", &["1234.25 h"]),
        (
            "De 203.5 timene kostet kr 150.000,- og 12 000 kr, til sammen NOK 162 000.",
            &["203.50 h", "150000.00 kr", "12000.00 kr", "162000.00 kr"],
        ),
        ("I 2026 150 000 kroner, og 12&nbsp;500,50 kroner.", &["150000.00 kr", "12500.50 kr"]),
        ("- 40 timer\n- 1. mai: 50 timer", &["40.00 h", "50.00 h"]),
        ("| Hva | Hvor mye |\n| --- | --- |\n| Timer | 203,5 timer |", &["203.50 h"]),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn numbers_that_are_meant_or_somebody_elses_are_left_alone() {
    for text in [
        "Om lag 200 timer, ca. 300 timer, over 400 timer, 100–150 timer.",
        "60 timer i året, 900 kroner per time, 30 timer hver, 800 kr/time.",
        "De sa: «Vi brukte 500 timer.»",
        "> Vi brukte 500 timer.",
        "Filmen på {{=203,5}} timer, og `500 timer`.",
        "Sak 104/2025, 16 personer, 23 bedrifter, 60-timers kurs.",
    ] {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
}
