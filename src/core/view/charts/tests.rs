use super::scale::{round_step, ticks};
use super::*;
use crate::domain::{
    Indicator, IndicatorId, InputFile, Measurement, Month, Period, Reading, RowId, SubGoalId,
};
use crate::num::{Hours, Measure, Money};

fn value(text: &str) -> Measure {
    Measure::parse(text).expect("a number in a test")
}

fn day(month: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, month, 15).expect("a day of 2026")
}

fn period() -> Period {
    Period::new(day(1), day(12)).expect("in order")
}

fn measured(baseline: Option<&str>, target: Option<&str>, values: &[&str]) -> Indicator {
    let reading = |text: &str| Reading { value: value(text), date: None };
    Indicator {
        row: RowId { file: InputFile::Indicators, line: 1 },
        id: IndicatorId::new("i1").expect("a slug"),
        title: "Bedrifter".to_owned(),
        sub_goal: SubGoalId::new("arena").expect("a slug"),
        unit: "bedrifter".to_owned(),
        baseline: baseline.map(reading),
        target: target.map(reading),
        measurements: (0..)
            .zip(values)
            .map(|(step, text)| Measurement {
                date: day(2) + chrono::Days::new(14 * step),
                value: value(text),
                source: "Telling".to_owned(),
                comment: None,
            })
            .collect(),
        comment: None,
    }
}

/// With the minus sign that documents have.
fn minus(text: &str) -> String {
    text.replace('-', "\u{2212}")
}

fn dots(chart: &Chart) -> Vec<(i64, i64)> {
    let dot = |mark: &Mark| if let Mark::Dot { x, y, .. } = mark { Some((*x, *y)) } else { None };
    chart.marks.iter().filter_map(dot).collect()
}

#[test]
fn axes_have_few_round_ticks() {
    assert_eq!(ticks(1_850, 5), [0, 500, 1_000, 1_500, 2_000]);
    assert_eq!(ticks(0, 5), [0]);
    assert_eq!(round_step(15_000_000, 4), 5_000_000);
    assert_eq!(round_step(7, 5), 2);
}

#[test]
fn a_rising_line_rises_and_a_falling_one_falls() {
    let rising = dots(&indicator(&measured(Some("0"), Some("20"), &["5", "11", "18"]), period()));
    assert!(rising.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 > pair[1].1), "{rising:?}");
    let falling = dots(&indicator(&measured(Some("40"), Some("0"), &["30", "12"]), period()));
    assert!(falling.windows(2).all(|pair| pair[0].1 < pair[1].1), "{falling:?}");
}

#[test]
fn every_case_of_missing_values_stays_in_its_box() {
    let many: Vec<String> = (0..20).map(|step| (step * 3).to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let cases = [
        measured(None, None, &[]),
        measured(None, Some("10"), &["4"]),
        measured(Some("3"), None, &["4"]),
        measured(Some("5"), Some("0"), &["0"]),
        measured(Some("0"), Some("0"), &["0"]),
        measured(Some("-4"), Some("4"), &["-1", "0.5"]),
        measured(Some("0"), Some("20"), &many),
    ];
    for case in &cases {
        let chart = indicator(case, period());
        for (x, y) in dots(&chart) {
            assert!((0..=chart.width).contains(&x) && (0..=chart.height).contains(&y), "{case:?}");
        }
    }
}

#[test]
fn values_far_from_zero_have_an_axis_that_says_where_it_begins() {
    let texts = |case: &Indicator| -> Vec<String> {
        let text = |mark: &Mark| if let Mark::Text { text, .. } = mark { Some(text.clone()) } else { None };
        indicator(case, period()).marks.iter().filter_map(text).skip(2).collect()
    };
    assert_eq!(
        texts(&measured(Some("412.5"), Some("370"), &["368.9"])),
        ["mål 370", "320", "412,5", "368,9"]
    );
    assert_eq!(texts(&measured(Some("5"), Some("0"), &["2"])), ["mål 0", "5", "2"], "the target is the axis");
    assert_eq!(texts(&measured(Some("-4"), Some("4"), &["1"])), ["0", "mål 4", "-4", "-4", "1"].map(minus));
    assert_eq!(texts(&measured(None, None, &[])), ["ikke målt"]);
}

/// Left and right edges of the texts, as wide as their characters can be.
fn edges(chart: &Chart) -> Vec<(i64, i64, &str)> {
    let edges = chart.marks.iter().filter_map(|mark| {
        let Mark::Text { x, text, anchor, .. } = mark else { return None };
        let breadth = 150 * i64::try_from(text.chars().count()).expect("a short text");
        let from = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - breadth / 2,
            Anchor::End => x - breadth,
        };
        Some((from, from + breadth, text.as_str()))
    });
    edges.collect()
}

