//! What the pages of a PDF bring along, looked at before any of it is unpacked: pictures that are too large, and what a
//! page would be shown without.

use std::collections::BTreeSet;

use bilag_core::typesetting::ReceiptError;
use hayro::hayro_syntax::object::stream::ImageDecodeParams;
use hayro::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream, String as Text};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{Filter, Pdf};

use super::check_pixels;

/// A field's flag: it isn't shown (ISO 32000-1, table 165).
const HIDDEN: u32 = 1 << 1;

/// Of what is on the pages; an object that no page shows is none of a reader's business.
///
/// # Errors
/// When a picture is too large, or a page would be shown without something that is in the file.
pub(super) fn check(pdf: &Pdf) -> Result<(), ReceiptError> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    if is_drawn_elsewhere(&catalog) {
        return Err(corrupt("it is a form of the kind XFA, which only Adobe's own programs draw"));
    }
    let mut seen = BTreeSet::new();
    for (page, number) in pdf.pages().iter().zip(1..) {
        let mut resources = Some(page.resources());
        while let Some(found) = resources {
            pictures(vec![found.x_objects.clone(), found.patterns.clone()], number, &mut seen)?;
            resources = found.parent();
        }
        if has_an_undrawn_field(page) {
            return Err(corrupt(&format!("a field on page {number} has a value that isn't drawn")));
        }
    }
    Ok(())
}

/// Is what people see of the form made from XML, and the pages only say so?
fn is_drawn_elsewhere(catalog: &Dict<'_>) -> bool {
    let Some(form) = catalog.get::<Dict<'_>>("AcroForm") else { return false };
    let has_fields = form.get::<Array<'_>>("Fields").is_some_and(|fields| fields.raw_iter().next().is_some());
    form.contains_key("XFA") && (!has_fields || catalog.get::<bool>("NeedsRendering") == Some(true))
}

/// Is there a field with a value, of which the file has no picture?
fn has_an_undrawn_field(page: &Page<'_>) -> bool {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return false };
    annotations.iter::<Dict<'_>>().any(|field| {
        let is_field = field.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Widget");
        let is_shown = field.get::<u32>("F").unwrap_or_default() & HIDDEN == 0;
        is_field && is_shown && !field.contains_key("AP") && has_a_value(&field)
    })
}

/// Text that was typed or chosen; a field may have its kind and its value from those above it.
fn has_a_value(field: &Dict<'_>) -> bool {
    let mut line = vec![field.clone()];
    while let Some(above) =
        line.last().and_then(|last| last.get::<Dict<'_>>("Parent")).filter(|_| line.len() < 9)
    {
        line.push(above);
    }
    let kind = line.iter().find_map(|field| field.get::<Name<'_>>("FT"));
    let value = line.iter().find_map(|field| field.get::<Text<'_>>("V"));
    kind.is_some_and(|kind| matches!(kind.as_ref(), b"Tx" | b"Ch"))
        && value.is_some_and(|value| !value.as_bytes().trim_ascii().is_empty())
}

/// Looks at the pictures among these resources, and those of what is drawn by them; at each object once.
fn pictures(
    mut resources: Vec<Dict<'_>>,
    number: usize,
    seen: &mut BTreeSet<ObjectIdentifier>,
) -> Result<(), ReceiptError> {
    while let Some(found) = resources.pop() {
        for name in found.keys() {
            let Some(stream) = found.get::<Stream<'_>>(&*name) else { continue };
            if stream.dict().obj_id().is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            let dict = stream.dict();
            if dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_ref() == b"Image") {
                picture(&stream, number)?;
            }
            let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
            resources.extend(["XObject", "Pattern"].iter().filter_map(|kind| own.get::<Dict<'_>>(kind)));
        }
    }
    Ok(())
}

fn picture(stream: &Stream<'_>, number: usize) -> Result<(), ReceiptError> {
    let dict = stream.dict();
    let masks = ["SMask", "Mask"].iter().filter_map(|key| dict.get::<Stream<'_>>(key));
    for dict in masks.map(|mask| mask.dict().clone()).chain([dict.clone()]) {
        let side = |key: &str| dict.get::<u32>(key).unwrap_or_default();
        check_pixels(side("Width"), side("Height"))?;
    }
    if stream.filters().contains(&Filter::CcittFaxDecode) && is_cut_short(stream) {
        return Err(corrupt(&format!("a picture on page {number} can't be read to its end")));
    }
    Ok(())
}

/// A fax breaks off where it can't be read, and the rest of it would be blank. A twentieth may be missing: scanners count
/// their rows generously.
fn is_cut_short(fax: &Stream<'_>) -> bool {
    let side = |key: &str| fax.dict().get::<u32>(key).unwrap_or_default();
    let (width, height) = (side("Width"), side("Height"));
    let params = ImageDecodeParams {
        is_indexed: false,
        bpc: Some(1),
        num_components: Some(1),
        target_dimension: None,
        width,
        height,
    };
    let Ok(read) = fax.decoded_image(&params) else { return true };
    let columns = read.image_data.map_or(width, |found| found.width);
    let rows = read.data.len() as u64 / u64::from(columns.max(1));
    rows * 20 < u64::from(height) * 19
}

fn corrupt(reason: &str) -> ReceiptError {
    ReceiptError::Corrupt(reason.to_owned())
}
