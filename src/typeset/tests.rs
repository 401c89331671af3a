//! The typesetter on throw-away templates.

use std::sync::Arc;

use bilag_core::diag::Problem;
use bilag_core::typesetting::{Pdf, Picture, RenderJob, TemplateFile};
use typst::World;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::setting;
use super::world::DocumentWorld;

/// What UA-1 asks of every document.
const HEAD: &str = "#set document(title: [Test])\n#set text(font: \"Inter\", lang: \"nb\", region: \"no\")\n";

/// A job with a template of that body, under the name `test.typ`.
pub(super) fn job(body: &str, data: &str) -> RenderJob {
    let text = format!("{HEAD}{body}");
    RenderJob {
        template: "test",
        templates: Arc::new([TemplateFile {
            name: "test.typ".into(),
            path: "looks/test.typ".into(),
            bytes: Arc::from(text.as_bytes()),
        }]),
        data: data.as_bytes().to_vec(),
        pictures: Vec::new(),
        identifier: "test-1".into(),
        date: Some((2026, 12, 1)),
    }
}

/// The document of a template of that body; the test fails with what the typesetter said.
pub(super) fn pdf(body: &str, data: &str) -> Pdf {
    setting::pdf(&job(body, data)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn refusal(body: &str, data: &str) -> Vec<Problem> {
    let problems = setting::pdf(&job(body, data)).expect_err("the job should be refused");
    problems.iter().cloned().collect()
}

/// The words on the pages, run after run.
fn text(body: &str, data: &str) -> String {
    fn collect(frame: &Frame, words: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, words),
                FrameItem::Text(run) => words.push_str(&run.text),
                _ => {}
            }
        }
    }
    let world = DocumentWorld::new(&job(body, data)).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    let mut words = String::new();
    document.pages().iter().for_each(|page| collect(&page.frame, &mut words));
    words
}

/// A timesheet in small: a table over several pages, with a head that repeats.
const TABLE: &str = "= Timer\n#let rows = json(\"data/test.json\").rows\n#table(columns: (3cm, 1fr), \
    table.header([Dato], [Merknad]), ..rows.flatten())";

fn rows() -> String {
    let rows: Vec<_> = (0..120).map(|row| format!("[\"{row}. januar\", \"møte nr. {row}\"]")).collect();
    format!("{{\"rows\": [{}]}}", rows.join(","))
}

#[test]
fn a_document_declares_both_standards() {
    let document = pdf("= Hei\nÆrlig talt: 112\u{a0}500,00 kr", "{}");
    assert_eq!(document.pages, 1);
    let text = String::from_utf8_lossy(&document.bytes);
    assert!(text.starts_with("%PDF-1.7"));
    for declaration in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/CreationDate",
        "/Lang",
        "/StructTreeRoot",
    ] {
        assert!(text.contains(declaration), "{declaration} is missing");
    }
}

#[test]
fn the_day_of_making_is_the_jobs_own_and_fixed_for_drafts() {
    let day = |date| {
        let document = setting::pdf(&RenderJob { date, ..job("= Utkast", "{}") }).unwrap();
        let text = String::from_utf8_lossy(&document.bytes).into_owned();
        text.split_once("<xmp:CreateDate>").unwrap().1[..10].to_owned()
    };
    assert_eq!(day(Some((2026, 12, 1))), "2026-12-01");
    assert_eq!(day(None), "1980-01-01");
}

#[test]
fn the_same_job_gives_the_same_bytes_again_and_in_parallel() {
    let job = job(TABLE, &rows());
    let first = setting::pdf(&job).unwrap();
    assert!(first.pages > 1);
    assert_eq!(setting::pdf(&job).unwrap(), first);
    std::thread::scope(|scope| {
        let copies: Vec<_> = (0..4).map(|_| scope.spawn(|| setting::pdf(&job).unwrap())).collect();
        for copy in copies {
            assert!(copy.join().unwrap() == first, "a parallel copy differs");
        }
    });
}

