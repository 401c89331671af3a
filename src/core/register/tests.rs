//! The chain and its rules, over registers that were made by appending.

use proptest::prelude::*;

use super::*;
use crate::digest::Print;
use crate::domain::MilestoneId;
use crate::domain::fixture::{day, kr, project};

/// An invoice of so many kroner as the `place`th document of the series.
pub(crate) fn invoice(place: u32, kroner: i64) -> Entry {
    Entry {
        number: DocumentNumber::new(&format!("2026-{place:04}")).expect("a number"),
        kind: DocumentKind::Invoice,
        seller: OrgNumber::parse("930580260").expect("a number"),
        series: "2026-".to_owned(),
        place,
        agreement: AgreementId::new("prove").expect("a slug"),
        milestone: MilestoneId::new("signing").expect("a slug"),
        basis: project().agreement.milestones[0].basis,
        date: day(1, 20),
        due: Some(day(2, 19)),
        net: kr(kroner),
        vat: Money::ZERO,
        gross: kr(kroner),
        prepaid: Money::ZERO,
        payable: kr(kroner),
        credits: Vec::new(),
        replaces: None,
        reason: None,
        confirmed: Vec::new(),
        revokes: Vec::new(),
        closes: false,
        package: Package { name: format!("{place}.zip"), sha256: "ab".repeat(32) },
        settlement: "cd".repeat(32),
        inputs: vec![Print { path: "agreement.yaml".to_owned(), size: 7, sha256: "ef".repeat(32) }],
        templates: Vec::new(),
        tool: "bilag 0.1.0".to_owned(),
    }
}

/// A credit note of so many kroner on the `of`th document.
pub(crate) fn credit_note(place: u32, of: u32, kroner: i64) -> Entry {
    let credits = vec![Credit { number: invoice(of, 0).number, net: kr(kroner) }];
    Entry {
        kind: DocumentKind::CreditNote,
        due: None,
        credits,
        reason: Some("Æsj: «feil»".to_owned()),
        ..invoice(place, kroner)
    }
}

fn codes(problems: &Errors) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code().as_str()).collect()
}

fn refused(bytes: &[u8]) -> Vec<(&'static str, usize)> {
    let problems = Register::read(bytes).expect_err("a fault");
    problems
        .iter()
        .map(|problem| (problem.code().as_str(), problem.place.as_ref().map_or(0, |place| place.line)))
        .collect()
}

/// An invoice, a part credit, an invoice, and the rest of the first.
fn four() -> Register {
    let entries = vec![invoice(1, 100), credit_note(2, 1, 30), invoice(3, 50), credit_note(4, 1, 70)];
    Register::default().append(entries).expect("rules are kept")
}

#[test]
fn what_was_appended_is_read_back() {
    let register = four();
    assert_eq!(Register::read(&register.bytes()), Ok(register));
    assert_eq!(Register::read(b""), Ok(Register::default()));
}

#[test]
fn an_invoice_that_is_credited_in_full_cancels_out() {
    let register = four();
    let agreement = invoice(1, 0).agreement;
    let nets = |register: &Register| {
        register.billed(&agreement).into_iter().map(|billed| billed.net).collect::<Vec<_>>()
    };
    assert_eq!(nets(&register), [Money::ZERO, kr(50)], "the part stays off, whatever is billed anew");
    assert_eq!(register.billed(&agreement)[0].agreed, kr(30));
    let mut revoked = register.clone();
    revoked.revoke(&invoice(2, 0).number);
    assert_eq!(nets(&revoked), [kr(50)]);
    assert_eq!(nets(&register.before(&invoice(4, 0).number)), [kr(100), kr(-30), kr(50)]);
    assert_eq!(register.remaining(&invoice(1, 0).number), Money::ZERO);
}

#[test]
fn nothing_is_credited_past_what_remains() {
    let register = four();
    for wrong in [credit_note(5, 3, 51), credit_note(5, 1, 1), credit_note(5, 2, 1), credit_note(5, 9, 1)] {
        assert_eq!(codes(&register.append(vec![wrong]).expect_err("a fault")), ["E0908"]);
    }
}

#[test]
fn a_number_follows_the_one_before() {
    let register = four();
    for wrong in [invoice(6, 1), invoice(4, 1)] {
        assert_eq!(codes(&register.append(vec![wrong]).expect_err("a fault")), ["E0906"]);
    }
    let (number, next) =
        register.next(&invoice(1, 0).seller, &NumberFormat::default(), day(2, 1)).expect("a number");
    assert_eq!((number.as_str(), next.place, next.line), ("2026-0005", 5, 5));
    assert_eq!(next.previous, register.head());
    let longer = register.append(vec![invoice(5, 1)]).expect("rules are kept");
    assert_eq!(next.hash(invoice(5, 1)), longer.head(), "what the next document will name");
    let early =
        register.next(&invoice(1, 0).seller, &NumberFormat::default(), day(1, 19)).expect_err("a fault");
    assert_eq!(codes(&early), ["E0909"]);
    let other = OrgNumber::parse("123456785").expect("a number");
    let taken = register.next(&other, &NumberFormat::default(), day(2, 1)).expect_err("a fault");
    assert_eq!(codes(&taken), ["E0910"]);
}

