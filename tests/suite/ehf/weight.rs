//! What an EHF may weigh: photographs lose detail first, then somebody is warned, then it is refused.

use std::io::Cursor;

use bilag::einvoice;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::support::Workspace;

const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";
const COSTS: &str = "inputs/fjordbygda/costs.yaml";
const FINAL: &str = "outputs/fjordbygda/issued/2026-0002";

/// A picture that no packing makes much smaller.
fn noise(width: u32, height: u32, seed: u32, range: u32, format: ImageFormat) -> Vec<u8> {
    let mut state = seed;
    let picture = RgbImage::from_fn(width, height, |x, _| {
        let mut channel = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(40 + x * 100 / width + (state >> 16) % range).unwrap_or(u8::MAX)
        };
        Rgb([channel(), channel(), channel()])
    });
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut file, format).expect("memory");
    file.into_inner()
}

/// The example with a picture as its signed agreement.
fn with_agreement(picture: &[u8], setting: &str) -> Workspace {
    Workspace::example()
        .edited(
            AGREEMENT,
            "signed_agreement: avtale.pdf",
            &format!("signed_agreement: avtale.png\n{setting}"),
        )
        .with("inputs/fjordbygda/avtale.png", picture)
        .without("inputs/fjordbygda/avtale.pdf")
}

fn issue(workspace: &Workspace, milestone: &str, date: &str) -> crate::support::Run {
    workspace.bilag(&["issue", "fjordbygda", milestone, "--date", date])
}

#[test]
fn what_is_too_heavy_is_refused_with_what_weighs_how_much() {
    let picture = noise(700, 500, 1, 100, ImageFormat::Png);
    assert!((900_000..2_000_000).contains(&picture.len()), "{}", picture.len());
    let workspace = with_agreement(&picture, "ehf: {max_attachments_mb: 1}");
    let run = issue(&workspace, "signing", "2026-02-02");
    assert!(picture.len() > 1_000_000, "{}", picture.len());
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    for said in ["error[E1112]", "avtale.png 1.", "1.0 MB is the most", "max_attachments_mb: 1"] {
        assert!(run.stderr.contains(said), "no «{said}» in {}", run.stderr);
    }
    assert!(!workspace.path("outputs/register.jsonl").exists(), "no number was taken");
    let allowed = with_agreement(&picture, "ehf: {max_attachments_mb: 2}");
    assert_eq!(issue(&allowed, "signing", "2026-02-02").status, 0);
}

#[test]
fn over_five_megabytes_is_issued_with_a_warning() {
    let picture = noise(1500, 1300, 2, 100, ImageFormat::Png);
    let workspace = with_agreement(&picture, "");
    let run = issue(&workspace, "signing", "2026-02-02");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("warning[W1101]") && run.stderr.contains("avtale.png 5."), "{}", run.stderr);
    let draft =
        with_agreement(&picture, "ehf: {max_attachments_mb: 1}").bilag(&["build", "--only", "signing"]);
    assert_eq!(draft.status, 0, "a draft may still get lighter: {}", draft.stderr);
    assert!(draft.stderr.contains("warning[W1101]"), "{}", draft.stderr);
}

#[test]
fn photographs_lose_detail_before_anybody_is_warned() {
    let mut workspace = Workspace::example();
    let photographs: Vec<Vec<u8>> =
        (0..4).map(|seed| noise(1990, 1500, seed, 120, ImageFormat::Jpeg)).collect();
    assert!(photographs.iter().map(Vec::len).sum::<usize>() > 5_000_000);
    let mut names = String::new();
    for (number, photograph) in photographs.iter().enumerate() {
        let name = format!("receipts/foto-{number}.jpg");
        workspace = workspace.with(&format!("inputs/fjordbygda/{name}"), photograph);
        names = format!("{names}, {name}");
    }
    let workspace = workspace.edited(
        COSTS,
        "receipts: [receipts/02-lunsj.jpg]",
        &format!("receipts: [receipts/02-lunsj.jpg{names}]"),
    );
    assert_eq!(issue(&workspace, "signing", "2026-02-02").status, 0);
    let run = issue(&workspace, "final", "2026-11-02");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("W1101"), "{}", run.stderr);
    let files = workspace.files(FINAL);
    let xml = files.iter().find(|file| file.ends_with("-54321.xml")).expect("an EHF");
    let figures = einvoice::read(&workspace.read(&format!("{FINAL}/{xml}"))).expect("an EHF");
    let weight: usize = figures.files.iter().map(|file| file.bytes.len()).sum();
    assert!(weight < 5_000_000, "{weight}");
    let original = files.iter().find(|file| file.starts_with("originaler/") && file.ends_with("foto-0.jpg"));
    let original = workspace.read(&format!("{FINAL}/{}", original.expect("the photograph")));
    assert!(original == photographs[0], "the original goes along as it came");
}
