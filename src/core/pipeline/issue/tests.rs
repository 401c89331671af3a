//! Random histories, without setting a document: whatever is edited, issued, corrected and credited, in whatever order,
//! the money adds up, the numbers follow each other, and each document can be made again to the byte.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::domain::fixture;
use crate::input;
use crate::invoice::Extent;
use crate::num::Money;
use crate::pipeline::progress::Silent;
use crate::pipeline::threads::ALONE;
use crate::pipeline::verify::{Rebuild, verify};
use crate::register::Entry;
use crate::reuse::Nothing;
use crate::settle;
use crate::store::{FileContent, Memory};
use crate::typesetting::fixture::Unset;

const AGREEMENT: &str = "prove";

/// What can be edited between two commands.
#[derive(Debug, Clone)]
struct Inputs {
    vat: &'static str,
    /// Is there a settlement in the middle of the project?
    interim: bool,
    /// Of each of the days that somebody worked.
    quarters_of_an_hour: u32,
    voucher_kroner: u32,
    advance_percent: u32,
}

#[derive(Debug, Clone)]
enum Step {
    Hours(u32),
    Voucher(u32),
    Share(u32),
    Issue(&'static str),
    /// Of the document at a place in the register, counted round.
    Correct(usize),
    Credit(usize, Part),
    /// The document at a place is corrected, and an agreed reduction, counted round, ends with it.
    Revoke(usize, usize),
}

#[derive(Debug, Clone)]
enum Part {
    Whole,
    /// All of it, and nothing comes in its place.
    ForGood,
    Line(usize),
    Kroner(u32),
}

fn inputs() -> impl Strategy<Value = Inputs> {
    let vat = prop::sample::select(vec![
        "{status: not_registered}",
        "{status: taxable}",
        "{status: exempt, reason: Unntatt etter merverdiavgiftsloven § 3-5}",
    ]);
    (vat, any::<bool>(), 1..48_u32, 0..20_000_u32, 10..90_u32).prop_map(
        |(vat, interim, quarters_of_an_hour, voucher_kroner, advance_percent)| Inputs {
            vat,
            interim,
            quarters_of_an_hour,
            voucher_kroner,
            advance_percent,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let part = prop_oneof![
        Just(Part::Whole),
        Just(Part::ForGood),
        (1..5_usize).prop_map(Part::Line),
        (1..60_000_u32).prop_map(Part::Kroner)
    ];
    prop_oneof![
        2 => (1..48_u32).prop_map(Step::Hours),
        1 => (0..20_000_u32).prop_map(Step::Voucher),
        1 => (10..90_u32).prop_map(Step::Share),
        3 => Just(Step::Issue("signing")),
        1 => Just(Step::Issue("midway")),
        3 => Just(Step::Issue("final")),
        3 => (0..12_usize).prop_map(Step::Correct),
        2 => (0..12_usize, part).prop_map(|(place, part)| Step::Credit(place, part)),
        1 => (0..12_usize, 0..3_usize).prop_map(|(place, reduction)| Step::Revoke(place, reduction)),
    ]
}

impl Inputs {
    fn agreement(&self) -> String {
        let midway = "  - {id: midway, title: Midtveis, basis: settlement, through: 2026-06-30}\n";
        format!(
            "title: Prøve\n\
             seller:\n  name: Eksempel interkommunale politiske råd\n  org_number: \"999999905\"\n  \
             address: {{street: Eksempelgata 1, postal_code: \"0192\", city: Eksempelby}}\n\
             buyer:\n  name: Eksempel fylkeskommune\n  org_number: \"888888802\"\n  \
             address: {{street: Postboks 1, postal_code: \"3007\", city: Eksempelby}}\n\
             references: {{order_number: B123456, project_number: \"12345\", mark: Grønn omstilling}}\n\
             signed_on: 2026-01-12\n\
             period: {{from: 2026-01-15, to: 2026-12-31}}\n\
             frame: 100000.00\n\
             hourly_rate: 900.00\n\
             vat: {vat}\n\
             payment: {{account: \"1234 56 78903\", term_days: 30}}\n\
             milestones:\n  - {{id: signing, title: Ved signering, basis: advance, share: {share}}}\n{midway}  \
             - {{id: final, title: Ved levering, basis: settlement}}\n\
             sub_goals:\n  - {{id: arena, title: Etablere en arena}}\n\
             people:\n  - {{id: kari, name: Kari Nordli, role: Prosjektleder}}\n  \
             - {{id: ola, name: Ola Berg, role: Rådgiver, hourly_rate: 850.00}}\n",
            vat = self.vat,
            share = self.advance_percent,
            midway = if self.interim { midway } else { "" },
        )
    }

    fn hours(&self) -> String {
        let (hours, part) = (self.quarters_of_an_hour / 4, self.quarters_of_an_hour % 4 * 25);
        let row = |(month, person): (u32, &str)| {
            format!(
                "  - {{date: 2026-{month:02}-10, person: {person}, hours: {hours}.{part:02}, \
                 activity: Arbeid, sub_goal: arena}}\n"
            )
        };
        let days = (2..9).flat_map(|month| [(month, "kari"), (month, "ola")]);
        format!("hours:\n{}", days.map(row).collect::<String>())
    }

    fn costs(&self) -> String {
        format!(
            "costs:\n  - voucher: 1\n    date: 2026-03-04\n    supplier: Eksempel Tog AS\n    \
             description: Togbilletter\n    purpose: Studiebesøk\n    participants: Kari Nordli\n    category: travel\n    \
             amount: {}.60\n    vat: 0.10\n    vat_recoverable: false\n    receipts: [receipts/tog.jpg]\n",
            self.voucher_kroner
        )
    }

    /// Puts the files in the place of those that were there.
    fn saved(&self, store: Memory) -> Memory {
        let report = "# Sammendrag\n\nA.\n\n# Måloppnåelse\n\nB.\n\n# Erfaringer og avvik\n\nC.\n\n\
                      # Forslag til videre oppfølging\n\nD.\n";
        let receipt: &[u8] = include_bytes!("../../../../tests/errors/base/inputs/x/receipts/02-tog.jpg");
        store
            .with_text(AGREEMENT, "agreement.yaml", &self.agreement())
            .with_text(AGREEMENT, "hours.yaml", &self.hours())
            .with_text(AGREEMENT, "costs.yaml", &self.costs())
            .with_text(AGREEMENT, "report.md", report)
            .with(AGREEMENT, "receipts/tog.jpg", FileContent::Bytes(Arc::from(receipt)))
    }
}

/// A workspace and what has happened in it.
struct History {
    store: Memory,
    inputs: Inputs,
    /// Has all of a document been credited on its own?
    taken_back: bool,
    /// What was credited in part and not revoked, by the credit note.
    agreed: BTreeMap<String, Money>,
}

impl History {
    fn register(&self) -> Register {
        Register::read(&self.store.register().expect("a register")).expect("a valid register")
    }

    fn context(&self) -> Context<'_> {
        Context { store: &self.store, typesetter: &Unset, keep: &Nothing, threads: &ALONE, progress: &Silent }
    }

    /// Takes a step; is something issued by it?
    fn take(&mut self, step: &Step, date: NaiveDate) -> Result<bool, TestCaseError> {
        let register = self.register();
        let number = |place: &usize| {
            let mut entries = register.entries();
            Some(entries.nth(place.checked_rem(entries.len())?)?.number.to_string())
        };
        let reason = || "Feil".to_owned();
        let task = match step {
            Step::Hours(_) | Step::Voucher(_) | Step::Share(_) => {
                self.edit(step);
                return Ok(false);
            }
            Step::Issue("midway") if !self.inputs.interim => return Ok(false),
            Step::Issue(milestone) => {
                let (agreement, milestone) = (AGREEMENT.to_owned(), (*milestone).to_owned());
                Task::Issue { agreement, milestone, revoke: Vec::new() }
            }
            Step::Correct(place) => {
                let Some(number) = number(place) else { return Ok(false) };
                Task::Correct { number, reason: reason(), revoke: Vec::new() }
            }
            Step::Revoke(place, reduction) => {
                let revoked = reduction.checked_rem(self.agreed.len());
                let revoked = revoked.and_then(|place| self.agreed.keys().nth(place).cloned());
                let Some((number, revoked)) = number(place).zip(revoked) else { return Ok(false) };
                Task::Correct { number, reason: reason(), revoke: vec![revoked] }
            }
            Step::Credit(place, part) => {
                let Some(number) = number(place) else { return Ok(false) };
                let extent = match part {
                    Part::Whole | Part::ForGood => Extent::Whole,
                    Part::Line(place) => Extent::Lines(vec![*place]),
                    Part::Kroner(kroner) => Extent::Amount(fixture::kr(i64::from(*kroner))),
                };
                Task::Credit { number, reason: reason(), extent, closes: matches!(part, Part::ForGood) }
            }
        };
        let command = Command {
            task,
            date,
            today: date,
            templates: Arc::default(),
            accepted: Vec::new(),
            only_plan: false,
        };
        // What is unusual is meant so.
        let planned = Command { only_plan: true, ..command.clone() };
        let asked = carry_out(self.context(), &planned).map_or_else(|_| Vec::new(), |plan| plan.documents);
        let confirmed = asked.iter().flat_map(|document| &document.entry.confirmed);
        let accepted = confirmed.filter_map(|code| catalogue::find(code)).collect::<BTreeSet<_>>();
        let command = Command { accepted: accepted.into_iter().collect(), ..command };
        match carry_out(self.context(), &command) {
            Ok(issuance) => {
                prop_assert!(!issuance.documents.is_empty());
                self.remember(&command.task, &issuance);
                Ok(true)
            }
            Err(problems) => {
                // A person is told why not, in the family of issuing; anything else would be a mistake of ours.
                let codes: Vec<_> = problems.iter().map(|problem| problem.code().as_str()).collect();
                let known = |code: &&str| code.starts_with("E12") || code.starts_with('W');
                prop_assert!(codes.iter().all(known), "{command:?}: {problems:?}");
                prop_assert_eq!(self.register(), register, "a refusal leaves the register as it was");
                Ok(false)
            }
        }
    }

    /// What was agreed on by a command that was carried out.
    fn remember(&mut self, task: &Task, issuance: &Issuance) {
        match task {
            Task::Issue { .. } => {}
            Task::Correct { revoke, .. } => self.agreed.retain(|number, _| !revoke.contains(number)),
            Task::Credit { number, .. } => {
                let credit_note = &issuance.documents[0].entry;
                let register = self.register();
                let invoice =
                    register.entries().find(|entry| entry.number.as_str() == number).expect("an invoice");
                if register.remaining(&invoice.number).is_positive() {
                    self.agreed.insert(credit_note.number.to_string(), credit_note.net);
                } else {
                    self.taken_back = true;
                }
            }
        }
    }

    fn edit(&mut self, step: &Step) {
        match step {
            Step::Hours(quarters) => self.inputs.quarters_of_an_hour = *quarters,
            Step::Voucher(kroner) => self.inputs.voucher_kroner = *kroner,
            Step::Share(percent) => self.inputs.advance_percent = *percent,
            Step::Issue(_) | Step::Correct(_) | Step::Credit(..) | Step::Revoke(..) => {}
        }
        self.store = self.inputs.saved(std::mem::take(&mut self.store));
    }

    /// Everything issued less everything credited, ex VAT, and less what was paid before: an advance of a taxable
    /// seller is a payment, and what it pays for is billed in full later.
    fn sum(&self) -> Money {
        let sign = |entry: &Entry, sum: Money| entry.kind.owed(sum);
        self.register().entries().map(|entry| sign(entry, entry.net - entry.prepaid)).sum()
    }

    /// What is due in all at the last milestone for which something was issued, by today's inputs.
    fn due_so_far(&self) -> Money {
        let folder = Folder::read(&self.store, AGREEMENT).expect("a folder");
        let project = input::read(&folder.input).project.expect("a project");
        let register = self.register();
        let is_issued =
            |milestone: &&Milestone| register.entries().any(|entry| entry.milestone == milestone.id);
        let last = project.agreement.milestones.iter().rfind(is_issued).expect("a milestone");
        let entitled = settle::settle(&project, last, &[]).entitled;
        entitled - self.agreed.values().copied().sum::<Money>().min(entitled)
    }

    fn is_sound(&self) -> Result<(), TestCaseError> {
        let frame = fixture::kr(100_000);
        prop_assert!(self.sum() <= frame, "{} is over the frame", self.sum());
        let bytes = self.store.register().expect("a register");
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        for length in 0..=lines.len() {
            let prefix = Register::read(&lines[..length].concat());
            let numbers: Vec<String> = prefix
                .map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?
                .entries()
                .map(|entry| entry.number.to_string())
                .collect();
            let expected: Vec<String> = (1..=length).map(|place| format!("2026-{place:04}")).collect();
            prop_assert_eq!(numbers, expected);
        }
        Ok(())
    }
}

/// Takes steps one after the other, a day each, and looks at everything after each of them.
fn lived(first: &Inputs, steps: &[Step]) -> Result<History, TestCaseError> {
    let store = first.saved(Memory::new());
    let mut history = History { store, inputs: first.clone(), taken_back: false, agreed: BTreeMap::new() };
    for (step, days) in steps.iter().zip(0..) {
        let date = fixture::day(11, 1) + Days::new(days);
        let issued = history.take(step, date)?;
        history.is_sound()?;
        // An interim settlement below what was billed before gives nothing back: that is for the last one.
        let settles = issued && !matches!(step, Step::Credit(..));
        if settles && !history.taken_back && !history.inputs.interim {
            prop_assert_eq!(history.sum(), history.due_so_far(), "after {:?}", step);
        }
    }
    Ok(history)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(30) })]

    #[test]
    fn whatever_is_done_the_documents_add_up(first in inputs(), steps in prop::collection::vec(step(), 1..14)) {
        let history = lived(&first, &steps)?;
        let found = verify(history.context(), Some(&Rebuild::All));
        prop_assert!(found.problems.is_empty(), "{:?}", found.problems);
        prop_assert_eq!(found.rebuilt.len(), history.register().entries().len());
        prop_assert!(found.rebuilt.iter().all(|rebuilt| rebuilt.differs.is_empty()));
    }
}

