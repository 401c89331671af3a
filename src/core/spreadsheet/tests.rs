//! How people write days, times and amounts.

use proptest::prelude::*;

use super::cell::Cell;
use super::values::{self, DateOrder, NoDate};
use super::{ImportOptions, Kind, Out, Page};
use crate::domain::fixture;

fn date(text: &str, order: Option<DateOrder>) -> Result<String, NoDate> {
    values::date(&Cell::text(text), order).map(|day| day.to_string())
}

#[test]
fn a_day_is_read_in_every_way_that_has_one_meaning() {
    for text in [
        "15.01.2026",
        "15.1.26",
        "2026-01-15",
        "15. januar 2026",
        "15 jan. 2026",
        "torsdag 15. januar 2026",
        "January 15, 2026",
        "2026-01-15T09:00:00",
        "15.01.2026 09:00",
        "46037",
        "20260115",
        "2026/01/15",
    ] {
        assert_eq!(date(text, None).as_deref(), Ok("2026-01-15"), "{text}");
    }
    for text in ["31.02.2026", "15.13.2026", "i går", "15.01", "2026"] {
        assert_eq!(date(text, None), Err(NoDate::Form), "{text}");
    }
}

#[test]
fn a_day_that_could_be_two_is_asked_about() {
    assert_eq!(date("02/03/2026", None), Err(NoDate::Order));
    assert_eq!(date("02/03/2026", Some(DateOrder::DayFirst)).as_deref(), Ok("2026-03-02"));
    assert_eq!(date("02/03/2026", Some(DateOrder::MonthFirst)).as_deref(), Ok("2026-02-03"));
    assert_eq!(date("02-03-2026", None), Err(NoDate::Order));
}

#[test]
fn a_time_of_day_has_many_forms() {
    let minutes = |text: &str| values::time(&Cell::text(text)).map(|seconds| seconds / 60);
    for (text, expected) in [
        ("09:30", Some(570)),
        ("9.30", Some(570)),
        ("kl. 9", Some(540)),
        ("02:00 PM", Some(840)),
        ("12:15 am", Some(15)),
        ("2026-01-15 09:30:00", Some(570)),
        ("24:00", None),
        ("9,5", None),
        ("13:00 PM", None),
    ] {
        assert_eq!(minutes(text), expected, "{text}");
    }
}

#[test]
fn a_length_of_time_has_many_forms() {
    let hundredths =
        |text: &str| values::duration(&Cell::text(text)).and_then(super::duration::Duration::hundredths);
    for (text, expected) in [
        ("3,5", Some(350)),
        ("3.5", Some(350)),
        ("03:30", Some(350)),
        ("3:30:00", Some(350)),
        ("3t 30m", Some(350)),
        ("3 timer og 30", None),
        ("3h30min", Some(350)),
        ("3t30", Some(350)),
        ("3t5", None),
        ("½", Some(50)),
        ("1 ½", Some(150)),
        ("1½", Some(150)),
        ("1 1/2", Some(150)),
        ("3/4", Some(75)),
        ("11/2", None),
        ("210 min", Some(350)),
        ("3,5 t", Some(350)),
        ("3:20", None),
        ("-1", None),
        ("halv dag", None),
    ] {
        assert_eq!(hundredths(text), expected, "{text}");
    }
}

#[test]
fn rounding_is_to_the_nearest_step() {
    let rounded = |seconds| super::duration::Duration::seconds(seconds).rounded(Some(15));
    assert_eq!(rounded(3 * 3600 + 20 * 60), 325);
    assert_eq!(rounded(7 * 60 + 30), 25, "a half goes up");
    assert_eq!(rounded(7 * 60 + 29), 0);
}

#[test]
fn an_amount_has_many_forms() {
    let amount = |text: &str| values::amount(&Cell::text(text));
    for (text, expected) in [
        ("1 234,50", Some("1234.50")),
        ("1\u{a0}234,5", Some("1234.50")),
        ("kr 1.234,50", Some("1234.50")),
        ("1,234.50", Some("1234.50")),
        ("2500,-", Some("2500.00")),
        ("-50", Some("-50.00")),
        ("1.005", Some("1.005")),
        ("gratis", None),
        ("", None),
    ] {
        assert_eq!(amount(text).as_deref(), expected, "{text}");
    }
}

/// The bytes of a small workbook.
fn workbook() -> Vec<u8> {
    let text = |text: &str| Out::Text(text.to_owned());
    let rows = vec![vec![text("02.02.2026"), text("kari"), Out::Number("1.5".to_owned()), text("Møte")]];
    let headings = &[("Dato", 9), ("Person", 9), ("Timer", 9), ("Aktivitet", 9)];
    super::write("ut.xlsx", &Page { sheet: "Timer", headings, rows }).expect("a workbook")
}

fn read(bytes: &[u8]) {
    let agreement = fixture::project().agreement;
    for kind in [Kind::Hours, Kind::Costs] {
        drop(super::read("timer", bytes, kind, &ImportOptions::default(), &agreement));
    }
}

proptest! {
    #[test]
    fn whatever_the_text_nothing_panics(text in "(Dato;Person;Timer;Fra;Til;Aktivitet;Delm\u{e5}l\n)?(\\PC|[;,\t\n\"0-9:./'=-]){0,80}") {
        read(text.as_bytes());
    }

    #[test]
    fn whatever_the_bytes_nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        read(&bytes);
        read(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn a_damaged_workbook_is_told_of(at in 0_usize..4000, byte in any::<u8>(), cut in 0_usize..8000) {
        let mut bytes = workbook();
        bytes.truncate(cut.max(100));
        if let Some(damaged) = bytes.get_mut(at) {
            *damaged = byte;
        }
        read(&bytes);
    }
}