#[test]
fn long_labels_stay_in_the_box() {
    for case in [
        measured(Some("1250000"), Some("4800000"), &["2310500.5", "5125000"]),
        measured(Some("-1250000"), Some("48000000"), &["12"]),
    ] {
        let chart = indicator(&case, period());
        for (from, to, text) in edges(&chart) {
            assert!(from >= 0 && to <= chart.width, "{text} stands at {from}..{to}");
        }
    }
}

#[test]
fn a_label_never_stands_on_the_dates() {
    let chart = indicator(&measured(Some("0"), Some("20"), &["1"]), period());
    let date = |mark: &&Mark| matches!(mark, Mark::Text { text, .. } if text.starts_with("15.12."));
    let value = |mark: &&Mark| matches!(mark, Mark::Text { strong: true, .. });
    let y = |mark: Option<&Mark>| if let Some(Mark::Text { y, .. }) = mark { *y } else { 0 };
    let (date, value) = (y(chart.marks.iter().find(date)), y(chart.marks.iter().find(value)));
    assert!(value > 0 && date - value >= 500, "{value} {date}");
}

#[test]
fn a_single_point_stands_on_an_axis_from_zero() {
    let chart = indicator(&measured(None, Some("15"), &["14"]), period());
    assert!(chart.marks.iter().any(|mark| matches!(mark, Mark::Text { text, .. } if text == "0")));
}

#[test]
fn months_of_several_years_have_names_that_tell_them_apart() {
    let names = |count: i32| -> Vec<String> {
        let month = |nth: i32| MonthUse {
            month: Month::new(2024 + nth / 12, u32::try_from(nth % 12 + 1).expect("a month"))
                .expect("a month"),
            planned: None,
            hours: Hours::default(),
            by_person: Vec::new(),
            documented_to_date: Money::default(),
        };
        let months: Vec<MonthUse> = (0..count).map(month).collect();
        let marks = month_names(&months, (0, 0), 12_600 / i64::from(count));
        marks
            .iter()
            .filter_map(|mark| if let Mark::Text { text, .. } = mark { Some(text.clone()) } else { None })
            .collect()
    };
    assert_eq!(names(2), ["jan.", "feb."]);
    let long = names(36);
    assert_eq!((long.len(), &*long[0], &*long[3]), (9, "jan. 2024", "jan. 2025"));
}

#[test]
fn without_a_baseline_nobody_knows_how_long_the_way_was() {
    assert_eq!(progress(&measured(None, Some("10"), &["4"])), None);
    assert_eq!(progress(&measured(Some("10"), Some("0"), &["4"])), Some(600));
    assert_eq!(progress(&measured(Some("3"), Some("3"), &["3"])), None);
}

#[test]
fn the_alternative_text_tells_the_finding() {
    let told = |case: &Indicator| indicator(case, period()).alt.replace('\u{a0}', " ");
    assert_eq!(
        told(&measured(Some("0"), Some("20"), &["5", "11"])),
        "Bedrifter: fra 0 bedrifter, målt til 11 bedrifter 1. mars 2026; målet er 20 bedrifter (måloppnåelse 55 %)."
    );
    assert_eq!(told(&measured(None, None, &[])), "Bedrifter: uten utgangsverdi, ikke målt; uten mål.");
}