#[test]
fn data_is_never_markup() {
    let hostile = r#"#read("/etc/passwd") *x* _y_ $z$ <a> = h // c \ @ref"#;
    let data = serde_json::json!({ "note": hostile }).to_string();
    assert_eq!(text(r#"#json("data/test.json").note"#, &data), hostile);
}

#[test]
fn a_word_that_no_column_holds_has_places_to_break_at() {
    let parted = |letters: &str, word: &str| {
        text(
            &format!("#import \"style.typ\": part-words\n#part-words({letters}, json(\"data/test.json\"))"),
            word,
        )
    };
    assert_eq!(
        parted("24", "\"samarbeidsarenastyringsgruppe 20260101-20261231\""),
        "samarbeidsarenastyringsg\u{200b}ruppe 20260101-20261231"
    );
    let checksum = "0123456789abcdef".repeat(4);
    let halves = format!("{}\u{200b}{}", &checksum[..32], &checksum[32..]);
    assert_eq!(parted("32", &format!("\"{checksum}\"")), halves);
    assert_eq!(parted("24", "null"), "");
}

#[test]
fn the_world_is_closed() {
    for (body, said) in [
        ("#read(\"/etc/passwd\")", "file not found"),
        ("#read(\"../../Cargo.toml\")", "would escape the project root"),
        ("#import \"@preview/cetz:0.3.0\": canvas", "file not found"),
        ("#datetime.today()", "unable to get the current date"),
    ] {
        let problems = refusal(body, "{}");
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert_eq!(problems[0].code().as_str(), "E0601");
        assert!(problems[0].message.contains(said), "{}", problems[0].message);
    }
}

#[test]
fn a_picture_cannot_reach_out() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="../../etc/passwd.png"/></svg>"#;
    let picture = Picture { name: "p1.svg".into(), bytes: Arc::from(svg.as_slice()) };
    let body = "= Hei\n#image(\"data/pictures/p1.svg\", alt: \"x\")";
    let problems = setting::pdf(&RenderJob { pictures: vec![picture], ..job(body, "{}") }).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!(
        (problem.code().as_str(), problem.place.as_ref().unwrap().file.as_str()),
        ("E0601", "templates/data/pictures/p1.svg")
    );
    assert!(problem.message.contains("failed to load linked image"), "{}", problem.message);
}

/// To a hundredth of a point: the semibold 4 that Inter has is a thousandth of an em narrower than its other figures.
#[test]
fn figures_stand_in_columns() {
    let body = "= Hei\n#context for weight in (\"regular\", \"semibold\") {
        for style in (\"normal\", \"italic\") {
            let width(figures, digit) = {
                measure(text(weight: weight, style: style, number-width: figures, str(digit))).width
            }
            for digit in range(10) { assert(calc.abs(width(\"tabular\", digit) - width(\"tabular\", 0)) < 0.02pt) }
            assert(width(\"proportional\", 1) < width(\"proportional\", 0))
        }
    }";
    assert_eq!(pdf(body, "{}").pages, 1);
}

#[test]
fn a_fault_points_into_the_template() {
    let problems = refusal("= Hei\nså #oops.tidy", "{}");
    let place = problems[0].place.as_ref().unwrap();
    assert_eq!((place.file.as_str(), place.line, place.column, place.length), ("looks/test.typ", 4, 5, 4));
    assert_eq!(place.excerpt, "så #oops.tidy");
    assert!(problems[0].message.ends_with("unknown variable: oops"), "{}", problems[0].message);
}

#[test]
fn a_hint_stands_in_the_help() {
    let problems = refusal("#set document(title: none)\n= Hei", "{}");
    assert!(problems[0].help.contains("set document(title: "), "{}", problems[0].help);
}

#[test]
fn a_warning_is_an_error() {
    let problems = refusal("#set text(font: \"Comic Sans\")\n= Hei", "{}");
    assert_eq!(problems[0].code().as_str(), "E0602");
    assert_eq!(problems[0].place.as_ref().unwrap().line, 3);
}

/// A job whose templates have a font of their own.
fn with_font(body: &str, bytes: &[u8]) -> RenderJob {
    let job = job(body, "{}");
    let font = TemplateFile {
        name: "fonts/Test.otf".into(),
        path: "looks/fonts/Test.otf".into(),
        bytes: Arc::from(bytes),
    };
    RenderJob { templates: job.templates.iter().cloned().chain([font]).collect(), ..job }
}

#[test]
fn a_font_of_ones_own_stands_beside_the_built_in_ones() {
    let body = "#set text(font: (\"Bilag Test\", \"Inter\"))\n= Timer\nÆrlig talt";
    let job = with_font(body, include_bytes!("../../tests/fixtures/fonts/Test.otf"));
    let document = setting::pdf(&job).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let text = String::from_utf8_lossy(&document.bytes);
    assert!(text.contains("BilagTest-Regular") && text.contains("Inter-Regular"), "both fonts are used");
    assert_eq!(setting::pdf(&job).unwrap(), document);
}

#[test]
fn a_broken_font_is_named_by_its_path() {
    let problems = setting::pdf(&with_font("= Hei", b"OTTO, but no font")).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!(
        (problem.code().as_str(), problem.place.as_ref().unwrap().file.as_str()),
        ("E0005", "looks/fonts/Test.otf")
    );
    assert!(
        problem.message.contains("`looks`") && problem.message.contains("damaged"),
        "{}",
        problem.message
    );
}

#[test]
fn every_missing_glyph_is_named_with_its_page() {
    let problems =
        refusal("= Hei\n#pagebreak()\n#json(\"data/test.json\").note", r#"{"note": "takk 🙂 漢 🙂"}"#);
    let told: Vec<_> =
        problems.iter().map(|problem| (problem.code().as_str(), problem.message.as_str())).collect();
    assert_eq!(
        told,
        [
            ("E0603", "no font has the character `漢` (U+6F22) on page 2 of `test`"),
            ("E0603", "no font has the character `🙂` (U+1F642) on page 2 of `test`"),
        ]
    );
}

#[test]
fn an_unknown_template_is_a_problem() {
    let problems = setting::pdf(&RenderJob { template: "nowhere", ..job("", "{}") }).unwrap_err();
    let place = problems.iter().next().unwrap().place.clone().unwrap();
    assert_eq!(place.file, "templates/nowhere.typ");
}

#[test]
fn deep_content_fits_on_the_stack() {
    let deep =
        "#let deep(n) = if n == 0 [bunn] else [- #deep(n - 1)]\n= Dypt\n#deep(24)\n#pagebreak()\n#deep(24)";
    assert_eq!(pdf(deep, "{}").pages, 2);
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    let problems = refusal("#let f(n) = f(n + 1)\n#f(0)", "{}");
    assert!(problems[0].message.contains("maximum function call depth exceeded"), "{}", problems[0].message);
}

#[test]
fn a_file_of_ones_own_stands_in_front() {
    let own = |name: &str, text: &str| TemplateFile {
        name: name.into(),
        path: format!("own/{text}"),
        bytes: Arc::from(text.as_bytes()),
    };
    let templates = Arc::new([own("invoice.typ", "first"), own("invoice.typ", "second")]);
    let world = DocumentWorld::new(&RenderJob { template: "invoice", templates, ..job("", "{}") }).unwrap();
    assert_eq!(world.source(world.main()).unwrap().text(), "second");
    assert_eq!(world.shown(world.main()), "own/second");
    let built_in = DocumentWorld::new(&RenderJob { template: "costs", ..job("", "{}") }).unwrap();
    assert_eq!(built_in.shown(built_in.main()), "built-in:costs.typ");
}
