//! The seller's logo at the head of the documents.

use crate::support::Workspace;

const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";
const LOGO: &str = "inputs/fjordbygda/logo.svg";
const LINE: &str = "  logo: logo.svg\n";
const INVOICE: &str = "outputs/fjordbygda/draft/signing/01-faktura-B123456-54321-utkast.pdf";

fn invoice(workspace: &Workspace) -> Vec<u8> {
    let run = workspace.bilag(&["build", "--only", "signing"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.read(INVOICE)
}

fn example_with(svg: &str) -> Workspace {
    Workspace::example().with(LOGO, svg)
}

#[test]
fn the_drawing_and_only_the_drawing_makes_the_difference() {
    let shape = |colour: &str| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="{colour}"/></svg>"#
        )
    };
    let [red, green] = ["#c00000", "#00c000"].map(|colour| invoice(&example_with(&shape(colour))));
    assert_ne!(red, green);
    let without = invoice(&Workspace::example().without(LOGO).edited(AGREEMENT, LINE, ""));
    assert_ne!(red, without);
    let open = invoice(&Workspace::example().without(LOGO).edited(AGREEMENT, LINE, "  logo:\n"));
    assert_eq!(open, without, "a logo without a name is no logo");
}

#[test]
fn a_logo_may_lie_where_every_file_must_be_used() {
    let workspace = Workspace::example().edited(AGREEMENT, "logo: logo.svg", "logo: documentation/merke.svg");
    let logo = workspace.read(LOGO);
    let workspace = workspace.with("inputs/fjordbygda/documentation/merke.svg", logo).without(LOGO);
    let run = workspace.bilag(&["check"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn a_logo_that_is_missing_or_broken_is_a_problem_at_its_line() {
    let missing =
        Workspace::example().edited(AGREEMENT, "logo: logo.svg", "logo: logo.png").bilag(&["check"]);
    assert_eq!(missing.status, 1);
    assert!(
        missing.stderr.contains("[E0401]") && missing.stderr.contains("agreement.yaml:12:9"),
        "{}",
        missing.stderr
    );
    let broken = Workspace::example().with(LOGO, b"\x89PNG\r\n\x1A\nand no more").bilag(&["check"]);
    assert_eq!(broken.status, 1);
    assert!(
        broken.stderr.contains("[E0413]") && broken.stderr.contains("agreement.yaml:12:9"),
        "{}",
        broken.stderr
    );
}
