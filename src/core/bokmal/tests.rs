use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date in a test")
}

#[test]
fn amounts_have_groups_a_comma_and_a_real_minus() {
    let written = |ore| amount(Money::from_ore(ore)).replace(NBSP, "_");
    assert_eq!(written(11_250_000), "112_500,00");
    assert_eq!(written(-3_750_005), "−37_500,05");
    assert_eq!(written(99), "0,99");
    assert_eq!(written(12_345_678_900), "123_456_789,00");
}

#[test]
fn days_are_written_in_words_and_in_columns() {
    assert_eq!(date(day("2026-01-15")).replace(NBSP, " "), "15. januar 2026");
    assert_eq!(date_short(day("2026-01-05")), "05.01.2026");
    assert_eq!(date_range(day("2026-02-11"), day("2026-02-13")).replace(NBSP, " "), "11.–13. februar 2026");
    assert_eq!(
        date_range(day("2026-01-15"), day("2026-12-31")).replace(NBSP, " "),
        "15. januar – 31. desember 2026"
    );
}

#[test]
fn shares_and_measures_use_the_comma() {
    let share = Percent::parse("33.33").expect("a number").expect("at most 100");
    assert_eq!(percent(share).replace(NBSP, " "), "33,33 %");
    assert_eq!(permille_as_percent(875).replace(NBSP, " "), "87,5 %");
    assert_eq!(permille_as_percent(-1200).replace(NBSP, " "), "−120 %");
    assert_eq!(measure(Measure::parse("-1234.50").expect("a number")).replace(NBSP, " "), "−1 234,5");
}

#[test]
fn register_numbers_are_grouped_as_people_read_them() {
    let org = OrgNumber::parse("930580260").expect("the county's own number");
    assert_eq!(org_number(&org).replace(NBSP, " "), "930 580 260");
    let account = BankAccount::parse("86011117947").expect("a published test number");
    assert_eq!(bank_account(&account).replace(NBSP, " "), "8601 11 17947");
}
