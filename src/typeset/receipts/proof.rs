//! Proofs: does a vector page still make a PDF that an archive takes?
//!
//! Vectors can be well drawn and yet break PDF/A, by nesting too deeply, say, or by pictures that ask to be smoothed.
//! When Typst has refused a document, it is asked about each of its pages.

use std::sync::Arc;

use bilag_core::typesetting::{PageFormat, Picture, ReceiptPage, RenderJob, TemplateFile};

use crate::setting;

/// Shows every picture it is given, each on its own page.
const TEMPLATE: &str = r#"
#set document(title: "Proof")
#set page(width: auto, height: auto, margin: 0pt)
#for number in range(json("data/proof.json")) {
  page(image("data/pictures/proof" + str(number) + ".svg", alt: "Page"))
}
"#;

/// The positions of the vector pages that don't pass.
pub(super) fn refused(pages: &[ReceiptPage]) -> Vec<usize> {
    let vectors: Vec<_> =
        pages.iter().enumerate().filter(|(_, page)| page.format == PageFormat::Svg).collect();
    let all: Vec<_> = vectors.iter().map(|(_, page)| *page).collect();
    if passes(&all) {
        return Vec::new();
    }
    vectors.into_iter().filter(|(_, page)| !passes(&[*page])).map(|(index, _)| index).collect()
}

fn passes(pages: &[&ReceiptPage]) -> bool {
    let picture = |(number, page): (usize, &&ReceiptPage)| Picture {
        name: format!("proof{number}.svg"),
        bytes: Arc::from(page.bytes.as_slice()),
    };
    let (name, path) = ("proof.typ".to_owned(), "built-in:proof.typ".to_owned());
    let template = TemplateFile { name, path, bytes: Arc::from(TEMPLATE.as_bytes()) };
    let job = RenderJob {
        template: "proof",
        templates: Arc::new([template]),
        data: pages.len().to_string().into_bytes(),
        pictures: pages.iter().enumerate().map(picture).collect(),
        identifier: "proof".to_owned(),
        date: None,
    };
    pages.is_empty() || setting::pdf(&job).is_ok()
}
