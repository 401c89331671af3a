use proptest::prelude::*;

use super::*;

#[test]
fn only_plain_numbers_are_numbers() {
    assert_eq!(Money::parse("1250.5"), Ok(Money::from_ore(125_050)));
    assert_eq!(Money::parse("-0.05"), Ok(Money::from_ore(-5)));
    assert_eq!(Money::parse("7,5"), Err(NumberError::NotANumber { comma: true }));
    assert_eq!(Money::parse("1.005"), Err(NumberError::TooManyDecimals { allowed: 2 }));
    assert_eq!(Money::parse("1234567890"), Err(NumberError::TooLarge));
    for text in ["", "-", "1e3", ".inf", "0x10", "1_250", "1 250", "+5", ".5", "5.", "1.2.3", "٣", "1,250.00"]
    {
        assert_eq!(Money::parse(text), Err(NumberError::NotANumber { comma: false }), "{text:?}");
    }
}

#[test]
fn units_have_their_bounds() {
    assert_eq!(Hours::parse("-1"), Err(NumberError::Negative));
    assert_eq!(Hours::parse("7.25").map(Hours::hundredths), Ok(725));
    assert_eq!(Rate::parse("0"), Ok(None), "nobody works for nothing by the hour");
    assert_eq!(Percent::parse("100.01"), Ok(None));
    assert!(Percent::parse("100").is_ok_and(|share| share == Some(Percent::FULL)));
}

#[test]
fn minutes_become_hours_only_where_nothing_is_lost() {
    assert_eq!(Hours::from_minutes(90), Some(Hours::from_hundredths(150)));
    assert_eq!(Hours::from_minutes(3), Some(Hours::from_hundredths(5)));
    assert_eq!(Hours::from_minutes(20), None, "a third of an hour has no end of decimals");
}

#[test]
fn halves_are_rounded_up_and_away_from_zero() {
    let rate = |text| Rate::parse(text).expect("a number").expect("above zero");
    let line = |hundredths, price| Hours::from_hundredths(hundredths).at(rate(price)).round(Rounding::HalfUp);
    assert_eq!(line(50, "0.01"), Money::from_ore(1), "half an øre");
    assert_eq!(line(49, "0.01"), Money::ZERO);
    assert_eq!(line(725, "900.00"), Money::from_ore(652_500));
    let quarter = Percent::parse("25").expect("a number").expect("at most 100");
    assert_eq!(Money::from_ore(-2).share(quarter).round(Rounding::HalfUp), Money::from_ore(-1));
}

#[test]
fn progress_is_a_share_of_the_way_whichever_way_it_goes() {
    let at = |text| Measure::parse(text).expect("a number");
    assert_eq!(at("11").progress_permille(at("0"), at("20")), Some(550));
    assert_eq!(at("30").progress_permille(at("40"), at("20")), Some(500), "a falling target");
    assert_eq!(at("0").progress_permille(at("5"), at("0")), Some(1000), "a target of zero");
    assert_eq!(at("5").progress_permille(at("3"), at("3")), None, "no way to go");
}

proptest! {
    #[test]
    fn what_is_read_as_a_number_has_nothing_but_digits_a_point_and_a_sign(text in "\\PC{0,12}|-?[0-9.,e_]{0,12}") {
        let plain = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-'));
        prop_assert!(plain || Money::parse(&text).is_err());
        prop_assert!(plain || Hours::parse(&text).is_err());
    }

    #[test]
    fn an_amount_survives_being_written_and_read(ore in -99_999_999_999_i64..99_999_999_999) {
        let sign = if ore < 0 { "-" } else { "" };
        let written = format!("{sign}{}.{:02}", ore.abs() / 100, ore.abs() % 100);
        prop_assert_eq!(Money::parse(&written), Ok(Money::from_ore(ore)));
    }
}

#[test]
fn a_value_is_read_from_no_other_text_than_it_is_written_as() {
    let amount = |text: &str| serde_json::from_str::<Money>(text).ok();
    assert_eq!(amount("\"-0.05\""), Some(Money::from_ore(-5)));
    for text in
        ["5.00", "\"5\"", "\"5.0\"", "\"05.00\"", "\"-0.00\"", "\"+5.00\"", "\" 5.00\"", "\"5.-1\"", "\"é\""]
    {
        assert_eq!(amount(text), None, "{text}");
    }
    let share = |text: &str| serde_json::from_str::<Percent>(text).ok();
    assert!(share("\"33.33\"").is_some() && share("\"33.30\"").is_none() && share("\"101\"").is_none());
}

proptest! {
    #[test]
    fn a_sum_of_any_size_comes_back_from_json(ore in any::<i64>()) {
        let (sum, hours) = (Money::from_ore(ore), Hours::from_hundredths(ore));
        let written = serde_json::to_string(&(sum, hours)).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<(Money, Hours)>(&written).expect("the same"), (sum, hours));
    }
}
