//! A new agreement: what can be said of it, what is written, and what the first check says remains.

use crate::support::{Run, Workspace};

/// What somebody knows of an agreement.
const KNOWN: [&str; 50] = [
    "--title",
    "Sirkulære bygg i Testdal",
    "--name",
    "testdal",
    "--seller-name",
    "Testdal IPR (oppdiktet)",
    "--seller-org-number",
    "300000126",
    "--seller-street",
    "Testveien 1",
    "--seller-postal-code",
    "0101",
    "--seller-city",
    "Testby",
    "--account",
    "99990543212",
    "--vat",
    "not_registered",
    "--buyer-name",
    "Testland fylkeskommune (oppdiktet)",
    "--buyer-street",
    "Fylkesgata 2",
    "--buyer-postal-code",
    "0098",
    "--buyer-city",
    "Testby",
    "--order-number",
    "B123456",
    "--project-number",
    "4711",
    "--mark",
    "Bygg: \"alt\" # ombruk",
    "--from",
    "2026-02-01",
    "--to",
    "2026-10-31",
    "--activity-deadline",
    "2026-09-30",
    "--delivery-deadline",
    "2026-10-31",
    "--frame",
    "200000",
    "--hourly-rate",
    "900",
    "--advance",
    "signing, 40, Ved signering, straks",
    "--settlement",
    "final, Til slutt",
    "--sub-goal",
    "bygg, Bygg av trevirke",
];

fn init(workspace: &Workspace, more: &[&str]) -> Run {
    let person = ["--person", "kari, Kari Eksempel, Prosjektleder"];
    workspace.bilag(&[&["init", "."], KNOWN.as_slice(), &person, more].concat())
}

/// The keys of an agreement with their values, without comments.
fn facts(workspace: &Workspace, id: &str) -> String {
    let text = String::from_utf8(workspace.read(&format!("inputs/{id}/agreement.yaml"))).expect("text");
    let without_comment = |line: &str| line.split(" # ").next().unwrap_or_default().trim_end().to_owned();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#')).map(without_comment);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_given_is_checked_and_all_that_is_wrong_is_said() {
    let workspace = Workspace::empty();
    let slips = [
        ("--name", "Min avtale", "the folder's name `Min avtale` can't be an agreement's id"),
        ("--seller-org-number", "300000127", "check every digit; if the others are right, the last one is 6"),
        ("--seller-postal-code", "12", "`12` is not a postal code"),
        ("--account", "99990543213", "`99990543213` is not a bank account"),
        ("--vat", "not registered", "did you mean `not_registered`?"),
        ("--order-number", "B 123456", "`B 123456` is not an order number"),
        ("--from", "02/03/2026", "write it as year, month and day"),
        ("--frame", "mye", "`mye` is not a plain number"),
        ("--advance", "signing, 40", "a row of `--advance` has no title"),
    ];
    let options: Vec<&str> = slips.iter().flat_map(|(option, value, _)| [*option, *value]).collect();
    let run = workspace.bilag(&[&["init", "."], options.as_slice()].concat());
    assert_eq!((run.status, workspace.files(".")), (2, Vec::new()), "{}", run.stderr);
    for (_, _, said) in slips {
        assert!(run.stderr.contains(said), "{said} isn't in\n{}", run.stderr);
    }
    let turned = workspace.bilag(&["init", ".", "--from", "2026-02-01", "--to", "2026-01-31"]);
    assert!(turned.stderr.contains("2026-01-31 lies before 2026-02-01"), "{}", turned.stderr);
    let twice = init(&workspace, &["--advance", "signing, 20, Igjen"]);
    assert!(twice.stderr.contains("`signing` is used twice"), "{}", twice.stderr);
}

