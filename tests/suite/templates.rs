//! Templates of one's own: written out, changed, picked up, and wrong.

use crate::pdf_text;
use crate::support::{Run, Workspace, bytes_of_repository, files_of_repository};

const INVOICE: &str = "outputs/fjordbygda/draft/signing/01-faktura-B123456-54321-utkast.pdf";

/// The example's first package, which has the least in it.
fn build(workspace: &Workspace, more: &[&str]) -> Run {
    workspace.bilag(&[&["build", "--only", "signing"], more].concat())
}

/// The built-in invoice with a line of one's own.
fn invoice_with(line: &str) -> String {
    let built_in = String::from_utf8(bytes_of_repository("templates/invoice.typ")).expect("text");
    built_in.replace("\n]\n\n#alone(", &format!("\n\n{line}\n]\n\n#alone("))
}

fn words(workspace: &Workspace) -> String {
    pdf_text::text(&workspace.read(INVOICE))
}

#[test]
fn ejected_templates_are_the_built_in_ones_and_change_nothing() {
    let workspace = Workspace::example();
    let before = build(&workspace, &[]);
    assert_eq!(before.status, 0, "{}", before.stderr);
    let pdf = workspace.read(INVOICE);
    let run = workspace.bilag(&["templates", "eject", "templates"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let ours = files_of_repository("templates");
    let is_template = |file: &String| file == "README.md" || (file.contains(".typ") && !file.contains('/'));
    let ours: Vec<String> = ours.into_iter().filter(is_template).collect();
    let (samples, ejected): (Vec<String>, Vec<String>) =
        workspace.files("templates").into_iter().partition(|file| file.starts_with("data/"));
    assert_eq!(ejected, ours);
    for document in ["activities", "costs", "invoice", "report", "settlement", "timesheet"] {
        let data = workspace.read(&format!("templates/data/{document}.json"));
        let data: serde_json::Value = serde_json::from_slice(&data).expect("JSON");
        assert_eq!(data["head"]["version"], bilag::view::DATA_VERSION, "{document}");
        for page in data["pages"].as_array().into_iter().flatten() {
            let picture = format!("data/pictures/{}", page["picture"]["name"].as_str().expect("a name"));
            assert!(samples.contains(&picture), "{document} shows {picture}, which isn't there");
        }
    }
    assert!(samples.contains(&"data/fonts/Inter-Regular.otf".to_owned()), "{samples:?}");
    for file in &ours {
        let path = format!("templates/{file}");
        assert_eq!(workspace.read(&path), bytes_of_repository(&path), "{file}");
    }
    assert_eq!(build(&workspace, &[]).status, 0);
    assert!(workspace.read(INVOICE) == pdf, "the ejected templates give another document");
}

#[test]
fn nothing_is_ejected_over_a_template_that_is_there() {
    let workspace = Workspace::empty().with("looks/invoice.typ", "mine").with("looks/own.typ", "mine too");
    let run = workspace.bilag(&["templates", "eject", "looks"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("`looks/invoice.typ` exists already"), "{}", run.stderr);
    assert_eq!(workspace.files("looks"), ["invoice.typ", "own.typ"]);
    assert_eq!(workspace.read("looks/invoice.typ"), b"mine");
}

#[test]
fn a_workspaces_own_template_is_picked_up_and_the_flag_wins() {
    let workspace = Workspace::example()
        .with("templates/invoice.typ", invoice_with("Fra arbeidsmappen"))
        .with("looks/invoice.typ", invoice_with("Fra flagget"));
    let run = build(&workspace, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(words(&workspace).contains("Fra arbeidsmappen"), "{}", words(&workspace));
    let run = build(&workspace, &["--templates", "looks"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let words = words(&workspace);
    assert!(words.contains("Fra flagget") && !words.contains("Fra arbeidsmappen"), "{words}");
}

#[test]
fn a_font_of_ones_own_is_used_and_kept_with_what_is_issued() {
    let style = String::from_utf8(bytes_of_repository("templates/style.typ")).expect("text");
    let style = style.replace("#let font = \"Inter\"", "#let font = (\"Bilag Test\", \"Inter\")");
    let agreement = bytes_of_repository("templates/example/inputs/fjordbygda/agreement.yaml");
    let agreement = String::from_utf8(agreement).expect("text");
    // A letter that only the font of one's own has.
    let agreement = agreement.replace("mark: Sirkulære", "mark: ⴰ");
    let without = Workspace::example().with("inputs/fjordbygda/agreement.yaml", agreement.clone());
    let run = without.bilag(&["check"]);
    assert!(run.stderr.contains("[E0611]") && run.stderr.contains("agreement.yaml:23:"), "{}", run.stderr);
    let workspace = Workspace::example()
        .with("inputs/fjordbygda/agreement.yaml", agreement)
        .with("templates/style.typ", style)
        .with("templates/fonts/Test.otf", bytes_of_repository("tests/fixtures/fonts/Test.otf"));
    for command in ["check", "status"] {
        let run = workspace.bilag(&[command]);
        assert!(run.status == 0 && !run.stdout.contains("mend the errors"), "{}{}", run.stdout, run.stderr);
    }
    let issued = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
    assert_eq!(issued.status, 0, "{}", issued.stderr);
    let name = "outputs/fjordbygda/issued/2026-0001/01-faktura-2026-0001-B123456-54321.pdf";
    let is_embedded = |bytes: &[u8]| bytes.windows(17).any(|window| window == b"BilagTest-Regular");
    assert!(is_embedded(&workspace.read(name)), "{:?}", workspace.files("outputs"));
    assert!(pdf_text::text(&workspace.read(name)).contains("ⴰ verdikjeder"));
    let again = workspace.bilag(&["verify", "--rebuild", "all"]);
    assert_eq!(again.status, 0, "{}{}", again.stdout, again.stderr);
    let broken = Workspace::example().with("templates/fonts/Test.otf", "no font");
    let run = build(&broken, &[]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(
        run.stderr.contains("[E0005]") && run.stderr.contains("templates/fonts/Test.otf"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_error_points_at_the_line_in_the_users_own_file() {
    let wrong = invoice_with("#data.amount");
    let line = 1 + wrong.lines().position(|line| line == "#data.amount").expect("the line");
    let workspace =
        Workspace::example().with("templates/invoice.typ", &wrong).with("looks/invoice.typ", &wrong);
    for (flag, file) in
        [(&[] as &[&str], "templates/invoice.typ"), (&["--templates", "looks/"], "looks/invoice.typ")]
    {
        let run = build(&workspace, flag);
        assert_eq!(run.status, 2, "{}", run.stderr);
        assert!(run.stderr.contains("[E0601]"), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("--> {file}:{line}:7")), "{}", run.stderr);
        assert!(run.stderr.contains("#data.amount"), "{}", run.stderr);
        assert!(workspace.files("outputs").is_empty(), "an error writes nothing");
    }
}

#[test]
fn a_fault_that_shows_in_a_built_in_template_says_so() {
    let workspace = Workspace::example().with("templates/style.typ", "#let family(head, body) = body");
    let run = build(&workspace, &[]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("--> built-in:invoice.typ:"), "{}", run.stderr);
}

#[test]
fn a_template_for_another_version_of_the_data_is_refused() {
    let style = String::from_utf8(bytes_of_repository("templates/style.typ")).expect("text");
    let older = style.replace("assert.eq(head.version, 4,", "assert.eq(head.version, 0,");
    assert_ne!(older, style);
    let run = build(&Workspace::example().with("templates/style.typ", older), &[]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(
        run.stderr.contains("eject it anew") && run.stderr.contains("--> templates/style.typ:"),
        "{}",
        run.stderr
    );
}

#[test]
fn each_template_has_a_schema() {
    for kind in ["overview", "invoice", "settlement", "timesheet", "costs", "activities", "report"] {
        let run = Workspace::empty().bilag(&["templates", "schema", kind]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(run.stdout.as_bytes(), bytes_of_repository(&format!("schemas/views/{kind}.schema.json")));
    }
}
