//! Where the marks of the built-in charts stand on the paper.

#![expect(clippy::disallowed_types, reason = "places on the paper are no figures")]

use serde_json::{Value, json};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::tests::job;
use super::world::DocumentWorld;

/// What stands on the paper, in millimetres from the top left corner of the chart.
#[derive(Debug, Default)]
struct Drawn {
    /// Left edge, right edge, upper edge and words of each text.
    texts: Vec<(f64, f64, f64, String)>,
    /// The corners of the dots' boxes: dots are the only curves.
    dots: Vec<(f64, f64)>,
}

impl Drawn {
    fn text(&self, words: &str) -> &(f64, f64, f64, String) {
        self.texts.iter().find(|(.., text)| text == words).unwrap_or_else(|| panic!("no {words}: {self:?}"))
    }

    fn words(&self) -> Vec<&str> {
        self.texts.iter().map(|(.., text)| text.as_str()).collect()
    }

    fn collect(&mut self, frame: &Frame, at: Point) {
        for (place, item) in frame.items() {
            let at = at + *place;
            match item {
                FrameItem::Group(group) => self.collect(&group.frame, at),
                FrameItem::Text(run) => {
                    let end = at.x + run.width();
                    self.texts.push((at.x.to_mm(), end.to_mm(), at.y.to_mm(), run.text.to_string()));
                }
                FrameItem::Shape(shape, _) if matches!(shape.geometry, Geometry::Curve(_)) => {
                    self.dots.push((at.x.to_mm(), at.y.to_mm()));
                }
                _ => {}
            }
        }
    }
}

/// What a chart draws from this data, without its title.
fn drawn(chart: &str, data: &Value) -> Drawn {
    let body = format!(
        "#import \"charts.typ\": *\n#set page(width: 200mm, height: 90mm, margin: 0pt)\n#set text(font: font)\n\
         #show figure: it => it.body\n#let data = json(\"data/test.json\")\n{chart}"
    );
    let world = DocumentWorld::new(&job(&body, &data.to_string())).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    let mut drawn = Drawn::default();
    drawn.collect(&document.pages()[0].frame, Point::new(Abs::zero(), Abs::zero()));
    drawn
}

/// An indicator with these values, the first of them the baseline at the beginning of an axis of a hundred days.
fn development(values: &[(i64, i64)], target: Option<i64>, low: i64, high: i64, is_measured: bool) -> Drawn {
    let figure = |value: i64| json!({"text": value.to_string(), "value": value});
    let day = |value: i64| json!({"text": format!("dag {value}"), "value": value});
    let points: Vec<Value> =
        values.iter().map(|(on, value)| json!({"day": day(*on), "figure": figure(*value)})).collect();
    let target = target.map(|value| json!({"text": format!("mål {value}"), "value": value}));
    drawn(
        "#development-chart(data, (not_measured: \"ikke målt\"))",
        &json!({
            "title": "Bedrifter", "alt": "Bedrifter", "from": day(0), "to": day(100), "low": figure(low),
            "high": high, "target": target, "points": points, "is_measured": is_measured,
        }),
    )
}

#[test]
fn a_rising_line_rises_and_a_falling_one_falls() {
    let rising = development(&[(0, 0), (30, 5), (60, 11), (90, 18)], Some(20), 0, 20, true).dots;
    assert_eq!(rising.len(), 4);
    assert!(rising.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 > pair[1].1), "{rising:?}");
    let falling = development(&[(0, 40), (30, 30), (60, 12)], Some(0), 0, 40, true).dots;
    assert!(falling.windows(2).all(|pair| pair[0].1 < pair[1].1), "{falling:?}");
}

#[test]
fn whatever_is_missing_texts_and_points_stay_in_the_box() {
    let many: Vec<(i64, i64)> = (0..20).map(|step| (step * 5, step * 3)).collect();
    for chart in [
        development(&[], None, 0, 0, false),
        development(&[(20, 4)], Some(10), 0, 10, true),
        development(&[(0, 3), (20, 4)], None, 0, 4, true),
        development(&[(0, 0), (20, 0)], Some(0), 0, 0, true),
        development(&[(0, -4), (20, -1), (40, 0)], Some(4), -4, 4, true),
        development(&many, Some(20), 0, 57, true),
        development(&[(-900, 1), (2_000, 5)], None, 0, 5, true),
        development(&[(0, 1_250_000), (20, 5_125_000)], Some(4_800_000), 0, 5_125_000, true),
        development(&[(0, -1_250_000), (20, 12)], Some(48_000_000), -1_250_000, 48_000_000, true),
    ] {
        for (from, to, y, text) in &chart.texts {
            assert!(
                *from >= 0.0 && *to <= 80.0 && (0.0..=36.0).contains(y),
                "{text} stands at {from}..{to}, {y}"
            );
        }
        for (x, y) in &chart.dots {
            assert!((0.0..=80.0).contains(x) && (0.0..=36.0).contains(y), "{chart:?}");
        }
    }
}

#[test]
fn a_label_never_stands_on_the_dates() {
    let chart = development(&[(0, 0), (30, 1)], Some(20), 0, 20, true);
    let (value, date) = (chart.text("1").2, chart.text("dag 100").2);
    assert!(date - value >= 5.0, "{value} {date}");
}

#[test]
fn an_axis_says_where_it_begins_once() {
    let dates = |chart: &Drawn| chart.words()[2..].iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let far = development(&[(0, 4_125), (30, 3_689)], Some(3_700), 3_200, 4_125, true);
    assert_eq!(dates(&far), ["mål 3700", "3200", "4125", "3689"]);
    let falling = development(&[(0, 5), (30, 2)], Some(0), 0, 5, true);
    assert_eq!(dates(&falling), ["mål 0", "5", "2"], "the target is the axis");
    let negative = development(&[(0, -4), (30, 1)], Some(4), -4, 4, true);
    assert_eq!(dates(&negative), ["0", "mål 4", "-4", "1"]);
    assert_eq!(dates(&development(&[], None, 0, 0, false)), ["ikke målt"]);
    let single = development(&[(30, 14)], Some(15), 0, 15, true);
    assert!(dates(&single).contains(&"0".to_owned()), "a single point stands on an axis from zero");
}

#[test]
fn months_of_several_years_have_names_that_tell_them_apart() {
    let names = |count: usize| -> Vec<String> {
        let months: Vec<Value> = (0..count)
            .map(|nth| json!({"short": format!("m{}", nth % 12 + 1), "year": (2024 + nth / 12).to_string()}))
            .collect();
        let chart = format!("#month-names(data, 0mm, 40mm, 126mm / {count})");
        drawn(&chart, &json!(months)).texts.into_iter().map(|(.., text)| text).collect()
    };
    assert_eq!(names(2), ["m1", "m2"]);
    let long = names(36);
    assert_eq!((long.len(), &*long[0], &*long[3]), (9, "m1 2024", "m1 2025"));
}