#[test]
fn what_people_write_is_understood_and_written_as_the_file_wants_it() {
    let workspace = Workspace::empty();
    let said = [
        ("--from", "15.1.2026"),
        ("--to", "31. desember 2026"),
        ("--signed-on", "02.02.26"),
        ("--frame", "150 000,-"),
        ("--hourly-rate", "kr 900"),
        ("--vat", "ikke mva-registrert"),
        ("--seller-postal-code", "3511 Hønefoss"),
        ("--advance", "signing, 75 %, Ved signering"),
    ];
    let options: Vec<&str> = said.iter().flat_map(|(option, value)| [*option, *value]).collect();
    let run = workspace.bilag(&[&["init", ".", "--name", "x"], options.as_slice()].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    let facts = facts(&workspace, "x");
    for line in [
        "  from: 2026-01-15",
        "  to: 2026-12-31",
        "signed_on: 2026-02-02",
        "frame: 150000",
        "hourly_rate: 900",
        "vat: {status: not_registered}",
        "  address: {postal_code: \"3511\", city: Hønefoss}",
        "  - {id: signing, share: 75, title: Ved signering, basis: advance}",
    ] {
        assert!(facts.lines().any(|other| other == line), "{line} isn't in\n{facts}");
    }
}

#[test]
fn neither_a_mark_before_the_first_letter_nor_a_numbered_heading_is_an_error() {
    let workspace = Workspace::example();
    for name in ["agreement.yaml", "hours.yaml", "report.md"] {
        let path = format!("inputs/fjordbygda/{name}");
        let marked = [b"\xEF\xBB\xBF".as_slice(), &workspace.read(&path)].concat();
        workspace.replace(&path, &marked);
    }
    let workspace = workspace.edited("inputs/fjordbygda/report.md", "# Sammendrag", "# 1. Sammendrag");
    let run = workspace.bilag(&["check"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn what_is_known_stands_in_the_file_and_the_rest_is_open() {
    let workspace = Workspace::empty();
    let run = init(&workspace, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let expected = "\
title: Sirkulære bygg i Testdal
seller:
  name: Testdal IPR (oppdiktet)
  org_number: \"300000126\"
  address: {street: Testveien 1, postal_code: \"0101\", city: Testby}
buyer:
  name: Testland fylkeskommune (oppdiktet)
  org_number:
  address: {street: Fylkesgata 2, postal_code: \"0098\", city: Testby}
references:
  order_number: B123456
  project_number: \"4711\"
  mark: \"Bygg: \\\"alt\\\"
  contract:
signed_on:
signed_agreement:
period:
  from: 2026-02-01
  to: 2026-10-31
activity_deadline: 2026-09-30
delivery_deadline: 2026-10-31
frame: 200000
hourly_rate: 900
vat: {status: not_registered}
payment:
  account: \"99990543212\"
milestones:
  - {id: signing, share: 40, title: \"Ved signering, straks\", basis: advance}
  - {id: final, title: Til slutt, basis: settlement}
sub_goals:
  - {id: bygg, title: Bygg av trevirke}
people:
  - {id: kari, name: Kari Eksempel, role: Prosjektleder}
plan:
budget:";
    assert_eq!(facts(&workspace, "testdal"), expected);
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn from_options_to_a_draft_by_following_messages() {
    let workspace = Workspace::empty();
    let run = init(&workspace, &[]);
    assert!(run.stdout.contains("next: `bilag check testdal`"), "{}", run.stdout);
    let check = workspace.bilag(&["check", "testdal"]);
    assert_eq!(check.status, 0, "{}", check.stderr);
    let open = [
        "`buyer.org_number` is open",
        "`signed_on` is open",
        "hours.yaml has no rows yet",
        "report.md has headings only",
    ];
    for remaining in open {
        assert!(check.stderr.contains(remaining), "{remaining} isn't in\n{}", check.stderr);
    }
    assert_eq!(
        check.stdout,
        "`testdal` has no errors\nnext: `bilag build testdal` writes the drafts; before anything can be issued, fill in \
         the 2 facts that are open\n"
    );
    let build = workspace.bilag(&["build", "testdal"]);
    assert_eq!(build.status, 0, "{}", build.stderr);
    let said = build.stdout.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(said.starts_with("testdal · signing: 80 000,00 kr to be paid\n"), "{said}");
    assert!(build.stdout.ends_with("fill in the 2 facts that are open\n"), "{}", build.stdout);
    let workspace = workspace
        .edited("inputs/testdal/agreement.yaml", "buyer:\n", "buyer:\n  org_number: \"312345676\"\n")
        .edited("inputs/testdal/agreement.yaml", "  org_number: # ni siffer fra Enhetsregisteret\n", "")
        .edited("inputs/testdal/agreement.yaml", "signed_on:", "signed_on: 2026-02-01");
    let build = workspace.bilag(&["build", "testdal"]);
    assert!(
        build.stdout.ends_with("does it\n") && build.stdout.contains("`bilag issue testdal signing`"),
        "{}",
        build.stdout
    );
    let issue = workspace.bilag(&["issue", "testdal", "signing", "--date", "2026-02-02"]);
    assert_eq!(issue.status, 0, "{}", issue.stderr);
}

#[test]
fn what_isnt_known_stays_open_and_the_first_check_names_it() {
    let workspace = Workspace::empty();
    let run = workspace.bilag(&["init", ".", "--name", "ny"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let facts = facts(&workspace, "ny");
    assert!(facts.lines().all(|line| line.ends_with(':')), "something was invented:\n{facts}");
    let check = workspace.bilag(&["check"]);
    assert_eq!(check.status, 1);
    for missing in ["`title` has no text", "`people` needs at least one row", "`vat` is open"] {
        assert!(check.stderr.contains(missing), "{missing} isn't in\n{}", check.stderr);
    }
    assert!(!check.stderr.contains("E0102") && !check.stderr.contains("E0105"), "{}", check.stderr);
    assert_eq!(check.stdout, "next: mend the errors, each in its line, and run `bilag check` again\n");
}

#[test]
fn every_file_points_at_a_schema_that_is_there() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.bilag(&["init", ".", "--name", "ny"]).status, 0);
    let files = workspace.files("inputs/ny");
    assert_eq!(
        files,
        [
            "activities.yaml",
            "agreement.yaml",
            "costs.yaml",
            "documentation/.gitkeep",
            "hours.yaml",
            "indicators.yaml",
            "receipts/.gitkeep",
            "report.md"
        ]
    );
    for file in files.iter().filter(|file| file.rsplit('.').next() == Some("yaml")) {
        let text = String::from_utf8(workspace.read(&format!("inputs/ny/{file}"))).expect("text");
        let schema =
            text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema=../../"));
        assert!(!workspace.read(schema.expect("a schema")).is_empty());
    }
}

#[test]
fn an_agreement_is_added_and_nothing_is_overwritten() {
    let workspace = Workspace::example().with("schemas/hours.schema.json", "mine");
    let before: Vec<_> = workspace.files(".").into_iter().map(|file| (workspace.read(&file), file)).collect();
    let inside = workspace.bilag_in("inputs/fjordbygda", &["init", ".", "--name", "ny"]);
    assert_eq!(inside.status, 0, "{}", inside.stderr);
    let named = workspace.bilag(&["init", "enda-en"]);
    assert_eq!(named.status, 0, "{}", named.stderr);
    assert!(named.stdout.contains("`inputs/enda-en`"), "{}", named.stdout);
    for (bytes, file) in before {
        assert_eq!(workspace.read(&file), bytes, "{file}");
    }
    assert!(workspace.files("inputs/ny").contains(&"agreement.yaml".to_owned()));
    let again = workspace.bilag(&["init", ".", "--name", "ny"]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("E0033"), "{}", again.stderr);
    assert!(again.stderr.contains("there is an `inputs/ny` already"), "{}", again.stderr);
    let titled = workspace.bilag(&["init", ".", "--title", "Tredje avtale"]);
    assert!(titled.stdout.contains("`inputs/tredje-avtale`"), "{}", titled.stdout);
}

#[test]
fn options_are_held_to_the_rules_of_the_file() {
    let workspace = Workspace::empty();
    let good =
        ["init", ".", "--name", "a", "--frame", "1000", "--person", "kari, Kari Eksempel, Leder, to dager"];
    assert_eq!(workspace.bilag(&good).status, 0);
    let facts = facts(&workspace, "a");
    assert!(facts.contains("frame: 1000\n") && facts.contains("role: \"Leder, to dager\"}"), "{facts}");
    let bad = ["init", ".", "--name", "b", "--frame", "mye", "--account", "1"];
    let run = workspace.bilag(&bad);
    assert_eq!(run.status, 2);
    for option in ["`--frame` can't be that", "`--account` can't be that"] {
        assert!(run.stderr.contains(option), "{option} isn't in\n{}", run.stderr);
    }
    assert!(workspace.files("inputs/b").is_empty());
}

#[test]
fn a_new_workspace_is_made_with_its_first_agreement() {
    let workspace = Workspace::empty();
    let run = workspace.bilag(&["init", "../beside/Våre avtaler"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        workspace.files("../beside/Våre avtaler/inputs/vaare-avtaler").contains(&"agreement.yaml".to_owned())
    );
    assert!(run.stdout.contains("next: go to `../beside/Våre avtaler`"), "{}", run.stdout);
}
