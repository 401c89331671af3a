//! Texts that look like commands to YAML's, Markdown's or the typesetter's readers come out as they were written.

use crate::pdf_text;
use crate::support::Workspace;

const FINAL: &str = "outputs/fjordbygda/draft/final";
const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const COSTS: &str = "inputs/fjordbygda/costs.yaml";
const ACTIVITIES: &str = "inputs/fjordbygda/activities.yaml";
const REPORT: &str = "inputs/fjordbygda/report.md";

const TEXTS: [&str; 16] = [
    "#read(\"x\")",
    "#{1+1}",
    "*stjerne*",
    "_under_strek_",
    "$x^2$",
    "<a>merke</a>",
    "@kilde",
    "// bort",
    "/* bort */",
    "= overskrift",
    "- punkt",
    "\\u{41} C:\\mappe",
    "\"sitat\" og 'enkelt'",
    "`kode`",
    "[x](y) ~ -- ... &amp;",
    "{navn} %s",
];

/// As a single-quoted text of YAML.
fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// As a paragraph of Markdown, each sign that could mean something escaped.
fn markdown(text: &str) -> String {
    let escaped = |letter: char| {
        if letter.is_ascii_punctuation() { format!("\\{letter}") } else { letter.to_string() }
    };
    text.chars().map(escaped).collect()
}

fn changed(workspace: Workspace, file: &str, change: impl FnOnce(String) -> String) -> Workspace {
    let text = String::from_utf8(workspace.read(file)).expect("text");
    workspace.with(file, change(text))
}

/// The example with each text as a note, an activity's title, and in the report; all of them as a supplier's name.
fn example_with_texts() -> Workspace {
    let rows = TEXTS.map(|text| {
        let text = yaml(text);
        format!("  - {{date: 2026-09-29, person: siv, hours: 0.25, activity: {text}, sub_goal: nettverk, note: {text}}}\n")
    });
    let activities = TEXTS.map(|text| {
        let text = yaml(text);
        format!(
            "  - {{date: 2026-09-29, title: {text}, place: {text}, participants: {text}, sub_goals: [nettverk], description: {text}}}\n"
        )
    });
    let paragraphs = TEXTS.map(|text| format!("\n\n{}\n", markdown(text)));
    let code = TEXTS.map(|text| format!("\n\n`` {text} ``\n"));
    let workspace = changed(Workspace::example(), HOURS, |text| {
        // Whoever attested the hours did so before these.
        let (hours, attested) = text.split_once("\nattested:").expect("the example attests its hours");
        format!("{hours}\n{}\nattested:{attested}", rows.concat())
    });
    let workspace = changed(workspace, ACTIVITIES, |text| text + &activities.concat());
    let workspace = changed(workspace, REPORT, |text| text + &paragraphs.concat() + &code.concat());
    changed(workspace, COSTS, |text| text.replace("Fiktiv Fjordbuss AS", &yaml(&TEXTS.join(" "))))
}

/// The text of a document, without spaces and line breaks: where a line ends is the page's business.
fn printed(workspace: &Workspace, document: &str) -> String {
    let files = workspace.files(FINAL);
    let name = files.iter().find(|file| file.starts_with(document));
    let name = name.unwrap_or_else(|| panic!("no {document} in {files:?}"));
    dense(&pdf_text::text(&workspace.read(&format!("{FINAL}/{name}"))))
}

fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn a_text_that_looks_like_a_command_is_printed() {
    let workspace = example_with_texts();
    let run = workspace.bilag(&["build", "--only", "final"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for (document, times) in
        [("03-timeliste-siv", 2), ("04-kostnader", 1), ("05-aktiviteter", 4), ("06-sluttrapport", 2)]
    {
        let printed = printed(&workspace, document);
        let missing = TEXTS.map(|text| (text, printed.matches(&dense(text)).count()));
        let missing: Vec<_> = missing.iter().filter(|(_, found)| *found < times).collect();
        assert!(missing.is_empty(), "{document} lacks {missing:?}:\n{printed}");
    }
}