#[test]
fn a_line_that_is_missing_moved_or_cut_is_found_where_it_is() {
    let bytes = four().bytes();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    assert_eq!(refused(&[lines[0], lines[2], lines[3]].concat())[0], ("E0904", 2));
    assert_eq!(refused(&[lines[1], lines[0]].concat())[0], ("E0904", 1));
    assert_eq!(refused(&[lines[0], &lines[1][..40]].concat()), [("E0905", 2)]);
    assert_eq!(refused(&[lines[0], b"\n"].concat()), [("E0901", 2)]);
    assert_eq!(refused(&[lines[0], b"\xff\n"].concat()), [("E0901", 2)]);
    let spaced = String::from_utf8(bytes.clone()).expect("text").replacen("\"line\":2", "\"line\": 2", 1);
    assert_eq!(refused(spaced.as_bytes()), [("E0903", 2)]);
}

#[test]
fn a_line_with_a_new_hash_of_its_own_breaks_the_chain_after_it() {
    let forged = Register::default().append(vec![invoice(1, 200)]).expect("rules are kept").bytes();
    let bytes = four().bytes();
    let rest: Vec<u8> = bytes.split_inclusive(|byte| *byte == b'\n').skip(1).flatten().copied().collect();
    assert_eq!(refused(&[forged, rest].concat())[0], ("E0904", 2));
}

#[test]
fn every_byte_counts() {
    let bytes = four().bytes();
    for place in 0..bytes.len() {
        let (mut changed, bit) = (bytes.clone(), place % 8);
        changed[place] ^= 1 << bit;
        assert!(Register::read(&changed).is_err(), "bit {bit} of byte {place}");
    }
}

#[test]
fn what_is_cut_off_between_lines_is_found_where_it_is() {
    let bytes = four().bytes();
    for length in 0..=bytes.len() {
        let prefix = &bytes[..length];
        if prefix.last().is_none_or(|byte| *byte == b'\n') {
            assert!(Register::read(prefix).is_ok(), "whole lines, {length} bytes");
        } else {
            let line = prefix.split(|byte| *byte == b'\n').count();
            assert_eq!(refused(prefix), [("E0905", line)], "{length} bytes");
        }
    }
}

#[test]
fn a_number_says_its_place() {
    let mut wrong = invoice(1, 1);
    wrong.number = DocumentNumber::new("2026-0007").expect("a number");
    assert_eq!(codes(&Register::default().append(vec![wrong]).expect_err("a fault")), ["E0906"]);
    let mut below_zero = credit_note(5, 1, 0);
    let credit = |kroner| Credit { number: invoice(3, 0).number, net: kr(kroner) };
    below_zero.credits = vec![credit(5), credit(-5)];
    assert_eq!(codes(&four().append(vec![below_zero]).expect_err("a fault")), ["E0908"]);
}

/// A history of invoices and part credits, from random sums: each credit takes at most what remains.
fn history(steps: &[(bool, i64)]) -> Register {
    steps.iter().fold(Register::default(), |register, (credits, kroner)| {
        let place = u32::try_from(register.entries().len()).expect("few") + 1;
        let open = register.entries().rfind(|entry| register.remaining(&entry.number).is_positive());
        let entry = match open.filter(|_| *credits) {
            Some(open) => {
                let most = register.remaining(&open.number).ore() / 100;
                credit_note(place, open.place, (*kroner).min(most))
            }
            None => invoice(place, *kroner),
        };
        register.append(vec![entry]).expect("rules are kept")
    })
}

proptest! {
    #[test]
    fn every_prefix_is_valid_and_its_numbers_have_no_gap(steps in prop::collection::vec((any::<bool>(), 1..500_i64), 0..12)) {
        let register = history(&steps);
        let bytes = register.bytes();
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        for length in 0..=lines.len() {
            let prefix = Register::read(&lines[..length].concat()).expect("valid");
            let places: Vec<u32> = prefix.entries().map(|entry| entry.place).collect();
            prop_assert_eq!(places, (1..).take(length).collect::<Vec<u32>>());
        }
        let effects: Money = register.entries().map(Entry::effect).sum();
        let billed: Money = register.billed(&invoice(1, 0).agreement).iter().map(|billed| billed.net).sum();
        prop_assert_eq!(billed, effects);
    }

    #[test]
    fn any_changed_byte_is_found(at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let mut bytes = four().bytes();
        let place = at.index(bytes.len());
        bytes[place] ^= flip;
        prop_assert!(Register::read(&bytes).is_err());
    }

    #[test]
    fn any_history_is_read_back(steps in prop::collection::vec((any::<bool>(), 1..500_i64), 0..12)) {
        let register = history(&steps);
        prop_assert_eq!(Register::read(&register.bytes()), Ok(register));
    }
}
