//! What is unusual is asked about before a document gets its number, and what isn't, isn't.

#![expect(clippy::disallowed_methods, reason = "the tests prepare folders")]

use std::fs;

use serde_json::Value;

use crate::support::{Run, Workspace, pinned};

const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";
const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const COSTS: &str = "inputs/fjordbygda/costs.yaml";
const SIGNING: &str = "2026-02-02";
const FINAL: &str = "2026-11-02";

/// The clock of a run, at noon of a day.
fn noon(day: Option<&str>) -> String {
    pinned(&["--date", day.expect("a day")]).expect("a day").1
}

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    run
}

fn issue(workspace: &Workspace, milestone: &str, date: &str, more: &[&str]) -> Run {
    workspace.bilag(&[&["issue", "fjordbygda", milestone, "--date", date], more].concat())
}

fn with_advance() -> Workspace {
    let workspace = Workspace::example();
    done(issue(&workspace, "signing", SIGNING, &[]));
    workspace
}

/// Everything that is to be confirmed, by its code.
fn asked(run: &Run) -> Vec<&str> {
    run.stderr.lines().filter_map(|line| line.strip_prefix("confirm[")?.split(']').next()).collect()
}

fn register(workspace: &Workspace) -> Vec<Value> {
    let text = String::from_utf8(workspace.read("outputs/register.jsonl")).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// The command is refused and leaves nothing, until what it asks about is accepted, which the register then says.
fn needs(workspace: &Workspace, command: &[&str], codes: &[&str]) -> Run {
    let before = register(workspace).len();
    let refused = workspace.bilag(command);
    assert_eq!(refused.status, 1, "{}\n{}", refused.stdout, refused.stderr);
    assert!(refused.stderr.contains("E1227"), "{}", refused.stderr);
    let mut found = asked(&refused);
    found.sort_unstable();
    assert_eq!(found, codes, "{}", refused.stderr);
    assert_eq!(register(workspace).len(), before);
    let options: Vec<String> = codes.iter().map(|code| format!("--accept {code}")).collect();
    assert!(refused.stderr.contains(&format!("`{}`", options.join(" "))), "{}", refused.stderr);
    let accepted: Vec<&str> = options.iter().flat_map(|option| option.split(' ')).collect();
    let issued = done(workspace.bilag(&[command, &accepted].concat()));
    assert!(issued.stdout.contains(&format!("  confirmed: {}", codes.join(", "))), "{}", issued.stdout);
    assert!(asked(&issued).is_empty(), "{}", issued.stderr);
    for line in &register(workspace)[before..] {
        assert_eq!(line["confirmed"], serde_json::json!(codes), "{line}");
    }
    issued
}

#[test]
fn an_ordinary_agreement_is_asked_nothing() {
    let workspace = Workspace::example();
    for command in [
        ["check", "fjordbygda"].as_slice(),
        &["plan", "fjordbygda", "signing", "--date", SIGNING],
        &["issue", "fjordbygda", "signing", "--date", SIGNING],
        &["check", "fjordbygda"],
        &["plan", "fjordbygda", "final", "--date", FINAL],
        &["issue", "fjordbygda", "final", "--date", FINAL],
        &["credit", "2026-0002", "--amount", "1000", "--reason", "Avslag", "--date", "2026-11-03"],
    ] {
        let run = done(workspace.bilag(command));
        assert!(!run.stderr.contains("confirm") && !run.stdout.contains("confirm"), "{}", run.stderr);
    }
    let workspace =
        workspace.edited(HOURS, "siv, hours: 4, activity: Oppstart", "siv, hours: 5, activity: Oppstart");
    let command = ["correct", "2026-0002", "--reason", "Feil", "--date", "2026-11-20"];
    assert!(asked(&done(workspace.bilag(&command))).is_empty());
    let lines = String::from_utf8(workspace.read("outputs/register.jsonl")).expect("text");
    assert!(!lines.contains("confirmed"), "an empty list isn't written");
}

/// audit 1: what remains of it once the files are there, and say less than was billed.
#[test]
fn a_settlement_that_gives_money_back_is_asked_about() {
    let workspace = with_advance().with(HOURS, "hours: []\n");
    assert!(asked(&done(workspace.bilag(&["check"]))).is_empty(), "the work may go on yet");
    let plan = done(workspace.bilag(&["plan", "fjordbygda", "final", "--date", FINAL]));
    assert_eq!(asked(&plan), ["C1201"]);
    assert!(plan.stderr.starts_with("confirm[C1201]"), "it comes first: {}", plan.stderr);
    assert!(plan.stdout.contains("  to be confirmed: C1201"), "{}", plan.stdout);
    needs(&workspace, &["issue", "fjordbygda", "final", "--date", FINAL], &["C1201"]);
    let verified = done(workspace.bilag(&["verify", "--rebuild", "all"]));
    assert!(verified.stdout.contains("2026-0002 made again: the same"), "{}", verified.stdout);
}

#[test]
fn a_program_gets_what_must_be_confirmed_and_accepts_it_by_its_code() {
    let workspace = with_advance().with(HOURS, "hours: []\n");
    let command = ["issue", "fjordbygda", "final", "--date", FINAL, "--format", "json"];
    let refused = workspace.bilag(&command);
    let json: Value = serde_json::from_str(&refused.stdout).expect("JSON");
    assert_eq!((refused.status, json["status"].as_i64()), (1, Some(1)));
    assert_eq!(json["problems"][0]["code"], "C1201");
    assert_eq!(json["problems"][0]["severity"], "confirm");
    assert_eq!(json["documents"], serde_json::json!([]));
    let plan = workspace.bilag(&["plan", "fjordbygda", "final", "--date", FINAL, "--format", "json"]);
    let json: Value = serde_json::from_str(&plan.stdout).expect("JSON");
    assert_eq!(json["documents"][0]["confirmed"], serde_json::json!(["C1201"]));
    let issued = done(workspace.bilag(&[&command[..], &["--accept", "c1201"]].concat()));
    let json: Value = serde_json::from_str(&issued.stdout).expect("JSON");
    assert_eq!(json["documents"][0]["confirmed"], serde_json::json!(["C1201"]));
}

#[test]
fn only_what_is_found_can_be_accepted() {
    let workspace = Workspace::example();
    let run = issue(&workspace, "signing", SIGNING, &["--accept", "C1201"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("E1228") && run.stderr.contains("--accept C1201"), "{}", run.stderr);
    for no_question in ["E1201", "W0971", "C9999", "all"] {
        assert_eq!(issue(&workspace, "signing", SIGNING, &["--accept", no_question]).status, 2);
    }
    let quiet = issue(&with_advance().with(HOURS, "hours: []\n"), "final", FINAL, &["--quiet"]);
    assert!(quiet.stderr.contains("C1201") && quiet.stderr.contains("E1227"), "{}", quiet.stderr);
}

/// S8; audit 5; audit 6, story 20.
#[test]
fn account_vat_status_and_buyer_other_than_before_are_asked_about() {
    for (old, new, codes) in [
        ("9999 05 43212", "1234 56 78903", ["C1202"].as_slice()),
        ("status: not_registered", "status: taxable", &["C1203"]),
        ("name: Eksempel fylkeskommune (oppdiktet)", "name: Eksempel kommune (oppdiktet)", &["C1204"]),
        ("\"312345676\"", "\"300000126\"", &["C1204"]),
    ] {
        let workspace = with_advance().edited(AGREEMENT, old, new);
        let check = workspace.bilag(&["check"]);
        assert_eq!(asked(&check), codes, "{}", check.stderr);
        assert!(check.stderr.contains("2026-0001"), "{}", check.stderr);
        let run = issue(&workspace, "final", FINAL, &[]);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(codes.iter().all(|code| asked(&run).contains(code)), "{}", run.stderr);
    }
    let workspace = with_advance().edited(AGREEMENT, "9999 05 43212", "1234 56 78903");
    needs(&workspace, &["issue", "fjordbygda", "final", "--date", FINAL], &["C1202"]);
    assert!(asked(&done(workspace.bilag(&["check"]))).is_empty(), "what is confirmed is asked once");
}

#[test]
fn a_correction_is_asked_about_as_well() {
    let workspace = with_advance().edited(AGREEMENT, "9999 05 43212", "1234 56 78903");
    let command = ["correct", "2026-0001", "--reason", "Ny konto", "--date", "2026-02-05"];
    let planned = done(workspace.bilag(&[&command[..], &["--dry-run"]].concat()));
    assert_eq!(asked(&planned), ["C1202"]);
    needs(&workspace, &command, &["C1202"]);
}

/// audit 2: backdating, by bokføringsforskriften § 5-1-3.
#[test]
fn a_date_before_today_is_asked_about_unless_it_closes_last_month() {
    let workspace = Workspace::example();
    // March 2026 begins on a Sunday; its 15th working day, Saturdays among them, is Wednesday 18.
    for (date, today, is_asked) in [
        ("2026-02-28", "2026-03-01", false),
        ("2026-02-28", "2026-03-18", false),
        ("2026-02-28", "2026-03-19", true),
        ("2026-02-27", "2026-03-02", true),
        ("2026-03-17", "2026-03-18", true),
        ("2026-01-31", "2026-03-02", true),
        ("2026-03-18", "2026-03-18", false),
        // Maundy Thursday to Easter Monday are no working days: the 15th is Wednesday 22.
        ("2026-03-31", "2026-04-21", false),
        ("2026-03-31", "2026-04-23", true),
    ] {
        let clock = noon(Some(today));
        let command = ["plan", "fjordbygda", "signing", "--date", date];
        let run = done(workspace.bilag_with(&command, &[("SOURCE_DATE_EPOCH", &clock)]));
        assert_eq!(asked(&run) == ["C1205"], is_asked, "{date} on {today}: {}", run.stderr);
    }
    let clock = noon(Some("2026-11-24"));
    done(issue(&workspace, "signing", SIGNING, &[]));
    let command = ["credit", "2026-0001", "--reason", "Feil", "--date", "2026-02-03"];
    let run = workspace.bilag_with(&command, &[("SOURCE_DATE_EPOCH", &clock)]);
    assert_eq!((run.status, asked(&run)), (1, vec!["C1205"]), "{}", run.stderr);
}

/// The example's folder once more, as `nabo`.
fn with_copy(workspace: Workspace) -> Workspace {
    copied(workspace, "nabo")
}

fn copied(workspace: Workspace, name: &str) -> Workspace {
    for file in workspace.files("inputs/fjordbygda") {
        let copy = workspace.path(&format!("inputs/{name}/{file}"));
        fs::create_dir_all(copy.parent().expect("a folder above")).expect("folders");
        fs::copy(workspace.path(&format!("inputs/fjordbygda/{file}")), copy).expect("a copy");
    }
    workspace
}

/// S3; audit 7, the second agreement of one seller.
#[test]
fn the_same_hours_and_receipts_in_another_agreement_are_asked_about() {
    let workspace = with_copy(with_advance())
        .edited("inputs/nabo/agreement.yaml", "B123456", "B654321")
        .edited("inputs/nabo/agreement.yaml", "{id: siv,", "{id: prosjektleder,");
    let hours = String::from_utf8(workspace.read("inputs/nabo/hours.yaml")).expect("text");
    let workspace = workspace.with(
        "inputs/nabo/hours.yaml",
        hours.replace("person: siv", "person: prosjektleder").replace("by: siv", "by: prosjektleder"),
    );
    let check = done(workspace.bilag(&["check", "nabo"]));
    assert_eq!(asked(&check), ["C1207", "C1206"], "{}", check.stderr);
    assert!(check.stderr.contains("203.50 h of Ali Oppdiktet, Siv Eksempel"), "{}", check.stderr);
    assert!(check.stderr.contains("receipts/01-sal.pdf, receipts/02-lunsj.jpg"), "{}", check.stderr);
    let command = ["issue", "fjordbygda", "final", "--date", FINAL];
    needs(&workspace, &command, &["C1206", "C1207"]);
    // What is issued stays billed, whatever becomes of its inputs.
    fs::remove_dir_all(workspace.path("inputs/fjordbygda")).expect("a folder");
    let check = done(workspace.bilag(&["check", "nabo"]));
    assert_eq!(asked(&check), ["C1207", "C1206"], "{}", check.stderr);
    assert!(check.stderr.contains("2026-0002, issued for `fjordbygda`"), "{}", check.stderr);
}

#[test]
fn many_agreements_with_the_same_are_asked_about_in_one_question() {
    let names = ["arne", "bodil", "cato", "dagny", "egil"];
    let workspace = names.into_iter().fold(Workspace::example(), copied);
    let check = done(workspace.bilag(&["check", "fjordbygda"]));
    assert_eq!(asked(&check), ["C1207", "C1206"], "{}", check.stderr);
    assert_eq!(check.stderr.matches("`arne`, `bodil`, `cato` and 2 more").count(), 2, "{}", check.stderr);
    let workspace =
        workspace.edited("inputs/bodil/agreement.yaml", "{id: siv, name: Siv", "{id: bodil, name: Bodil");
    let hours = String::from_utf8(workspace.read("inputs/bodil/hours.yaml")).expect("text");
    let workspace = workspace.with(
        "inputs/bodil/hours.yaml",
        hours.replace("person: siv", "person: bodil").replace("by: siv", "by: bodil"),
    );
    let check = done(workspace.bilag(&["check", "fjordbygda"]));
    assert_eq!(asked(&check), ["C1207", "C1206", "C1206"], "{}", check.stderr);
    assert!(check.stderr.contains("of Ali Oppdiktet, have the same person at the same time as `bodil`"));
    assert!(
        check.stderr.contains("at the same time as `arne`, `cato`, `dagny` and `egil`"),
        "{}",
        check.stderr
    );
}

#[test]
fn hours_at_other_times_of_the_same_day_are_nobody_elses() {
    let hours = "hours:\n  - {date: 2026-02-03, person: siv, hours: 2, activity: Annet, sub_goal: nettverk}\n  \
                 - {date: 2026-02-12, person: ali, from: \"15:30\", to: \"16:30\", activity: Annet, sub_goal: nettverk}\n";
    let workspace = with_copy(Workspace::example())
        .edited("inputs/nabo/agreement.yaml", "B123456", "B654321")
        .with("inputs/nabo/hours.yaml", hours)
        .with("inputs/nabo/costs.yaml", "costs: []\n");
    fs::remove_dir_all(workspace.path("inputs/nabo/receipts")).expect("a folder");
    let check = done(workspace.bilag(&["check", "nabo"]));
    assert!(asked(&check).is_empty(), "{}", check.stderr);
    let workspace = workspace.edited("inputs/nabo/hours.yaml", "15:30", "15:00");
    assert_eq!(asked(&workspace.bilag(&["check", "nabo"])), ["C1206"]);
}

/// audit 6: a folder that was renamed, or copied.
#[test]
fn an_advance_is_not_billed_again_under_another_name_of_its_folder() {
    let copied = with_copy(with_advance());
    assert!(asked(&copied.bilag(&["check", "nabo"])).contains(&"C1213"));
    let renamed = with_advance();
    fs::rename(renamed.path("inputs/fjordbygda"), renamed.path("inputs/fjord")).expect("another name");
    assert_eq!(asked(&done(renamed.bilag(&["check"]))), ["C1213"]);
    needs(&renamed, &["issue", "fjord", "signing", "--date", "2026-02-03"], &["C1213"]);
    let other = with_copy(with_advance()).edited("inputs/nabo/agreement.yaml", "\"54321\"", "\"54322\"");
    assert!(!asked(&other.bilag(&["check", "nabo"])).contains(&"C1213"));
}

/// audit 7: two ids of one person.
#[test]
fn a_person_under_two_ids_is_asked_about_before_the_same_minutes_are_billed_twice() {
    let people = "  - {id: ali, name: Ali Oppdiktet,";
    let second =
        format!("  - {{id: siv2, name: Siv Eksempel, role: Rådgiver, hourly_rate: 950.00}}\n{people}");
    let row = |from: &str, to: &str| {
        format!(
            "hours:\n  - {{date: 2026-05-06, person: siv2, from: \"{from}\", to: \"{to}\", activity: Kurs, sub_goal: opplering}}\n"
        )
    };
    let workspace = with_advance().edited(AGREEMENT, people, &second);
    assert!(asked(&workspace.bilag(&["check"])).is_empty(), "two ids alone are no question");
    let after = workspace.copied().edited(HOURS, "hours:\n", &row("15:30", "16:00"));
    assert!(asked(&after.bilag(&["check"])).is_empty());
    let workspace = workspace.edited(HOURS, "hours:\n", &row("08:00", "15:30"));
    needs(&workspace, &["issue", "fjordbygda", "final", "--date", FINAL], &["C1214"]);
}

#[test]
fn a_rate_that_changed_after_hours_at_it_were_billed_is_asked_about() {
    let settlement = "  - {id: final,";
    let midway =
        format!("  - {{id: midway, title: Halvveis, basis: settlement, through: 2026-06-30}}\n{settlement}");
    let workspace = Workspace::example().edited(AGREEMENT, settlement, &midway);
    done(issue(&workspace, "signing", SIGNING, &[]));
    let before = workspace.copied().edited(AGREEMENT, "hourly_rate: 850.00", "hourly_rate: 900.00");
    assert!(asked(&before.bilag(&["check"])).is_empty(), "no hour is billed yet");
    done(issue(&workspace, "midway", "2026-07-01", &[]));
    let workspace = workspace.edited(AGREEMENT, "hourly_rate: 850.00", "hourly_rate: 900.00");
    needs(&workspace, &["issue", "fjordbygda", "final", "--date", FINAL], &["C1208"]);
}

/// audit 12, and the VAT of vouchers.
#[test]
fn what_a_taxable_seller_does_late_or_leaves_is_asked_about() {
    let workspace = Workspace::example()
        .edited(AGREEMENT, "status: not_registered", "status: taxable")
        .edited(COSTS, "    vat_recoverable: true", "    vat_recoverable: false");
    assert_eq!(asked(&workspace.bilag(&["check"])), ["C1209"]);
    done(issue(&workspace, "signing", SIGNING, &[]));
    needs(&workspace, &["issue", "fjordbygda", "final", "--date", FINAL], &["C1209", "C1212"]);
}

/// audit 12.
#[test]
fn delivery_after_the_deadline_and_late_invoicing_are_asked_about() {
    let workspace = with_advance();
    let on = |date: &str| workspace.bilag(&["plan", "fjordbygda", "final", "--date", date]);
    assert!(asked(&on("2026-11-30")).is_empty());
    let late = on("2026-12-01");
    assert_eq!(asked(&late), ["C1211", "C1210"], "{}", late.stderr);
    assert!(!late.stderr.contains("W0971"), "{}", late.stderr);
    needs(&workspace, &["issue", "fjordbygda", "final", "--date", "2027-06-01"], &["C1210", "C1211"]);
}

/// A terminal is made by `script` of util-linux, which is on every Linux.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_the_plan_is_shown_and_asked_about() {
    use std::io::Write;
    use std::process::Stdio;

    use crate::support::ended;

    let answered = |workspace: &Workspace, command: &str, answer: &str| {
        let line = format!("{} {command}", env!("CARGO_BIN_EXE_bilag"));
        let mut script = workspace.within("script", ".");
        script.args(["-qec", &line, "/dev/null"]).env("SOURCE_DATE_EPOCH", noon(Some(FINAL)));
        let piped = script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("`script` of util-linux");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(answer.as_bytes()).expect("an answer");
        let output = ended(child);
        drop(stdin);
        (output.status.code().expect("a status"), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let question = "Is all of this right";
    let workspace = with_advance().with(HOURS, "hours: []\n");
    let command = format!("issue fjordbygda final --date {FINAL}");
    let (status, said) = answered(&workspace, &command, "hm\nn\n");
    assert_eq!((status, register(&workspace).len()), (1, 1), "{said}");
    assert!(said.contains("C1201") && said.contains("would issue 2026-0002"), "{said}");
    assert_eq!(said.matches(question).count(), 2, "{said}");
    let (status, said) = answered(&workspace, &command, "y\n");
    assert_eq!((status, register(&workspace).len()), (0, 2), "{said}");
    assert!(said.contains("issued 2026-0002"), "{said}");
    assert_eq!(register(&workspace)[1]["confirmed"], serde_json::json!(["C1201"]));
    // Nothing is asked where there is nothing to be confirmed.
    let (status, said) =
        answered(&workspace, &format!("credit 2026-0001 --amount 10 --reason Avslag --date {FINAL}"), "");
    assert!(status == 0 && !said.contains(question), "{said}");
}
