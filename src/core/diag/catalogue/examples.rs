//! What a mistake looks like, and the same without it: a page of its own, so that the sentences stay together.
//!
//! A code has an example where one says more than its sentences; a family has one for the codes that differ in a detail
//! only. The lines are as they stand in the file, with `…` for what doesn't matter.

/// A mistake and its remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The code, or the first digits of a family's codes.
    code: &'static str,
    /// As it was written.
    pub wrong: &'static str,
    /// As it should be.
    pub right: &'static str,
}

/// The example of a code, or its family's.
#[must_use]
pub fn example_of(code: &str) -> Option<&'static Example> {
    let own = EXAMPLES.iter().find(|example| example.code == code);
    own.or_else(|| EXAMPLES.iter().find(|example| example.code.len() < 5 && code.starts_with(example.code)))
}

const fn example(code: &'static str, wrong: &'static str, right: &'static str) -> Example {
    Example { code, wrong, right }
}

static EXAMPLES: &[Example] = &[
    // The command.
    example(
        "E0001",
        "bilag check    (in a workspace with nothing under inputs/)",
        "bilag init .\nbilag check",
    ),
    example("E0002", "cd ~/Documents\nbilag check", "cd ~/Documents/my-agreements\nbilag check"),
    example("E0003", "bilag check fjordbygd", "bilag check fjordbygda"),
    example("E0004", "bilag build --only sluttfaktura", "bilag build --only final"),
    example("E0006", "bilag init --example my-agreements", "bilag init --example try-it"),
    example("E0007", "bilag explain 207", "bilag explain E0207"),
    example("E0021", "inputs/Fjordbygda 2026/agreement.yaml", "inputs/fjordbygda-2026/agreement.yaml"),
    example("E0030", "bilag init . --frame \"200 000,00\"", "bilag init . --frame 200000.00"),
    example("E0033", "bilag init . --name fjordbygda", "bilag init . --name fjordbygda-2027"),
    example("E0034", "--person \"kari, Kari Eksempel\"", "--person \"kari, Kari Eksempel, Prosjektleder\""),
    // The shape of a file.
    example(
        "E0101",
        "- {date: 2026-02-05, hours: 3.5, …}",
        "- {date: 2026-02-05, person: siv, hours: 3.5, …}",
    ),
    example(
        "E0102",
        "- {date: 2026-02-05, person: siv, huors: 3.5, …}",
        "- {date: 2026-02-05, person: siv, hours: 3.5, …}",
    ),
    example(
        "E0103",
        "people: Kari Eksempel",
        "people:\n  - {id: kari, name: Kari Eksempel, role: Prosjektleder}",
    ),
    example("E0104", "frame: 150000.00\nframe: 160000.00", "frame: 160000.00"),
    example("E0105", "title: Samling: dag 1", "title: \"Samling: dag 1\""),
    example("E0108", "buyer: *seller", "buyer: {name: …, org_number: …}"),
    example("E0113", "people: []", "people:\n  - {id: kari, name: Kari Eksempel, role: Prosjektleder}"),
    // A single value.
    example("E0201", "purpose: \"  \"", "purpose: Nettverksmøte 1"),
    example("E0202", "vat: {status: registered}", "vat: {status: taxable}"),
    example("E0203", "date: 5.2.2026", "date: 2026-02-05"),
    example("E0204", "date: 2026-02-30", "date: 2026-02-28"),
    example("E0205", "amount: 1 250,50", "amount: 1250.50"),
    example("E0206", "hours: 35", "hours: 3.5"),
    example("E0207", "org_number: \"300000127\"", "org_number: \"300000126\""),
    example("E0208", "org_number: \"30000012\"", "org_number: \"300000126\""),
    example("E0209", "id: Kari Eksempel", "id: kari"),
    example("E0210", "from: \"9.00\"", "from: \"09:00\""),
    example("E0211", "term_days: 90", "term_days: 30"),
    example("E0212", "receipts: [../kvitteringer/01.pdf]", "receipts: [receipts/01.pdf]"),
    example("E0213", "from: \"09:00\", to: \"09:10\"", "hours: 0.17"),
    // Rows that don't fit each other.
    example("E0301", "person: sivv", "person: siv"),
    example("E0302", "- {id: kari, …}\n- {id: kari, …}", "- {id: kari, …}\n- {id: karin, …}"),
    example(
        "E0303",
        "period: {from: 2026-02-01, to: 2026-10-31}\n- {date: 2025-02-05, …}",
        "- {date: 2026-02-05, …}",
    ),
    example(
        "E0304",
        "period: {from: 2026-12-31, to: 2026-01-15}",
        "period: {from: 2026-01-15, to: 2026-12-31}",
    ),
    example("E0305", "hours: 3.5, from: \"09:00\", to: \"12:30\"", "from: \"09:00\", to: \"12:30\""),
    example("E0306", "from: \"12:30\", to: \"09:00\"", "from: \"09:00\", to: \"12:30\""),
    example(
        "E0307",
        "- {date: 2026-02-05, person: siv, hours: 20, …}\n- {date: 2026-02-05, person: siv, hours: 5, …}",
        "- {date: 2026-02-05, person: siv, hours: 2, …}\n- {date: 2026-02-05, person: siv, hours: 5, …}",
    ),
    example(
        "E0308",
        "from: \"09:00\", to: \"12:00\"\nfrom: \"11:30\", to: \"14:00\"",
        "from: \"09:00\", to: \"11:30\"\nfrom: \"11:30\", to: \"14:00\"",
    ),
    example("E0309", "amount: 250.00, vat: 1250.00", "amount: 1250.00, vat: 250.00"),
    example("E0310", "amount: 1000.00, vat: 250.00", "amount: 1250.00, vat: 250.00"),
    example(
        "E0311",
        "category: hospitality\namount: 2530.00",
        "category: hospitality\nparticipants: 22 deltakere fra ni bedrifter\namount: 2530.00",
    ),
    example(
        "E0312",
        "- {id: signing, share: 75, …}\n- {id: final, share: 35, …}",
        "- {id: signing, share: 75, …}\n- {id: final, share: 25, …}",
    ),
    example("E0313", "- {id: signing, basis: advance, …}", "- {id: signing, basis: advance, share: 75, …}"),
    example(
        "E0314",
        "milestones:\n  - {id: signing, basis: advance, share: 75, …}",
        "frame: 150000.00\nmilestones:\n  - {id: signing, basis: advance, share: 75, …}",
    ),
    example(
        "E0315",
        "milestones:\n  - {id: signing, basis: advance, …}",
        "milestones:\n  - {id: signing, basis: advance, …}\n  - {id: final, basis: settlement, …}",
    ),
    example(
        "E0316",
        "- {id: half, basis: settlement, …}\n- {id: final, basis: settlement, …}",
        "- {id: half, basis: settlement, through: 2026-06-30, …}\n- {id: final, basis: settlement, …}",
    ),
    example("E0317", "people:\n  - {id: kari, …}", "hourly_rate: 900.00\npeople:\n  - {id: kari, …}"),
    example(
        "E0318",
        "vat: {status: exempt}",
        "vat: {status: exempt, reason: \"Unntatt etter merverdiavgiftsloven § 3-5\"}",
    ),
    example("E0319", "note: Møte med 01010112345", "note: Møte med en deltaker"),
    example("E0320", "vat: {status: taxable, reason: …}", "vat: {status: taxable}"),
    example(
        "E0321",
        "- {id: half, basis: settlement, …}\n- {id: more, basis: advance, share: 10, …}",
        "- {id: more, basis: advance, share: 10, …}\n- {id: half, basis: settlement, …}",
    ),
    // Files.
    example("E0401", "receipts: [receipts/01-sall.pdf]", "receipts: [receipts/01-sal.pdf]"),
    example(
        "E0402",
        "receipts/05-taxi.pdf    (and no row names it)",
        "- voucher: 5\n  …\n  receipts: [receipts/05-taxi.pdf]",
    ),
    example("E041", "receipts: [receipts/01-sal.docx]", "receipts: [receipts/01-sal.pdf]"),
    example("E042", "logo: logo.jpg", "logo: logo.svg"),
    example("E040", "receipts: [receipts]", "receipts: [receipts/01-sal.pdf]"),
    // The report.
    example(
        "E0501",
        "Prosjektet er gjennomført.\n\n# Sammendrag",
        "# Sammendrag\n\nProsjektet er gjennomført.",
    ),
    example("E0502", "# Sammendrag\n\n…", "# Sammendrag\n\n…\n\n# Måloppnåelse\n\n…"),
    example("E0503", "# Økonomi\n\n…\n\n# Økonomi\n\n…", "# Økonomi\n\n…"),
    example(
        "E0504",
        "# Sammendrag\n\n# Måloppnåelse",
        "# Sammendrag\n\nProsjektet er gjennomført innenfor rammen.\n\n# Måloppnåelse",
    ),
    example("E0505", "# Måloppnåelse\n\n### Nettverk", "# Måloppnåelse\n\n## Nettverk"),
    example("E0510", "[siden vår](fjordbygda)", "[siden vår](https://fjordbygda.example/)"),
    example(
        "E0512",
        "| Erfaring | Tiltak |\n| --- | --- |\n| Tall kom sent |",
        "| Erfaring | Tiltak |\n| --- | --- |\n| Tall kom sent | Be om dem før |",
    ),
    example("E0513", "![](documentation/møte.jpg)", "![Deltakerne i gruppearbeid](documentation/møte.jpg)"),
    example("E0514", "{{indikator}}", "{{indikatorer}}"),
    example("E0516", "Se {{økonomi}} for tallene.", "Se tallene:\n\n{{økonomi}}"),
    example("E0517", "Se fotnoten.[^1]", "Se fotnoten.[^1]\n\n[^1]: Tall fra renovasjonsselskapet."),
    // Warnings.
    example("W0302", "- {date: 2026-05-17, person: siv, …}", "- {date: 2026-05-18, person: siv, …}"),
    example("W0303", "hours: 13.5", "hours: 3.5"),
    example(
        "W0305",
        "- {date: 2026-02-25, registered: 2026-04-20, …}",
        "- {date: 2026-02-25, registered: 2026-03-02, …}",
    ),
    example(
        "W0306",
        "- {date: 2026-02-05, person: siv, hours: 3.5, activity: Møte, …}\n- {date: 2026-02-05, person: siv, hours: 3.5, activity: Møte, …}",
        "- {date: 2026-02-05, person: siv, hours: 3.5, activity: Møte, …}",
    ),
    example(
        "W0401",
        "- voucher: 1\n  receipts: [receipts/01.pdf]\n- voucher: 2\n  receipts: [receipts/01.pdf]",
        "- voucher: 1\n  receipts: [receipts/01.pdf]\n- voucher: 2\n  receipts: [receipts/02.pdf]",
    ),
    example("W0701", "seller:\n  org_number:", "seller:\n  org_number: \"300000126\""),
];

#[cfg(test)]
mod tests {
    use super::super::CATALOGUE;
    use super::*;

    #[test]
    fn every_example_belongs_to_a_code_and_stands_once() {
        for (place, example) in EXAMPLES.iter().enumerate() {
            assert!(CATALOGUE.iter().any(|entry| entry.code.starts_with(example.code)), "{}", example.code);
            assert_ne!(example.wrong, example.right, "{}", example.code);
            assert!(EXAMPLES[..place].iter().all(|other| other.code != example.code), "{}", example.code);
        }
    }

    /// What people write wrong in a file is worth an example: whoever adds such a code adds one.
    #[test]
    fn what_is_written_by_hand_has_examples() {
        let by_hand = |code: &str| code.starts_with("E02") || code.starts_with("E03");
        let codes = CATALOGUE.iter().map(|entry| entry.code).filter(|code| by_hand(code));
        let without: Vec<_> = codes.filter(|code| example_of(code).is_none()).collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn a_family_speaks_for_its_codes() {
        assert_eq!(example_of("E0412").unwrap().right, "receipts: [receipts/01-sal.pdf]");
        assert_eq!(example_of("E0207").unwrap().wrong, "org_number: \"300000127\"");
        assert_eq!(example_of("E0604"), None);
    }
}
