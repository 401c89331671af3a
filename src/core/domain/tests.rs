use chrono::NaiveDate;

use super::fixture::day;
use super::*;

/// The vectors of ../shared/norway.md, section C: published examples and their nearest wrong neighbours.
#[test]
fn check_digits_follow_the_published_examples() {
    for good in ["123456785", "987654325", "998772680", "930580260", "930 580 260", "981566378"] {
        assert!(OrgNumber::parse(good).is_ok(), "{good}");
    }
    let wrong = |text| OrgNumber::parse(text).expect_err("a wrong number");
    assert_eq!(wrong("123456789"), CheckDigitError::Digit { expected: Some(5) });
    assert_eq!(wrong("850000000"), CheckDigitError::Digit { expected: None });
    assert_eq!(wrong("000000000"), CheckDigitError::Nobody);
    assert_eq!(wrong("12345678"), CheckDigitError::Form { digits: 9 });
    for good in ["86011117947", "8601 11 17947", "8601.11.17947", "99990000006", "15032387680"] {
        assert!(BankAccount::parse(good).is_ok(), "{good}");
    }
    for bad in ["99990000005", "70011111222", "00000000000", "8601111794"] {
        assert!(BankAccount::parse(bad).is_err(), "{bad}");
    }
    for good in ["0000001230", "0000012344", "602243", "2345676"] {
        assert!(Kid::parse(good).is_ok(), "{good}");
    }
    for bad in ["0000001236", "1000005-", "2345674", "0003434323213231", "12"] {
        assert!(Kid::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn an_order_number_is_one_word_of_the_buyers_form() {
    let [buskerud, other] =
        ["930580260", "987654325"].map(|text| OrgNumber::parse(text).expect("a real form"));
    assert!(BuyerReference::new("B701010").is_some_and(|number| number.suits(&buskerud)));
    for wrong in ["701010", "B70101", "B7010100", "b701010", "BestB701010", "B70101O"] {
        let number = BuyerReference::new(wrong).expect("one word");
        assert!(!number.suits(&buskerud) && number.suits(&other), "{wrong}");
    }
    for bad in
        ["", "B701010 ", "B 701010", "B701010, att. Kari", "-", "ø1", "1234567890123456789012345678901"]
    {
        assert!(BuyerReference::new(bad).is_none(), "{bad}");
    }
}

#[test]
fn identity_numbers_are_found_and_other_long_numbers_are_not() {
    // 01010100131: made up from a date and its two control digits; belongs to nobody known.
    let made = identity_number("010101001");
    assert_eq!(contains_national_identity_number(&format!("fnr {made}, takk")), Some(made.as_str()));
    let spaced = format!("{} {}", &made[..6], &made[6..]);
    assert_eq!(contains_national_identity_number(&spaced), Some(spaced.as_str()));
    for innocent in ["86011117947", "930580260", "12345678901234", "2026-01-15", ""] {
        assert_eq!(contains_national_identity_number(innocent), None, "{innocent}");
    }
}

/// Completes nine digits with the two control digits of an identity number.
fn identity_number(nine: &str) -> String {
    let digits: Vec<u8> = nine.bytes().map(|byte| byte - b'0').collect();
    let candidates = (0..100).map(|control| format!("{nine}{control:02}"));
    candidates
        .into_iter()
        .find(|text| digits.len() == 9 && contains_national_identity_number(text).is_some())
        .expect("this date has control digits")
}

#[test]
fn easter_and_its_days_fall_where_the_almanac_says() {
    let easters = [(2007, 4, 8), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20), (2027, 3, 28), (2028, 4, 16)];
    for (year, month, date) in easters {
        let day = NaiveDate::from_ymd_opt(year, month, date).expect("a day");
        assert_eq!(holiday_on(day).map(|holiday| holiday.name), Some("første påskedag"), "{day}");
    }
    let name = |month, date| holiday_on(day(month, date)).map(|holiday| holiday.name);
    assert_eq!(name(4, 2), Some("skjærtorsdag"));
    assert_eq!(name(5, 14), Some("Kristi himmelfartsdag"));
    assert_eq!(name(5, 25), Some("andre pinsedag"));
    assert_eq!(name(5, 18), None);
}

#[test]
fn a_path_can_not_leave_its_folder() {
    assert!(WorkspacePath::new("receipts/01 møterom.pdf").is_some());
    for bad in ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", "C:/x", "a\\b", "a/", "a\nb"] {
        assert!(WorkspacePath::new(bad).is_none(), "{bad:?}");
    }
}