fn plain(interim: bool) -> Inputs {
    Inputs {
        vat: "{status: not_registered}",
        interim,
        quarters_of_an_hour: 14,
        voucher_kroner: 100,
        advance_percent: 10,
    }
}

/// Number, milestone and effect of each document.
fn effects(history: &History) -> Vec<(String, i64)> {
    let register = history.register();
    register.entries().map(|entry| (entry.milestone.to_string(), entry.effect().ore() / 100)).collect()
}

#[test]
fn an_interim_settlement_that_a_larger_advance_covers_is_taken_back() {
    let steps = [Step::Issue("signing"), Step::Issue("midway"), Step::Share(80), Step::Correct(0)];
    let history = lived(&plain(true), &steps).expect("sound");
    let expected = [("signing", 10_000), ("midway", 20_725), ("signing", -10_000), ("signing", 80_000)];
    let expected = expected.into_iter().chain([("midway", -20_725)]);
    let expected: Vec<(String, i64)> =
        expected.map(|(milestone, kroner)| (milestone.to_owned(), kroner)).collect();
    assert_eq!(effects(&history), expected);
}

#[test]
fn what_a_settlement_gave_back_is_corrected_once() {
    let first = Inputs { advance_percent: 80, ..plain(false) };
    let steps = [Step::Issue("signing"), Step::Issue("final"), Step::Hours(20), Step::Correct(1)];
    let mut history = lived(&first, &steps).expect("sound");
    let issued = effects(&history);
    assert_eq!(issued.len(), 3, "the credit note stays, and an invoice bills the difference: {issued:?}");
    assert!(!history.take(&Step::Correct(1), fixture::day(11, 20)).expect("a refusal"));
    assert_eq!(effects(&history), issued);
}
